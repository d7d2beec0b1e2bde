"""What a stage is. Any object of this shape is one; nothing needs to be inherited."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from crossread.records import CaseRecords, Reading


@runtime_checkable
class ReportStage(Protocol):
    """Reads one report. `requires` and `assigns` name fields of `Reading`."""

    name: str
    requires: frozenset[str]
    assigns: frozenset[str]

    def __call__(self, reading: Reading) -> Reading:
        """Return a new reading with the assigned layers filled."""
        ...


@runtime_checkable
class CaseStage(Protocol):
    """Reads all reports against each other. `requires` and `assigns` name fields of `CaseRecords`."""

    name: str
    requires: frozenset[str]
    assigns: frozenset[str]

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return a new case with the assigned layers filled."""
        ...
