"""Positions written out in a text: "33°47′N 44°30′E", "33.783°N 44.500°E", "33.783; 44.500"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_DEGREES: Final = (
    r"(?P<{0}>[-−]?\d{{1,3}}(?:\.\d+)?)\s*°\s*(?:(?P<{0}m>\d{{1,2}}(?:\.\d+)?)\s*[′'’]\s*)?"
    r"(?:(?P<{0}s>\d{{1,2}}(?:\.\d+)?)\s*(?:[″\"”]|′′|'')\s*)?"
)
_GAP: Final = r"\s*[,;/]?\s*"
_MARKED: Final = re.compile(
    rf"{_DEGREES.format('lat')}(?P<ns>[NS])\b{_GAP}{_DEGREES.format('lon')}(?P<ew>[EW])\b", re.IGNORECASE
)
_PLAIN: Final = re.compile(
    r"(?<![\w.,])(?P<lat>[-−]?\d{1,2}\.\d{3,})\s*[,;]\s*(?P<lon>[-−]?\d{1,3}\.\d{3,})(?![\w%]|[.,]\d|\s*(?:per\s*cent|million|billion))"
)


@dataclass(frozen=True, slots=True)
class Position:
    """Characters `[start, end)` of a text and the position they give, in degrees: north and east are positive."""

    start: int
    end: int
    latitude: float
    longitude: float


def positions(text: str) -> Iterator[Position]:
    """Yield the positions written in a text, in order: degrees with hemispheres, or a pair of decimal degrees of three
    places and more. A pair that is nowhere on Earth is none.
    """
    found = [*_MARKED.finditer(text), *_PLAIN.finditer(text)]
    for match in sorted(found, key=re.Match.start):
        given = match.groupdict()
        latitude = _angle(given, "lat") * (-1 if (given.get("ns") or "N").upper() == "S" else 1)
        longitude = _angle(given, "lon") * (-1 if (given.get("ew") or "E").upper() == "W" else 1)
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            yield Position(match.start(), match.end(), round(latitude, 6), round(longitude, 6))


def _angle(given: dict[str, str | None], name: str) -> float:
    whole = float((given[name] or "0").replace("−", "-"))
    minutes, seconds = (float(given.get(f"{name}{part}") or 0) for part in "ms")
    return whole + (minutes / 60 + seconds / 3600) * (-1 if whole < 0 else 1)
