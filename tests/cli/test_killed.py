"""A run killed at any point and started again ends with the same export as one that was not."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.slow
@pytest.mark.parametrize("after", [0, 2, 5, 9])
def test_a_killed_run_is_taken_up_again(
    crossread: Command, example: Path, lake: Path, tmp_path: Path, after: int
) -> None:
    """Kill the process once `after` reports are in the casebook; the last falls into the comparison or past it."""
    book = tmp_path / "x.casebook"
    child = subprocess.Popen(
        [sys.executable, "-m", "crossread", "run", str(example), "-o", str(book), "-q"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while child.poll() is None and count(book) < after:
        time.sleep(0.01)
    child.kill()
    child.wait()
    done = crossread("run", example, "-o", book)
    assert done.returncode == 0, done.stderr
    whole = crossread("export", lake).stdout.splitlines()
    assert crossread("export", book).stdout.splitlines()[1:] == whole[1:]
    assert crossread("verify", book).returncode == 0


def count(book: Path) -> int:
    """Return how many reports the casebook holds, 0 while it cannot be read yet."""
    import sqlite3

    if not book.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{book}?mode=ro", uri=True, timeout=1) as db:
            return int(db.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.Error:
        return 0
