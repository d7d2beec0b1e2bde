"""Every message a user can meet: a code, the cause, and the remedy.

An error is raised when the command cannot go on (exit code 2). What concerns one report only is never raised to the
user: it becomes a `Note` with the same code, and the run goes on.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Codes of errors and notes, to be searched for in the docs. E stops the command, N does not."""

    PATH_MISSING = "E101"
    NOTHING_TO_READ = "E102"
    CASEBOOK_UNWRITABLE = "E201"
    CASEBOOK_NEWER = "E202"
    CASEBOOK_BROKEN = "E203"
    CASEBOOK_MISSING = "E204"
    UNKNOWN_ID = "E301"
    UNKNOWN_FORMAT = "E302"
    BAD_QUERY = "E303"
    BAD_SPAN = "E401"
    STAGE_CYCLE = "E402"
    STAGE_UNMET = "E403"
    MODEL_MISSING = "E501"
    MODEL_BROKEN = "E502"
    REPORT_EMPTY = "N101"
    REPORT_BINARY = "N102"
    REPORT_LANGUAGE = "N103"
    REPORT_TOO_LARGE = "N104"
    REPORT_BROKEN = "N105"
    REPORT_ENCODING = "N106"
    REPORT_MENDED = "N107"
    REPORT_UNREADABLE = "N108"
    STAGE_FAILED = "N201"
    CELL_DROPPED = "N401"
    TIME_UNRESOLVED = "N301"
    PLACE_UNRESOLVED = "N302"
    QUOTE_UNCLOSED = "N303"


class CrossreadError(Exception):
    """What went wrong (`code`), why (`cause`), and what to do about it (`remedy`)."""

    def __init__(self, code: Code, cause: str, remedy: str) -> None:
        super().__init__(code, cause, remedy)
        self.code = code
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.code.value}: {self.cause} {self.remedy}"
