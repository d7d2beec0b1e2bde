"""Times as TimeML's TIMEX3 (or TIMEX2) expressions: the form in which other systems and corpora give values.

Conventions, after the TimeML 1.2.1 guidelines and the TIMEX2 standard where both agree:

- A preposition before it is no part of an expression; an interval told with two ends is two expressions, and so are a
  day and the time of day set off by a comma.
- `since 2005` and `until 2005` are 2005; `about` and `early` are no part of a value (they are TIMEX's MOD).
- 199X is `199`, 18XX is `18`, a Monday-to-Sunday week `2017-W20`, its end `2017-W20-WE`, spring of 2008 `2008-SP`, a
  quarter `2008-Q3`, a half `2008-H1`, -0489 (astronomical) is `BC0490`, a night `2017-05-18TNI`.
- A duration is ISO 8601 (`P3D`, `PT2H`, `P2DE` two decades, `P1CE` a century), X where the number is vague (`PXD`); so
  is a span that is counted off from publication ("the past two weeks" is `P2W`). A set is the length of its round
  (`daily` is `P1D`), but what recurs on named days is that day with the rest open (`on Mondays` is `XXXX-WXX-1`).
- Words for now, lately and what is to come are `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
- What has no year is given with an open one (`XXXX-06-05`), "at night" as `XXXX-XX-XXTNI`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from crossread.grounding.times import calendar
from crossread.grounding.times.lexicon import number, words
from crossread.records import Time


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression: characters `[start, end)` and its TIMEX value, None where it cannot be told."""

    start: int
    end: int
    value: str | None


_BEFORE: Final = re.compile(
    r"(?:in|on|at|of|over|during|for|within|from|between|until|till|since|by|before|after|into|through|throughout|towards?)"
    r"\s+(?!now\b)",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"(?<!\bmid)(?<!\bMid)(?<!early)(?<!late)(?:\s?[-–—]\s?|,?\s+(?:to|until|till|through|and|or)\s+)(?:the\s+)?"
    r"(?:[a-z][a-z\s-]{1,40}?\s+in\s+)?(?=(?:the\s+)?(?:(?:early|late|mid)[\s-])?[\dA-Z]|noon|midnight)"
)
_COUNTED: Final = re.compile(r"\b(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b")

_CLOCK: Final = re.compile(r"(.*[a-z\d]),\s+at\s+(.*)", re.DOTALL)
_POINTED: Final = re.compile(r"(that|this) (?:time|moment)$")
_AWAY: Final = re.compile(r"\b(?:ago|earlier|before|previously|later|afterwards|from now)$")
_SOME: Final = re.compile(r"(recent|coming) (?:days|weeks|months|years|decades|centuries|times)$")
_EDGE: Final = re.compile(
    r"(?:(?:the )?(?:start|beginning|end|middle|rest|remainder|course|\w+ part) of the |mid ?)?"
    r"(year|month|week)(?:(?:['’]s)? end)?$"
)


@dataclass(frozen=True, slots=True)
class _Codes:
    """TIMEX's codes: of seasons by EDTF's, of units and adverbs by their words, of the parts of a day as patterns."""

    seasons: dict[str, str]
    parts: dict[str, str]
    units: dict[str, str]
    adverbs: dict[str, str]


@cache
def _codes() -> _Codes:
    data = tomllib.loads((files(__package__) / "data" / "timex.toml").read_text(encoding="utf-8"))
    return _Codes(data["seasons"], data["parts"], data["units"], data["adverbs"])


def timexes(time: Time) -> tuple[Timex, ...]:
    """Return the expressions that the words of a time are in TIMEX's eyes: one, or the two ends of an interval."""
    quote, start = time.span.quote, time.span.start
    lead = _BEFORE.match(quote)
    cut = lead.end() if lead and lead.end() < len(quote) else 0
    quote, start = quote[cut:], start + cut
    ends = (time.value or "").split("/")
    joint = _JOINT.search(quote) if len(ends) == 2 and ".." not in ends and time.precision == "interval" else None
    clock = _CLOCK.match(quote) if "T" in ends[0] else None
    if clock is not None:
        day = replace(time, value=ends[0].split("T")[0], precision="day")
        return (
            Timex(start, start + clock.end(1), _value(clock[1], day)),
            Timex(start + clock.start(2), start + len(quote), plain(ends[0])),
        )
    if joint is None:
        return (Timex(start, start + len(quote), _value(quote, time)),)
    left, right = quote[: joint.start()], quote[joint.end() :]
    sides = (replace(time, value=ends[0], precision=None), replace(time, value=ends[1], precision=None))
    return (
        Timex(start, start + len(left), _value(left, sides[0])),
        Timex(start + joint.end(), start + len(quote), _value(right, sides[1])),
    )


