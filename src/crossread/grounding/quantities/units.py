"""Units of measure, currencies and the bases of rates, as data (`data/units.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.records import Quantity


@dataclass(frozen=True, slots=True)
class Units:
    """`forms` maps a written unit to its canonical name: in lower case, but for forms whose capitals count."""

    forms: dict[str, str]
    exact: dict[str, str]
    symbols: dict[str, str]
    per: dict[str, str]
    si: dict[str, tuple[float, str]]
    after: re.Pattern[str]
    before: re.Pattern[str]
    rate: re.Pattern[str]


_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
    "nightly": "night",
}


@cache
def units() -> Units:
    """Load the tables once."""
    data = tomllib.loads((files(__package__) / "data" / "units.toml").read_text(encoding="utf-8"))
    forms: dict[str, str] = {}
    exact: dict[str, str] = {symbol: name for symbol, name in data["symbols"].items() if not symbol.isalpha()}
    for name, written in data["units"].items():
        for form in written:
            capital = form != form.lower() and len(form) <= 4
            (exact if capital else forms)[form if capital else form.lower()] = name
    either = _either(forms)
    per = _either(data["per"])
    return Units(
        forms=forms,
        exact=exact,
        symbols=data["symbols"],
        per=data["per"],
        si={name: (float(factor), base) for name, (factor, base) in data["si"].items()},
        after=re.compile(rf"[\s-]*(?:(?P<exact>{_either(exact)})|(?P<form>(?i:{either})))(?![A-Za-z0-9²³$€£])"),
        before=re.compile(rf"(?<![A-Za-z])({_either(data['symbols'])})\s?$"),
        rate=re.compile(
            rf"\s*(?:(?:\s(?:a|an|per|each|every)\s|/\s?|\s(?:per|each|every)\s)(?P<base>{per})\b|\s(?P<adverb>{'|'.join(_ADVERBS)})\b)",
            re.IGNORECASE,
        ),
    )


def _either(forms: dict[str, str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=lambda f: (-len(f), f)))


def unit_after(text: str, at: int) -> tuple[str, int] | None:
    """Return the canonical unit written right after offset `at`, and where it ends."""
    match = units().after.match(text, at)
    if match is None:
        return None
    if match["exact"]:
        return units().exact[match["exact"]], match.end()
    form = " ".join(match["form"].lower().split())
    if form == "won" and not text[max(0, at - 12) : at].rstrip().lower().endswith(("million", "billion", "trillion")):
        return None  # "30 won" are more often winners than Korean money
    return units().forms[form], match.end()


def symbol_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency whose symbol stands right before offset `at`, and where the symbol starts."""
    match = units().before.search(text, max(0, at - 6), at)
    return (units().symbols[match[1]], match.start(1)) if match else None


def rate_after(text: str, at: int) -> tuple[str, int] | None:
    """Return the base of a rate ("a day", "per kilo", "daily") right after offset `at`, and where it ends."""
    match = units().rate.match(text, at)
    if match is None:
        return None
    base = match["base"]
    return (units().per[base.lower()] if base else _ADVERBS[match["adverb"].lower()]), match.end()


def to_si(quantity: Quantity) -> tuple[float | None, float | None, str] | None:
    """Return (low, high, SI unit) of a measured quantity; None for counts, money, and units that are not one size.

    A plain `ton` is such a unit: 907, 1000 or 1016 kilograms, which the text does not say.
    """
    known = units().si.get(quantity.unit or "")
    if known is None:
        return None
    factor, base = known
    low = None if quantity.low is None else quantity.low * factor
    return low, None if quantity.high is None else quantity.high * factor, base
