"""The signed network of actors: who is hostile to whom, who works with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from crossread.records import Argument, CaseRecords, Claim, Relation
from crossread.situation.claimview import Lookup
from crossread.situation.words import lexicon

_RECIPROCAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
Sign = Literal[-1, 1]


class RelationStage:
    """Draws an edge for each pair of actors and sign from what is asserted, weighted by origins, not by reports.

    A government body's edge is its state's too. A pair can have both signs; that is worth seeing.
    """

    name = "relations"
    requires = frozenset({"claims", "events", "origins", "entities"})
    assigns = frozenset({"relations"})

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with its relations, by pair and sign."""
        lookup = Lookup.of(case)
        origin = {c: o.id for o in case.origins for c in o.claims}
        backing: dict[tuple[str, str, Sign], set[str]] = defaultdict(set)
        for claim in case.claims:
            for edge in _edges(claim, lookup):
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


def _edges(claim: Claim, lookup: Lookup) -> Iterator[tuple[str, str, Sign]]:
    sign = sign_of(claim)
    if sign is None or (sign == -1 and claim.modality == "planned"):
        return
    actors, others = (_whole(found, claim.report, lookup) for found in (claim.actors, claim.recipients))
    pairs = [(a, b) for a in actors for b in others]
    mutual = claim.event_type in _RECIPROCAL or claim.event_type == "ASSAULT"
    if not others and mutual:
        pairs = [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]
    for a, b in pairs:
        home, other = lookup.state_of(a) or a, lookup.state_of(b) or b
        if home != other:
            for x, y in sorted({(a, b), (home, b), (a, other), (home, other)}):
                yield (min(x, y), max(x, y), sign)


def _whole(arguments: tuple[Argument, ...], report: str, lookup: Lookup) -> list[str]:
    """Return the entities of arguments, without those inside another's words ("Velkan" in "Velkan soldiers")."""
    inner = {a for a in arguments if any(b.span != a.span and b.span.contains(a.span) for b in arguments)}
    whole = [lookup.resolve(a, report) or _inside(a, inner) for a in arguments if a not in inner]
    return list(dict.fromkeys(e for e in whole if e))


def _inside(argument: Argument, inner: set[Argument]) -> str | None:
    return next(
        (a.entity for a in sorted(inner, key=lambda a: a.span) if a.entity and argument.span.contains(a.span)), None
    )
