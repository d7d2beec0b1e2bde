"""Entities for sources that no actor of the report covers: unnamed officials, witnesses, outlets, documents."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from crossread.attribution.classes import person_name
from crossread.attribution.lexicon import people, singular
from crossread.grounding.lexicon.countries import countries
from crossread.records import Entity, Mention, Report, Role, SourceClass, Span, content_id

_SCHEMA: Final[dict[SourceClass, str]] = {
    "named_person": "Person",
    "unnamed_official": "Person",
    "unnamed_person": "Person",
    "unnamed_group": "LegalEntity",
    "named_organization": "Organization",
    "named_outlet": "Organization",
    "document": "Document",
    "implicit": "LegalEntity",
}
_MILITARY: Final = frozenset(
    (
        "military army navy naval general colonel commander officer soldier admiral commodore air force "
        "marshal lieutenant brigadier sergeant captain"
    ).split()
)
_POLICE: Final = frozenset("police policeman policewoman sheriff detective superintendent constable inspector".split())
_COURT: Final = frozenset("judge prosecutor magistrate court tribunal judicial attorney".split())


def new_entity(doc: Doc, report: Report, source: Span, kind: SourceClass) -> Entity:
    """Return an entity for the source: schema and role from its class and words, countries from a name or demonym
    in it.
    """
    words = [w.strip('.,;:()"“”') for w in re.split(r"[\s-]+", source.quote)]
    person = person_name(doc, (source.start, source.end)) if kind == "named_person" else None
    name = report.text[person[0] : person[1]] if person is not None else source.quote
    return Entity(
        id=content_id("ent", report.id, "source", source.start, source.quote),
        name=name,
        schema=_SCHEMA[kind],
        names=(name,) if name == source.quote else (name, source.quote),
        role=_role(kind, {singular(w.lower()) for w in words} | {w.lower() for w in words}),
        countries=_countries(source.quote),
        mentions=(Mention(report.id, source),),
    )


def _role(kind: SourceClass, words: set[str]) -> Role | None:
    if kind == "named_outlet":
        return "media"
    if words & _POLICE:
        return "police"
    if words & _COURT:
        return "judiciary"
    if words & _MILITARY:
        return "military"
    if kind == "unnamed_official":
        return "government"
    return "civilian" if kind in {"unnamed_person", "unnamed_group"} and words & people().person else None


def _countries(text: str) -> tuple[str, ...]:
    """Return the countries that a name, adjective or people in the text stands for."""
    words = re.sub(r"['’]s\b", "", text).replace(",", " ").split()
    forms = countries().by_form
    grams = {" ".join(words[n : n + size]) for size in (1, 2, 3) for n in range(len(words))}
    return tuple(sorted({forms[g][0] for g in grams if g in forms}))
