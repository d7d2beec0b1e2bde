"""What an expression means: its EDTF value and precision, read against a context. One small function a shape."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from crossread.grounding.times import calendar
from crossread.grounding.times.context import Context
from crossread.grounding.times.grammar import Match
from crossread.grounding.times.lexicon import month as month_number
from crossread.grounding.times.lexicon import number, ordinal, weekday, words
from crossread.grounding.times.named import (
    bare_season,
    fiscal,
    holiday,
    lone_day,
    part,
    period_end,
    quarter,
    season,
    the_unit,
    year_of,
)
from crossread.grounding.times.relative import offset, period, recent

Meaning = tuple[str | None, str | None]
"""An EDTF value (null when it cannot be told) and a precision."""

_LATER = {"afternoon": 12, "evening": 12, "night": 12}


def _year(text: str) -> int | None:
    """Return the year written: "2014", "490 BC" (astronomical, -489), "AD 79"."""
    digits = int("".join(c for c in text if c.isdigit()) or 0)
    if "BC" in text.replace(".", ""):
        return 1 - digits
    return digits or None


def _iso(match: Match, context: Context) -> Meaning:
    value = match.part("value")
    return (value, "minute" if "T" in value else "day") if calendar.parse_day(value) else (None, "day")


def _slashes(match: Match, context: Context) -> Meaning:
    """Read "3/4/2019" only when one order alone makes a date, or both give the same."""
    a, b, year = int(match.part("a")), int(match.part("b")), int(match.part("year"))
    dates = {str(found) for found in (calendar.make(year, b, a), calendar.make(year, a, b)) if found}
    return (dates.pop() if len(dates) == 1 else None), "day"


def _pick_year(month: int, day: int | None, context: Context) -> int | None:
    anchor = context.anchor
    if context.narrative and context.month is not None:
        # A story goes forward: up to three months back of where it stands, else the next such month.
        year, last = context.month
        if last is None:
            return year
        return year + (1 if (month - last) < -6 else 0) - (1 if (month - last) > 9 else 0)
    return calendar.nearest_year(month, day, anchor, future=context.future) if anchor is not None else None


def _date(match: Match, context: Context) -> Meaning:
    month, day = month_number(match.part("month")), ordinal(match.part("day") or match.part("dayword"))
    if day is None:
        return None, "day"
    year = _year(match.part("year")) or year_of(match, context) or _pick_year(month, day, context)
    if year is None:
        return None, "day"
    if year <= 0:
        return f"{calendar.year_value(year)}-{month:02d}-{day:02d}", "day"
    found = calendar.make(year, month, day)
    if found is None and not match.part("year"):
        found = calendar.make(year + 1, month, day) or calendar.make(year - 1, month, day)  # 29 February
    return (str(found) if found else None), "day"


def _days(match: Match, context: Context) -> Meaning:
    """Read two days of one month or of two; the year of the last holds for the first."""
    last = month_number(match.part("month2") or match.part("month"))
    first = month_number(match.part("month")) if match.part("month") else last
    days = [int(match.part(name).rstrip("stndrh")) for name in ("day", "day2")]
    year2 = _year(match.part("year2") or match.part("year")) or _pick_year(last, days[1], context)
    if year2 is None:
        return None, "interval"
    year = _year(match.part("year")) or (year2 - 1 if first > last else year2)
    start, end = calendar.make(year, first, days[0]), calendar.make(year2, last, days[1])
    return (f"{start}/{end}" if start and end and start <= end else None), "interval"


def _months(match: Match, context: Context) -> Meaning:
    first, last = month_number(match.part("month")), month_number(match.part("month2"))
    year2 = _year(match.part("year2") or match.part("year")) or _pick_year(last, None, context)
    if year2 is None:
        return None, "interval"
    year = _year(match.part("year")) or (year2 - 1 if first > last else year2)
    return f"{calendar.year_month(year, first)}/{calendar.year_month(year2, last)}", "interval"


def _month(match: Match, context: Context) -> Meaning:
    month, shift = month_number(match.part("month")), match.part("shift").lower()
    year = _year(match.part("year")) or year_of(match, context)
    if year is not None:
        return f"{calendar.year_value(year)}-{month:02d}", "month"
    anchor = context.anchor
    if anchor is None:
        return None, "month"
    told = context.month if shift in ("the previous", "the following") else None
    if told is not None and told[1] is not None:
        anchor = date(max(told[0], 1), told[1], 1)
    if shift in ("last", "the previous"):
        year = anchor.year - (month >= anchor.month)
    elif shift in ("next", "the following"):
        year = anchor.year + (month <= anchor.month)
    elif shift == "this":
        year = anchor.year
    else:
        year = _pick_year(month, None, context)
    return (calendar.year_month(year, month), "month") if year else (None, "month")


def _years(match: Match, context: Context) -> Meaning:
    """Read two years; the last may be short ("1984-96", "from 264 to 241 BC")."""
    first, last = match.part("year"), match.part("year2")
    if "BC" in last:
        years = _year(first if "BC" in first else f"{first} BC"), _year(last)
        if years[0] is None or years[1] is None or years[0] > years[1]:
            return None, "interval"
        return f"{calendar.year_value(years[0])}/{calendar.year_value(years[1])}", "interval"
    last = last if len(last) >= len(first) else first[: len(first) - len(last)] + last
    if int(first) > int(last):
        return None, "interval"
    return f"{int(first):04d}/{int(last):04d}", "interval"


def _year_alone(match: Match, context: Context) -> Meaning:
    year = _year(match.part("year"))
    return (calendar.year_value(year) if year is not None else None), "year"


def _decade(match: Match, context: Context) -> Meaning:
    word = match.part("word").lower()
    decade = match.part("decade") or str(words().decades[word])
    if len(decade) == 2:
        near = context.published or date(2000, 1, 1)
        century = near.year // 100 if int(decade) < near.year % 100 else near.year // 100 - 1
        decade = f"{century}{decade}"
    return (f"{decade[:3]}X", "decade") if decade[2:] != "00" or decade == "2000" else (f"{decade[:2]}XX", "century")


def _century(match: Match, context: Context) -> Meaning:
    century = ordinal(match.part("century"))
    if century is None:
        return None, "century"
    return f"{'-' if match.part('era').startswith('BC') else ''}{century - 1:02d}XX", "century"


def nearest_weekday(wanted: int, anchor: date, *, future: bool) -> date:
    """Return the last such day on or before the anchor; the next one after it when `future`."""
    if future:
        return anchor + timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)
    return anchor - timedelta(days=(anchor.weekday() - wanted) % 7)


def _weekday(match: Match, context: Context) -> Meaning:
    wanted, shift = weekday(match.part("weekday")), " ".join(match.part("shift").lower().split())
    anchor = context.last if context.narrative or shift in ("the following", "the previous") else context.published
    if anchor is None:
        return None, "day"
    after = " ".join(match.part("after").split())
    if after:
        monday = anchor - timedelta(days=anchor.weekday())
        return str(monday + timedelta(days=wanted + {"last week": -7, "this week": 0, "next week": 7}[after])), "day"
    future = context.future or shift in ("next", "this coming", "the following")
    if shift in ("last", "the previous", "this past"):
        # "Last Thursday", written on a Thursday, is a week ago.
        return str(nearest_weekday(wanted, anchor - timedelta(days=1), future=False)), "day"
    if context.narrative and not shift:
        future = False
    return str(nearest_weekday(wanted, anchor, future=future)), "day"


def _weekdays(match: Match, context: Context) -> Meaning:
    if context.published is None:
        return None, "interval"
    first, last = weekday(match.part("weekday")), weekday(match.part("weekday2"))
    if context.future:
        start = nearest_weekday(first, context.published, future=True)
        return f"{start}/{start + timedelta(days=(last - first) % 7)}", "interval"
    end = nearest_weekday(last, context.published, future=False)
    return f"{end - timedelta(days=(last - first) % 7)}/{end}", "interval"


def _deictic(match: Match, context: Context) -> Meaning:
    word = " ".join(match.part("word").lower().split())
    if context.published is None:
        return None, "day"
    if word == "today" and context.narrative:
        return None, "vague"  # "nowadays"
    days = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return str(context.published + timedelta(days=days.get(word, 0))), "day"


def _clock(match: Match, context: Context) -> Meaning:
    """Read the time of day as `THH:MM`; the stage sets the day before it."""
    word = match.part("word") or match.part("word2")
    if word:
        return ("T00:00" if word == "midnight" else "T12:00"), "minute"
    hour = number(match.part("hour"))
    if match.part("shifted"):
        return _shifted_hour(hour, match.part("shifted"))
    if hour is None or hour > 23:
        return None, "hour"
    half = match.part("half").replace(".", "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    hour = hour % 12 + _LATER[match.part("part")] if match.part("part") in _LATER else hour
    minute = match.part("minute") or str(number(match.part("minutes")) or "")
    return f"T{hour:02d}:{minute or '00'}", "minute" if minute else "hour"


def _shifted_hour(hour: int | None, words_before: str) -> Meaning:
    """Read "half past six" and "a quarter to six"; which half of the day is not said."""
    if hour is None:
        return None, "minute"
    to = words_before.endswith("to")
    return f"T{hour - to:02d}:{45 if to else 30 if words_before.startswith('half') else 15}", "minute"


def _reference(match: Match, context: Context) -> Meaning:
    """Read "now" of news as about the day it is written; other words of the kind say no date."""
    if match.part("word").lower() == "now" and context.published is not None and not context.narrative:
        return f"{context.published}~", "day"
    return None, "vague"


def _nothing(precision: str) -> Callable[[Match, Context], Meaning]:
    return lambda match, context: (None, precision)


_RULES: dict[str, Callable[[Match, Context], Meaning]] = {
    "iso": _iso,
    "slashes": _slashes,
    "days": _days,
    "date": _date,
    "months": _months,
    "month": _month,
    "years": _years,
    "year": _year_alone,
    "decade": _decade,
    "century": _century,
    "early_year": _year_alone,
    "season": season,
    "bare_season": bare_season,
    "quarter": quarter,
    "fiscal": fiscal,
    "holiday": holiday,
    "nine_eleven": lambda match, context: ("2001-09-11", "day"),
    "reference": _reference,
    "the_unit": the_unit,
    "edge": period_end,
    "part": part,
    "lone_day": lone_day,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "weekly": _nothing("set"),
    "hours": _nothing("set"),
    "set": _nothing("set"),
    "duration": _nothing("duration"),
    "deictic": _deictic,
    "period": period,
    "span": recent,
    "offset": offset,
    "thatday": offset,
    "clock": _clock,
}


def resolve(match: Match, context: Context) -> Meaning:
    """Return the EDTF value (or null) and the precision of an expression in its context."""
    return _RULES[match.shape](match, context)
