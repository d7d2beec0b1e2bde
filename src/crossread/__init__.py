"""Crossread reads many news reports of one situation against each other.

`case = crossread.read("reports/")` gives what is claimed, who says so, and how many independent origins stand behind
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.errors import Code, CrossreadError
from crossread.version import __version__

if TYPE_CHECKING:
    from crossread.api import Case, open_case, read

__all__ = ["Case", "Code", "CrossreadError", "__version__", "open_case", "read"]


def __getattr__(name: str) -> object:
    """Import the API when it is first asked for: `import crossread.records` needs no model."""
    if name in {"Case", "open_case", "read"}:
        from crossread import api

        return getattr(api, name)
    raise AttributeError(f"module 'crossread' has no attribute {name!r}")
