"""Which entity stands at a place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from crossread.records import Entity

PRONOUNS: Final = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself themselves".split()
)
"""Third-person pronouns in lower case."""


class EntityIndex:
    """The mentions of one report's entities by offset. Keeps nothing but references; build one a report."""

    __slots__ = ("_longest", "_rows", "_starts")

    def __init__(self, entities: Iterable[Entity]) -> None:
        rows = [(m.span.start, m.span.end, e) for e in entities for m in e.mentions]
        self._rows = sorted(rows, key=lambda r: (r[0], r[1], r[2].id))
        self._starts = [r[0] for r in self._rows]
        self._longest = max((end - start for start, end, _ in self._rows), default=0)

    def at(self, start: int, end: int) -> Entity | None:
        """Return the entity whose mention overlaps `[start, end)` best, or None.

        A mention that reaches the end of the range (where the head of an English noun phrase stands) comes before one
        that does not, a name before a possessive pronoun, then the larger overlap, then the shorter mention.
        """
        found = []
        for low, high, entity in self._overlapping(start, end):
            holds_head = low < end <= high
            is_pronoun = high - low <= 10 and entity_word(entity, low, high) in PRONOUNS
            overlap = min(end, high) - max(start, low)
            found.append((holds_head, not is_pronoun, overlap, low - high, -low, entity.id, entity))
        return max(found, key=lambda f: f[:6])[6] if found else None

    def covering(self, offset: int) -> Entity | None:
        """Return the entity of the shortest mention that covers the character at `offset`, or None."""
        found = [(high - low, low, e.id, e) for low, high, e in self._overlapping(offset, offset + 1)]
        return min(found, key=lambda f: f[:3])[3] if found else None

    def _overlapping(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        first = bisect_right(self._starts, start - self._longest - 1)
        found = []
        for low, high, entity in self._rows[first:]:
            if low >= end:
                break
            if high > start:
                found.append((low, high, entity))
        return found


def entity_word(entity: Entity, start: int, end: int) -> str:
    """Return the lower-cased quote of the entity's mention at `[start, end)`, "" when there is none."""
    return next((m.span.quote.lower() for m in entity.mentions if m.span.start == start and m.span.end == end), "")
