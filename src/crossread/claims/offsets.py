"""Days counted from another day of the same sentence: "on Sunday …, two days after the ferry sank"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from crossread.records import Time

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        ("", "a an one the", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    for word in words.split()
}
_COUNT: Final = re.compile(r"(?:just |only |barely )?(\w+) (day|week)s? (after|before)", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2})?(~?)")


def counts(time: Time) -> bool:
    """Tell whether the words count from something that is told after them."""
    return _COUNT.fullmatch(" ".join(time.span.quote.split())) is not None


def resolved(times: Sequence[Time]) -> list[Time]:
    """Return the times of a sentence, those counted from an event given a day by the day just before them.

    "After" the event means that the event was earlier. Weeks are approximate. Nothing changes where no day precedes.
    """
    out: list[Time] = []
    for time in times:
        match = _COUNT.fullmatch(" ".join(time.span.quote.split()))
        anchor = next((m for t in reversed(out) if (m := _DAY.fullmatch(t.value or ""))), None)
        number = _number(match[1]) if match else None
        if match is None or anchor is None or number is None or time.value is not None:
            out.append(time)
            continue
        span = timedelta(days=number * (7 if match[2].lower() == "week" else 1))
        day = date.fromisoformat(anchor[1]) + (span if match[3].lower() == "before" else -span)
        about = "~" if anchor[2] or match[2].lower() == "week" else ""
        out.append(replace(time, value=day.isoformat() + about, precision="day"))
    return out


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) < 4 else _NUMBERS.get(word.lower())
