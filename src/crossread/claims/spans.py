"""Which record's mention covers which characters: a small sorted index over one report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.records import Entity, Place, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A mention and the id of what it is a mention of."""

    span: Span
    id: str


class MentionIndex:
    """Mentions of one report's entities or places, looked up by characters."""

    def __init__(self, records: Iterable[Entity] | Iterable[Place]) -> None:
        self._hits = sorted(
            (Hit(mention.span, record.id) for record in records for mention in record.mentions),
            key=lambda hit: (hit.span.start, -hit.span.end, hit.id),
        )
        self._starts = [hit.span.start for hit in self._hits]
        self._longest = max((hit.span.end - hit.span.start for hit in self._hits), default=0)

    def between(self, start: int, end: int) -> list[Hit]:
        """Return the mentions that share a character with `[start, end)`, in reading order."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, end)
        return [hit for hit in self._hits[low:high] if hit.span.end > start]

    def over(self, start: int, end: int) -> Hit | None:
        """Return the longest mention that holds all of `[start, end)`, or None."""
        held = [hit for hit in self.between(start, end) if hit.span.start <= start and end <= hit.span.end]
        return max(held, key=lambda hit: (hit.span.end - hit.span.start, -hit.span.start), default=None)

    def by_last_word(self) -> dict[str, str]:
        """Map each mention's last word, in lower case and in the singular, to the id; words of two ids are left out."""
        found: dict[str, set[str]] = {}
        for hit in self._hits:
            word = hit.span.quote.split()[-1].lower() if hit.span.quote.split() else ""
            for form in {word, word.removesuffix("s")}:
                found.setdefault(form, set()).add(hit.id)
        return {word: next(iter(ids)) for word, ids in sorted(found.items()) if len(ids) == 1 and len(word) > 2}
