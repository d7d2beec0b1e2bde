"""A claim as the alignment sees it: its words, actors, places, time and figures, ready to be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from crossread.records import Argument, CaseRecords, Claim, Entity, Place, Quantity, Report
from crossread.situation.dates import is_past
from crossread.situation.words import concept, concepts, vector, weight, words

_BODIES: Final = frozenset({"government", "military", "police", "judiciary"})
_TOWNS: Final = frozenset({"city", "point"})
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!\s+(?:people|men|women|tonnes|tons|troops))")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """`predicate`: its concepts; `own`: vector of predicate and arguments; `sentence`: vector of the sentence.

    `actors` and `recipients` are entity ids, with the state of a government body beside it; `places` are place ids
    with their country as `country:XX`, `towns` those that are towns or smaller; `unreal` tells planned, possible,
    requested and conditional from asserted; `background` what lies long before its report.
    """

    claim: Claim
    story: str | None
    predicate: frozenset[str]
    own: Mapping[str, float]
    sentence: Mapping[str, float]
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    towns: frozenset[str]
    time: str | None
    figures: tuple[Quantity, ...]
    unreal: bool
    background: bool


@dataclass(frozen=True, slots=True)
class Lookup:
    """Entities and places of a case by id, and the state entity of each country."""

    entities: Mapping[str, Entity]
    places: Mapping[str, Place]
    states: Mapping[str, str]
    mentions: Mapping[str, tuple[tuple[int, int, str], ...]]

    @classmethod
    def of(cls, case: CaseRecords) -> Lookup:
        """Return the look-up of a case; of several states of one country, the most mentioned stands for it."""
        states: dict[str, Entity] = {}
        for entity in sorted(case.entities, key=lambda e: (-len(e.mentions), e.id)):
            if entity.role == "state" and len(entity.countries) == 1:
                states.setdefault(entity.countries[0], entity)
        mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in case.entities:
            for mention in entity.mentions:
                if mention.span.quote[:1].isupper():
                    mentions[mention.report].append((mention.span.start, mention.span.end, entity.id))
        return cls(
            {e.id: e for e in case.entities},
            {p.id: p for p in case.places},
            {k: e.id for k, e in states.items()},
            {k: tuple(sorted(v)) for k, v in mentions.items()},
        )

    def state_of(self, entity: str | None) -> str | None:
        """Return the state a government body, army or police belongs to, if it is known; None for a state itself."""
        found = self.entities.get(entity or "")
        if found is None or found.role not in _BODIES or len(found.countries) != 1:
            return None
        return self.states.get(found.countries[0])

    def resolve(self, argument: Argument, report: str) -> str | None:
        """Return the argument's entity, or the last one named inside its words ("the bow of the Orvel Star")."""
        if argument.entity:
            return argument.entity
        inside = [
            key
            for start, end, key in self.mentions.get(report, ())
            if argument.span.start <= start and end <= argument.span.end
        ]
        return inside[-1] if inside else None

    def keys(self, arguments: tuple[Argument, ...], report: str) -> frozenset[str]:
        """Return what the arguments can be matched by: entity, its state, or their words where nothing is resolved."""
        found: set[str] = set()
        for argument in arguments:
            entity = self.entities.get(self.resolve(argument, report) or "")
            if entity is not None and _is_named(entity):
                found.add(entity.id)
                state = self.state_of(entity.id)
                found |= {state} if state else set()
            else:
                found |= {f"word:{c}" for c in concepts([argument.span.quote])}
        return frozenset(found)


def _is_named(entity: Entity) -> bool:
    """Tell whether an entity has a proper name; "the crew" has none, so that its words must do."""
    words_of = [w for w in entity.name.split() if w.lower() not in {"a", "an", "the"}]
    return entity.role == "state" or any(w[:1].isupper() for w in words_of)


def view(claim: Claim, report: Report | None, lookup: Lookup) -> ClaimView:
    """Return the claim ready to be compared."""
    story, published = (report.story, report.published) if report else (None, None)
    arguments = [*claim.actors, *claim.recipients]
    parts = [claim.predicate.quote] * 2 + [a.span.quote for a in arguments] + [p.span.quote for p in claim.places]
    parts += [q.item or q.span.quote for q in claim.quantities]
    places: set[str] = set()
    towns: set[str] = set()
    for argument in claim.places:
        place = lookup.places.get(argument.place or "")
        if place:
            towns |= {place.id} if place.precision in _TOWNS else set()
            places |= {place.id} | ({f"country:{place.country}"} if place.country else set())
    return ClaimView(
        claim=claim,
        story=story,
        predicate=frozenset(concept(w) for w in words(claim.predicate.quote) if weight(w) > 0)
        or concepts([claim.predicate.quote]),
        own=vector(" ".join(parts)),
        sentence=vector(claim.sentence.quote),
        actors=lookup.keys(claim.actors, claim.report),
        recipients=lookup.keys(claim.recipients, claim.report),
        places=frozenset(places),
        towns=frozenset(towns),
        time=claim.time.value if claim.time else None,
        figures=claim.quantities,
        unreal=claim.modality != "asserted",
        background=_is_background(claim, published),
    )


def _is_background(claim: Claim, published: str | None) -> bool:
    """Tell whether a claim is of a time long past: by its date, or by a year beside it where no date was found."""
    if claim.time and claim.time.value:
        return is_past(claim.time.value, published)
    start, end = claim.predicate.start - claim.sentence.start, claim.predicate.end - claim.sentence.start
    near = claim.sentence.quote[max(0, start - 60) : end + 60]
    return any(is_past(year, published) and year < (published or "")[:4] for year in _YEAR.findall(near))


def views(case: CaseRecords) -> list[ClaimView]:
    """Return every claim of the case ready to be compared, in the order of the claims."""
    reports, lookup = {r.id: r for r in case.reports}, Lookup.of(case)
    return [view(claim, reports.get(claim.report), lookup) for claim in case.claims]
