"""The signed network of actors: who is hostile to whom, who works with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from crossread.records import CaseRecords, Claim, Relation
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
    actors = [a.entity for a in claim.actors if a.entity]
    others = [a.entity for a in claim.recipients if a.entity]
    pairs = [(a, b) for a in actors for b in others]
    if (
        not others
        and (claim.event_type in _RECIPROCAL or (sign == -1 and claim.event_type == "ASSAULT"))
        and len(actors) > 1
    ):
        pairs = [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]
    for a, b in pairs:
        for x in {a, lookup.state_of(a) or a}:
            for y in {b, lookup.state_of(b) or b}:
                if x != y:
                    yield (min(x, y), max(x, y), sign)
