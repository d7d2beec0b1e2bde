"""What the ingest tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.ingest import Intake, raw_text, read_paths

BODY = (
    "The harbour council voted on Tuesday to reopen the northern pier after the storm. "
    "Its chair said that repairs would take a week and that the ferry would not sail before then."
)


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., Intake]:
    """Write bytes to a file and return the one report in it, with every run of its offset map checked."""

    def one(data: bytes | str, name: str = "a.txt") -> Intake:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        (intake,) = read_paths([path])
        raw = raw_text(intake.raw, intake.report.encoding)
        for clean, at, length in intake.report.offsets.runs:
            assert intake.report.text[clean : clean + length] == raw[at : at + length]
        return intake

    return one


@pytest.fixture(scope="session")
def body() -> str:
    """Return two English sentences, enough for the language to be known."""
    return BODY
