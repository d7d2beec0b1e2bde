"""What an expression is read against: the day of publication, what the text spoke of last, and the tense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_YEARS = re.compile(r"(?<![\d,.])(?:1[5-9]\d\d|20\d\d)(?![\d,.]\d|\d|%)")

_BEFORE_CHRIST = re.compile(r"\d\s?BCE?\b")
_NEWS = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|[Ll]ast (?:week|month|year|night)|[Nn]ext (?:week|month|year)|"
    r"[Tt]his (?:week|month|year)|(?:[Oo]n|by|until|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,? \w+ \d)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """`published` is null when the report has no date; `last` is the last day named, `month` the last year and month.

    `narrative` is true for a text that tells of years long before its publication: there "in June" is the June of the
    story, not the one before publication. `future` is true when the expression's clause speaks of what is to come.
    """

    published: date | None
    last: date | None = None
    month: tuple[int, int | None] | None = None
    narrative: bool = False
    future: bool = False

    @property
    def story(self) -> tuple[int, int | None] | None:
        """The year and month a story has come to; of a text without one, the month of publication."""
        if self.month is not None or self.published is None:
            return self.month
        return self.published.year, self.published.month

    @property
    def anchor(self) -> date | None:
        """The day that a month or day without a year is read against."""
        if self.narrative and self.month is not None:
            year, month = self.month
            if year < 1:
                return None
            return (
                self.last
                if self.last and (self.last.year, self.last.month) == (year, month)
                else date(year, month or 1, 1)
            )
        return self.published


def parse_published(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time; None when it is missing or broken."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def is_narrative(text: str, published: date | None) -> bool:
    """Tell a history from news: many years are named, and most lie well away from publication (or it has no date), and
    there are far fewer weekdays and words such as "yesterday".
    """
    if published is None:
        # News without a date is no history: "this year" is a year nobody knows, not the last one named.
        return 2 * len(_NEWS.findall(text)) < max(1, len(_YEARS.findall(text)))
    if len(_BEFORE_CHRIST.findall(text)) >= 4:
        return True
    years = [int(match.group()) for match in _YEARS.finditer(text)]
    old = sum(abs(year - published.year) > 1 for year in years)
    share = 0.7 if len(years) < 12 else 0.5
    return len(years) >= 4 and old > share * len(years) and len(_NEWS.findall(text)) < 0.5 * old
