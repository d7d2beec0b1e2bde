"""Mentions of places: countries, cities, features ("X Pass", "Gulf of X"), parts ("northern X"), and labelled names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Doc, Span

from crossread.grounding.actors.draft import fold, words
from crossread.grounding.actors.known import known_mentions
from crossread.grounding.actors.names import DESCRIBED, runs
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.places.gazetteer import cities_named
from crossread.records import Entity

Kind = Literal["country", "part", "feature", "name"]
_FEATURES: Final = (
    "Sea|Ocean|Gulf|Strait|Straits|River|Lake|Mountains|Mountain|Mount|Pass|Valley|Desert|Island"
    "|Islands|Bay|Cape|Coast|Peninsula|"
    "Province|Region|District|County|Governorate|Oblast|State|Dam|Airport|Airfield|Airbase|Base|Port"
    "|Road|Street|Square|Bridge|"
    "Highway|Canal|Delta|Basin|Hills|Plain|Plains|Plateau|Forest|Oasis|Crossing|Camp|Prison|Hospital"
    "|Refinery|Mine|Mines|Station|"
    "Terminal|Harbour|Harbor|Heights|Strip|Triangle|Corridor|Channel|Falls|Reservoir|Stadium|Mosque"
    "|Cathedral|Palace|Barracks|Oilfield|Oases"
)
_LOWER: Final = _FEATURES.lower()
_FEATURE: Final = re.compile(rf"\b(?:{_FEATURES})$")
_OF_FEATURE: Final = re.compile(
    r"^(?:Gulf|Strait|Straits|Bay|Sea|Horn|Cape|Isle|Lake|Mount|Port|Fort|Ras|Wadi|Jebel|Jabal|Camp)\b"
)
_LOWER_FEATURE: Final = re.compile(rf"\s+(?:{_LOWER})\b(?!\s+(?:official|minister|worker|guard)s?)")
_PART: Final = re.compile(
    r"\b(?P<part>(?:north|south)?-?(?:northern|southern|eastern|western|northeastern|northwestern"
    r"|southeastern|southwestern|central|"
    r"north-east|north-west|south-east|south-west|upper|lower)|Northern|Southern|Eastern|Western|Central)\s+$"
)
_MOVING: Final = re.compile(
    r"\b(?:leav(?:e|es|ing)|left|reach(?:ed|es|ing)?|enter(?:ed|s|ing)?|visit(?:ed|s|ing)?"
    r"|captur(?:e|ed|es|ing)|seiz(?:e|ed|es|ing)|t(?:ake|akes|ook|aking)|retake|retook|besieg(?:ed|es|ing)"
    r"|shell(?:ed|s|ing)|bomb(?:ed|s|ing)|flee(?:s|ing)?|fled) $"
)
_LOCATIVE: Final = frozenset(
    (
        "in at near around outside inside into from to toward towards across off through over between"
        " above on via beyond past north south east west northeast northwest southeast southwest"
    ).split()
)
_NO_PLACES: Final = frozenset({"West", "East", "North", "South", "Internet", "God", "Islam", "Twitter", "Facebook"})
_BARE_FEATURE: Final = re.compile(
    r"\b(?:Bay|Lake|Island|Cape|Mount|Port|Station|Harbour|Harbor|Falls|Palace|Star|Heights)$"
)
_SHELTERS: Final = re.compile(
    r"\b(?:Prison|Hospital|Airport|Base|Refinery|Stadium|Mosque|Cathedral|Barracks|Palace|Camp|Terminal)$"
)


_CAPITAL: Final = re.compile(
    r"\b(?:(?P<owner>[A-Z]\w+(?: (?:and )?[A-Z]\w+){0,2})(?:['’]s?)? (?P<capital>capital)(?: city)?"
    r"|capital(?: city)? of (?P<of>[A-Z]\w+(?: [A-Z]\w+){0,2}))\b"
    r"(?! (?:of|punishment|gains?|markets?|controls?|flight))"
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention `[start, end)`. `base` is the name to look up ("Togo" in "northern Togo"); `country` when sure."""

    start: int
    end: int
    name: str
    base: str
    kind: Kind
    country: str | None = None
    is_local: bool = False


def toponyms(doc: Doc, entities: Sequence[Entity]) -> list[Toponym]:
    """Return the places the document names, in order, none inside another."""
    actors = _actor_spans(entities)
    found = [*_of_countries(doc), *_of_capitals(doc.text), *_of_runs(doc, actors)]
    found.sort(key=lambda t: (t.start, -t.end))
    kept: list[Toponym] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _actor_spans(entities: Sequence[Entity]) -> list[tuple[int, int, Entity]]:
    return [(m.span.start, m.span.end, e) for e in entities for m in e.mentions]


def _of_countries(doc: Doc) -> Iterator[Toponym]:
    text = doc.text
    for mention in known_mentions(doc, {}):
        if mention.schema != "Country" or mention.country is None or mention.kind != "name":
            continue
        form = next((f for f in (mention.text, mention.text.title()) if f in countries().by_form), mention.text)
        use = countries().by_form.get(form, ("", "name"))[1]
        if use == "name":
            yield from _country(text, mention.start, mention.end, mention.country)
        elif use == "capital":
            local = mention.outranked or _is_local(text, mention.start)
            yield Toponym(mention.start, mention.end, mention.text, form, "name", mention.country, local)
    for match in re.finditer(r"\bthe (?P<a>[A-Z]\w+) (?:border|coast|frontier|desert|countryside|highlands)\b", text):
        known = countries().by_form.get(match["a"])
        if known is not None:
            start = match.start() + 4
            yield Toponym(start, match.end(), text[start : match.end()], match["a"], "part", known[0], True)


