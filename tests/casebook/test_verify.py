from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from crossread.casebook import Casebook, RunManifest
from crossread.errors import Code, CrossreadError
from tests.casebook.invented import KEY, make_case, make_reading


@pytest.fixture
def path(tmp_path: Path, manifest: RunManifest) -> Path:
    path = tmp_path / "x.casebook"
    with Casebook.open(path) as book:
        run = book.begin_run(manifest)
        for number in range(4):
            reading, raw = make_reading(number)
            book.add_reading(run, reading, raw=raw, key=KEY)
        book.put_case(run, make_case(book.readings()))
        book.finish_run(run)
    return path


def tamper(path: Path, statement: str, *values: object) -> set[str]:
    """Do to the casebook what its triggers forbid, and return the kinds of problem that `verify` then finds."""
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement, values)
    connection.commit()
    connection.close()
    with Casebook.open(path, create=False) as book:
        return {problem.kind for problem in book.verify()}


def test_an_untouched_casebook_has_no_problems(path: Path) -> None:
    with Casebook.open(path, create=False) as book:
        assert book.verify() == []


@pytest.mark.parametrize(
    ("statement", "values", "kinds"),
    [
        ("UPDATE reports SET text = 'x' || text WHERE batch = 1", (), {"text", "span", "record"}),
        ("UPDATE reports SET outlet = 'Another Letter' WHERE batch = 1", (), {"record"}),
        ("UPDATE raws SET data = ? WHERE rowid = 1", (zlib.compress(b"x"),), {"raw"}),
        ("UPDATE raws SET data = ? WHERE rowid = 1", (b"no zlib",), {"raw"}),
        ("UPDATE claims SET polarity = 'negative' WHERE batch = 2", (), {"record"}),
        (
            "UPDATE claims SET sentence_start = 1, sentence_end = sentence_end + 1 WHERE batch = 2",
            (),
            {"record", "span"},
        ),
        ("UPDATE claims SET actors = 'no json' WHERE batch = 5 AND position = 0", (), {"record"}),
        ("DELETE FROM findings", (), {"record"}),
        ("UPDATE custody SET at = '1999-01-01T00:00:00Z' WHERE id = 3", (), {"custody"}),
        ("DELETE FROM custody WHERE id = 3", (), {"custody"}),
        ("DELETE FROM custody WHERE id >= 5", (), {"custody"}),
        ("DELETE FROM raws WHERE rowid = 1", (), {"file"}),
    ],
)
def test_whatever_is_changed_is_found(path: Path, statement: str, values: tuple[object, ...], kinds: set[str]) -> None:
    assert tamper(path, statement, *values) == kinds


def test_a_record_that_cannot_be_read_is_one_clear_error(path: Path) -> None:
    tamper(path, "UPDATE claims SET actors = 'no json' WHERE batch = 5 AND position = 0")
    with Casebook.open(path, create=False) as book:
        with pytest.raises(CrossreadError, match="verify") as caught:
            book.case()
        assert caught.value.code is Code.CASEBOOK_BROKEN
