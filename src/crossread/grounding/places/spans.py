"""Every span of a reading that names a place, also where the place only modifies or acts ("Kenyan police")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from crossread.grounding.lexicon.countries import countries
from crossread.grounding.places.regions import area_named, regions_named
from crossread.records import Reading

Extent = tuple[int, int]
_WORD: Final = re.compile(r"(?<![\w.-])[A-Z](?:\.[A-Z])+\.?|(?<![\w-])[A-Z]\w+\.?")


def place_spans(reading: Reading) -> list[Extent]:
    """Return the spans that name places, adjectives of countries and areas and the names of regions included, in order.

    Reads the reading's places and its `doc`; spans do not overlap, the places' own go first.
    """
    spans = [(m.span.start, m.span.end) for p in reading.places for m in p.mentions]
    if reading.doc is not None:
        taken = {i for start, end in spans for i in range(start, end)}
        for start, end in _known(reading.doc):
            if taken.isdisjoint(range(start, end)):
                spans.append((start, end))
                taken.update(range(start, end))
    return sorted(set(spans))


def _known(doc: Doc) -> Iterator[Extent]:
    """Yield the names and adjectives of countries, areas and regions of one to three words, the longest first."""
    text = doc.text
    words = [match.span() for match in _WORD.finditer(text)]
    for i, (start, _) in enumerate(words):
        for last in range(min(i + 2, len(words) - 1), i - 1, -1):
            end = words[last][1]
            if text[end - 1] == "." and regions_named(text[start:end]) == regions_named(text[start : end - 1]):
                end -= 1
            if re.search(r"[^\w. -]", text[start:end]) or text[start:end].count(" ") != last - i:
                continue
            if _is_known(doc, start, end):
                yield start, end
                break


def _is_known(doc: Doc, start: int, end: int) -> bool:
    form = doc.text[start:end]
    if countries().by_form.get(form, ("", ""))[1] in {"adjective", "name"}:
        return True
    if area_named(form) is not None:
        return not (form.endswith("s") and area_named(form[:-1]))
    span = doc.char_span(start, end, alignment_mode="expand")
    labels = {token.ent_type_ for token in span} if span is not None else set()
    return not labels & {"Person", "Date"} and any(r.name == form or "." in form for r in regions_named(form))