def _of_capitals(text: str) -> Iterator[Toponym]:
    """Yield "the Togolese capital", "Togo's capital" and "the capital of Togo" as the town that is meant."""
    for match in _CAPITAL.finditer(text):
        words_before = (match["owner"] or match["of"]).split()
        names = (" ".join(words_before[n:]) for n in range(len(words_before)))
        code = next((countries().by_form[n][0] for n in names if n in countries().by_form), None)
        town = (
            next((f for f, use in countries().by_code[code].uses.items() if use == "capital"), None) if code else None
        )
        if town is not None:
            end = match.end("capital") if match["owner"] else match.end()
            yield Toponym(match.start(), end, town, town, "name", code, True)


def _country(text: str, start: int, end: int, code: str) -> Iterator[Toponym]:
    following = re.match(r"(?: [A-Z]\w+)*", text[end:])
    if following is not None and _FEATURE.search(following.group()):
        return
    before = text[:start][-24:]
    part = _PART.search(before)
    name = countries().by_code[code].name
    if part is None:
        yield Toponym(start, end, text[start:end], name, "country", code, _is_local(text, start))
    else:
        low = start - len(before) + part.start()
        yield Toponym(low, end, text[low:end], name, "part", code, True)


def _is_local(text: str, start: int) -> bool:
    words = text[max(0, start - 20) : start].lower().split()
    if words and words[-1] == "the":
        words.pop()
    return bool(words) and words[-1] in _LOCATIVE


def _of_runs(doc: Doc, actors: Sequence[tuple[int, int, Entity]]) -> Iterator[Toponym]:
    text = doc.text
    people = {
        w for _, _, e in actors if e.schema == "Person" and (e.role or len(words(e.name)) > 1) for w in words(e.name)
    }
    pieces = [(run, start, end) for run in runs(doc) for start, end in _pieces(doc, run)]
    barred = {
        text[s:e] for _, s, e in pieces if _BARE_FEATURE.search(text[s:e]) and text[max(0, s - 4) : s].lower() == "the "
    }
    for _, start, end in pieces:
        name = text[start:end]
        if name in barred or name in _NO_PLACES or set(words(name)) <= people:
            continue
        item = _classified(doc, text, start, end, actors)
        if item is not None:
            yield item


def _pieces(doc: Doc, run: Span) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that can be places: without a leading article or demonym, or by entity label."""
    start = run.start
    forms = countries().by_form
    while start < run.end and (
        doc[start].lower_ in {"the", "a", "in", "at", "on", "near", "from"}
        or forms.get(doc[start].text, ("", ""))[1] in {"adjective", "people"}
    ):
        start += 1
    if start < run.end:
        yield doc[start].idx, doc[run.end - 1].idx + len(doc[run.end - 1])


def _classified(doc: Doc, text: str, start: int, end: int, actors: Sequence[tuple[int, int, Entity]]) -> Toponym | None:
    name = re.sub(r"\s+", " ", text[start:end])
    if not re.search(r"[^\W\d_]{2}", name):
        return None
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    labels = [t.ent_type_ for t in span if t.ent_type_]
    local = _is_local(text, start)
    owner = next((e for s, e_, e in actors if s <= start and end <= e_), None)
    if (owner is None or owner.role is None) and _is_reached(text, start, name, actors):
        return Toponym(start, end, name, name, "name", None, True)
    is_organization = owner is not None and owner.schema not in {"Person", "Country"}
    if (
        is_organization
        and not (_SHELTERS.search(name) and local)
        and not (local and labels[:1] == ["Location"] and owner is not None and owner.role is None)
    ):
        return None
    if (_FEATURE.search(name) and " " in name) or (_OF_FEATURE.search(name) and " " in name):
        return Toponym(start, end, name, name, "feature", None, local)
    tail = _LOWER_FEATURE.match(text[end : end + 16])
    if tail is not None and (local or "Location" in labels):
        full = end + tail.end()
        return Toponym(start, full, re.sub(r"\s+", " ", text[start:full]), name, "feature", None, True)
    if DESCRIBED.match(text[end : end + 60]) and " " not in name:
        return Toponym(start, end, name, name, "name", None, local)
    is_placed = labels.count("Location") + labels.count("Facility") > len(span) / 2
    is_person = labels.count("Person") == len(span) and len(span) > 1
    if is_placed or (
        local and not is_person and labels and not set(labels) <= {"Date", "NORP", "Money"} and owner is None
    ):
        return Toponym(start, end, name, name, "name", None, local)
    return None


def _is_reached(text: str, start: int, name: str, actors: Sequence[tuple[int, int, Entity]]) -> bool:
    """Tell whether somebody comes to, leaves or takes a town of a country that the report names ("leave Kidal")."""
    if _MOVING.search(text[max(0, start - 16) : start]) is None:
        return False
    named = {code for _, _, e in actors if e.role == "state" for code in e.countries}
    return any(city.country in named for city in cities_named(name))


def folded(name: str) -> str:
    """Return the key under which mentions of one place are gathered."""
    return re.sub(r"[^\w]+", " ", fold(name)).strip()
