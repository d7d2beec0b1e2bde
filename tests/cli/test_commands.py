"""Each command does what its help says, on the example."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command


def lines_of(crossread: Command, book: Path) -> list[dict[str, object]]:
    done = crossread("export", book, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_run_prints_findings_as_a_table(crossread: Command, example: Path, tmp_path: Path) -> None:
    done = crossread("run", example, "-o", tmp_path / "x.casebook", "--limit", "0")
    assert done.returncode == 0, done.stderr
    assert "9 reports read, 0 known before, 0 set aside" in done.stderr
    assert "Claimed" in done.stdout
    assert "Origins" in done.stdout
    assert "disputed" in done.stdout


def test_running_again_adds_only_what_is_new(crossread: Command, example: Path, tmp_path: Path) -> None:
    book = tmp_path / "x.casebook"
    first = sorted(example.iterdir())[:3]
    assert "3 reports read" in crossread("run", *first, "-o", book).stderr
    again = crossread("run", example, "-o", book)
    assert "6 reports read, 3 known before" in again.stderr
    size = book.stat().st_size
    third = crossread("run", example, "-o", book)
    assert "0 reports read, 9 known before" in third.stderr
    assert book.stat().st_size == size


def test_reports_read_in_two_runs_give_the_export_of_one(
    crossread: Command, example: Path, lake: Path, tmp_path: Path
) -> None:
    book = tmp_path / "x.casebook"
    files = sorted(example.iterdir())
    crossread("run", *files[4:], "-o", book)
    crossread("run", *files[:4], "-o", book)
    assert lines_of(crossread, book)[1:] == lines_of(crossread, lake)[1:]


def test_show_filters_by_status(crossread: Command, lake: Path) -> None:
    done = crossread("show", lake, "--status", "disputed")
    assert "disputed" in done.stdout
    assert "single source" not in done.stdout


def test_explain_shows_sentence_chain_and_place(crossread: Command, lake: Path) -> None:
    rows = lines_of(crossread, lake)
    claims = {r["id"]: r for r in rows if r["kind"] == "claim"}
    finding = next(r for r in rows if r["kind"] == "finding" and claims[r["supporting"][0]]["attribution"])  # type: ignore[index]
    done = crossread("explain", lake, finding["id"])
    assert done.returncode == 0, done.stderr
    claim = claims[finding["supporting"][0]]  # type: ignore[index]
    assert claim["sentence"]["quote"].replace("\n", " ") in done.stdout  # type: ignore[index]
    assert f"[{claim['sentence']['start']}:{claim['sentence']['end']}]" in done.stdout  # type: ignore[index]
    assert " ← " in done.stdout


def test_search_finds_the_report_and_the_words(crossread: Command, lake: Path) -> None:
    done = crossread("search", lake, "cement", "train")
    assert "The Caspian Courier" in done.stdout
    assert "cement" in done.stdout
    assert "No report holds these words" in crossread("search", lake, "zeppelin").stdout


def test_export_is_the_same_twice_but_for_when_it_was_made(crossread: Command, lake: Path) -> None:
    first, second = lines_of(crossread, lake), lines_of(crossread, lake)
    assert first[0]["version"] == 1
    assert first[1:] == second[1:]


def test_verify_is_content_with_a_sound_casebook(crossread: Command, lake: Path) -> None:
    done = crossread("verify", lake)
    assert done.returncode == 0
    assert "9 reports checked, 0 problems" in done.stdout


def test_standard_input_is_a_report(crossread: Command, tmp_path: Path) -> None:
    text = "The army closed the bridge on Monday, the mayor of the town said. Nobody was hurt."
    done = crossread("run", "-", "-o", tmp_path / "x.casebook", stdin=text)
    assert done.returncode == 0, done.stderr
    assert "1 reports read" in done.stderr
