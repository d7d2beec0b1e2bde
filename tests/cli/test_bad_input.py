"""What a user can mend is one clear line and exit code 2; one bad report never stops a run."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Command

GOOD = "Rebels attacked the power station near the port on Friday, the governor said. Two guards were wounded."


def one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1 and text.startswith("crossread: E")


def test_a_missing_path(crossread: Command, tmp_path: Path) -> None:
    done = crossread("run", tmp_path / "nothing", "-o", tmp_path / "x.casebook")
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert "E101" in done.stderr


def test_an_unwritable_casebook(crossread: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    done = crossread("run", tmp_path / "a.txt", "-o", tmp_path / "no" / "such" / "x.casebook")
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert "E201" in done.stderr


def test_a_casebook_of_a_newer_version(crossread: Command, lake: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.casebook"
    newer.write_bytes(lake.read_bytes())
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 999")
    done = crossread("show", newer)
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert "E202" in done.stderr


def test_a_casebook_that_is_none(crossread: Command, tmp_path: Path) -> None:
    (tmp_path / "x.casebook").write_bytes(b"not a database at all" * 100)
    done = crossread("show", tmp_path / "x.casebook")
    assert done.returncode == 2
    assert one_line(done.stderr)


def test_an_unknown_finding_and_an_unknown_format(crossread: Command, lake: Path) -> None:
    assert "E301" in crossread("explain", lake, "fin-none").stderr
    done = crossread("export", lake, "--format", "papyrus")
    assert done.returncode == 2
    assert "E302" in done.stderr


def test_bad_reports_are_set_aside_with_a_reason_and_the_run_goes_on(crossread: Command, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "german.txt").write_text(
        "Die Regierung hat am Montag beschlossen, die Grenze zu schließen. Der Minister sagte vor der Presse, dass "
        "die Lage im Norden des Landes weiterhin sehr ernst sei und niemand das Gebiet verlassen dürfe."
    )
    (folder / "half.html").write_text("<html><head><title>Half</title><body><div><p>Rebels att")
    (folder / "bad.jsonl").write_text('{"text": "' + GOOD + '"}\n{"text": \n')
    with (folder / "huge.txt").open("wb") as stream:
        for _ in range(50):
            stream.write(b"All work and no play makes a dull report. " * 25_000)
    done = crossread("run", folder, "-o", tmp_path / "x.casebook")
    assert done.returncode == 0, done.stderr
    for name in ("empty.txt", "binary.txt", "german.txt", "huge.txt", "bad.jsonl"):
        assert f"{name}" in done.stderr, name
    assert "good.txt" not in done.stderr
    assert crossread("verify", tmp_path / "x.casebook").returncode == 0
