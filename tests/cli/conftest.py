"""Running the command as a user does: as a process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "landslide-lake" / "reports"

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def crossread() -> Command:
    """Return a function that runs `crossread` with arguments and gives exit code and output."""

    def call(*args: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "crossread", *map(str, args)]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)

    return call


@pytest.fixture(scope="session")
def example() -> Path:
    """Return the folder of the example's reports."""
    return EXAMPLE


@pytest.fixture(scope="session")
def lake(crossread: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a casebook of the example."""
    book = tmp_path_factory.mktemp("lake") / "lake.casebook"
    done = crossread("run", EXAMPLE, "-o", book)
    assert done.returncode == 0, done.stderr
    return book
