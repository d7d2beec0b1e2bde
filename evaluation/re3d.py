"""re3d: entities in reports on one conflict (Dstl 2017), read off all that the pipeline gives of a report.

Gold. Annotations surer than one half count, as in the corpus' usual conversion to CoNLL: the others are what an
automatic extractor had proposed and the annotators turned down ("st ISIL", out of "against ISIL", as a vehicle).
re3d marks spans inside others; of overlapping ones the longest counts, and of equals the surest.

Types. The pipeline claims to give seven of re3d's types:

- Person is one human being. Organisation is, by re3d's guidelines, "a group of people, a government, a company, or a
  family", also "by an abstract class": all other mentions of entities, and pronouns in the plural. Pronouns of the
  first person are read off the actors and recipients of claims.
- Nationality: demonyms that are adjectives or stand alone, by the parser's NORP.
- Location: places, the parser's Location and Facility, and bodies that go by their building ("the hospital"). A state
  is an Organisation where it acts, by the tree, and a Location elsewhere.
- Temporal: times, and the parser's Date. Money: quantities in a currency, and the parser's Money. Quantity: all other
  figures; of a count the numeral, of a measure the numeral and the unit.

The others (Weapon, Vehicle, MilitaryPlatform, DocumentReference, CommsIdentifier, Frequency, Coordinate) it does not
claim: they are left out of `f1` and count as misses in `f1_all`.

Extents. Left out on both sides are leading articles, numerals and hedges of people, groups and places ("the two units":
"units"), leading prepositions of times, leading hedges of figures, the kind or the direction before a place's name
("the city of Ferrol", "northern Spain"), closing possessives, and punctuation around spans.
A place and the place around it, a comma between, are one, as re3d has it ("Amiens, France").
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Doc, Token

from crossread.claims.lexicon import lexicon
from crossread.claims.tree import lemma
from crossread.grounding.lexicon.nouns import nouns
from crossread.pipeline.read import read_report
from crossread.pipeline.registry import default_stages
from crossread.records import Entity, Reading, Report, Span
from evaluation.bench import f1

CLAIMED: Final = frozenset({"Person", "Organisation", "Nationality", "Location", "Temporal", "Money", "Quantity"})
_SURE: Final = 0.5
_PARSED: Final = {
    "Person": "Person",
    "Organization": "Organisation",
    "NORP": "Nationality",
    "Location": "Location",
    "Facility": "Location",
    "Date": "Temporal",
    "Money": "Money",
}
_NUMBER: Final = (
    r"(?:\d(?:[\d,.]*\d)?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|dozens?|scores|hundreds?|thousands?|millions?|billions?|tens)\b)"
)
_HEDGE: Final = (
    r"(?:at least|at most|more than|less than|fewer than|up to|about|around|nearly|almost|over|under|roughly|some"
    r"|approximately|another|additional|only|between)"
)
_LEADING: Final = {
    "who": re.compile(rf"(?:the|an?|{_HEDGE}|all|{_NUMBER}(?:\s+of)?)\s+(?=\S)", re.IGNORECASE),
    "when": re.compile(
        rf"(?:in|on|at|during|since|by|for|until|from|before|after|of|the|{_HEDGE})\s+(?=\S)", re.IGNORECASE
    ),
    "how much": re.compile(rf"(?:the|an?|{_HEDGE})\s+(?=\S)", re.IGNORECASE),
}
_KIND: Final = re.compile(
    r"(?i:(?:north|south)-?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central"
    r"|(?:city|town|village|district|province|governorate|region|island|state|port)\s+of)\s+(?=[A-Z])"
)
_BUILDINGS: Final = frozenset("hospital hospitals prison prisons school schools airport airports".split())
_MARKS: Final = r"[\s\"“”'‘’,;:()\[\]]"
_EDGE: Final = re.compile(rf"(?:{_MARKS}|\.)+")
_CLOSING: Final = re.compile(rf"(?:['’]s|\.?\[\d+\]?|{_MARKS}+|(?<![A-Z])\.)$")
_NUMERAL: Final = re.compile(
    rf"{_NUMBER}(?:[\s-]+(?:(?:and|to|of|or)\s+)?{_NUMBER})*(?:\s*%|\s+per\s?cent)?", re.IGNORECASE
)
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_ACTING: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "nmod:poss", "appos", "vocative"})
_WHERE: Final = frozenset(
    "in into inside within across near around outside from to of off over at on along through throughout toward"
    " towards beyond via under".split()
)
_POSSESSIVES: Final = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_PERSONAL: Final = {
    word: kind
    for kind, words in (("Person", "i me he him she her"), ("Organisation", "we us they them it"))
    for word in words.split()
}


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """Characters `[start, end)` of a report, their type in re3d's terms, and how sure of it."""

    start: int
    end: int
    type: str
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """What was found and what was wanted in one report, extents normalised."""

    found: frozenset[Marked]
    found_all: frozenset[Marked]
    wanted: frozenset[Marked]
    wanted_all: frozenset[Marked]


