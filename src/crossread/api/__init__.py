"""The plain Python API, which the command line and every other face call."""

from crossread.api.case import Case, open_case, read
from crossread.api.explain import ClaimView, Explanation, Link
from crossread.api.table import FindingRow

__all__ = ["Case", "ClaimView", "Explanation", "FindingRow", "Link", "open_case", "read"]
