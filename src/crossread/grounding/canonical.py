"""Merging across reports: the clusters of single reports become the actors and places of the case.

Only proper names, acronyms and keys of states decide; pronouns and bare nouns never do (`merging.py`). Every merge
leaves a `MergeEvidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.grounding.actors.draft import fold
from crossread.grounding.lexicon.organizations import organizations
from crossread.grounding.merging import MergeEvidence, fullness, merge_evidence, proper_names, state_or_known
from crossread.records import CaseRecords, Entity, Mention, Place, content_id

__all__ = ["CanonicalActors", "MergeEvidence", "canonical_entities", "canonical_places", "merge_evidence"]


@dataclass(frozen=True, slots=True)
class CanonicalActors:
    """The stage `canonical`: merges entities and places across reports and rewrites the ids that point at them."""

    name: str = "canonical"
    requires: frozenset[str] = frozenset({"entities", "places", "attributions", "claims"})
    assigns: frozenset[str] = frozenset({"entities", "places", "attributions", "claims"})

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with canonical entities and places, in the order of their first mentions."""
        order = {r.id: i for i, r in enumerate(case.reports)}
        entities, moved = canonical_entities(case.entities, order)
        places, placed = canonical_places(case.places, order)
        return replace(
            case,
            entities=entities,
            places=places,
            attributions=tuple(replace(a, source_entity=_follow(a.source_entity, moved)) for a in case.attributions),
            claims=tuple(
                replace(
                    c,
                    actors=tuple(replace(a, entity=_follow(a.entity, moved)) for a in c.actors),
                    recipients=tuple(replace(a, entity=_follow(a.entity, moved)) for a in c.recipients),
                    places=tuple(replace(p, place=_follow(p.place, placed)) for p in c.places),
                )
                for c in case.claims
            ),
        )


def _follow(old: str | None, moved: Mapping[str, str]) -> str | None:
    return moved.get(old, old) if old is not None else None


def canonical_entities(
    entities: Sequence[Entity], order: Mapping[str, int]
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Return the merged entities and the new id of each old one. `order` ranks report ids."""
    groups = _groups(entities, merge_evidence(entities))
    found: list[Entity] = []
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for group in groups:
        made = _merged(group)
        if made.id in taken:
            made = replace(made, id=content_id("ent", made.id, sorted(e.id for e in group)))
        taken.add(made.id)
        found.append(made)
        moved.update({e.id: made.id for e in group})
    return tuple(sorted(found, key=lambda e: _first(e.mentions, order, e.id))), moved


def _first(mentions: Sequence[Mention], order: Mapping[str, int], own: str) -> tuple[int, int, str]:
    return min(((order.get(m.report, len(order)), m.span.start, own) for m in mentions), default=(len(order), 0, own))


def _groups(entities: Sequence[Entity], evidence: Iterable[MergeEvidence]) -> list[list[Entity]]:
    parent = {e.id: e.id for e in entities}

    def root(at: str) -> str:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for link in evidence:
        a, b = sorted((root(link.first), root(link.second)))
        parent[b] = a
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(root(entity.id), []).append(entity)
    return list(groups.values())


def _merged(group: Sequence[Entity]) -> Entity:
    """Return one entity for all of a group. An unnamed one keeps its report in its id: it is nobody's namesake."""
    best = max(
        group, key=lambda e: (state_or_known(e) is not None, fullness(e), not e.name.isupper(), len(e.name), e.name)
    )
    named = bool(proper_names(best)) and not _is_unnamed(best)
    where = tuple(sorted({c for e in group for c in e.countries}))
    parts: list[object] = [best.schema, best.name, list(where)]
    if not named:
        parts.append(sorted(e.id for e in group))
    roles = [e.role for e in (best, *group) if e.role is not None]
    return Entity(
        id=content_id("ent", *parts),
        name=best.name,
        schema=best.schema,
        names=tuple(sorted({n for e in group for n in e.names})),
        role=roles[0] if roles else None,
        countries=where,
        mentions=tuple(sorted({m for e in group for m in e.mentions})),
    )


def _is_unnamed(entity: Entity) -> bool:
    """Tell whether an entity is known by a description only ("a Dutch diplomat")."""
    return (
        entity.schema != "Country"
        and entity.name[-1:].islower()
        and entity.name.split()[-1].islower()
        and entity.name not in organizations()
    )


def canonical_places(places: Sequence[Place], order: Mapping[str, int]) -> tuple[tuple[Place, ...], dict[str, str]]:
    """Return the merged places and the new id of each old one: the same GeoNames id, or the same name and country.

    An unresolved place joins the one located place of its name, when the case has just one.
    """
    located: dict[str, set[str]] = {}
    for place in places:
        if place.country is not None:
            located.setdefault(fold(place.name), set()).add(_place_key(place))
    groups: dict[str, list[Place]] = {}
    for place in places:
        key = _place_key(place)
        options = located.get(fold(place.name), set())
        if place.country is None and len(options) == 1:
            key = next(iter(options))
        groups.setdefault(key, []).append(place)
    found: list[Place] = []
    moved: dict[str, str] = {}
    for key in sorted(groups):
        group = groups[key]
        best = max(
            group, key=lambda p: (p.geonames_id is not None, p.country is not None, not p.name.isupper(), p.name)
        )
        new = replace(best, id=content_id("plc", key), mentions=tuple(sorted({m for p in group for m in p.mentions})))
        found.append(new)
        moved.update({p.id: new.id for p in group})
    return tuple(sorted(found, key=lambda p: _first(p.mentions, order, p.id))), moved


def _place_key(place: Place) -> str:
    if place.geonames_id is not None:
        return f"geonames:{place.geonames_id}"
    return f"name:{fold(place.name)}:{place.country or ''}"
