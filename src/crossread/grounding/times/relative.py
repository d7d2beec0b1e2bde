"""Expressions relative to publication or to the day last spoken of: "last week", "two days earlier", "that day"."""

from __future__ import annotations

from datetime import date, timedelta

from crossread.grounding.times import calendar
from crossread.grounding.times.context import Context
from crossread.grounding.times.grammar import Match
from crossread.grounding.times.lexicon import number

_BACK = ("last", "this past", "the previous", "the preceding", "the prior")
_FORTH = ("next", "this coming", "the following", "the coming", "the next", "the succeeding", "the ensuing")
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "quarter": 3, "decade": 120, "century": 1200, "centurie": 1200, "generation": None}


def _unit(day: date, unit: str) -> tuple[str, str]:
    """Return the week, month, year, decade or century that holds the day."""
    if unit == "week":
        return calendar.week(day), "week"
    if unit == "weekend":
        return calendar.weekend(day), "interval"
    if unit == "month":
        return calendar.year_month(day.year, day.month), "month"
    if unit == "year":
        return f"{day.year:04d}", "year"
    if unit == "quarter":
        return f"{day.year:04d}-{33 + (day.month - 1) // 3}", "quarter"
    if unit == "decade":
        return f"{day.year // 10:03d}X", "decade"
    if unit in ("century", "centurie"):
        return f"{day.year // 100:02d}XX", "century"
    return str(day), "day"


def _shifted(day: date, unit: str, by: int) -> date:
    if unit == "weekend":
        return day + timedelta(days=7 * by)
    months = _MONTHS.get(unit)
    if months is not None:
        year = day.year + by * months // 12
        return calendar.add_months(day, by * months) if 1 <= year <= 9998 else day
    return day + timedelta(days=by * _DAYS.get(unit, 1))


def period(match: Match, context: Context) -> tuple[str | None, str | None]:
    """Resolve "last week", "earlier this year", "the end of the month", "the previous day", "that night"."""
    shift, unit = " ".join(match.part("shift").lower().split()), match.part("unit").lower()
    edge = " ".join(match.part("edge").lower().split())
    from_text = shift.startswith(("the ", "that")) and shift not in (
        "the past",
        "the last",
        "the coming",
        "the current",
    )
    from_text = from_text and shift != "the"
    anchor = context.last if from_text or context.narrative else context.published
    if anchor is None and not context.narrative:
        anchor = context.published
    by = -1 if shift in _BACK else 1 if shift in _FORTH else 0
    if (
        (from_text or context.narrative)
        and context.month
        and (unit in ("year", "decade", "century") or (unit == "month" and context.month[1]))
        and context.month[0] > 0
    ):
        anchor = date(context.month[0], context.month[1] or 1, 1)
    plain = {"morning": "day", "afternoon": "day", "evening": "day"}.get(unit, unit)
    names = {"weekend": "interval", "night": "day"}
    if context.month and context.month[0] < 1 and (from_text or context.narrative):
        return _ancient(context.month[0], plain, by)
    if anchor is None:
        return None, names.get(plain, plain)
    if unit == "weekend" and by < 0 and anchor.weekday() >= 5:
        anchor -= timedelta(days=2)
    if shift in ("the past", "the last") and plain == "century":
        by = -1
    if unit == "weekend" and not context.future and anchor.weekday() < {"the": 5, "this": 3}.get(shift, 0):
        by = -1
    day = _shifted(anchor, plain, by)
    if shift in ("the past", "the last") and plain in ("week", "month", "year", "decade"):
        return f"{_shifted(anchor, plain, -1)}/{anchor}", "interval"
    return _edge(day, plain, edge)


def _ancient(year: int, unit: str, by: int) -> tuple[str | None, str | None]:
    """Return the year so many years, decades or centuries on; years alone are known of what lies before Christ."""
    step = {"year": 1, "decade": 10, "century": 100, "centurie": 100}.get(unit)
    return (None, unit) if step is None else (calendar.year_value(year + by * step), "year")


def _edge(day: date, unit: str, edge: str) -> tuple[str | None, str | None]:
    """Resolve "the start of" and "the end of" a month, week or year to its first or last day (or month)."""
    if edge.endswith(("start of", "beginning of")):
        if unit == "month":
            return str(day.replace(day=1)), "day"
        if unit == "week":
            return str(day - timedelta(days=day.weekday())), "day"
        if unit == "year":
            return f"{day.year}-01", "month"
    if edge.endswith("end of"):
        if unit == "month":
            return str(calendar.last_day(day)), "day"
        if unit == "week":
            return str(day + timedelta(days=6 - day.weekday())), "day"
        if unit == "year":
            return f"{day.year}-12", "month"
    return _unit(day, unit)


def recent(match: Match, context: Context) -> tuple[str | None, str | None]:
    """Resolve "in the past three weeks" to the interval that ends (or begins) at publication."""
    shift, unit = " ".join(match.part("shift").lower().split()), match.part("unit")
    count = number(match.part("count")) if match.part("count") else None
    if shift == "the first":
        return None, "duration"
    if context.published is None or context.narrative or count is None or shift in ("recent", "coming"):
        return None, "interval"
    ahead = shift in ("the next", "the coming", "the following", "next")
    days = timedelta(days=-(-count // 24)) if unit == "hour" else None
    here = context.published
    there = here + (days if ahead else -days) if days else _shifted(here, unit, count if ahead else -count)
    return (f"{here}/{there}" if ahead else f"{there}/{here}"), "interval"


def offset(match: Match, context: Context) -> tuple[str | None, str | None]:
    """Resolve "two days ago" from publication; "two days earlier", "that day" from the last day named."""
    if match.shape == "thatday":
        word = " ".join(match.part("word").lower().split())
        by = -1 if word.endswith("before") else 1 if word.endswith("after") or "next" in word else 0
        unit = next((name for name in ("year", "month", "week") if name in word), "day")
        count: int | None = 1
    else:
        way, unit = match.part("way").split()[0], match.part("unit")
        by = 1 if way in ("later", "after", "afterwards", "afterward", "from", "hence") else -1
        count = number(match.part("count"))
        if way in ("before", "after") and len(match.part("way").split()) == 1:
            # "Three days before the vote": the vote has a date that only its own sentence may know.
            return None, "duration"
    precision = {"night": "day", "fortnight": "week", "centurie": "century"}.get(unit, unit)
    ago = match.part("way") in ("ago", "from now", "hence")
    anchor = context.published if ago and not context.narrative else context.last
    if unit in ("year", "month", "decade", "centurie", "century") and context.month and not (ago and context.published):
        # "Two years later" counts from what was spoken of last, be it only a year.
        if context.month[0] < 1 or (unit != "month" and context.narrative):
            return _ancient(context.month[0], unit, by * count) if count is not None else (None, precision)
        anchor = date(context.month[0], context.month[1] or 1, 1)
    if anchor is None and unit == "year" and not context.narrative:
        anchor = context.published  # "from a year earlier": news compares with its own day
    if anchor is None or count is None:
        return None, precision
    if unit in ("second", "minute", "hour"):
        return None, precision
    day = _shifted(anchor, unit, by * count)
    if unit in ("day", "night", "week", "fortnight"):
        approximate = "~" if unit in ("week", "fortnight") else ""
        return f"{day}{approximate}", precision if not approximate else "week"
    return _unit(day, unit)
