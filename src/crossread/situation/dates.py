"""EDTF values as intervals of days, and what it means that two of them agree."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

_DAY: Final = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_SEASON: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


@lru_cache(maxsize=8192)
def days(edtf: str | None) -> tuple[int, int] | None:
    """Return the first and last ordinal day of an EDTF value (day, month, season, year, interval); None when unknown.

    An open end of an interval counts as ten years. Qualifiers (~ ? %) are passed over.
    """
    if not edtf:
        return None
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        first, last = days(left), days(right)
        if first and last:
            return first[0], max(first[0], last[1])
        if first:
            return first[0], first[0] + 3650
        return (last[1] - 3650, last[1]) if last else None
    found = _DAY.match(edtf.strip())
    if not found:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    try:
        if year is None:
            return None
        if month is None:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if month > 12:
            low, high = _SEASON[month]
            return date(year, low, 1).toordinal(), date(year, high, monthrange(year, high)[1]).toordinal()
        if day is None:
            return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
        exact = date(year, month, day).toordinal()
    except (ValueError, KeyError):
        return None
    return exact, exact


def gap(a: str | None, b: str | None) -> int | None:
    """Return the days between two EDTF values, 0 when they overlap; None when one is unknown."""
    x, y = days(a), days(b)
    return None if x is None or y is None else max(0, x[0] - y[1], y[0] - x[1])


def published_day(published: str | None) -> int | None:
    """Return the ordinal day of an ISO 8601 date or date-time, None when there is none."""
    found = days(published[:10]) if published else None
    return found[0] if found else None


def is_past(edtf: str | None, published: str | None) -> bool:
    """Tell whether a value lies more than 60 days before a report came out: background, not its news."""
    found, out = days(edtf), published_day(published)
    return found is not None and out is not None and found[1] < out - 60
