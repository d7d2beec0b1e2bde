"""The map between a report's clean text and the raw text it was mended from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Runs of characters carried over unchanged: `(clean_start, raw_start, length)`, ascending in both.

    Characters of the clean text that lie in no run were inserted by the mending (a line break made a space, say).
    Offsets are code points: of `Report.text` on the clean side, of the decoded raw bytes on the other.
    """

    runs: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text that needed no mending."""
        return cls(((0, 0, length),) if length else ())

    def to_raw(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the smallest raw `[start, end)` that holds what the clean span was made from; None when nothing."""
        first, last = None, None
        at = max(0, bisect_right(self.runs, (start, 1 << 62, 0)) - 1)
        for clean, raw, length in self.runs[at:]:
            if clean >= end:
                break
            low, high = max(start, clean), min(end, clean + length)
            if low < high:
                first = raw + low - clean if first is None else first
                last = raw + high - clean
        return None if first is None or last is None else (first, last)

    def then(self, after: OffsetMap) -> OffsetMap:
        """Compose: `self` maps A to raw, `after` maps B to A; the result maps B to raw."""
        runs: list[tuple[int, int, int]] = []
        at = 0
        for clean, middle, length in after.runs:
            while at < len(self.runs) and self.runs[at][0] + self.runs[at][2] <= middle:
                at += 1
            for own, raw, size in islice(self.runs, at, None):
                if own >= middle + length:
                    break
                low, high = max(middle, own), min(middle + length, own + size)
                runs.append((clean + low - middle, raw + low - own, high - low))
        return OffsetMap(tuple(runs))
