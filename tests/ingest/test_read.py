"""Paths, front matter, ids and dates."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.errors import Code, CrossreadError
from crossread.ingest import Intake, count_paths, read_bytes, read_paths
from crossread.ingest.dates import normalise

Take = Callable[..., Intake]


def test_a_folder_is_read_whole_in_order_without_hidden_files(tmp_path: Path, body: str) -> None:
    for name in ("b.txt", "sub/a.txt", ".hidden.txt", ".git/c.txt", "a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(body)
    found = [Path(i.report.source_path or "").relative_to(tmp_path).as_posix() for i in read_paths([tmp_path])]
    assert found == ["a.html", "b.txt", "sub/a.txt"]
    assert count_paths([tmp_path]) == 3


def test_a_missing_path_and_an_empty_folder_are_errors_before_anything_is_read(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.txt").write_text(body)
    with pytest.raises(CrossreadError) as missing:
        read_paths([tmp_path / "a.txt", tmp_path / "nowhere"])
    assert missing.value.code is Code.PATH_MISSING
    (tmp_path / "empty").mkdir()
    for paths in ([], [tmp_path / "empty"]):
        with pytest.raises(CrossreadError) as nothing:
            count_paths(paths)
        assert nothing.value.code is Code.NOTHING_TO_READ


def test_front_matter_gives_its_fields_in_any_order_and_values_hold_colons(take: Take, body: str) -> None:
    head = (
        "---\nurl: https://gull.example/a:b\ntitle: Pier: the vote\nbyline: Jo Bell\n"
        "published: 2014-05-06\noutlet: The Gull\n---\n\n"
    )
    report = take(head + body).report
    assert (report.outlet, report.title, report.published, report.url, report.byline, report.text) == (
        "The Gull", "Pier: the vote", "2014-05-06", "https://gull.example/a:b", "Jo Bell", body,
    )  # fmt: skip


@pytest.mark.parametrize("head", ["---\ntitle: Pier\n\n", "---\nno field here\n---\n"])
def test_malformed_front_matter_is_text_with_a_note(take: Take, body: str, head: str) -> None:
    intake = take(head + body)
    assert intake.report.outlet is None
    assert body in intake.report.text
    assert Code.REPORT_BROKEN.value in [n.code for n in intake.notes]


def test_a_rule_in_the_text_is_no_front_matter(take: Take, body: str) -> None:
    intake = take(f"{body}\n\n---\n\nMore to come on the pier.")
    assert intake.report.text == f"{body}\n\nMore to come on the pier."


def test_an_id_does_not_depend_on_the_folder(tmp_path: Path, body: str) -> None:
    for name in ("x/a.txt", "y/b.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(body)
    one, two = (i.report for i in read_paths([tmp_path]))
    assert one.id == two.id
    assert one.id != read_bytes((body + "!").encode(), name=None)[0].report.id


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<html><body><article><p>{}</p></article></body></html>", "text/html"),
        ('{{"text": "{}", "outlet": "The Gull"}}', "application/jsonl"),
        ("{}", "text/plain"),
    ],
)
def test_standard_input_is_known_by_its_content(
    monkeypatch: pytest.MonkeyPatch, body: str, data: str, kind: str
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(data.format(body).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    (intake,) = read_paths(["-"])
    assert (intake.report.media_type, intake.report.status, intake.report.text) == (kind, "ok", body)


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2014-05-06", "2014-05-06"),
        ("2014-05-06T07:08:09+02:00", "2014-05-06T07:08:09+02:00"),
        ("2014-05-06T07:08:09Z", "2014-05-06T07:08:09Z"),
        ("Tue, 06 May 2014 07:08:09 +0300", "2014-05-06T07:08:09+03:00"),
        ("May 6, 2014", "2014-05-06"),
        ("6 May 2014", "2014-05-06"),
        (1399360089, "2014-05-06T07:08:09Z"),
        ("25/12/2014", "2014-12-25"),
        ("03/04/2014", None),
        ("May 2014", None),
        ("yesterday", None),
        ("2014-13-45", None),
        ("", None),
        (None, None),
        (True, None),
    ],
)
def test_only_a_whole_stated_date_is_a_date(stated: object, iso: str | None) -> None:
    assert normalise(stated) == iso


def test_a_date_that_cannot_be_read_is_null_with_a_note(take: Take, body: str) -> None:
    intake = take(f"---\npublished: last week\n---\n{body}")
    assert intake.report.published is None
    assert [n.code for n in intake.notes] == [Code.TIME_UNRESOLVED.value]


def test_the_layout_of_a_newspaper_scan_gives_masthead_and_headline_and_running_text_gives_neither(
    take: Take, body: str
) -> None:
    report = take(f"The Gull\n\nPier to reopen soon\n\n-\n\n{body}").report
    assert (report.outlet, report.title) == ("The Gull", "Pier to reopen soon")
    plain = take(body, "b.txt").report
    assert (plain.outlet, plain.title) == (None, None)
