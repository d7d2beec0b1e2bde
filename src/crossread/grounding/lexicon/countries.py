"""Countries by every name they go by: names, adjectives, peoples, seats of government."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

Use = Literal["name", "adjective", "people", "capital", "metonym"]
_FILE: Final = Path(__file__).parent / "countries.tsv"
_MAX_FIELDS: Final = 9


@dataclass(frozen=True, slots=True)
class Country:
    """One country. `latitude` and `longitude` are the rough middle of its land, WGS 84 degrees."""

    code: str
    name: str
    uses: Mapping[str, Use]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries; `by_form` maps a surface form to (alpha-2 code, how the form stands for the country)."""

    by_code: Mapping[str, Country]
    by_form: Mapping[str, tuple[str, Use]]


@cache
def countries() -> Countries:
    """Return the countries of `countries.tsv`; a form that several share belongs to the first listed."""
    by_code: dict[str, Country] = {}
    by_form: dict[str, tuple[str, Use]] = {}
    for line in rows(_FILE):
        code, name, aliases, adjectives, people, capitals, metonyms, latitude, longitude = line[:_MAX_FIELDS]
        uses: dict[str, Use] = {name: "name"}
        groups: tuple[tuple[str, Use], ...] = (
            (aliases, "name"),
            (adjectives, "adjective"),
            (people, "people"),
            (metonyms, "metonym"),
            (capitals, "capital"),
        )
        for cell, use in groups:
            for form in filter(None, cell.split("|")):
                uses.setdefault(form, use)
        by_code[code] = Country(code, name, MappingProxyType(uses), float(latitude), float(longitude))
        for form, use in uses.items():
            by_form.setdefault(form, (code, use))
    return Countries(MappingProxyType(by_code), MappingProxyType(by_form))


def rows(path: Path) -> list[list[str]]:
    """Return the cells of a tab-separated file below its comment lines and its header."""
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
