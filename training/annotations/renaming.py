"""Other names for the actors, outlets, places and countries of a report."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.grounding.lexicon.countries import Country, countries
from training.annotations.edits import Edit, edited
from training.annotations.records import AnnotatedReport, Entity

_PERSONAL: Final = frozenset(("he", "she", "him", "her", "his"))
# Left out of the exchange: names that take an article or are two words run together by their adjective.
_ARTICLED: Final = re.compile(
    r"(?:s|Republic|Emirates|Kingdom|Islands?)$|^(?:United|The) |Congo|Korea|Guinea|Sudan|Ireland"
)
_VOWEL: Final = re.compile(r"[AEIO]|U(?!ni|ru|kr|ga)")


@dataclass(frozen=True, slots=True)
class NamePool:
    """Names by kind: `person`, `organization ROLE`, `place PRECISION`."""

    names: Mapping[str, tuple[str, ...]]


def kind_of(report: AnnotatedReport, entity: Entity) -> str | None:
    """Return the kind of an entity's name, or null when the report does not show whether it is a person."""
    if entity.role == "place":
        return f"place {entity.precision}" if entity.precision in {"city", "point"} else None
    if entity.role == "state":
        return None
    spoken = {a.source_class for a in report.attributions.values() if a.keys == (entity.key,)}
    mentions = [report.text[m.start : m.end] for m in report.marks if m.keys == (entity.key,)]
    words = entity.name.split()
    if "named_person" in spoken or any(mention.lower() in _PERSONAL for mention in mentions):
        return "person" if 2 <= len(words) <= 3 and all(w[:1].isupper() and "." not in w for w in words) else None
    if spoken & {"named_organization", "named_outlet"} or any(re.match("[Tt]he ", mention) for mention in mentions):
        return f"organization {entity.role}" if len(words) >= 2 and entity.name[:1].isupper() else None
    return None


def pool_of(reports: Iterable[AnnotatedReport]) -> NamePool:
    """Gather names from reports; give it the train part alone."""
    names: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for entity in report.heading.entities.values():
            kind = kind_of(report, entity)
            if kind and entity.name in report.text:
                names[kind].add(entity.name)
    return NamePool({kind: tuple(sorted(found)) for kind, found in sorted(names.items())})


def _forms(kind: str, name: str) -> list[str]:
    """The forms under which a report may use a name, the same number for every name of a kind."""
    return [name, name.split()[-1]] if kind == "person" else [name]


def _capitals(report: AnnotatedReport, entity: Entity, forms: Sequence[str]) -> bool:
    """Whether a mention of the entity has a capitalised word that none of the forms holds."""
    for mark in report.marks:
        if mark.keys == (entity.key,) and {t.letter for t in mark.tags} & set("asrp"):
            rest = report.text[mark.start : mark.end]
            for form in forms:
                rest = rest.replace(form, "")
            if re.search(r"(?<!^)\b[A-Z]", rest):
                return True
    return False


def _swaps(
    report: AnnotatedReport, pool: NamePool, chance: random.Random
) -> Iterator[tuple[Entity, list[tuple[str, str]]]]:
    """Each entity that can have another name, with old and new forms."""
    for entity in report.heading.entities.values():
        kind = kind_of(report, entity)
        known = {e.name for e in report.heading.entities.values()}
        choice = [name for name in pool.names.get(kind or "", ()) if name not in known]
        forms = _forms(kind, entity.name) if kind else []
        if not choice or entity.name not in report.text or _capitals(report, entity, forms):
            continue
        new = chance.choice(choice)
        yield entity, list(zip(forms, _forms(kind or "", new), strict=True))


def _country_forms(country: Country) -> dict[str, str] | None:
    """One form for each use, or null when a use is missing or has no plain form."""
    forms: dict[str, str] = {}
    for form, use in country.uses.items():
        forms.setdefault(use, form)
    if _ARTICLED.search(country.name) or not {"name", "adjective", "capital"} <= forms.keys():
        return None
    return {use: form for use, form in forms.items() if use in {"name", "adjective", "people", "capital"}}


def _country_swap(
    report: AnnotatedReport, entity: Entity, chance: random.Random
) -> tuple[Country, list[tuple[str, str]]] | None:
    old = countries().by_code.get(entity.country)
    if old is None or entity.role != "state" or old.name != entity.name:
        return None
    taken = {e.country for e in report.heading.entities.values()}
    mine = _country_forms(old)
    others = []
    for country in countries().by_code.values():
        forms = _country_forms(country)
        alike = mine and forms and bool(_VOWEL.match(mine["adjective"])) == bool(_VOWEL.match(forms["adjective"]))
        if forms and alike and country.code not in taken and country.name not in report.text:
            others.append((country, forms))
    if not mine or not others:
        return None
    country, forms = chance.choice(others)
    pairs = [(mine[use], forms[use]) for use in mine if use in forms]
    if mine.get("people") == mine["adjective"]:
        pairs += [
            (mine["adjective"] + "s", forms["people"] if forms.get("people", "").endswith("s") else forms["name"])
        ]
    stray = [
        form for form in old.uses if form not in mine.values() and re.search(rf"\b{re.escape(form)}\b", report.text)
    ]
    return None if stray else (country, pairs)


def _replace_all(text: str, old: str, new: str) -> Iterator[Edit]:
    for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text):
        yield Edit(match.start(), match.end(), new)


def rename(report: AnnotatedReport, pool: NamePool, chance: random.Random) -> AnnotatedReport:
    """Return the report with other names for what can be renamed, in its text and its heading.

    Raises:
        MalformedReport: The names would break a rule, such as a counted item that is no longer there.
    """
    entities = dict(report.heading.entities)
    edits: list[Edit] = []
    new_names: dict[str, str] = {}
    for entity, pairs in _swaps(report, pool, chance):
        entities[entity.key] = replace(entity, name=pairs[0][1])
        new_names[pairs[0][0]] = pairs[0][1]
        edits += [edit for old, new in pairs for edit in _replace_all(report.text, old, new)]
    for entity in report.heading.entities.values():
        if swap := _country_swap(report, entity, chance):
            country, pairs = swap
            edits += [edit for old, new in pairs for edit in _replace_all(report.text, old, new)]
            for other in tuple(entities.values()):
                if other.country == entity.country:
                    name = country.name if other.key == entity.key else other.name
                    entities[other.key] = replace(other, country=country.code, name=name)
    outlet = new_names.get(report.heading.outlet, report.heading.outlet)
    return edited(report, edits, replace(report.heading, entities=entities, outlet=outlet))
