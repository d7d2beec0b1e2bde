from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossread.casebook import Casebook
from crossread.errors import Code, CrossreadError
from crossread.exporters import Header, export_casebook, exporter_for, exporter_names
from crossread.exporters.cells import number
from crossread.exporters.contract import violations
from crossread.exporters.jsonl import JsonlExporter
from crossread.records import Argument, CaseRecords, Claim, Quantity, Span, Time
from tests.casebook.invented import KEY, MANIFEST, make_case, make_reading

HEADER = Header(tool="crossread 9.9.9", model_name="none", model_version="1", model_sha256="ff", created="2031-01-01")


@pytest.fixture(scope="module")
def case() -> CaseRecords:
    readings = [make_reading(number)[0] for number in range(3)]
    layers = ("entities", "places", "attributions", "claims", "notes")
    merged = {name: tuple(x for r in readings for x in getattr(r, name)) for name in layers}
    return make_case(CaseRecords(reports=tuple(r.report for r in readings), **merged))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.open(tmp_path / "velmora.casebook") as book:
        run = book.begin_run(MANIFEST)
        for n in range(5):
            reading, raw = make_reading(n)
            book.add_reading(run, reading, raw=raw, key=KEY)
        book.put_case(run, make_case(book.readings()))
        book.finish_run(run)
        yield book


def lines(case: CaseRecords) -> list[str]:
    stream = io.StringIO()
    exporter = JsonlExporter(stream, HEADER)
    exporter.write(case)
    exporter.finalize()
    return stream.getvalue().splitlines()


def rows(case: CaseRecords, kind: str) -> list[dict[str, Any]]:
    return [row for row in map(json.loads, lines(case)) if row["kind"] == kind]


def changed(case: CaseRecords, **fields: Any) -> tuple[CaseRecords, Claim]:
    first = replace(case.claims[0], **fields)
    return replace(case, claims=(first, *case.claims[1:])), first


def test_every_line_keeps_the_contract_and_the_header_comes_first(case: CaseRecords) -> None:
    found = lines(case)
    assert violations(found) == []
    assert json.loads(found[0]) == {
        "kind": "casebook",
        "version": 1,
        "tool": "crossread 9.9.9",
        "model": {"name": "none", "version": "1", "sha256": "ff"},
        "created": "2031-01-01",
    }
    order = list(dict.fromkeys(json.loads(line)["kind"] for line in found[1:]))
    assert " ".join(order) == "report entity place attribution claim event finding origin lineage relation note"


def test_the_check_itself_sees_a_wrong_quote_a_missing_field_and_an_id_that_leads_nowhere(case: CaseRecords) -> None:
    found = [json.loads(line) for line in lines(case)]
    claim = next(row for row in found if row["kind"] == "claim")
    claim["sentence"]["start"] += 1
    claim["attribution"] = "att-nowhere"
    del claim["contexts"]
    claim["quantities"][0]["low"] = 12.0
    said = "\n".join(violations(json.dumps(row) for row in found))
    for part in ("does not stand", "attribution att-nowhere leads nowhere", "lacks contexts", "claim.quantities"):
        assert part in said


def test_a_claim_is_written_with_the_names_of_the_contract(case: CaseRecords) -> None:
    claim = rows(case, "claim")[0]
    assert claim["time"] == {"start": 38, "end": 44, "quote": "Monday", "value": "2031-03-03", "precision": "day"}
    assert claim["actors"] == [{"start": 50, "end": 59, "quote": "12 barges", "entity": None}]
    (quantity,) = claim["quantities"]
    assert list(quantity) == ["start", "end", "quote", *"low high approximate unit item per total_of".split()]
    assert (quantity["low"], repr(quantity["low"])) == (12, "12")
    assert rows(case, "origin")[0]["class"] == "unnamed_official"
    assert {"from", "to"} <= rows(case, "lineage")[0].keys()
    assert rows(case, "report")[0]["story"] == "sto-1"
    assert rows(case, "note")[-1]["report"] is None


