"""Claims that can be the same occurrence, from one report or many, made one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.records import CaseRecords, Event, content_id
from crossread.situation.claimview import ClaimView, views
from crossread.situation.dates import days
from crossread.situation.denial import can_answer
from crossread.situation.figures import verdict
from crossread.situation.linkage import average_linkage
from crossread.situation.similarity import PairScore, compare
from crossread.situation.summary import Summaries


@dataclass(frozen=True, slots=True)
class EventConfig:
    """`threshold`: mean score to join; `denial`: the same for denials left alone.

    `crowd`: how many claims of a story a word or an entity may block together.
    """

    threshold: float = 0.52
    denial: float = 0.42
    crowd: int = 400


DEFAULT: Final = EventConfig()
_APART: Final = -10.0


class EventStage:
    """Aligns claims: pairs are scored part by part inside a story, blocked by what they share, clustered by average
    linkage, and parted again where figures for one thing cannot both be true, so that each account stands by itself
    and findings can hold them against each other.
    """

    name = "events"
    requires = frozenset({"reports", "claims", "entities", "places", "attributions"})
    assigns = frozenset({"events"})

    def __init__(self, config: EventConfig = DEFAULT) -> None:
        self.config = config

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with every claim in exactly one event."""
        found = views(case)
        events, lines = [], Summaries(case)
        denying = {a.id for a in case.attributions if a.stance == "denies"}
        denied = {i for i, v in enumerate(found) if v.claim.polarity == "negative" or v.claim.attribution in denying}
        parts = [part for g in cluster(found, denied, self.config) for part in by_figures([found[i] for i in g])]
        for part in told_alike(parts, lines):
            events.append(_event(part, lines))
        return replace(case, events=tuple(events))


def cluster(found: Sequence[ClaimView], denied: set[int], config: EventConfig = DEFAULT) -> list[list[int]]:
    """Return clusters of indices of claims that can be one occurrence, whatever their figures.

    A denial speaks of what somebody said: clusters of denials only (`denied` holds their indices) join the claim that
    they fit best, on weaker grounds than others.
    """
    pairs = sorted(_blocks(found, config.crowd))
    parts = {(i, j): score for i, j in pairs if (score := compare(found[i], found[j])).total > 0}
    answers = {k: v.total for k, v in parts.items() if _answers(found, denied, k, v)}
    kept = {k: v.total for k, v in parts.items() if k in answers or (k[0] in denied) == (k[1] in denied)}
    kept |= {k: _APART for k in answers if _elsewhere(found, [k[0]], [k[1]])}
    groups = average_linkage(len(found), kept, config.threshold)
    stand = [g for g in groups if not denied.issuperset(g)]
    for group in groups:
        if not denied.issuperset(group):
            continue
        near = [g for g in stand if not _elsewhere(found, group, g)]
        best = max(near, key=lambda g: (_mean(group, g, answers), -g[0]), default=None)
        if best is None or _mean(group, best, answers) < config.denial:
            stand.append(group)
        else:
            best += group
    return sorted(sorted(g) for g in stand)


def _answers(found: Sequence[ClaimView], denied: set[int], pair: tuple[int, int], score: PairScore) -> bool:
    """Tell whether one of the pair is a denial that can be of the other."""
    i, j = pair
    if (i in denied) == (j in denied):
        return False
    return can_answer(found[i], found[j], score) if i in denied else can_answer(found[j], found[i], score)


def _elsewhere(found: Sequence[ClaimView], a: Sequence[int], b: Sequence[int]) -> bool:
    """Tell whether two clusters name towns and none in common: no curfew in one town is no word on that of another."""
    here, there = ({t for i in g for t in found[i].towns} for g in (a, b))
    return bool(here and there) and not here & there


def _mean(a: Sequence[int], b: Sequence[int], scores: Mapping[tuple[int, int], float]) -> float:
    """Return the mean of each of `a`'s best scores in `b`; 0 when a claim of one sentence is in both."""
    best = [max((scores.get((min(i, j), max(i, j)), 0.0) for j in b), default=0.0) for i in a]
    return sum(best) / len(best)


