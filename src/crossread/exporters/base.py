"""What an exporter is. Any object of this shape is one; nothing needs to be inherited.

The shape, a class with `write` and `finalize` found by entry point, is that of followthemoney's exporters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from crossread.records import CaseRecords


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What made the case, and when the export was made: the only thing in it that a clock decides (ISO 8601 UTC)."""

    tool: str
    model_name: str
    model_version: str
    model_sha256: str
    created: str


class Sink(Protocol):
    """What text is written to: an open text file is one."""

    def write(self, text: str, /) -> object:
        """Take the text."""
        ...


class Exporter(Protocol):
    """Writes a case in one format."""

    def write(self, case: CaseRecords) -> None:
        """Write the case. Called once."""
        ...

    def finalize(self) -> None:
        """Write what can only come at the end. The stream stays open."""
        ...


class ExporterFactory(Protocol):
    """What an entry point of the group `crossread.exporters` names: a class, as a rule."""

    def __call__(self, stream: Sink, header: Header, /) -> Exporter:
        """Return an exporter that writes to the stream."""
        ...
