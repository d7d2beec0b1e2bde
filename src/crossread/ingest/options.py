"""What reading takes and gives: its limits, and one report with its raw bytes."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.records import Note, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """Limits of reading. Sizes are bytes.

    `max_text` bounds one plain report (a text file, a line of JSON, an article once extracted), `max_page` one HTML
    page. What is larger is rejected unread: only its first `head` bytes are kept. `min_language` is the number of
    letters below which a report's language is never held against it.
    """

    max_text: int = 5_000_000
    max_page: int = 10_000_000
    head: int = 65_536
    min_language: int = 80
    mend: bool = True


@dataclass(frozen=True, slots=True)
class Intake:
    """One report as it was read, the bytes it came from (decode them with `raw_text`), and what was noted."""

    report: Report
    raw: bytes
    notes: tuple[Note, ...] = ()
