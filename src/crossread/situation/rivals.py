"""Events that tell one thing with figures that cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from crossread.records import CaseRecords, Event
from crossread.situation.claimview import ClaimView, views
from crossread.situation.figures import verdict
from crossread.situation.similarity import compare

ALIKE: Final = 0.38  # score at which two claims that give different figures speak of one thing


def rivals(case: CaseRecords) -> Mapping[str, tuple[str, ...]]:
    """Return, for each event, the events that give another figure for the same thing, sorted.

    The best pair of claims decides: both real, one with a figure that excludes the other's, and alike in all the rest.
    """
    known = {v.claim.id: v for v in views(case)}
    figured = [e for e in case.events if any(known[c].figures for c in e.claims)]
    homes: dict[str | None, list[Event]] = defaultdict(list)
    for event in figured:
        homes[known[event.claims[0]].story].append(event)
    found: dict[str, set[str]] = defaultdict(set)
    for events in homes.values():
        for n, a in enumerate(events):
            for b in events[n + 1 :]:
                if _rival([known[c] for c in a.claims], [known[c] for c in b.claims]):
                    found[a.id].add(b.id)
                    found[b.id].add(a.id)
    return {k: tuple(sorted(v)) for k, v in sorted(found.items())}


def _rival(a: list[ClaimView], b: list[ClaimView]) -> bool:
    best = 0.0
    for x in a:
        for y in b:
            marks = {verdict(p, q) for p in x.figures for q in y.figures}
            if "agree" in marks:
                return False
            if "differ" in marks and x.unreal == y.unreal:
                best = max(best, compare(x, y).total)
    return best >= ALIKE
