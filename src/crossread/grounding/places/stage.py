"""The stage `places`: toponyms grounded to the gazetteer, by the country of the story and what else is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.errors import Code
from crossread.grounding.coordinates import positions
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.places.candidates import kilometres
from crossread.grounding.places.gazetteer import City, cities_named, country_ids, us_states
from crossread.grounding.places.regions import area_named, regions_named
from crossread.grounding.places.toponyms import Toponym, folded, toponyms
from crossread.records import Mention, Note, Place, Precision, Reading, Span, content_id

_NEAR_KM: Final = 700.0
_SAME_REGION_KM: Final = 2000.0
_FAMOUS: Final = 400_000
_KNOWN_ALONE: Final = 50_000
"""People of a town that is the only one of its name on Earth: then no other country needs to be spoken of."""

_SURE_LEAD: Final = 20
_KNOWN_BY_OTHER_NAMES: Final = 100_000


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a name was found, and how sure that is."""

    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: Precision = "unresolved"


class PlaceStage:
    """Finds the places of a report and grounds each name once: one sense of a name in a report (Gale et al. 1992).

    A feature or part ("X Pass", "northern X") never gets a point: only its country, when the report leaves no doubt. A
    name outside the gazetteer becomes an unresolved place and one note (N302).
    """

    name = "places"
    requires = frozenset({"doc", "report", "entities"})
    assigns = frozenset({"places"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with `places` filled, ordered by first mention."""
        if reading.doc is None or not len(reading.doc):
            return reading
        groups: dict[str, list[Toponym]] = {}
        for item in toponyms(reading.doc, reading.entities):
            key = f"{item.country}/{folded(item.base)}" if item.kind == "country" else folded(item.name)
            groups.setdefault(key, []).append(item)
        weights = _countries_of(groups)
        weights.update({c for e in reading.entities if e.schema == "Country" for c in e.countries})
        anchors = _anchors(groups, weights)
        places: list[Place] = []
        notes: list[Note] = []
        for items in groups.values():
            place = _place(reading, items, weights, anchors)
            places.append(place)
            if place.precision == "unresolved":
                message = f"The place {place.name!r} is not in the gazetteer, or several fit; it has no position."
                notes.append(
                    Note(report=reading.report.id, stage=self.name, code=Code.PLACE_UNRESOLVED.value, message=message)
                )
        places += _written(reading)
        places.sort(key=lambda p: (p.mentions[0], p.id))
        return replace(reading, places=tuple(places), notes=(*reading.notes, *notes))


def _written(reading: Reading) -> list[Place]:
    """Return the places that the text gives by their position alone."""
    report, found = reading.report, []
    for at in positions(report.text):
        span = Span.of(report.text, at.start, at.end)
        found.append(
            Place(
                id=content_id("plc", report.id, span.quote, span.start),
                name=span.quote,
                latitude=at.latitude,
                longitude=at.longitude,
                precision="point",
                mentions=(Mention(report.id, span),),
            )
        )
    return found


def _place(reading: Reading, items: Sequence[Toponym], weights: Mapping[str, int], anchors: Sequence[City]) -> Place:
    first = items[0]
    found = _locate(first, weights, anchors)
    text = reading.report.text
    name = first.base if first.kind == "country" else max((i.name for i in items), key=lambda n: (not n.isupper(), n))
    spans = sorted({Span.of(text, i.start, i.end) for i in items})
    return Place(
        id=content_id("plc", reading.report.id, name, spans[0].start),
        name=name.removeprefix("the ").removeprefix("The "),
        country=found.country,
        latitude=found.latitude,
        longitude=found.longitude,
        geonames_id=found.geonames_id,
        precision=found.precision,
        mentions=tuple(Mention(reading.report.id, s) for s in spans),
    )


def _countries_of(groups: Mapping[str, Sequence[Toponym]]) -> Counter[str]:
    """Return how much each country is the story's: a mention as a place counts twice."""
    counts: Counter[str] = Counter()
    for items in groups.values():
        for item in items:
            if item.country is not None:
                counts[item.country] += 2 if item.is_local else 1
    return counts


def _anchors(groups: Mapping[str, Sequence[Toponym]], weights: Mapping[str, int]) -> list[City]:
    """Return the cities that are certain: the only one of their name within the story's countries."""
    found: list[City] = []
    for items in groups.values():
        if items[0].kind == "name" and items[0].is_local:
            inside = [c for c in cities_named(items[0].base) if c.country in weights]
            if len({c.geonames_id for c in inside}) == 1:
                found.append(inside[0])
    return found


def _locate(item: Toponym, weights: Mapping[str, int], anchors: Sequence[City]) -> _Found:
    if item.kind == "country" and item.country is not None:
        known = countries().by_code[item.country]
        return _Found(item.country, known.latitude, known.longitude, country_ids().get(item.country), "country")
    if item.kind == "part":
        return _Found(country=item.country, precision="region")
    if area_named(item.base) is not None:
        return _Found(precision="region")
    if item.kind == "feature":
        base = _choose(cities_named(item.base), None, weights, anchors) if item.base != item.name else None
        country = base.country if base is not None else _only(weights)
        return _Found(country=country, precision="region" if country else "unresolved")
    if item.country is None and folded(item.base) in us_states() and "US" in weights:
        return _Found("US", None, None, us_states()[folded(item.base)], "admin")
    city = _choose(cities_named(item.base), item.country, weights, anchors)
    if city is None:
        inside = [r for r in regions_named(item.base) if r.country in ({item.country} if item.country else weights)]
        if len(inside) == 1:
            return _Found(inside[0].country, None, None, inside[0].geonames_id, "admin")
        return _Found(country=item.country)
    return _Found(city.country, city.latitude, city.longitude, city.geonames_id, "city")


def _only(weights: Mapping[str, int]) -> str | None:
    """Return the country of the story when there is only one that is spoken of."""
    return next(iter(weights)) if len(weights) == 1 else None


def _choose(
    cities: Sequence[City], country: str | None, weights: Mapping[str, int], anchors: Sequence[City]
) -> City | None:
    """Return the city that is meant, or None when that is not clear."""
    if country is not None:
        own = [c for c in cities if c.country == country]
        return max(own, key=lambda c: (c.is_main_name, c.population, -c.geonames_id)) if own else None
    ranked = sorted(weights.values(), reverse=True)
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0] > ranked[1])
    top = max(weights, key=lambda c: (weights[c], c)) if clear else None
    inside = [c for c in cities if c.country in weights]
    inside = [c for c in inside if c.is_main_name or c.country == top or c.population >= _KNOWN_BY_OTHER_NAMES]
    if inside:
        return max(inside, key=lambda c: (c.is_main_name, weights[c.country], c.population, -c.geonames_id))
    near = [c for c in cities if any(_distance(c, a) <= _NEAR_KM for a in anchors)]
    if near:
        return max(near, key=lambda c: (c.is_main_name, c.population, -c.geonames_id))
    main = [c for c in cities if c.is_main_name]
    if (
        main
        and main[0].population >= _FAMOUS
        and (len(main) == 1 or main[0].population >= _SURE_LEAD * main[1].population)
    ):
        return main[0]
    if len(main) == 1 and any(_distance(main[0], a) <= _SAME_REGION_KM for a in anchors):
        return main[0]
    alone = len(main) == 1 and len(cities) == 1
    return main[0] if alone and (not weights or main[0].population >= _KNOWN_ALONE) else None


def _distance(a: City, b: City) -> float:
    """Return the great-circle distance in kilometres."""
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))