def score(path: Path) -> dict[str, float]:
    """Return precision, recall and F1 over the claimed types, each one's F1, and F1 over all types, in percent."""
    pairs = list(read_pairs(path))
    figures = dict(zip(("precision", "recall", "f1"), _pooled(pairs), strict=True))
    for kind in sorted(CLAIMED):
        figures[f"{kind.lower()}_f1"] = _pooled(pairs, kind)[2]
    hits = sum(len(p.found_all & p.wanted_all) for p in pairs)
    figures["f1_all"] = f1(hits, sum(len(p.found_all) for p in pairs), sum(len(p.wanted_all) for p in pairs))[2]
    return figures


def _pooled(pairs: Sequence[Pair], kind: str | None = None) -> tuple[float, float, float]:
    sides = [[{m for m in side if kind in {None, m.type}} for side in (p.found, p.wanted)] for p in pairs]
    return f1(sum(len(a & b) for a, b in sides), sum(len(a) for a, _ in sides), sum(len(b) for _, b in sides))


def read_pairs(path: Path) -> Iterator[Pair]:
    """Read every report under `path` (BBC Online left out for its licence) and mark what the pipeline finds there."""
    stages = default_stages()
    for folder in sorted(p for p in path.iterdir() if (p / "documents.json").is_file() and "BBC" not in p.name):
        gold: defaultdict[str, list[Marked]] = defaultdict(list)
        for row in _rows(folder / "entities.json"):
            if row["confidence"] >= _SURE:
                gold[row["documentId"]].append(Marked(row["begin"], row["end"], row["type"], row["confidence"]))
        for row in _rows(folder / "documents.json"):
            report = Report(id=row["_id"], outlet=row.get("sourceName"), language="en", text=row["text"])
            yield pair_of(read_report(report, (), stages.report), gold[row["_id"]])


def pair_of(reading: Reading, gold: Sequence[Marked]) -> Pair:
    """Hold one reading against the gold annotations of its report."""
    text = reading.report.text
    found = _joined(text, longest(_trimmed(text, found_in(reading))), countries_of(reading))
    wanted = longest(_trimmed(text, (m for m in gold if m.type in CLAIMED)))
    others = [m for m in _trimmed(text, gold) if m.type not in CLAIMED]
    return Pair(
        found=_unsure(m for m in found if _over(m, wanted) or not _over(m, others)),
        found_all=_unsure(found),
        wanted=_unsure(wanted),
        wanted_all=_unsure(longest(_trimmed(text, gold))),
    )


def _over(mark: Marked, others: Iterable[Marked]) -> bool:
    return any(o.start < mark.end and mark.start < o.end for o in others)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.open(encoding="utf-8"):
        yield json.loads(line)


def longest(given: Iterable[Marked]) -> list[Marked]:
    """Return the longest of overlapping spans; of equals the surest, then by type."""
    kept: list[Marked] = []
    for mark in sorted(given, key=lambda m: (m.start - m.end, -m.sure, m.start, m.type)):
        if not any(k.start < mark.end and mark.start < k.end for k in kept):
            kept.append(mark)
    return sorted(kept)


def found_in(reading: Reading) -> Iterator[Marked]:
    """Yield all that the pipeline gives of a report in re3d's types; where two layers give a span, the surer counts."""
    doc = reading.doc
    if doc is None:
        return
    for ent in doc.ents:
        if ent.label_ in _PARSED:
            several = ent.label_ == "NORP" and ent.root.tag_ in {"NNS", "NNPS"}
            yield Marked(ent.start_char, ent.end_char, "Organisation" if several else _PARSED[ent.label_], 0.5)
    for entity in reading.entities:
        for mention in entity.mentions:
            head = _head(doc, mention.span.start, mention.span.end)
            kind = _kind(entity, head) if head is not None and entity.schema != "Vessel" else None
            if kind is not None:
                yield Marked(mention.span.start, mention.span.end, kind, 0.9)
    for claim in reading.claims:
        for argument in (*claim.actors, *claim.recipients):
            kind = _PERSONAL.get(argument.span.quote.lower())
            if kind is not None:
                yield Marked(argument.span.start, argument.span.end, kind, 0.9)
            elif argument.entity is None and _is_described_place(doc, argument.span):
                yield Marked(argument.span.start, argument.span.end, "Location", 0.6)
        for where in claim.places:
            if _is_described_place(doc, where.span):
                yield Marked(where.span.start, where.span.end, "Location", 0.6)
    for place in reading.places:
        for mention in place.mentions:
            yield Marked(mention.span.start, mention.span.end, "Location", 0.8)
    for time in reading.times:
        head = _head(doc, time.span.start, time.span.end)
        if head is None or head.pos_ not in {"ADV", "ADJ"}:
            yield Marked(time.span.start, time.span.end, "Temporal", 0.9)
    yield from _figures(reading)


