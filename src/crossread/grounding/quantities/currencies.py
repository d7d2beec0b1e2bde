"""Currencies: names, symbols and ISO 4217 codes (`data/currencies.toml`), and whether "pounds" are money."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Currencies:
    """`forms`: names in lower case; `exact`: signs and codes as written after a figure; `symbols`: before one."""

    forms: dict[str, str]
    exact: dict[str, str]
    symbols: dict[str, str]
    before: re.Pattern[str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "currencies.toml").read_text(encoding="utf-8"))


@cache
def codes() -> dict[str, str]:
    """Return the codes as written beside a figure, in capitals or small letters, with the currency."""
    table = _data()["codes"]
    return {code: code for code in table["capital"].split()} | {code: code.upper() for code in table["small"].split()}


@cache
def currencies() -> Currencies:
    """Load the table once."""
    data = _data()
    forms: dict[str, str] = {}
    for family in data["family"].values():
        for form in family["forms"]:
            if family["bare"]:
                forms[form] = family["bare"]
            for code, countries in family.items():
                if len(code) == 3 and code.isupper():
                    forms |= {f"{country.lower()} {form}": code for country in countries}
    for code, names in data["named"].items():
        forms |= {name.lower(): code for name in names}
    signs = {sign: code for sign, code in data["symbols"].items() if not sign[0].isalpha()}
    million = {f"M{code}": code for code in data["millions"]["prefixed"].split()}
    written = "|".join(re.escape(sign) for sign in sorted(data["symbols"], key=len, reverse=True))
    return Currencies(
        forms=forms,
        exact={**signs, **codes(), **million},
        symbols=data["symbols"],
        before=re.compile(rf"(?<![A-Za-z])({written}|(?:{'|'.join(codes())})\$?)\s?$"),
    )


def scale_after(text: str, start: int, end: int) -> tuple[float, int]:
    """Return the factor that a currency brings, and where it ends: "30 MUSD", "75 USD million".

    `start` and `end` are those of the currency as written after the figure.
    """
    code = text[start:end].strip(" -")
    if code.startswith("M") and code[1:] in _data()["millions"]["prefixed"].split():
        return 1e6, end
    scale = re.compile(r"\s+(million|billion|trillion|mn|bn|m)\b", re.IGNORECASE).match(text, end)
    if scale is None:
        return 1.0, end
    return {"m": 1e6, "b": 1e9, "t": 1e12}[scale[1][0].lower()], scale.end()


def pounds(text: str, start: int, end: int, value: float) -> str:
    """Return "GBP" or "pound" for a figure in pounds at `[start, end)`: by the words of its sentence, else by its size.

    A million pounds and more are money where no word of weight stands by, less is a weight where no word of money does.
    """
    left = max((text.rfind(mark, max(0, start - 160), start) for mark in (". ", "! ", "? ", "\n")), default=-1)
    right = min((at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, end)) >= 0), default=len(text))
    near = set(re.findall(r"[a-z]+", text[max(0, left) : min(right, end + 120)].lower()))
    if re.match(r"\s+of\s+(?!his|her|its|their|the\b|debt|damage|public|tax|aid)[a-z]", text[end : end + 12]):
        near.add("weight")
    money, mass = near & set(_data()["pounds"]["money"].split()), near & set(_data()["pounds"]["mass"].split())
    if money and not mass:
        return "GBP"
    return "GBP" if value >= 1e6 and not mass else "pound"
