"""What lies inside whose words: a time or place among the words about the saying is not one of what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crossread.claims.predicates import Predicate
from crossread.records import Attribution

_NEAR_CUE: Final = 60


def innermost(attributions: tuple[Attribution, ...], start: int) -> Attribution | None:
    """Return the deepest attribution whose content holds the character; the shortest content decides among equals."""
    parents = {a.id: a.parent for a in attributions}

    def depth(attribution: Attribution) -> int:
        seen, now = {attribution.id}, attribution.parent
        while now is not None and now not in seen:
            seen.add(now)
            now = parents.get(now)
        return len(seen)

    best: tuple[int, int, str] | None = None
    chosen: Attribution | None = None
    for attribution in attributions:
        for content in attribution.content:
            if content.start <= start < content.end and not (
                attribution.cue and attribution.cue.start <= start < attribution.cue.end
            ):
                key = (-depth(attribution), content.end - content.start, attribution.id)
                if best is None or key < best:
                    best, chosen = key, attribution
    return chosen


def of_its_cue(
    attributions: tuple[Attribution, ...], predicate: Predicate, found: Sequence[Predicate]
) -> Attribution | None:
    """Return the attribution whose cue the predicate is, when what is said holds no predicate of its own.

    In "the clinic counts 12 dead" the figure is what the clinic says: the claim stands in its words.
    """
    at = predicate.word.idx
    for one in attributions:
        if one.cue is None or one.source is None or not one.cue.start <= at < one.cue.end:
            continue
        if not any(c.start <= other.word.idx < c.end for c in one.content for other in found):
            return one
    return None


@dataclass(frozen=True, slots=True)
class Spoken:
    """The predicates of one sentence, and in whose words each stands (None: the outlet's own)."""

    attributions: tuple[Attribution, ...]
    found: tuple[Predicate, ...]
    homes: tuple[Attribution | None, ...]

    @classmethod
    def of(cls, attributions: tuple[Attribution, ...], found: Sequence[Predicate]) -> Spoken:
        """Index the predicates of one sentence."""
        homes = tuple(innermost(attributions, p.word.idx) for p in found)
        return cls(attributions, tuple(found), homes)

    def settle(self, offset: int, owners: tuple[int, ...]) -> tuple[int, ...]:
        """Return which of the predicates an adjunct at an offset can belong to, given those that the tree says.

        Among the words about the saying, it belongs to none of what is said; inside what is said, to the nearest
        predicate there when the tree hung it on the saying.
        """
        kept = tuple(n for n in owners if not self._about_saying(offset, self.homes[n]))
        home = innermost(self.attributions, offset)
        if kept or home is None or not self._holds(home, offset):
            return kept
        inside = [n for n, h in enumerate(self.homes) if h is not None and h.id == home.id]
        verbs = [n for n in inside if self.found[n].kind in ("verb", "light", "state")] or inside
        after = [n for n in verbs if self.found[n].word.idx > offset]
        if not verbs:
            return ()
        return (min(after, key=lambda n: self.found[n].word.idx) if after else verbs[-1],)

    @staticmethod
    def _holds(one: Attribution, offset: int) -> bool:
        return any(c.start <= offset < c.end for c in one.content)

    def _about_saying(self, offset: int, home: Attribution | None) -> bool:
        """Tell whether the offset stands beside the cue of the attribution that holds a predicate, outside of what
        is said.
        """
        if home is None or home.cue is None or self._holds(home, offset):
            return False
        low, high = min(home.cue.end, offset), max(home.cue.start, offset)
        between = any(c.start < high and low < c.end for c in home.content)
        return not between and high - low < _NEAR_CUE