def _value(quote: str, time: Time) -> str | None:
    """Return the TIMEX value of words and what they were resolved to."""
    text = " ".join(re.sub(r"[-–]", " ", quote.lower()).split())
    if reference := words().references.get(text) or (
        "PRESENT_REF" if time.precision == "vague" and text == "today" else None
    ):
        return reference
    if pointed := _POINTED.match(text):
        return "PAST_REF" if pointed[1] == "that" else "PRESENT_REF"
    if time.value is None and (way := _AWAY.search(text)) and length(text[: way.start()]) is not None:
        if "X" in (length(text[: way.start()]) or ""):
            return "FUTURE_REF" if way[0] in ("later", "afterwards", "from now") else "PAST_REF"
        return length(text)
    if time.value is None and (some := _SOME.match(text)):
        return "FUTURE_REF" if some[1] == "coming" else "PAST_REF"
    if edge := _EDGE.match(text):
        return _whole(time, edge[1])
    if time.value is None or (time.precision == "interval" and _COUNTED.search(text)):
        return _unresolved(text, time.precision)
    value = re.sub(r"^\.\./|/\.\.$|[~?%]", "", time.value)
    if "fiscal" in text and re.match(r"\d{4}", value):
        return f"FY{value[:4]}"
    if "/" in value:
        return _interval(value)
    if time.precision == "week" and (day := calendar.parse_day(value)):
        return _week(day)
    return _with_part(plain(value), text)


def _whole(time: Time, unit: str) -> str | None:
    """Return the year, month or week that a start or end belongs to."""
    value = (time.value or "").removeprefix("../")
    if unit == "week" and (day := calendar.parse_day(value)):
        return _week(day)
    return plain(re.match(r"-?[^/]*", value)[0][: 4 if unit == "year" else 7]) or None  # type: ignore[index]


def plain(value: str) -> str:
    """Return a TIMEX value for an EDTF date, month, season, year, decade or century."""
    if before := re.fullmatch(r"-(\d\d)XX", value):
        return f"BC{before[1]}"
    if before := re.match(r"-(\d{4,})", value):
        return plain(f"BC{int(before[1]) + 1:04d}" + value[before.end() :])
    if season := re.fullmatch(r"(\w{4,6})-(\d\d)", value):
        return f"{season[1]}-{_codes().seasons.get(season[2], season[2])}"
    return re.sub(r"(?<=\d)X+$", "", value) if re.fullmatch(r"\d+X+", value) else value


def _interval(value: str) -> str:
    """Return a week, a weekend, or the two ends with an oblique."""
    first, last = (calendar.parse_day(side) for side in value.split("/"))
    if first and last and first.weekday() == 0 and (last - first).days == 6:
        return _week(first)
    if first and last and first.weekday() == 5 and (last - first).days == 1:
        return f"{_week(first)}-WE"
    return "/".join(plain(side) for side in value.split("/"))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _with_part(value: str, text: str) -> str:
    """Add a part of the day to a day, where the words name one and no clock time is there."""
    if not re.fullmatch(r"[\dBC]{4,6}-\d\d-\d\d|XXXX-.*-(?:\d\d|\d|XX)", value):
        return value
    if re.search(r"\bnoon\b|\bmidday\b", text):
        return f"{value}T12:00"
    return value + next(
        (code for code, pattern in _codes().parts.items() if re.search(rf"\b(?:{pattern})\b", text)), ""
    )


def _unresolved(text: str, precision: str | None) -> str | None:
    """Return a duration, a set, or a date that lacks its year, from the words alone."""
    if text in _codes().adverbs:
        return _codes().adverbs[text]
    if precision == "part":
        return _with_part("XXXX-XX-XX", text)
    known = words()
    if day := re.search(rf"\b({'|'.join(known.weekdays)})s?\b", text, re.IGNORECASE):
        return _with_part(f"XXXX-WXX-{known.weekdays[day[1].title()] + 1}", text)
    if precision in ("day", "month") and (month := re.search(rf"\b({'|'.join(known.months)})\b", text, re.IGNORECASE)):
        number_of_day = re.search(r"\b(\d\d?)(?:st|nd|rd|th)?\b", text)
        value = f"XXXX-{known.months[month[1].title()]:02d}"
        return f"{value}-{int(number_of_day[1]):02d}" if number_of_day else value
    if precision == "season" and (season := re.search(rf"\b({'|'.join(known.seasons)})s?\b", text)):
        return f"XXXX-{_codes().seasons[str(known.seasons[season[1]])]}"
    return length(text)


def length(text: str) -> str | None:
    """Return the ISO 8601 length that words count ("two and a half years" is `P2.5Y`); None when no unit is named."""
    unit = re.search(rf"\b({'|'.join(_codes().units)})(s?)(?:long)?\b", text)
    if unit is None:
        return None
    before = re.sub(r"\b(?:and )?(?:a|one) half\b|\b1/2\b|½", " half", text[: unit.start()]).split()
    half = "half" in before
    count = _count([word for word in before if word != "half"], plural=bool(unit[2]) or unit[1] == "centurie")
    if half:
        count = "0.5" if count in ("X", "1") and before[-1:] != ["half"] else f"{count}.5" if count != "X" else "0.5"
    code = _codes().units[unit[1]]
    return f"PT{count}{code[1]}" if code.startswith("T") else f"P{count}{code}"


def _count(before: list[str], *, plural: bool) -> str:
    """Return the number that the last words before a unit give; X for a plural that gives none."""
    for size in (3, 2, 1):
        if len(before) >= size and (found := number(" ".join(before[-size:]))) is not None:
            return str(found)
    if any(word in ("few", "several", "many", "some", "couple") for word in before[-3:]):
        return "X"
    larger = (count for word in reversed(before) if (count := number(word)) is not None and count > 1)
    return str(next(larger, "X" if plural else "1"))
