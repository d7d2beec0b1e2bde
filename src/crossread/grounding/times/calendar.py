"""Dates as EDTF (ISO 8601-2:2019, levels 0 to 2, as far as news needs it)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def make(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_value(year: int) -> str:
    """Return a year in four digits, counted as astronomers do: `-0489` is 490 BC."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def year_month(year: int, month: int) -> str:
    """Return `YYYY-MM`."""
    return f"{year_value(year)}-{month:02d}"


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus, Nature, 1876)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def week(day: date) -> str:
    """Return the Monday-to-Sunday week that holds the day, as an interval."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def weekend(day: date) -> str:
    """Return the Saturday and Sunday of the day's week, as an interval."""
    saturday = day + timedelta(days=5 - day.weekday())
    return f"{saturday}/{saturday + timedelta(days=1)}"


def add_months(day: date, months: int) -> date:
    """Return the day so many months on (or back), at the month's last day when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(day: date) -> date:
    """Return the last day of the day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def nearest_year(month: int, day: int | None, anchor: date, *, future: bool) -> int:
    """Return the year that brings a month (and day) nearest to the anchor; strictly on its side when `future`."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    dates = {year: make(year, month, day or 15) for year in years}
    if future:
        for year in years:
            found = dates[year]
            if found is not None and (
                found >= anchor or (day is None and (year, month) >= (anchor.year, anchor.month))
            ):
                return year
    # The past is the rule of news: what lies ahead must be much nearer to be meant.
    weighed = [
        ((found - anchor).days * 3 if found > anchor else (anchor - found).days, year)
        for year, found in dates.items()
        if found is not None and (day is not None or (year, month) != (anchor.year, anchor.month))
    ]
    if day is None and month == anchor.month:
        return anchor.year
    return min(weighed)[1] if weighed else anchor.year


def parse_day(value: str | None) -> date | None:
    """Return the (first) day an EDTF value names to the day; None when it is coarser."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value.lstrip("./")[:10])
    except ValueError:
        return None
