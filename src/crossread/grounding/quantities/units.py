"""Units of measure and the bases of rates, as data (`data/units.toml`); currencies are among the units."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from crossread.grounding.quantities.currencies import codes, currencies
from crossread.records import Quantity


@dataclass(frozen=True, slots=True)
class Units:
    """`forms` maps a written unit to its canonical name: in lower case, but for `exact` ones, whose capitals count."""

    forms: dict[str, str]
    exact: dict[str, str]
    per: dict[str, str]
    si: dict[str, tuple[float, str]]
    after: re.Pattern[str]
    rate: re.Pattern[str]


_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
    "nightly": "night",
    "apiece": "piece",
}


@cache
def units() -> Units:
    """Load the tables once."""
    data = tomllib.loads((files(__package__) / "data" / "units.toml").read_text(encoding="utf-8"))
    money = currencies()
    forms, exact = dict(money.forms), dict(money.exact)
    si = {name: (float(factor), base) for name, (factor, base) in data["si"].items()}
    _prefixed(data, forms, exact, si)
    for name, written in data["units"].items():
        for form in written:
            capital = form != form.lower() and len(form) <= 4
            (exact if capital else forms)[form if capital else form.lower()] = name
    either, per = either_of(forms), either_of(data["per"])
    unit = rf"(?:(?P<form>(?i:{either}))|(?P<exact>{either_of(exact)}))(?![A-Za-z0-9²³$€£])"
    return Units(
        forms=forms,
        exact=exact,
        per=data["per"],
        si=si,
        after=re.compile(rf"(?:[\s-]*|\s?(?P<bracket>[\[({{<])\s?){unit}(?(bracket)\s?[\])}}>])"),
        rate=re.compile(
            rf"\s*(?:(?:[\s-]+(?:an?|per|each|every)[\s-]+|/\s?)(?P<base>{per})\b(?!\s+(?:ago|earlier|later|before|after|prior|old)\b)"
            rf"|\sper\s+(?P<noun>(?!se\b|cent\b|capita\b)[a-z]+)\b|\s(?P<adverb>{'|'.join(_ADVERBS)})\b)",
            re.IGNORECASE,
        ),
    )


def _prefixed(
    data: dict[str, Any], forms: dict[str, str], exact: dict[str, str], si: dict[str, tuple[float, str]]
) -> None:
    """Add the units that take metric prefixes: "kilovolts", "kV". A lone capital is too little to tell a unit."""
    for name, unit in data["prefixed"].items():
        factor, base = unit["si"]
        for prefix in ("", *unit["prefixes"].split()):
            symbol, power = data["prefixes"][prefix] if prefix else ("", 1.0)
            si[prefix + name] = (power * factor, base)
            for form in unit["forms"]:
                forms[prefix + form] = forms[f"{prefix}{form}s"] = prefix + name
            for sign in unit["symbols"]:
                if prefix or sign.islower():
                    exact.setdefault(symbol + sign, prefix + name)


def either_of(forms: dict[str, str]) -> str:
    """Return an alternation of the forms, the longest first, spaces of any width."""
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
    """Return the currency whose symbol or code stands right before offset `at`, and where the symbol starts."""
    match = currencies().before.search(text, max(0, at - 8), at)
    if match is None:
        return None
    return currencies().symbols.get(match[1]) or codes()[match[1].removesuffix("$")], match.start(1)


def rate_after(text: str, at: int) -> tuple[str, int] | None:
    """Return the base of a rate ("a day", "per kilo", "daily") right after offset `at`, and where it ends."""
    match = units().rate.match(text, at)
    if match is None:
        return None
    if match["noun"]:
        unit = unit_after(text, match.start("noun"))
        return unit or (match["noun"].lower(), match.end())
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
