"""Whatever comes in, a report comes out: with a status, a coded reason and a note, never an error."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import Code
from crossread.ingest import IngestOptions, Intake, read_bytes, read_paths

Take = Callable[..., Intake]
GERMAN = (
    "Der Rat der Stadt hat am Dienstag beschlossen, die Mole wieder zu öffnen, sobald der Sturm sich gelegt hat. " * 3
)


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", "empty", Code.REPORT_EMPTY),
        (b" \n\t\n", "empty", Code.REPORT_EMPTY),
        (b"\xef\xbb\xbf", "empty", Code.REPORT_EMPTY),
        (b"---\ntitle: Pier\n---\n", "empty", Code.REPORT_EMPTY),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3 obj", "rejected", Code.REPORT_BINARY),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "rejected", Code.REPORT_BINARY),
        (b"PK\x03\x04abc", "rejected", Code.REPORT_BINARY),
        (bytes(range(256)) * 40, "rejected", Code.REPORT_BINARY),
        (b"text\x00with\x00many\x00nulls\x00" * 50, "rejected", Code.REPORT_BINARY),
        (GERMAN.encode(), "unsupported_language", Code.REPORT_LANGUAGE),
        (b"[1, 2, 3]", "ok", None),
        (b'[{"a": 1}]', "rejected", Code.REPORT_BROKEN),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".dat"])
def test_bad_files_are_reports_with_a_status(
    take: Take, data: bytes, status: str, code: Code | None, suffix: str
) -> None:
    intake = take(data, "x" + suffix)
    assert intake.report.status == status
    assert intake.raw == data
    if code is None:
        assert intake.report.reason is None
    else:
        assert (intake.report.reason or "").startswith(code.value)
        assert code.value in [n.code for n in intake.notes]


@pytest.mark.parametrize("text", ["Guerre à Goma", "Bonjour à tous.", "Kyiv. Minsk. Riga.", "MOSUL 12 JUIN"])
def test_short_texts_are_not_turned_away_for_their_language(take: Take, text: str) -> None:
    assert take(text).report.status == "ok"


def test_a_huge_file_is_rejected_fast_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"All work and no play makes a long report. " * 1_300_000)
    tracemalloc.start()
    begun = time.perf_counter()
    (intake,) = read_paths([path])
    took, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (intake.report.status, (intake.report.reason or "")[:4]) == ("rejected", Code.REPORT_TOO_LARGE.value)
    assert took < 1
    assert peak < 5_000_000
    assert len(intake.raw) == 65_536


def test_one_broken_line_of_json_is_rejected_and_the_rest_goes_on(tmp_path: Path, body: str) -> None:
    good = json.dumps({"body": body, "source": {"name": "The Gull"}, "date": "2014-05-06", "author": ["A", "B"]})
    long = json.dumps({"text": "long " * 100})
    path = tmp_path / "r.jsonl"
    path.write_text(f'{good}\n{{"text": \n\n[1]\n{{"title": "no text"}}\n{long}\n{good[:-1]}, "headline": "Pier"}}')
    found = [i.report for i in read_paths([path], options=IngestOptions(max_page=400))]
    assert [r.status for r in found] == ["ok", "rejected", "rejected", "rejected", "rejected", "ok"]
    assert [(r.source_path or "").rpartition("#")[2] for r in found] == ["1", "2", "4", "5", "6", "7"]
    first = found[0]
    assert (first.outlet, first.byline, first.published, first.text) == ("The Gull", "A and B", "2014-05-06", body)
    assert found[-1].title == "Pier"


def test_escapes_in_json_are_read_and_the_offsets_lead_into_the_line(body: str) -> None:
    line = json.dumps({"text": f"{body} “Café” 😀 \ud800 end of it."})
    (intake,) = read_bytes(line.encode(), name="r.jsonl")
    report = intake.report
    assert "“Café” 😀 \ufffd end" in report.text
    assert Code.REPORT_BROKEN.value in [n.code for n in intake.notes]
    start = report.text.index("end of it.")
    spot = report.offsets.to_raw(start, start + 10)
    assert spot is not None
    assert line[slice(*spot)] == "end of it."


def test_a_stray_null_is_taken_out(take: Take, body: str) -> None:
    assert take(body.replace("pier", "pi\x00er")).report.text == body


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "text/html", "application/jsonl", "text/plain"]))
def test_no_bytes_raise(data: bytes, kind: str | None) -> None:
    for intake in read_bytes(data, name="x", media_type=kind):
        assert intake.report.status in ("ok", "empty", "rejected", "unsupported_language")
        assert intake.report.text.encode() is not None


@settings(deadline=None)
@given(st.text(alphabet="<>/=\"'&;abp html body div script{}[]:,\\u!-", max_size=200))
def test_no_markup_raises(source: str) -> None:
    for kind in ("text/html", "application/jsonl"):
        assert all(i.report.id for i in read_bytes(source.encode(), name="x", media_type=kind))
