"""Clusters made records: canonical name, schema, role, countries, all surface forms."""

from __future__ import annotations

import re
from typing import Final

from crossread.grounding.actors.draft import Candidate, Cluster, words
from crossread.grounding.actors.sieves import Roll
from crossread.grounding.lexicon.countries import countries
from crossread.records import Entity, Mention, Report, Role, Span, content_id

_ARTICLE: Final = re.compile(r"^(?:the|a|an|this|that|these|those)\s+(?=\S)", re.IGNORECASE)
_FORCES: Final = {
    "army": "army",
    "navy": "navy",
    "air force": "air force",
    "coast guard": "coast guard",
    "police": "police",
    "troops": "troops",
    "marines": "marines",
}


def entities_of(roll: Roll, report: Report, text: str) -> tuple[Entity, ...]:
    """Return the entities of one report, ordered by first mention. Ids hash the report, the name and the place."""
    found: list[tuple[int, Entity]] = []
    for cluster in roll.clusters:
        mentions = [m for m in cluster.mentions if not m.outranked]
        if not mentions or all(m.kind == "pronoun" for m in mentions):
            continue
        spans = sorted({Span.of(text, m.start, m.end) for m in mentions})
        name = canonical_name(cluster)
        entity = Entity(
            id=content_id("ent", report.id, cluster.schema, name, spans[0].start, spans[0].end),
            name=name,
            schema=cluster.schema,
            names=_surface_forms(cluster, mentions, name, _titles(cluster, mentions, report, text)),
            role=_role(cluster),
            countries=(cluster.country,) if cluster.country else (),
            mentions=tuple(Mention(report.id, s) for s in spans),
        )
        found.append((spans[0].start, entity))
    return tuple(e for _, e in sorted(found, key=lambda f: (f[0], f[1].id)))


def canonical_name(cluster: Cluster) -> str:
    """Return the longest proper name; a state's common English name; else the fullest noun phrase."""
    if cluster.schema == "Country" and cluster.country:
        return countries().by_code[cluster.country].name
    key = cluster.key or ""
    if key.startswith("org:"):
        return key[4:]
    if cluster.names:
        proper = [n for n in cluster.names if not n.isupper()] or cluster.names
        return max(proper, key=lambda n: (len(words(n)), len(n), n))
    if key.startswith("force:"):
        _, force, code = key.split(":")
        if code in countries().by_code:
            return f"{_adjective(code)} {_FORCES[force]}"
    nominals = [m for m in cluster.mentions if m.kind == "nominal"] or cluster.mentions
    best = max(nominals, key=lambda m: (len(words(m.text)), -m.start))
    return _flat(_ARTICLE.sub("", best.text))


def _adjective(code: str) -> str:
    country = countries().by_code[code]
    return next((f for f, use in country.uses.items() if use == "adjective"), country.name)


def _role(cluster: Cluster) -> Role | None:
    if cluster.schema == "Country":
        return "state"
    if cluster.role is None and cluster.is_person:
        return "civilian" if cluster.nouns or cluster.is_plural else None
    return cluster.role


def _titles(cluster: Cluster, mentions: list[Candidate], report: Report, text: str) -> list[str]:
    """Return an outlet's forms with the article that is part of its name: "The Standard"."""
    if cluster.role != "media" and not (cluster.key or "").startswith("outlet:"):
        return []
    forms = [
        text[m.start - 4 : m.end]
        for m in mentions
        if m.kind == "name" and text[max(0, m.start - 4) : m.start] == "The "
    ]
    own = report.outlet or ""
    if cluster.key == f"outlet:{re.sub(r'^[Tt]he ', '', own)}":
        forms.append(own)
    return [_flat(f) for f in forms]


def _surface_forms(cluster: Cluster, mentions: list[Candidate], name: str, more: list[str]) -> tuple[str, ...]:
    forms = [_flat(m.text) for m in mentions] + more + [_flat(f) for f in cluster.forms]
    forms += [
        _flat(_ARTICLE.sub("", m.text))
        for m in mentions
        if m.kind == "nominal" and (len(m.text.split()) > 2 or m.role in {"military", "police"})
    ]
    forms += cluster.names
    return tuple(sorted({f for f in forms if f} | {name}))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
