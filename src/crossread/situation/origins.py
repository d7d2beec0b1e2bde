"""Where claims come from: one origin for each first speaker, across reports."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from crossread.records import CaseRecords, Claim, Origin, content_id
from crossread.situation.claimview import Lookup
from crossread.situation.speakers import Speaker, Speakers, agency_name


class OriginStage:
    """Follows each claim's chain to the first who speaks in his own voice, and folds those who speak for each other.

    An unattributed claim is the outlet's own, the agency's in an agency copy, and the copied report's in a copied
    passage. Every claim belongs to exactly one origin.
    """

    name = "origins"
    requires = frozenset({"reports", "attributions", "claims", "entities", "lineage"})
    assigns = frozenset({"origins"})

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with its origins, by id."""
        speakers, lookup = Speakers(case), Lookup.of(case)
        backed: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        who: dict[tuple[str, ...], Speaker] = {}
        for claim in case.claims:
            speaker = speakers.of(claim)
            backed[speaker.key].append(claim)
            who.setdefault(speaker.key, speaker)
        origins = [_origin(who[key], claims, lookup) for key, claims in backed.items()]
        known = {o.id for o in origins}
        for edge in case.lineage:
            if edge.relation == "agency_copy" and edge.target.startswith("ori-") and edge.target not in known:
                known.add(edge.target)
                origins.append(_silent(edge.target))
        return replace(case, origins=tuple(sorted(origins, key=lambda o: o.id)))


def _silent(target: str) -> Origin:
    return Origin(id=target, entity=None, description=agency_name(target), kind="outlet")


def _origin(speaker: Speaker, claims: list[Claim], lookup: Lookup) -> Origin:
    own = {speaker.entity} if speaker.entity else set()
    state = lookup.state_of(speaker.entity)
    own |= {state} if state else set()
    involved = {a.entity for c in claims for a in (*c.actors, *c.recipients) if a.entity}
    involved |= {s for e in list(involved) if (s := lookup.state_of(e))}
    return Origin(
        id=speaker.key[-1] if speaker.key[0] == "agency" else content_id("ori", *speaker.key),
        entity=speaker.entity,
        description=speaker.description,
        kind=speaker.kind,
        interested_party=speaker.kind != "outlet" and bool(own & involved),
        claims=tuple(sorted(c.id for c in claims)),
    )