def _blocks(found: Sequence[ClaimView], crowd: int) -> set[tuple[int, int]]:
    """Return pairs of one story that share a telling word, an entity or a place; what a crowd shares blocks nothing."""
    holders: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for i, item in enumerate(found):
        for key in {*item.own, *item.predicate, *item.actors, *item.recipients}:
            holders[item.story, key].append(i)
        for key in sorted(item.sentence, key=lambda k: (-item.sentence[k], k))[:8]:
            holders[item.story, f"s:{key}"].append(i)
    pairs: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(held) <= crowd:
            pairs.update((a, b) for n, a in enumerate(held) for b in held[n + 1 :])
    return pairs


def by_figures(group: Sequence[ClaimView]) -> list[list[ClaimView]]:
    """Part claims of one occurrence by figures that cannot both be true; claims without one go with the most.

    "12 dead" and "at least 10 dead" stay together, "12 dead" and "17 dead" part.
    """
    parts: list[list[ClaimView]] = []
    for item in sorted(group, key=lambda v: (not v.figures, _width(v), v.claim.id)):
        best, fit = None, 0.0
        for part in parts:
            marks = [_mark(item, other) for other in part]
            if min(marks) >= 0 and (best is None or sum(marks) / len(marks) > fit):
                best, fit = part, sum(marks) / len(marks)
        if best is None:
            parts.append([item])
        else:
            best.append(item)
    return parts


def told_alike(parts: Sequence[list[ClaimView]], lines: Summaries) -> list[list[ClaimView]]:
    """Join parts of one story whose lines read the same: to a reader they are one event, unless their dates differ."""
    homes: dict[tuple[str | None, str], list[ClaimView]] = {}
    found: list[list[ClaimView]] = []
    for part in parts:
        line = lines.of([v.claim for v in part]).casefold()
        home = homes.get((part[0].story, line)) if len(line.split()) >= 4 else None
        if home is None or any(compare(a, b).apart == "time" for a in home for b in part):
            kept = list(part)
            homes.setdefault((part[0].story, line), kept)
            found.append(kept)
        else:
            home += part
    return found


def _width(item: ClaimView) -> float:
    """Put exact figures before open ones."""
    return min((1.0 if q.low is None or q.high is None else 0.0 for q in item.figures), default=2.0)


def _mark(a: ClaimView, b: ClaimView) -> float:
    """Return -1 when some figures differ and none agree, else how alike the two are."""
    marks = {verdict(x, y) for x in a.figures for y in b.figures}
    if "differ" in marks and "agree" not in marks:
        return -1.0
    return (1.0 if "agree" in marks else 0.0) + compare(a, b).lexical


def _event(group: Sequence[ClaimView], lines: Summaries) -> Event:
    claims = sorted((v.claim for v in group), key=lambda c: (c.report, c.sentence.start, c.predicate.start, c.id))
    ids = tuple(sorted(c.id for c in claims))
    return Event(
        id=content_id("evt", ids),
        claims=ids,
        event_type=_most(c.event_type for c in claims),
        actors=_frequent(a.entity for c in claims for a in c.actors),
        recipients=_frequent(a.entity for c in claims for a in c.recipients),
        places=_frequent(p.place for c in claims for p in c.places),
        time=_narrowest([c.time.value for c in claims if c.time and c.time.value]),
        summary=lines.of(claims),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _frequent(values: Iterable[str | None]) -> tuple[str, ...]:
    counts = Counter(v for v in values if v)
    return tuple(sorted(counts, key=lambda v: (-counts[v], v)))


def _narrowest(values: list[str]) -> str | None:
    """Return the narrowest of the most frequent time values."""
    counts = Counter(values)

    def width(value: str) -> int:
        found = days(value)
        return found[1] - found[0] if found else 1 << 30

    return min(counts, key=lambda v: (-counts[v], width(v), v)) if counts else None
