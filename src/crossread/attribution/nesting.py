"""Which attribution lies in which: contents are clipped until none cross, then each one's parent is the smallest
that holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crossread.attribution.draft import Draft, Extent, tidy, without

_RANK: Final = {"turn": 0, "learned": 1, "verb": 1, "addressee": 1, "phrase": 2, "quote": 3, "noun": 4, "implicit": 5}


def merge_duplicates(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those whose cue another draft of the same kind of link already has."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (_RANK[d.found], d.cue or d.content[0], d.content)):
        same = [k for k in kept if draft.cue is not None and k.cue is not None and _overlap(k.cue, draft.cue)]
        if any(k.found == draft.found or "addressee" not in {k.found, draft.found} for k in same):
            continue
        kept.append(draft)
    return kept


def clip(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with crossing contents cut: the one whose cue lies inside the other stays inside it.

    Where neither cue lies in the other's content, the later one loses what both want.
    """
    found = list(drafts)
    for i in range(len(found)):
        for j in range(i + 1, len(found)):
            a, b = found[i], found[j]
            if not _near(a, b) or not _cross(a, b):
                continue
            if b.cue is not None and a.covers(b.cue):
                found[j] = _keep(text, b, a)
            elif a.cue is not None and b.covers(a.cue):
                found[i] = _keep(text, a, b)
            elif a.size >= b.size:
                found[i] = _cut(text, a, b)
            else:
                found[j] = _cut(text, b, a)
    return [d for d in found if d.content]


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the index of its parent: the one it names as outer, else the smallest draft that holds its
    content and its cue; never a cycle.
    """
    order = sorted(
        range(len(drafts)), key=lambda n: (-drafts[n].size, drafts[n].outer is not None, drafts[n].content, n)
    )
    rank = {n: position for position, n in enumerate(order)}
    found: list[int | None] = []
    for n, draft in enumerate(drafts):
        holders = [
            m
            for m, other in enumerate(drafts)
            if rank[m] < rank[n] and other.size > draft.size and _holds(other, draft)
        ]
        found.append(max(holders, key=lambda m: rank[m]) if holders else None)
    for n, draft in enumerate(drafts):
        named = next((m for m, o in enumerate(drafts) if draft.outer is not None and o.cue == draft.outer), None)
        if named is not None and n not in _line(found, named):
            found[n] = named
    return found


def _line(above: Sequence[int | None], start: int) -> list[int]:
    """Return a draft and all it lies in."""
    line: list[int] = []
    at: int | None = start
    while at is not None and at not in line:
        line.append(at)
        at = above[at]
    return line


def _holds(outer: Draft, inner: Draft) -> bool:
    if not all(outer.covers(e) for e in inner.content):
        return False
    return inner.cue is None or outer.covers(inner.cue) or outer.cue == inner.cue


def _near(a: Draft, b: Draft) -> bool:
    """Tell whether the contents can share anything at all: their outer bounds meet."""
    return bool(a.content and b.content) and a.content[0][0] < b.content[-1][1] and b.content[0][0] < a.content[-1][1]


def _cross(a: Draft, b: Draft) -> bool:
    if not any(a.touches(e) for e in b.content):
        return False
    return not (all(a.covers(e) for e in b.content) or all(b.covers(e) for e in a.content))


def _keep(text: str, inner: Draft, outer: Draft) -> Draft:
    """Return `inner` with only what lies inside `outer`."""
    kept: list[Extent] = []
    for start, end in inner.content:
        kept.extend((max(start, s), min(end, e)) for s, e in outer.content if max(start, s) < min(end, e))
    return replace(inner, content=tidy(text, kept))


def _cut(text: str, loser: Draft, winner: Draft) -> Draft:
    left = list(loser.content)
    for extent in winner.content:
        left = without(left, extent)
    return replace(loser, content=tidy(text, left))


def _overlap(a: Extent, b: Extent) -> bool:
    return a[0] < b[1] and b[0] < a[1]
