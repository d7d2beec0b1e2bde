"""A stated publication date as ISO 8601, or nothing. Never the crawl date, never today."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

import dateparser

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_SETTINGS = {
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RETURN_AS_TIMEZONE_AWARE": False,
    "PARSERS": ["absolute-time"],
    "DATE_ORDER": "DMY",
}
_AMBIGUOUS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


def normalise(stated: object) -> str | None:
    """Return the date or date-time as ISO 8601 with the offset it states; None when day, month or year is missing.

    Takes ISO 8601, RFC 2822, English prose dates and Unix seconds or milliseconds. A purely numeric date whose day and
    month could change places (03/04/2015) is not resolved.
    """
    if isinstance(stated, bool) or stated is None:
        return None
    if isinstance(stated, int | float):
        return _unix(float(stated))
    text = str(stated).strip().strip("\"'")
    if not text:
        return None
    return _iso(text) or _mail(text) or _prose(text)


def _unix(seconds: float) -> str | None:
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    if not 1e8 <= seconds <= 1e10:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _iso(text: str) -> str | None:
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if re.match(r"\d{4}-?\d{2}-?\d{2}", text):
            tidy = re.sub(r"\s+(?=[+-]\d|Z$|UTC$)", "", text).replace("UTC", "Z")
            when = datetime.fromisoformat(tidy)
            return _show(when, has_time=len(tidy) > 10)
    except ValueError:
        return None
    return None


def _mail(text: str) -> str | None:
    if not re.search(r"\d:\d\d", text):
        return None
    try:
        return _show(parsedate_to_datetime(text), has_time=True)
    except (ValueError, TypeError, IndexError):
        return None


def _prose(text: str) -> str | None:
    numeric = _AMBIGUOUS.match(text)
    if numeric and int(numeric[1]) <= 12 and int(numeric[2]) <= 12 and numeric[1] != numeric[2]:
        return None
    if len(text) > 80 or not _YEAR.search(text):
        return None
    order = "MDY" if numeric and int(numeric[2]) > 12 else "DMY"
    try:
        when = dateparser.parse(text, languages=["en"], settings={**_SETTINGS, "DATE_ORDER": order})
    except Exception:  # the library's own errors on odd input are no errors of the report
        return None
    return None if when is None else _show(when, has_time=bool(re.search(r"\d:\d\d|\d\s*[ap]\.?m", text, re.I)))


def _show(when: datetime, *, has_time: bool) -> str:
    if not has_time:
        return when.date().isoformat()
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
