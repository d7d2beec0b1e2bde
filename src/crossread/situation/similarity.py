"""How far two claims can be about one occurrence: a score whose parts can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from crossread.records import Claim
from crossread.situation.claimview import ClaimView
from crossread.situation.dates import gap
from crossread.situation.figures import verdict
from crossread.situation.words import cosine, lexicon

UNKNOWN: Final = 0.5  # of a slot that one of the two leaves empty


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """The parts of a score, each 0 to 1 and 0.5 where nothing is known; `total` is what clustering uses.

    `kind`: type and predicate; `actors`, `recipients`, `places`, `times`; `figures`: 1 agree, 0.3 differ,
    0.2 where different things are counted; `lexical`:
    words of the claims and of their sentences. `apart` names what rules the pair out, if anything.
    """

    kind: float
    actors: float
    recipients: float
    places: float
    times: float
    figures: float
    lexical: float
    total: float
    apart: str | None = None


@dataclass(frozen=True, slots=True)
class ScoreWeights:
    """What each part counts; they add up to one.

    `unreal` is taken off when one of the two is not asserted; `exact` put on when both give one figure of ten and more.
    """

    kind: float = 0.16
    actors: float = 0.17
    recipients: float = 0.06
    places: float = 0.08
    times: float = 0.08
    figures: float = 0.13
    lexical: float = 0.32
    unreal: float = 0.08
    exact: float = 0.1


WEIGHTS: Final = ScoreWeights()


@cache
def _families() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family in lexicon("types")["near"]:
        for name in family:
            found.setdefault(name, set()).update(family)
    return MappingProxyType({k: frozenset(v) for k, v in found.items()})


def near_types(a: str | None, b: str | None) -> float:
    """Return 1 for one type, 0.6 for types coders mix up, 0.5 where one is unknown, 0 otherwise."""
    if a is None or b is None:
        return UNKNOWN
    return 1.0 if a == b else 0.6 if b in _families().get(a, frozenset()) else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return 1 for shared arguments, 0 for different names, and next to unknown where one is described by words."""
    if not a or not b:
        return UNKNOWN
    if a & b:
        return 1.0
    named = [any(not x.startswith("word:") for x in side) for side in (a, b)]
    return 0.0 if all(named) else 0.4 if any(named) else 0.3


def _places(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return UNKNOWN
    exact, other = {x for x in a if not x.startswith("country:")}, {x for x in b if not x.startswith("country:")}
    return 1.0 if exact & other else 0.4 if a & b else 0.1


def _times(a: str | None, b: str | None) -> float:
    days = gap(a, b)
    return UNKNOWN if days is None else 1.0 if days == 0 else 0.35 if days == 1 else 0.0


def _figures(a: ClaimView, b: ClaimView) -> float:
    found = [verdict(x, y) for x in a.figures for y in b.figures]
    if "agree" in found:
        return 1.0
    if "differ" in found:
        return 0.3
    counted = all(q.item for v in (a, b) for q in v.figures)
    return 0.2 if found and counted else UNKNOWN


def compare(a: ClaimView, b: ClaimView, weights: ScoreWeights = WEIGHTS) -> PairScore:
    """Return how far two claims can be about one occurrence.

    Ruled out (total 0): another story, two claims of one sentence, dates more than a day apart, news and
    long past. A copied sentence
    with the same predicate is the same claim.
    """
    sentence = cosine(a.sentence, b.sentence)
    own = cosine(a.own, b.own)
    same_word = (
        1.0 if a.predicate & b.predicate else 0.5 if a.predicate & b.own.keys() or b.predicate & a.own.keys() else 0.0
    )
    kind = max(0.5 * near_types(a.claim.event_type, b.claim.event_type) + 0.5 * same_word, 0.0)
    parts = {
        "kind": kind,
        "actors": _overlap(a.actors, b.actors),
        "recipients": _overlap(a.recipients, b.recipients),
        "places": _places(a.places, b.places),
        "times": _times(a.time, b.time),
        "figures": _figures(a, b),
        "lexical": 0.5 * own + 0.5 * sentence,
    }
    taken_up = _is_taken_up(a.claim, b.claim)
    apart = None if taken_up else _apart(a, b, parts["times"])
    total = sum(getattr(weights, name) * value for name, value in parts.items())
    if a.unreal != b.unreal:
        total -= weights.unreal
    total += weights.exact if _exact(a, b) else 0.0
    if parts["kind"] == 0.0 or parts["lexical"] < 0.05:
        total *= 0.6
    if sentence > 0.85 and same_word == 1.0 and a.claim.report != b.claim.report:
        total = max(total, 0.95)
    if taken_up:
        total = 1.0
    return PairScore(**parts, total=0.0 if apart else round(max(0.0, total), 6), apart=apart)


def _exact(a: ClaimView, b: ClaimView) -> bool:
    return any(
        x.low == y.low and x.high == y.high and (x.low or 0.0) >= 10 and verdict(x, y) == "agree"
        for x in a.figures
        for y in b.figures
    )


def _is_taken_up(a: Claim, b: Claim) -> bool:
    """Tell whether one claim has the other's very arguments, in other words and from another source: "X denied it"."""
    if a.report != b.report or a.predicate == b.predicate or a.attribution == b.attribution:
        return False
    return bool(a.actors or a.recipients) and (a.event_type, a.actors, a.recipients, a.quantities, a.time) == (
        b.event_type,
        b.actors,
        b.recipients,
        b.quantities,
        b.time,
    )


def _apart(a: ClaimView, b: ClaimView, times: float) -> str | None:
    if a.story != b.story:
        return "story"
    if a.claim.report == b.claim.report and a.claim.sentence == b.claim.sentence:
        return "sentence"
    return "time" if times == 0.0 or a.background != b.background else None
