"""The signed network of actors: who is hostile to whom, who works with whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from crossread.records import Argument, CaseRecords, Claim, Relation
from crossread.situation.claimview import Lookup
from crossread.situation.words import lexicon

_RECIPROCAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_SPOKEN: Final = frozenset({"ACCUSE", "THREATEN"})
_GIVEN: Final = frozenset({"AID", "COOPERATE", "SUPPORT"})
_BROKER: Final = re.compile(
    r"\b(?:brokered|hosted|mediated|convened|facilitated|chaired) by |\bat the invitation of |\bmediation (?:of|by) ",
    re.IGNORECASE,
)
Sign = Literal[-1, 1]
Edge = tuple[str, str, Sign]


class RelationStage:
    """Draws an edge for each pair of actors and sign from what is asserted, weighted by origins, not by reports.

    A government body's edge is its state's too. Where nobody is named on the other side, aid to a place and an armed
    group's attack on one concern the state it lies in; who accuses without being named beside it is who speaks; who
    brokers talks is on good terms with those who hold them. A pair can have both signs; that is worth seeing.
    """

    name = "relations"
    requires = frozenset({"claims", "events", "origins", "entities", "places", "attributions"})
    assigns = frozenset({"relations"})

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with its relations, by pair and sign."""
        lookup = Lookup.of(case)
        speakers = {a.id: a.source_entity for a in case.attributions if a.source_entity}
        origin = {c: o.id for o in case.origins for c in o.claims}
        backing: dict[Edge, set[str]] = defaultdict(set)
        for claim in case.claims:
            for edge in (*_edges(claim, lookup, speakers), *_brokered(claim, lookup)):
                backing[edge].add(claim.id)
        relations = [
            Relation(
                a=a, b=b, sign=sign, weight=float(len({origin.get(c, c) for c in claims})), claims=tuple(sorted(claims))
            )
            for (a, b, sign), claims in sorted(backing.items())
        ]
        return replace(case, relations=tuple(relations))


def sign_of(claim: Claim) -> Sign | None:
    """Return −1 for a hostile, +1 for a cooperative claim that is asserted and not denied; None otherwise."""
    if claim.polarity != "positive" or claim.modality not in {"asserted", "planned"}:
        return None
    if claim.event_type in lexicon("types")["hostile"]:
        return -1
    if claim.event_type in lexicon("types")["friendly"]:
        return 1
    return None


def _edges(claim: Claim, lookup: Lookup, speakers: Mapping[str, str]) -> Iterator[Edge]:
    sign = sign_of(claim)
    if sign is None or (sign == -1 and claim.modality == "planned"):
        return
    actors, others = (_whole(found, claim.report, lookup) for found in (claim.actors, claim.recipients))
    speaker = speakers.get(claim.attribution or "")
    if not actors and claim.event_type in _SPOKEN and speaker:
        actors = [speaker]
    if not others:
        others = _hosts(claim, actors, lookup)
    pairs = [(a, b) for a in actors for b in others]
    mutual = claim.event_type in _RECIPROCAL or claim.event_type == "ASSAULT"
    if not others and mutual:
        pairs = [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]
    for a, b in pairs:
        home, other = lookup.state_of(a) or a, lookup.state_of(b) or b
        if home != other:
            for x, y in sorted({(a, b), (home, b), (a, other), (home, other)}):
                yield (min(x, y), max(x, y), sign)


def _hosts(claim: Claim, actors: Sequence[str], lookup: Lookup) -> list[str]:
    """Return the states of a claim's places, where what is done there is done to them."""
    groups = [a for a in actors if lookup.entities[a].role == "armed_group"]
    if not (claim.event_type in _GIVEN or (claim.event_type == "ASSAULT" and groups)):
        return []
    places = [lookup.places.get(p.place or "") for p in claim.places]
    found = [lookup.states.get(p.country or "") for p in places if p is not None]
    return [s for s in dict.fromkeys(found) if s is not None and s not in actors]


def _brokered(claim: Claim, lookup: Lookup) -> Iterator[Edge]:
    """Yield good terms between those who talk or agree and whoever brought them together."""
    if claim.event_type not in _RECIPROCAL or claim.polarity != "positive" or claim.modality != "asserted":
        return
    base, text = claim.sentence.start, claim.sentence.quote
    parties = _whole(claim.actors, claim.report, lookup) + _whole(claim.recipients, claim.report, lookup)
    for found in _BROKER.finditer(text):
        at = base + found.end()
        for start, _, key in lookup.mentions.get(claim.report, ()):
            if at <= start <= at + 5 and key in lookup.entities:
                for party in sorted(set(parties) - {key}):
                    yield (min(key, party), max(key, party), 1)


def _whole(arguments: tuple[Argument, ...], report: str, lookup: Lookup) -> list[str]:
    """Return the entities of arguments, without those inside another's words ("Velkan" in "Velkan soldiers")."""
    inner = {a for a in arguments if any(b.span != a.span and b.span.contains(a.span) for b in arguments)}
    whole = [lookup.resolve(a, report) or _inside(a, inner) for a in arguments if a not in inner]
    return list(dict.fromkeys(e for e in whole if e))


def _inside(argument: Argument, inner: set[Argument]) -> str | None:
    return next(
        (a.entity for a in sorted(inner, key=lambda a: a.span) if a.entity and argument.span.contains(a.span)), None
    )
