"""Reads geoparsing corpora in XML: GeoWebNews, the Local-Global Lexicon and TR-News, GeoVirus (Gritta et al. 2019).

All have `<articles><article><text>` and a list of toponyms with spans; they differ in the names of the elements. A span
that does not hold its phrase is moved to the nearest place where the phrase stands, or left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

_MENTIONS: Final = frozenset({"toponym", "location"})
_PHRASES: Final = ("phrase", "extractedName", "name")
_LATITUDES: Final = ("latitude", "lat")
_LONGITUDES: Final = ("longitude", "lon")
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """One marked toponym `[start, end)`. `position` is (latitude, longitude) in WGS 84 degrees, if it was given one.

    `feature` is the GeoNames feature code where the file has it (PCLI for a country).
    """

    start: int
    end: int
    phrase: str
    position: tuple[float, float] | None = None
    geonames_id: int | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and its toponyms, in order, each span once."""

    text: str
    toponyms: tuple[GoldToponym, ...]


def articles(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a file. Raises `ElementTree.ParseError` when it is no XML.

    GeoWebNews also lists what is no toponym (homonyms, expressions), told by `<type>` and by having no coordinates:
    left out. The others list toponyms alone, some of them without coordinates: kept.
    """
    for element in ElementTree.parse(path).getroot().iter("article"):
        text = element.findtext("text") or ""
        found: dict[Extent, GoldToponym] = {}
        for mention in element.iter():
            if mention.tag in _MENTIONS and (gold := _toponym(mention, text)) is not None:
                found.setdefault((gold.start, gold.end), gold)
        yield GoldArticle(text, tuple(found[span] for span in sorted(found)))


def _toponym(mention: ElementTree.Element, text: str) -> GoldToponym | None:
    cells = {e.tag: (e.text or "").strip() for e in reversed(list(mention.iter()))}
    ids = [e.get("geonameid", "") for e in mention.iter("gaztag")] + [cells.get("geonamesID", "")]
    phrase = next((cells[tag] for tag in _PHRASES if cells.get(tag)), "")
    latitude = next((value for tag in _LATITUDES if (value := _number(cells.get(tag))) is not None), None)
    longitude = next((value for tag in _LONGITUDES if (value := _number(cells.get(tag))) is not None), None)
    position = None if latitude is None or longitude is None else (latitude, longitude)
    start, end = _number(cells.get("start")), _number(cells.get("end"))
    if start is None or end is None or ("type" in cells and position is None):
        return None
    span = _anchored(text, int(start), int(end), phrase)
    if span is None:
        return None
    geonames_id = next((int(i) for i in ids if i.isdigit()), None)
    return GoldToponym(*span, text[slice(*span)], position, geonames_id, cells.get("fcode") or None)


def _anchored(text: str, start: int, end: int, phrase: str) -> Extent | None:
    """Return the span, moved to the nearest occurrence of the phrase when it holds something else."""
    if 0 <= start < end <= len(text) and (not phrase or text[start:end] == phrase):
        return start, end
    if not phrase:
        return None
    places = [i for i in range(len(text)) if text.startswith(phrase, i)]
    if not places:
        return None
    nearest = min(places, key=lambda i: abs(i - start))
    return nearest, nearest + len(phrase)


def _number(cell: str | None) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        return None
