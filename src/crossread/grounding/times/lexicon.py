"""The words of time expressions, loaded from `data/words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """Months 1 to 12, weekdays 0 (Monday) to 6, seasons as EDTF codes, numbers, words of the future.

    `references` are phrases for now, lately and what is to come with TIMEX's code for them; `holidays` have the rule of
    their day (see `named.holiday_day`).
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    future_auxiliaries: frozenset[str]
    future_words: frozenset[str]
    references: dict[str, str]
    tens: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    holidays: dict[str, str]

    @property
    def units(self) -> tuple[str, ...]:
        """The numbers one to nine."""
        return tuple(name for name, value in self.numbers.items() if value < 10 and name not in ("a", "an"))


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
        tens=data["tens"],
        scales=data["scales"],
        ordinals=data["ordinals"],
        decades=data["decades"],
        holidays=data["holidays"],
    )


def month(name: str) -> int:
    """Return the number of a month's name or abbreviation, with or without its full stop."""
    return words().months[name.rstrip(".").title()]


def weekday(name: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name."""
    return words().weekdays[name]


def number(text: str) -> int | None:
    """Return a number written in digits or words ("forty-five", "two hundred"); None for "several" and the like."""
    clean = " ".join(text.lower().replace(",", "").split())
    if clean.isdigit():
        return int(clean)
    known = words()
    if clean in known.numbers:
        return known.numbers[clean]
    head, _, scale = clean.rpartition(" ")
    if scale in known.scales and head:
        count = number(head)
        return count * known.scales[scale] if count is not None else None
    tens, _, ones = clean.replace("-", " ").partition(" ")
    if tens in known.tens and (not ones or ones in known.units):
        return known.tens[tens] + (known.numbers[ones] if ones else 0)
    return None


def ordinal(text: str) -> int | None:
    """Return the number of an ordinal: "3rd", "third", "twenty-first"."""
    clean = text.lower()
    if clean[:1].isdigit():
        return int(clean.rstrip("stndrh"))
    tens, _, ones = clean.rpartition("-")
    known = words()
    return known.ordinals[ones] + (known.tens[tens] if tens else 0) if ones in known.ordinals else None
