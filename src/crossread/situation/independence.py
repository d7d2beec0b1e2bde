"""How many independent origins there are, as an honest interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import networkx as nx

from crossread.records import CaseRecords, Interval, Origin
from crossread.situation.words import concepts

_OFFICIAL: Final = frozenset({"government", "military", "police"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An origin as far as its independence goes. `outlets` are those its claims stand in: all, or of one event."""

    origin: str
    entity: str | None
    unnamed: bool
    outlet: bool
    official: bool
    state: bool
    countries: frozenset[str]
    words: frozenset[str]
    outlets: frozenset[str]
    authors: frozenset[str]


def voices(case: CaseRecords) -> Mapping[str, Voice]:
    """Return the voice of every origin of the case, by origin id."""
    entities = {e.id: e for e in case.entities}
    reports = {r.id: r for r in case.reports}
    homes = {c.id: c.report for c in case.claims}
    nations = {
        name.lower(): e.countries
        for e in case.entities
        if e.role == "state"
        for name in (e.name, *e.names)
        if e.countries
    }

    def voice(origin: Origin) -> Voice:
        entity = entities.get(origin.entity or "")
        where = {homes[c] for c in origin.claims}
        said = origin.description.split(", via ")[0]
        countries = set(entity.countries) if entity else set()
        for word in said.lower().split():
            countries |= set(nations.get(word.strip(".,'’s"), ())) | set(nations.get(word, ()))
        unnamed = origin.kind.startswith("unnamed") or origin.kind == "implicit"
        return Voice(
            origin=origin.id,
            entity=origin.entity,
            unnamed=unnamed,
            outlet=origin.kind == "outlet",
            official=origin.kind == "unnamed_official" or bool(entity and entity.role in _OFFICIAL),
            state=bool(entity and entity.role == "state"),
            countries=frozenset(countries),
            words=concepts([said]) - {"unnamed"},
            outlets=frozenset(reports[r].outlet or r for r in where if r in reports),
            authors=frozenset(_authors([reports[r].byline for r in where if r in reports]))
            if origin.kind == "outlet"
            else frozenset(),
        )

    return {o.id: voice(o) for o in case.origins}


def _authors(bylines: Iterable[str | None]) -> set[str]:
    found = set()
    for line in bylines:
        for part in (line or "").replace(" and ", ",").replace(" with ", ",").replace(" in ", ",").split(","):
            if len(part.split()) >= 2 and all(w[:1].isupper() for w in part.split()):
                found.add(part.strip())
    return {a for a in found if not {"Staff", "Desk", "Reporter", "Correspondent", "Editor"} & set(a.split())}


def speak_for_each_other(a: Voice, b: Voice) -> bool:
    """Tell whether one surely speaks for the other: a state and its own government, army or police."""
    return (
        ((a.state and b.official) or (b.state and a.official))
        and bool(a.countries & b.countries)
        and not (a.unnamed or b.unnamed)
    )


def may_be_one(a: Voice, b: Voice) -> bool:
    """Tell whether two may be the same or lean on each other.

    Unnamed officials of one government, or one unnamed and one named; unnamed people described with one telling word;
    an outlet and the source that it names for the same thing; outlets that share an author.
    """
    if a.authors & b.authors:
        return True
    if a.unnamed and b.unnamed and not (a.official and b.official) and a.words & b.words:
        return True
    if (a.unnamed or b.unnamed) and (a.official or a.state) and (b.official or b.state):
        return bool(a.countries & b.countries) or bool(
            a.unnamed and b.unnamed and not (a.countries and b.countries) and a.words & b.words
        )
    return a.outlet != b.outlet and bool(a.outlets & b.outlets)


def independent(found: Iterable[Voice]) -> Interval:
    """Return the bounds of the number of independent origins; 0 to 0 of none.

    `max` folds those who surely speak for each other, `min` also those who may be one.
    """
    listed = sorted(found, key=lambda v: v.origin)
    return Interval(
        _count(listed, lambda a, b: speak_for_each_other(a, b) or may_be_one(a, b)),
        _count(listed, speak_for_each_other),
    )


def _count(listed: list[Voice], joined: Callable[[Voice, Voice], bool]) -> int:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(v.origin for v in listed)
    graph.add_edges_from((a.origin, b.origin) for n, a in enumerate(listed) for b in listed[n + 1 :] if joined(a, b))
    return int(nx.number_connected_components(graph))
