"""The casebook: one SQLite file with the reports, what was read from them, and how it came there."""

from crossread.casebook.current import report_order
from crossread.casebook.rows import CustodyEntry, Hit, Judgement, Problem, RunManifest, RunRow
from crossread.casebook.store import Casebook

__all__ = [
    "Casebook",
    "CustodyEntry",
    "Hit",
    "Judgement",
    "Problem",
    "RunManifest",
    "RunRow",
    "report_order",
]
