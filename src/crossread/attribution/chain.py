"""Reading attributions as chains: from the first speaker to the outlet that repeats it."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.records import Attribution


def innermost(attributions: Sequence[Attribution], offset: int) -> Attribution | None:
    """Return the attribution whose content holds the character and that no other such lies in; None: the outlet
    says it.
    """
    by_id = {a.id: a for a in attributions}
    holding = [a for a in attributions if any(s.start <= offset < s.end for s in a.content)]
    return max(holding, key=lambda a: (len(_above(a, by_id)), -_size(a), a.id), default=None)


def chain(attributions: Sequence[Attribution], offset: int) -> tuple[Attribution, ...]:
    """Return the attributions that hold the character, the innermost first."""
    by_id = {a.id: a for a in attributions}
    first = innermost(attributions, offset)
    return () if first is None else (first, *_above(first, by_id))


def _above(attribution: Attribution, by_id: dict[str, Attribution]) -> tuple[Attribution, ...]:
    found: list[Attribution] = []
    at = attribution
    while at.parent is not None and at.parent in by_id and len(found) < len(by_id):
        at = by_id[at.parent]
        found.append(at)
    return tuple(found)


def _size(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)