def test_a_quote_that_is_not_in_the_text_is_left_out_with_a_note_and_its_neighbours_stay(case: CaseRecords) -> None:
    good = case.claims[0].actors[0]
    broken, claim = changed(case, actors=(Argument(Span(0, 4, "Noth")), good))
    row = next(r for r in rows(broken, "claim") if r["id"] == claim.id)
    assert [a["quote"] for a in row["actors"]] == [good.span.quote]
    assert [n["code"] for n in rows(broken, "note") if n["stage"] == "export"] == [Code.CELL_DROPPED.value]
    assert violations(lines(broken)) == []


def test_a_claim_whose_sentence_is_not_in_the_text_goes_out_with_all_that_names_it(case: CaseRecords) -> None:
    broken, claim = changed(case, sentence=Span(0, 4, "Noth"))
    assert claim.id not in {r["id"] for r in rows(broken, "claim")}
    assert claim.id not in rows(broken, "event")[0]["claims"]
    assert claim.id not in rows(broken, "finding")[0]["supporting"]
    assert violations(lines(broken)) == []


def test_an_id_that_leads_nowhere_is_null_with_a_note(case: CaseRecords) -> None:
    broken, claim = changed(case, attribution="att-nowhere")
    assert next(r for r in rows(broken, "claim") if r["id"] == claim.id)["attribution"] is None
    assert any("att-nowhere" in n["message"] for n in rows(broken, "note"))


def test_a_time_without_a_value_is_null_and_said_aloud_once(case: CaseRecords) -> None:
    time = case.claims[0].time
    assert time is not None
    broken, claim = changed(case, time=Time(span=time.span, value=None))
    assert next(r for r in rows(broken, "claim") if r["id"] == claim.id)["time"] is None
    (note,) = [n for n in rows(broken, "note") if n["code"] == Code.TIME_UNRESOLVED.value]
    assert "Monday" in note["message"]
    again = replace(broken, notes=(*broken.notes, replace(case.notes[0], code="N301", message="Which Monday?")))
    assert len([n for n in rows(again, "note") if n["code"] == Code.TIME_UNRESOLVED.value]) == 1


def test_whole_numbers_are_integers_and_infinite_bounds_are_open(case: CaseRecords) -> None:
    span = case.claims[0].quantities[0].span
    open_ended = Quantity(span=span, low=2.5, high=float("inf"), total_of=300.0)
    broken, claim = changed(case, quantities=(open_ended,))
    (quantity,) = next(r for r in rows(broken, "claim") if r["id"] == claim.id)["quantities"]
    assert (quantity["low"], quantity["high"], quantity["total_of"]) == (2.5, None, 300)
    assert [repr(number(n)) for n in (54.0, -0.0, 1e9, float("nan"), None)] == ["54", "0", "1000000000", "None", "None"]


def test_an_unusual_line_end_in_a_text_does_not_end_the_line(case: CaseRecords) -> None:
    report = replace(case.reports[0], title="one\u2028two\x85three\nfour")
    found = lines(replace(case, reports=(report, *case.reports[1:])))
    assert json.loads(found[1])["title"] == report.title


def test_the_same_casebook_gives_the_same_bytes_twice_and_the_export_is_logged(book: Casebook) -> None:
    found = []
    for _ in range(2):
        stream = io.StringIO()
        export_casebook(book, "jsonl", stream)
        found.append(stream.getvalue().split("\n", 1))
    assert found[0][1] == found[1][1]
    assert json.loads(found[0][0])["model"] == {"name": "none", "version": "1", "sha256": "00ff"}
    assert violations((found[0][0] + "\n" + found[0][1]).splitlines()) == []
    assert [entry.action for entry in book.log()][-2:] == ["export", "export"]


def test_an_unknown_format_is_told_what_there_is(book: Casebook) -> None:
    assert "jsonl" in exporter_names()
    assert exporter_for("jsonl") is JsonlExporter
    with pytest.raises(CrossreadError, match="jsonl") as caught:
        export_casebook(book, "papyrus", io.StringIO())
    assert caught.value.code is Code.UNKNOWN_FORMAT
