"""Figures compared as figures: as intervals of one item in one unit."""

from __future__ import annotations

import math
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from crossread.records import Quantity
from crossread.situation.words import concept, lexicon, words

Verdict = Literal["agree", "differ", "incomparable"]
TOLERANCE: Final = 0.18  # of an approximate figure, either way


@cache
def _units() -> MappingProxyType[str, tuple[str, float]]:
    return MappingProxyType({k: (str(v[0]), float(v[1])) for k, v in lexicon("units")["units"].items()})


def measure(quantity: Quantity) -> tuple[str, float]:
    """Return the kind of thing measured and the factor to its base unit: ("length", 1852) for nautical miles."""
    for name in (quantity.unit, quantity.item):
        key = (name or "").lower().replace("_", " ").strip()
        for form in (key, key.removesuffix("s"), key.removesuffix("es")):
            if form in _units():
                return _units()[form]
    return "count", 1.0


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the inclusive bounds in base units, open ends as infinities."""
    factor = measure(quantity)[1]
    low = -math.inf if quantity.low is None else quantity.low * factor
    high = math.inf if quantity.high is None else quantity.high * factor
    return low, high


def items_agree(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures can count the same thing: shared head nouns by meaning, or one of them unsaid.

    "people" can count whatever is said of people: inmates, soldiers, bodies.
    """
    x = {concept(w) for w in words(a.item or "")}
    y = {concept(w) for w in words(b.item or "")}
    people, anyone = concept("people"), humans()
    return not x or not y or bool(x & y) or (people in x and bool(y & anyone)) or (people in y and bool(x & anyone))


@cache
def humans() -> frozenset[str]:
    """Return the concepts of words for people in general."""
    return frozenset(concept(w) for w in str(lexicon("units")["humans"]).split())


def comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures measure the same kind of thing at the same rate."""
    kind, other = measure(a)[0], measure(b)[0]
    return kind == other and (a.per or None) == (b.per or None) and (kind != "count" or items_agree(a, b))


def verdict(a: Quantity, b: Quantity) -> Verdict:
    """Tell whether two figures agree: "at least 30" and "30 to 35" do, 12 and 17 do not, tonnes and people cannot."""
    if not comparable(a, b):
        return "incomparable"
    (low, high), (floor, top) = bounds(a), bounds(b)
    if low <= top and floor <= high:
        return "agree"
    if a.approximate or b.approximate:
        distance = floor - high if floor > high else low - top
        if distance <= TOLERANCE * max(abs(x) for x in (low, high, floor, top) if abs(x) < math.inf):
            return "agree"
    return "differ"


def shown(quantity: Quantity) -> str:
    """Return the figure in a few characters: "30-35/day", "30+", "~54 tonne"."""
    low, high = (None if x is None else f"{x:g}" for x in (quantity.low, quantity.high))
    if quantity.low is not None and quantity.low >= 1e6:
        low = f"{quantity.low:.0f}"
    if quantity.high is not None and quantity.high >= 1e6:
        high = f"{quantity.high:.0f}"
    value = f"{low}+" if high is None else f"≤{high}" if low is None else low if low == high else f"{low}-{high}"
    value = f"~{value}" if quantity.approximate else value
    return value + (f" {quantity.unit}" if quantity.unit else "") + (f"/{quantity.per}" if quantity.per else "")


def slot(quantity: Quantity) -> str:
    """Return the name of the slot a figure fills: `quantity:<item>[/per]`."""
    name = quantity.item or quantity.unit or "count"
    return f"quantity:{name}" + (f"/{quantity.per}" if quantity.per else "")
