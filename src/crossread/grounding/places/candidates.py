"""What a place name can stand for: countries, areas, regions, cities, each with a weight before any context."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from crossread.grounding.actors.draft import fold
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.places.gazetteer import (
    City,
    cities_named,
    country_ids,
    middles,
    small_cities_named,
    territories,
    us_counties,
    us_states,
)
from crossread.grounding.places.regions import Region, aliases, area_named, key_of, regions_named, state_coded
from crossread.records import Precision

_COUNTRY: Final = 7.6
_AREA: Final = 7.4
_REGION: Final = 6.4
_MAIN_NAME: Final = 1.0
_INSIDE: Final = 1.2
_COUNTY: Final = 5.0
_ABROAD: Final = re.compile(r"\b(?:Embassy|Consulate|Church|Chapel|Hotel|Restaurant|Street|Road|Avenue|Lane|Drive)\b")
_OF_STATE: Final = re.compile(r"\b(?:Ministry|Bank|Parliament|Senate|Congress|Treasury|Reserve|Supreme|Cabinet)\b")
_KNOWN_CITY: Final = 100_000
_SHORT: Final = {"St.": "Saint", "St": "Saint", "Ft.": "Fort", "Ft": "Fort", "Mt.": "Mount", "Mt": "Mount"}
_EDGE: Final = re.compile(r"^[\W_]+|(?:['’]s?)$|[^\w.]+$")
_BEFORE: Final = re.compile(
    r"^(?:the |greater |downtown |central |inner |metropolitan |city of |town of |state of |province of |port of "
    r"|republic of |university of |county of |district of |gulf of |bay of |lake |mount |river |barangay "
    r"|(?:north|south|east|west)(?:ern)? |(?:north|south)-?(?:east|west)(?:ern)? |upper |lower |mid-?)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r" (?:city|county|state|province|region|district|governorate|oblast|prefecture|department|municipality|township"
    r"|borough|town|village|metro|area|river|lake|bay|island|islands|valley|mountains?|coast|peninsula|delta|desert"
    r"|beach|harbou?r|port|university|college|(?:international )?airport|station|hospital|police|republic)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name can stand for. `weight` is roughly the decimal logarithm of a population.

    The position (WGS 84 degrees) is a point for a city, a rough middle for anything larger. `is_part` marks a place
    that the name only contains ("Lagos" for "Lagos State University"), `is_rough` a position that is only the state's.
    """

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    geonames_id: int | None
    precision: Precision
    weight: float
    is_part: bool = False
    is_rough: bool = False


@lru_cache(maxsize=4096)
def candidates(name: str) -> tuple[Candidate, ...]:
    """Return what the name can stand for, the weightiest first; empty when the gazetteer does not know it or a part."""
    clean = cleaned(name)
    whole = [*_whole(clean), *_shortened(clean), *_counties(clean)]
    if not whole and not any(letter.islower() for letter in clean) and len(clean) > 3:
        whole = [*_whole(clean.title()), *_counties(clean.title())]
    found = whole or _stripped(clean) or _within(clean)
    return tuple(sorted(found, key=lambda c: (-c.weight, c.geonames_id or 0, c.name)))


def cleaned(name: str) -> str:
    """Return the name without an article, a possessive or loose punctuation, blanks made single."""
    return _EDGE.sub("", _EDGE.sub("", re.sub(r"\s+", " ", name).strip())).removeprefix("the ").removeprefix("The ")


def containers(name: str) -> tuple[Candidate, ...]:
    """Return the countries and regions the name can stand for, postal codes too: what may follow a comma."""
    state = state_coded(name)
    found = _regions(state) if state is not None else []
    return tuple(c for c in (*found, *candidates(name)) if c.precision in {"country", "admin"})


@lru_cache(maxsize=4096)
def small_candidates(name: str) -> tuple[Candidate, ...]:
    """Return the small places of the name; as `gazetteer.small_cities_named`, which is slow."""
    clean = cleaned(name)
    return tuple(_city(city) for city in small_cities_named(clean.title() if clean.isupper() else clean))


def _whole(name: str) -> list[Candidate]:
    found: list[Candidate] = []
    for form in (name, f"the {name}", name.title()):
        held = countries().by_form.get(form)
        if held is not None and held[1] != "capital" and (form != name.title() or not name.islower()):
            found.append(_seat(held[0]) if held[1] == "metonym" else _country(held[0]))
            break
    if not found and key_of(name) in territories():
        found += _territory(territories()[key_of(name)])
    area = area_named(name)
    if area is not None:
        position = (area.latitude, area.longitude)
        found.append(Candidate(area.name, None, None, *position, area.geonames_id, "region", _AREA))
    regions = _regions(name)
    found = [c for c in found if c.precision != "country" or all(r.country != c.country for r in regions)] + regions
    if name in aliases():
        city, country = aliases()[name]
        if not city:
            return [_country(country), *found]
        own = [c for c in cities_named(city) if c.country == country]
        return [*found, *(_city(c) for c in own[:1])]
    return found + [_city(city) for city in cities_named(name)]