def _is_described_place(doc: Doc, span: Span) -> bool:
    """Tell whether an argument that is nobody is something built or a piece of land ("a tunnel entrance")."""
    head = _head(doc, span.start, span.end)
    if head is None or head.pos_ != "NOUN" or lexicon().isa(lemma(head), "vehicle"):
        return False
    return lexicon().isa(lemma(head), "structure", "site", "territory")


def _figures(reading: Reading) -> Iterator[Marked]:
    text = reading.report.text
    for quantity in reading.quantities:
        start, end = quantity.span.start, quantity.span.end
        numeral = _NUMERAL.search(text, start, end)
        if _CURRENCY.fullmatch(quantity.unit or ""):
            yield Marked(start, end, "Money", 0.9)
        elif quantity.unit is not None and quantity.unit != "percent":
            yield Marked(start, end, "Quantity", 0.7)
        elif numeral:
            yield Marked(numeral.start(), numeral.end(), "Quantity", 0.7)


def _head(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None else None


def _kind(entity: Entity, head: Token) -> str | None:
    """Return the type of one mention of an entity; None for a pronoun that is no mention to re3d ("its", "who")."""
    if head.pos_ in {"PRON", "DET"} or head.lower_ in _POSSESSIVES:
        return _PERSONAL.get(head.lower_) if head.tag_ != "PRP$" else None
    if head.lower_ in _BUILDINGS:
        return "Location"
    several = head.tag_ in {"NNS", "NNPS"} or (head.pos_ == "NOUN" and nouns().is_plural(head.text))
    if entity.schema == "Country" and head.pos_ != "NOUN" and not several:
        if head.ent_type_ == "NORP" or head.pos_ == "ADJ":
            return "Nationality"
        return "Organisation" if _acts(head) else "Location"
    return "Person" if entity.schema == "Person" and not several else "Organisation"


def _acts(state: Token) -> bool:
    """Tell whether a state acts or is acted on, by its place in the tree, and is not where something happens."""
    while state.dep_ == "conj" and state.head is not state:
        state = state.head
    cases = [child.lower_ for child in state.children if child.dep_ == "case" and child.lower_ not in {"'s", "’s"}]
    return cases[0] not in _WHERE if cases else state.dep_ in _ACTING


def countries_of(reading: Reading) -> dict[int, tuple[str, bool]]:
    """Return, by where a mention of a place starts, its country and whether it is a country or a part of one."""
    return {
        mention.span.start: (place.country, place.precision in {"country", "admin"})
        for place in reading.places
        if place.country
        for mention in place.mentions
    }


def _joined(text: str, marks: Sequence[Marked], countries: dict[int, tuple[str, bool]]) -> list[Marked]:
    """Join a place and the country or province around it: "Amiens, France"."""
    joined: list[Marked] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and last.type == mark.type == "Location" and text[last.end : mark.start] == ", ":
            inner, outer = countries.get(last.start), countries.get(mark.start)
            if inner and outer and outer[1] and inner[0] == outer[0]:
                joined[-1] = Marked(last.start, mark.end, "Location", last.sure)
                continue
        joined.append(mark)
    return joined


def _unsure(marks: Iterable[Marked]) -> frozenset[Marked]:
    return frozenset(Marked(m.start, m.end, m.type) for m in marks)


def _trimmed(text: str, marks: Iterable[Marked]) -> Iterator[Marked]:
    """Bring the extents of both sides to one convention (see above)."""
    for mark in marks:
        start, end = mark.start, mark.end
        leading = _LEADING[{"Temporal": "when", "Quantity": "how much", "Money": "how much"}.get(mark.type, "who")]
        kind = _KIND if mark.type == "Location" else leading
        while start < end and (
            cut := _EDGE.match(text, start, end) or leading.match(text, start, end) or kind.match(text, start, end)
        ):
            start = cut.end()
        while start < end and (cut := _CLOSING.search(text[start:end])):
            end = start + cut.start()
        if start < end:
            yield Marked(start, end, mark.type, mark.sure)
