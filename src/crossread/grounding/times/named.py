"""What has a name of its own or leans on the year spoken of: seasons, quarters, holidays, "the evening", "the 7th"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from crossread.grounding.times import calendar
from crossread.grounding.times.context import Context
from crossread.grounding.times.grammar import Match
from crossread.grounding.times.lexicon import ordinal, words

Meaning = tuple[str | None, str | None]
_WINTER = 24
_MIDDLES = {21: 4, 22: 7, 23: 10, _WINTER: 1}


def _spaced(text: str) -> str:
    return " ".join(text.lower().split())


def _number_of_year(text: str) -> int | None:
    digits = int("".join(c for c in text if c.isdigit()) or 0)
    if text[:1] in ("'", "’", "‘"):
        return digits + (1900 if digits > 30 else 2000)
    return (1 - digits if "BC" in text else digits) if digits else None


def _turned(year: int, word: str) -> int:
    """Return the year that "last", "next", "that" and the like make of a year."""
    if re.search(r"last|previous|preceding", word):
        return year - 1
    return year + 1 if re.search(r"next|following", word) else year


def year_of(match: Match, context: Context) -> int | None:
    """Return the year of "of that year", "the following year", "next year" after a day or month; None without one."""
    word = _spaced(match.part("ofyear"))
    here = context.story if context.narrative or re.match(r"the |that", word) else _published(context)
    return _turned(here[0], word) if word and here else None


def bare_season(match: Match, context: Context) -> Meaning:
    """Resolve "winter" alone: of a story its own, else any."""
    known = context.narrative and not match.part("many")
    return (season(match, context)[0] if known else None), "vague"


def season(match: Match, context: Context) -> Meaning:
    """Resolve a season. A winter is of the year in which it begins."""
    code = words().seasons[match.part("season").lower()]
    year = _number_of_year(match.part("year"))
    shift, of_year = _spaced(match.part("shift")), _spaced(match.part("ofyear"))
    told = re.match(r"the |that", shift or of_year) is not None or context.narrative
    here = context.story if told else _published(context)
    if year is None and here is None:
        return None, "season"
    if year is None and here is not None:
        ahead = context.future or match.part("lead").lower() in ("by", "until")
        year = _turned(here[0], of_year) if of_year else _season_year(code, shift, here, replace(context, future=ahead))
    return (f"{calendar.year_value(year)}-{code}" if year is not None else None), "season"


def _published(context: Context) -> tuple[int, int | None] | None:
    return (context.published.year, context.published.month) if context.published else None


def _season_year(code: int, shift: str, here: tuple[int, int | None], context: Context) -> int:
    """Return the year of a season without one, seen from a year and month."""
    year, month = here
    middle = _MIDDLES[code]
    if month is None:
        return _turned(year, shift)
    # The year of the season that runs or ran last: winter begins in December.
    begun = year if month >= (12 if code == _WINTER else middle - 1) else year - 1
    running = month in (12, 1, 2) if code == _WINTER else begun == year and month <= middle + 1
    if re.search(r"last|previous|preceding", shift):
        return begun - 1 if running else begun
    if re.search(r"next|following|coming", shift):
        return begun + 1
    if re.match(r"this|that|the same", shift):
        return begun if running or (code == _WINTER and month < 6) else year
    if context.narrative:
        # A story goes forward.
        return begun if code == _WINTER and month < 6 else year + (1 if middle - month < -5 and code != _WINTER else 0)
    return begun + 1 if context.future and not running else begun


def quarter(match: Match, context: Context) -> Meaning:
    """Resolve a quarter (EDTF 33 to 36) or half (40, 41) of a year; without a year, the last one begun, or the next."""
    half = bool(match.part("unit2"))
    word = (match.part("ordinal") or match.part("ordinal2") or match.part("ordinal3")).lower()
    number = {"last": 4, "latter": 2}.get(word) or (int(word[1]) if word[0] == "q" else ordinal(word)) or 1
    year = _number_of_year(match.part("year"))
    here = context.story if context.narrative else _published(context)
    precision = "half" if half else "quarter"
    if word == "last" and year is None and not match.part("shift") and here and here[1]:
        index = here[0] * 4 + (here[1] - 1) // 3 - 1
        return f"{index // 4:04d}-{33 + index % 4}", precision
    if year is None and here is not None:
        begun = here[1] is None or here[1] > (number - 1) * (6 if half else 3)
        shift = _spaced(match.part("shift"))
        year = _turned(here[0], shift) if shift else here[0] - (not begun and not context.future)
    return (f"{calendar.year_value(year)}-{(39 if half else 32) + number}" if year else None), precision


def fiscal(match: Match, context: Context) -> Meaning:
    """Resolve a fiscal year to about the year it is named by: when it begins differs."""
    year = match.part("year") or match.part("year2") or match.part("year3")
    return f"{year}~", "year"


def holiday_day(rule: str, year: int) -> date:
    """Return the day of a holiday in a year: "MM-DD", "easter+N" or "MM/N/W" (see `data/words.toml`)."""
    if rule.startswith("easter"):
        return calendar.easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if "/" not in rule:
        return date(year, *map(int, rule.split("-")))
    month, nth, weekday = map(int, rule.split("/"))
    if nth < 0:
        last = calendar.last_day(date(year, month, 1))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def holiday(match: Match, context: Context) -> Meaning:
    """Resolve a holiday, of its own year or of the nearest."""
    names = {_spaced(name): rule for name, rule in words().holidays.items()}
    rule, shift = names[_spaced(match.part("holiday"))], _spaced(match.part("shift") or match.part("after"))
    year = _number_of_year(match.part("year"))
    told = context.narrative or re.match(r"the ", shift) is not None
    here = context.story if told else _published(context)
    if year is None and here is not None:
        year = _holiday_year(rule, shift, here, context)
    if year is None or not 1 < year < 9999:
        return None, "day"
    day = holiday_day(rule, year)
    eve = _spaced(match.part("eve"))
    return str(day + timedelta(days=-1 if eve in ("eve", "day before") else 1 if eve == "day after" else 0)), "day"


def _holiday_year(rule: str, shift: str, here: tuple[int, int | None], context: Context) -> int | None:
    if shift.endswith("year"):
        return _turned(here[0], shift)
    if context.narrative or context.published is None:
        month = holiday_day(rule, max(here[0], 2)).month
        return here[0] + (1 if here[1] and month - here[1] < -6 else 0)
    day = holiday_day(rule, context.published.year)
    if re.search(r"last|previous", shift):
        return day.year - (day >= context.published)
    if re.search(r"next|following", shift):
        return day.year + (day <= context.published)
    if shift == "this":
        return day.year
    return calendar.nearest_year(day.month, day.day, context.published, future=context.future)


def the_unit(match: Match, context: Context) -> Meaning:
    """Resolve "the year", "the day" to what was spoken of last. They say what is meant, seldom when something was."""
    unit = match.part("unit")
    here = context.story if context.narrative else _published(context)
    if unit == "year" and here:
        return calendar.year_value(here[0]), "vague"
    if unit == "month" and here and here[1]:
        return calendar.year_month(here[0], here[1]), "vague"
    if unit == "decade" and here:
        return f"{here[0] // 10:03d}X", "vague"
    if unit == "century" and here:
        return f"{here[0] // 100:02d}XX", "vague"
    day = context.last or (None if context.narrative else context.published)
    if day is not None and unit in ("day", "week"):
        return (calendar.week(day) if unit == "week" else str(day)), "vague"
    return None, "vague"


def period_end(match: Match, context: Context) -> Meaning:
    """Resolve "year-end" to December and "midyear" to the year, of the year spoken of."""
    here = context.story if context.narrative else _published(context)
    if here is None:
        return None, "month"
    if match.part("unit3"):
        return calendar.year_value(here[0]), "year"
    if (match.part("unit") or match.part("unit2")) == "year":
        return calendar.year_month(here[0], 12), "month"
    return (calendar.year_month(here[0], here[1]) if here[1] else None), "month"


def part(match: Match, context: Context) -> Meaning:
    """Resolve "in the evening" to the day spoken of last, "at night" to none: it may be any."""
    day = context.last or (None if context.narrative else context.published)
    return (str(day) if day is not None and match.part("the") else None), "part"


def lone_day(match: Match, context: Context) -> Meaning:
    """Resolve "on the 7th" in the month spoken of last."""
    day = ordinal(match.part("day") or match.part("dayword"))
    month = context.month if context.month and context.month[1] else None if context.narrative else _published(context)
    if day is None or month is None or month[1] is None or month[0] < 1:
        return None, "day"
    found = calendar.make(month[0], month[1], day)
    return (str(found) if found else None), "day"