def _shortened(name: str) -> list[Candidate]:
    first, _, rest = name.partition(" ")
    return [_city(c) for c in cities_named(f"{_SHORT[first]} {rest}")] if first in _SHORT and rest else []


def _stripped(name: str) -> list[Candidate]:
    """Return the places of the name without what says its kind: "Morris" for "Morris County"."""
    base = name
    for _ in range(3):
        shorter = _AFTER.sub("", _BEFORE.sub("", base))
        if shorter == base or len(shorter) < 3:
            break
        base = shorter
        if found := _whole(base):
            return [_part(c) for c in found]
    return []


def _counties(name: str) -> list[Candidate]:
    """Return the counties of the United States of that name, at the town of the same name or the state's middle."""
    base, _, kind = name.rpartition(" ")
    if kind not in {"County", "Parish"} or not base:
        return []
    found = []
    for code in us_counties().get(fold(name), ()):
        town = next((c for c in cities_named(base) if (c.country, c.admin1) == ("US", code)), None)
        state = regions_named(f"{state_coded(code)} State") or regions_named(state_coded(code) or "")
        spot = town or next((r for r in state if r.country == "US"), None)
        if spot is not None:
            weight = _COUNTY if town is None else _COUNTY + 0.3
            position = (spot.latitude, spot.longitude)
            found.append(Candidate(name, "US", code, *position, None, "region", weight, True, town is None))
    return found


def _within(name: str) -> list[Candidate]:
    """Return the countries, regions and well-known cities that stand in the name, the longest names first."""
    if _ABROAD.search(name):
        return []
    words = re.findall(r"[^\s,;/()]+", name)
    for size in range(min(4, len(words) - 1), 0, -1):
        found = [
            _part(candidate)
            for start in range(len(words) - size + 1)
            if (piece := cleaned(" ".join(words[start : start + size])))[:1].isupper()
            and (len(piece) > 2 or piece.isupper())
            for candidate in _whole(piece)
            if candidate.precision != "city" or candidate.weight >= math.log10(_KNOWN_CITY) + _MAIN_NAME
        ]
        if found and _OF_STATE.search(name):
            return [_seat(c.country) if c.precision == "country" and c.country else c for c in found]
        if found:
            return found
    return []


def _part(c: Candidate) -> Candidate:
    precision: Precision = "region" if c.precision == "city" else c.precision
    return Candidate(
        c.name, c.country, c.admin1, c.latitude, c.longitude, c.geonames_id, precision, c.weight - _INSIDE, True
    )


def _country(code: str) -> Candidate:
    known = countries().by_code[code]
    identity = country_ids().get(code)
    return Candidate(known.name, code, None, known.latitude, known.longitude, identity, "country", _COUNTRY)


def _seat(code: str) -> Candidate:
    """Return the capital as where a country's government is, or the country when its capital is not known."""
    capitals = [form for form, use in countries().by_code[code].uses.items() if use == "capital"]
    own = [c for form in capitals[:1] for c in cities_named(form) if c.country == code]
    return _part(_city(own[0])) if own else _country(code)


def _territory(code: str) -> list[Candidate]:
    """Return a territory the lexicon has no row for, in the middle of its towns."""
    spots = [spot for (country, _), spot in middles().items() if country == code]
    if code in countries().by_code:
        return [_country(code)]
    if not spots:
        return []
    latitude, longitude = (sum(values) / len(spots) for values in zip(*spots, strict=True))
    return [Candidate(code, code, None, latitude, longitude, country_ids().get(code), "country", _COUNTRY)]


def _regions(name: str) -> list[Candidate]:
    found = list(regions_named(name))
    if not found and key_of(name) in us_states():
        found = [r for r in regions_named(f"{name.title()} State") if r.country == "US"]
    return [_region(r) for r in found]


def _region(r: Region) -> Candidate:
    weight = _REGION + (0.2 if r.admin1 else 0)
    return Candidate(r.name, r.country, r.admin1, r.latitude, r.longitude, r.geonames_id, "admin", weight)


def _city(c: City) -> Candidate:
    weight = math.log10(max(c.population, 500)) + (_MAIN_NAME if c.is_main_name else 0)
    return Candidate(c.name, c.country, c.admin1, c.latitude, c.longitude, c.geonames_id, "city", weight)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two (latitude, longitude) in degrees (haversine, mean radius)."""
    p, q = math.radians(a[0]), math.radians(b[0])
    turn = math.radians(b[1] - a[1])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))
