"""Which of a report's records lie inside a stretch of its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from crossread.records import Time


class TimeIndex:
    """The times of one report, ordered by where they stand."""

    def __init__(self, times: Iterable[Time]) -> None:
        self._times = sorted(times, key=lambda time: (time.span.start, time.span.end))
        self._starts = [time.span.start for time in self._times]

    def within(self, start: int, end: int) -> list[Time]:
        """Return the times that lie wholly in `[start, end)`, in order."""
        found = self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [time for time in found if time.span.end <= end]
