"""Text that remembers where each of its characters came from, through any number of edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.records import OffsetMap

Edit = tuple[int, int, str]
"""Replace `[start, end)` by a string. Characters it puts in are inserted: they come from nowhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Tracked:
    """`text`, and for each of its code points its offset in the raw text, or -1 for an inserted one.

    `origin` has the shape (len(text),) and ascends wherever it is not -1.
    """

    text: str
    origin: NDArray[np.int64]

    @classmethod
    def of(cls, text: str) -> Tracked:
        """Return the text as its own raw text."""
        return cls(text, np.arange(len(text), dtype=np.int64))

    def apply(self, edits: Iterable[Edit]) -> Tracked:
        """Return the text after the edits, which must not overlap. An edit inside an earlier one is passed over."""
        pieces: list[str] = []
        origins: list[NDArray[np.int64]] = []
        at = 0
        for start, end, new in sorted(edits):
            if start < at:
                continue
            pieces.append(self.text[at:start])
            origins.append(self.origin[at:start])
            if new:
                pieces.append(new)
                origins.append(np.full(len(new), -1, dtype=np.int64))
            at = end
        if not pieces:
            return self
        pieces.append(self.text[at:])
        origins.append(self.origin[at:])
        return Tracked("".join(pieces), np.concatenate(origins))

    def over(self, below: Tracked) -> Tracked:
        """Return this text with its origins led one step further down: `below.text` is what this one was made from."""
        origin = np.full(len(self.origin), -1, dtype=np.int64)
        held = self.origin >= 0
        origin[held] = below.origin[self.origin[held]]
        return Tracked(self.text, origin)

    def offsets(self) -> OffsetMap:
        """Return the map with the longest runs there are."""
        held = np.flatnonzero(self.origin >= 0)
        if not len(held):
            return OffsetMap()
        raw = self.origin[held]
        breaks = np.flatnonzero((np.diff(held) != 1) | (np.diff(raw) != 1)) + 1
        starts = np.concatenate(([0], breaks))
        ends = np.concatenate((breaks, [len(held)]))
        return OffsetMap(tuple((int(held[s]), int(raw[s]), int(e - s)) for s, e in zip(starts, ends, strict=True)))
