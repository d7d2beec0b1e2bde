"""Names the lexicons know, found in the text character by character: countries, peoples, seats, organizations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from spacy.tokens import Doc

from crossread.attribution.classes import is_outlet_name
from crossread.attribution.lexicon import outlets
from crossread.grounding.actors.draft import Candidate, initials
from crossread.grounding.actors.seats import acts
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.lexicon.organizations import organizations

_START: Final = re.compile(r"(?<![\w'’])\w+")
_ACRONYM: Final = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z&.-]*[A-Z][A-Za-z.-]*)\s*[);,]")
_SHORT: Final = 4
_LOOK_BACK: Final = 90


@cache
def _forms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return (form, what it is) by the form's first word, longest first."""
    found: dict[str, dict[str, str]] = {}
    entries: list[tuple[str, str]] = [(f, "country") for f in countries().by_form]
    entries += [(f, "organization") for f in organizations()]
    entries += [(f, "outlet") for f in outlets().names if len(f) > 2 or f.isupper()]
    for form, kind in entries:
        for variant in (form, form.upper()) if len(form) > _SHORT else (form,):
            first = _START.match(variant)
            if first is not None:
                found.setdefault(first.group(), {}).setdefault(variant, kind if variant == form else f"{kind}:{form}")
    return MappingProxyType(
        {w: tuple(sorted(forms.items(), key=lambda f: (-len(f[0]), f[0]))) for w, forms in found.items()}
    )


def defined_acronyms(text: str) -> dict[str, tuple[int, int]]:
    """Return the acronyms that the text itself defines, "Sahel Water Aid (SWA)", with the span of the long form."""
    found: dict[str, tuple[int, int]] = {}
    for match in _ACRONYM.finditer(text):
        acronym = match.group(1).replace(".", "")
        low = max(0, match.start() - _LOOK_BACK)
        before = list(re.finditer(r"[^\W_]+", text[low : match.start()]))
        for k in range(len(before) - 1, -1, -1):
            head = before[k].group()
            long = text[low + before[k].start() : match.start()].rstrip(" ,")
            if head[0].isupper() and "\n\n" not in long and initials(long) == acronym.upper():
                found.setdefault(acronym, (low + before[k].start(), low + before[k].start() + len(long)))
                break
    return found


def known_mentions(doc: Doc, defined: Mapping[str, tuple[int, int]]) -> list[Candidate]:
    """Return the mentions of known countries and organizations, longest match first, in order.

    An acronym that the report defines itself is left to that definition. A seat of government ("Paris") is an actor
    only where it acts (`seats.acts`).
    """
    text, forms = doc.text, _forms()
    flat = re.sub(r"\s", " ", text)
    found: list[Candidate] = []
    at = 0
    for match in _START.finditer(flat):
        if match.start() < at:
            continue
        for form, kind in forms.get(match.group(), ()):
            start, end = match.start(), match.start() + len(form)
            if not flat.startswith(form, start) or (end < len(flat) and (flat[end].isalnum() or flat[end] == "_")):
                continue
            if form.endswith(".") is False and flat[end : end + 2] in {"-", "'l"}:
                continue
            if form in defined and not _spans(defined[form], start):
                break
            mention = _mention(doc, text, (start, end), kind.partition(":")[2] or form, kind.partition(":")[0])
            if mention is not None:
                found.append(mention)
                at = end
                break
    return found


def _spans(where: tuple[int, int], start: int) -> bool:
    return where[0] <= start < where[1]


def _mention(doc: Doc, whole: str, where: tuple[int, int], form: str, kind: str) -> Candidate | None:
    start, end = where
    text = whole[start:end]
    shouted = form.isupper() and len(form) <= 3 and _is_shouted(whole, start)
    if shouted:
        return None
    if kind == "country":
        return _country(doc, text, where, form)
    if kind == "organization":
        known = organizations()[form]
        return Candidate(
            start=start,
            end=end,
            text=text,
            kind="name",
            key=f"org:{known.name}",
            schema=known.schema,
            role=known.role,
            country=known.countries[0] if len(known.countries) == 1 else None,
            names=(form,),
            is_plural=known.name.endswith("s") and known.role == "armed_group",
        )
    if len(form.split()) == 1 and not form.isupper() and not is_outlet_name(text):
        return None
    name = re.sub(r"^the ", "", form, flags=re.IGNORECASE)
    return Candidate(start=start, end=end, text=text, kind="name", key=f"outlet:{name}", role="media", names=(name,))


def _country(doc: Doc, text: str, where: tuple[int, int], form: str) -> Candidate | None:
    start, end = where
    code, use = countries().by_form[form]
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or (use != "adjective" and _is_part_of_a_person(doc, start, end)):
        return None
    person_next = (
        use == "name"
        and len(form.split()) == 1
        and span.end < len(doc)
        and doc[span.end].ent_type_ == "Person"
        and doc[span.end - 1].ent_type_ == "Person"
    )
    if person_next:
        return None
    is_people = use == "people" or (
        use == "adjective"
        and span.start > 0
        and doc[span.start - 1].lower_ == "the"
        and _is_nominal_head(span.end, doc)
    )
    outranked = use == "capital" and not acts(span)
    return Candidate(
        start=start,
        end=end,
        text=text,
        kind="demonym" if use in {"adjective", "people"} else "name",
        key=f"state:{code}",
        schema="Country",
        role="state",
        country=code,
        names=(form,) if use == "name" else (),
        is_plural=is_people,
        outranked=outranked,
    )


def _is_nominal_head(end: int, doc: Doc) -> bool:
    """Tell whether no noun follows: "the French have" but not "the French minister"."""
    return end >= len(doc) or doc[end].pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _is_part_of_a_person(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the entity label says that a longer person's name goes through here ("Michael Jordan")."""
    return any(e.label_ == "Person" and e.start_char < start and e.end_char >= end for e in doc.ents)


def _is_shouted(text: str, start: int) -> bool:
    """Tell whether the line is in capitals throughout: then "US" and "IS" are no names."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[low : high if high >= 0 else len(text)]
    letters = [c for c in line if c.isalpha()]
    return len(line.split()) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
