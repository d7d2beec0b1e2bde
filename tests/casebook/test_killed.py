"""A run that is killed at any statement and started again ends with the same export as one that was not."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from crossread.casebook import Casebook
from crossread.exporters import Header
from crossread.exporters.jsonl import JsonlExporter
from tests.casebook.invented import KEY, MANIFEST, make_case, make_reading

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
REPORTS = 5


def job(path: Path) -> None:
    """Do what the pipeline does: read what is not there yet, compare, finish."""
    with Casebook.open(path) as book:
        run = book.begin_run(MANIFEST)
        for number in range(REPORTS):
            reading, raw = make_reading(number)
            if not book.has_reading(reading.report.id, KEY):
                book.add_reading(run, reading, raw=raw, key=KEY)
        if not book.is_compared("case-key"):
            book.put_case(run, make_case(book.readings()), key="case-key")
        book.finish_run(run)


def job_killed_at(path: Path, statement: int) -> bool:
    """Do the job in a child that kills itself as the n-th SQL statement begins; tell whether it came to that."""
    child = os.fork()
    if child == 0:
        try:
            _count_down(statement)
            job(path)
        except BaseException:
            os._exit(3)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _count_down(left: int) -> None:
    connect = sqlite3.connect

    def die(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect_traced(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.set_trace_callback(die)
        return connection

    sqlite3.connect = connect_traced  # type: ignore[assignment]


def export(path: Path) -> str:
    with Casebook.open(path, create=False) as book:
        assert book.verify() == []
        stream = io.StringIO()
        header = Header(tool="t", model_name="", model_version="", model_sha256="", created="")
        JsonlExporter(stream, header).write(book.case())
    return stream.getvalue()


@pytest.fixture
def undisturbed(tmp_path: Path) -> str:
    job(tmp_path / "whole.casebook")
    return export(tmp_path / "whole.casebook")


def test_killed_once_anywhere_and_started_again(tmp_path: Path, undisturbed: str) -> None:
    kills, statement = 0, 1
    while job_killed_at(path := tmp_path / f"{statement}.casebook", statement):
        job(path)
        assert export(path) == undisturbed, statement
        kills, statement = kills + 1, statement + 11
    assert kills > 20


def test_killed_again_and_again_until_it_comes_through(tmp_path: Path, undisturbed: str) -> None:
    path, kills, statement = tmp_path / "hard.casebook", 0, 20
    while job_killed_at(path, statement):
        kills, statement = kills + 1, statement + 3
    assert kills > 5
    assert export(path) == undisturbed
    assert undisturbed.count('"kind": "claim"') == REPORTS
