"""The words of time expressions, loaded from `data/words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """Months 1 to 12, weekdays 0 (Monday) to 6, seasons as EDTF codes, small numbers, words of the future, and
    phrases for now, lately and what is to come with TIMEX's code for them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    future_auxiliaries: frozenset[str]
    future_words: frozenset[str]
    references: dict[str, str]


@cache
def words() -> Words:
    """Load the lexicon once."""
    data = tomllib.loads((files(__package__) / "data" / "words.toml").read_text(encoding="utf-8"))
    return Words(
        months=data["months"],
        weekdays=data["weekdays"],
        seasons=data["seasons"],
        numbers=data["numbers"],
        future_auxiliaries=frozenset(data["future"]["auxiliaries"]),
        future_words=frozenset(data["future"]["words"]),
        references={phrase: code for code, phrases in data["references"].items() for phrase in phrases},
    )


def month(name: str) -> int:
    """Return the number of a month's name or abbreviation, with or without its full stop."""
    return words().months[name.rstrip(".")]


def weekday(name: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name."""
    return words().weekdays[name]


def number(text: str) -> int | None:
    """Return a small number written in digits or words; None for "several" and the like."""
    clean = " ".join(text.lower().split())
    return int(clean) if clean.isdigit() else words().numbers.get(clean)
