from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.casebook import Casebook, Judgement, RunManifest
from crossread.errors import Code, CrossreadError
from crossread.records import CaseRecords, Reading

KEY = "key-of-the-test"
ReadingOf = Callable[[int], tuple[Reading, bytes]]
CaseOf = Callable[[CaseRecords], CaseRecords]


def fill(book: Casebook, manifest: RunManifest, reading_of: ReadingOf, count: int) -> int:
    run = book.begin_run(manifest)
    for number in range(count):
        reading, raw = reading_of(number)
        book.add_reading(run, reading, raw=raw, key=KEY)
    return run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "velmora.casebook"


def test_a_reading_comes_back_as_it_was_and_the_raw_bytes_too(
    path: Path, manifest: RunManifest, reading_of: ReadingOf
) -> None:
    reading, raw = reading_of(0)
    with Casebook.open(path) as book:
        assert book.case() == CaseRecords()
        assert not book.has_reading(reading.report.id, KEY)
        fill(book, manifest, reading_of, 1)
        assert book.has_reading(reading.report.id, KEY)
        assert not book.has_reading(reading.report.id, "another key")
    with Casebook.open(path, create=False) as book:
        found = book.readings()
        assert found.reports == (reading.report,)
        assert found.claims == reading.claims
        assert found.attributions == reading.attributions
        assert (found.entities, found.places, found.notes) == (reading.entities, reading.places, reading.notes)
        assert book.raw(reading.report.id) == raw


def test_a_comparison_holds_once_its_run_is_finished_and_not_before(
    path: Path, manifest: RunManifest, reading_of: ReadingOf, case_of: CaseOf
) -> None:
    with Casebook.open(path) as book:
        run = fill(book, manifest, reading_of, 3)
        derived = case_of(book.readings())
        book.put_case(run, derived, key="case-key")
        assert book.case() == book.readings() != derived
        assert not book.is_compared("case-key")
        book.finish_run(run)
        assert book.case() == derived
        assert book.is_compared("case-key")
        assert not book.is_compared("other")
        reading, raw = reading_of(9)
        book.add_reading(book.begin_run(manifest), reading, raw=raw, key=KEY)
        assert not book.is_compared("case-key")
        assert book.case() == derived


def test_reports_stand_in_the_same_order_whatever_order_they_came_in(
    tmp_path: Path, manifest: RunManifest, reading_of: ReadingOf
) -> None:
    found = []
    for order in ((0, 1, 2, 3), (3, 1, 0, 2)):
        with Casebook.open(tmp_path / f"{order}.casebook") as book:
            run = book.begin_run(manifest)
            for number in order:
                reading, raw = reading_of(number)
                book.add_reading(run, reading, raw=raw, key=KEY)
            found.append(book.readings())
    assert found[0] == found[1]


def test_a_new_key_reads_again_and_the_newest_reading_holds(
    path: Path, manifest: RunManifest, reading_of: ReadingOf
) -> None:
    reading, raw = reading_of(0)
    with Casebook.open(path) as book:
        run = book.begin_run(manifest)
        book.add_reading(run, reading, raw=raw, key=KEY)
        book.add_reading(run, replace(reading, claims=()), raw=raw, key=KEY)
        assert book.readings().claims == reading.claims
        book.add_reading(run, replace(reading, claims=()), raw=raw, key="newer")
        assert book.readings().claims == ()
        assert not book.has_reading(reading.report.id, KEY)
        assert len(book.search("barges")) == 1


def test_nothing_can_be_changed_or_deleted(path: Path, manifest: RunManifest, reading_of: ReadingOf) -> None:
    with Casebook.open(path) as book:
        fill(book, manifest, reading_of, 1)
    other = sqlite3.connect(path)
    for statement in (
        "UPDATE claims SET polarity = 'negative'",
        "DELETE FROM claims",
        "DELETE FROM custody",
        "UPDATE runs SET tool = 'another'",
        "UPDATE raws SET size = 0",
        "DELETE FROM reports",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            other.execute(statement)
    assert other.execute("SELECT event_type, sentence_start, time_value FROM claims").fetchall() == [
        ("RETREAT", 0, "2031-03-03")
    ]
    other.close()


def test_the_log_says_what_was_done_by_what(path: Path, manifest: RunManifest, reading_of: ReadingOf) -> None:
    with Casebook.open(path) as book:
        run = fill(book, manifest, reading_of, 2)
        book.finish_run(run)
        book.log_export("jsonl", "abc")
        log = book.log()
        assert [entry.action for entry in log] == ["run", "read", "read", "finish", "export"]
        assert {entry.tool for entry in log[:4]} == {"crossread 9.9.9"}
        assert log[1].subject == reading_of(0)[0].report.id
        assert log[1].previous == log[0].hash
        (row,) = book.runs()
        assert row.manifest == manifest
        assert row.ended is not None


def test_judgements_are_kept_in_order(path: Path) -> None:
    first = Judgement(
        a="ent-1", b="ent-2", kind="entity", judgement="positive", user="ana", time="2031-01-01T00:00:00Z"
    )
    second = replace(first, judgement="negative", score=0.2, evidence="two different men")
    with Casebook.open(path) as book:
        book.judge(first)
        book.judge(second)
        assert book.judgements() == [first, second]


def test_a_report_that_was_never_read_cannot_be_compared(
    path: Path, manifest: RunManifest, reading_of: ReadingOf
) -> None:
    with Casebook.open(path) as book:
        run = book.begin_run(manifest)
        with pytest.raises(CrossreadError) as caught:
            book.put_case(run, CaseRecords(reports=(reading_of(0)[0].report,)))
        assert caught.value.code is Code.UNKNOWN_ID
        assert book.verify() == []
        with pytest.raises(CrossreadError) as caught:
            book.raw("rep-nowhere")
        assert caught.value.code is Code.UNKNOWN_ID


def test_fifty_readings_and_a_comparison_are_quick_and_verify(
    path: Path, manifest: RunManifest, reading_of: ReadingOf, case_of: CaseOf
) -> None:
    began = time.perf_counter()
    with Casebook.open(path) as book:
        run = fill(book, manifest, reading_of, 50)
        derived = case_of(book.readings())
        book.put_case(run, derived, key="case-key")
        book.finish_run(run)
        assert book.case() == derived
        assert book.verify() == []
    assert time.perf_counter() - began < 10


def test_a_reader_sees_the_last_whole_state_while_another_writes_and_a_second_writer_is_told(
    path: Path, manifest: RunManifest, reading_of: ReadingOf
) -> None:
    with Casebook.open(path) as book, Casebook.open(path, wait=0.1) as other:
        fill(book, manifest, reading_of, 1)
        book._connection.execute("BEGIN IMMEDIATE")
        assert len(other.readings().reports) == 1
        with pytest.raises(CrossreadError, match="another process") as caught:
            other.begin_run(manifest)
        assert caught.value.code is Code.CASEBOOK_UNWRITABLE
        book._connection.execute("ROLLBACK")
        assert other.begin_run(manifest) == 2
