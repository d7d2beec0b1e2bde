"""dateparser beside us in bench `times`: `search_dates` finds, `get_date_data` says how exact."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime

from crossread.grounding.times.timex import Timex

_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}


def is_installed() -> bool:
    """Tell whether dateparser can be imported."""
    try:
        import dateparser.search  # noqa: F401
    except ImportError:
        return False
    return True


def dates(text: str, published: str | None) -> Iterator[Timex]:
    """Yield what dateparser finds in English, read against the document's day, as year, month, day or time.

    It gives words, not where they stand: each is looked for after the one before, line by line.
    """
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published else {}
    parser = DateDataParser(languages=["en"], settings=settings)
    at = 0
    for line in text.splitlines(keepends=True):
        within = 0
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search_dates(line, languages=["en"], settings=settings) if line.strip() else None
        for words, moment in found or ():
            start = line.find(words, within)
            if start < 0:
                continue
            within = start + len(words)
            data = parser.get_date_data(words)
            form = _FORMS.get(data.period, "%Y-%m-%d") if data.date_obj else "%Y-%m-%d"
            yield Timex(at + start, at + within, (data.date_obj or moment).strftime(form))
        at += len(line)
