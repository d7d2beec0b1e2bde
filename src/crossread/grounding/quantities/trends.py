"""Whether the text says that something rose or fell by, or to, a figure."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from crossread.records import Quantity

Trend = Literal["up", "down"]
# What may stand between the word and its figure: "rose 6 %", "fell by about 20 %", "climbed to a record $ 2".
_BETWEEN = (
    r"\s+(?:(?:another|by|to|from|of|an?|as\s+much\s+as|a\s+further|slightly|sharply|steeply|record|total|only|just)"
    r"\s+){0,3}"
)
_AFTER = r"\s+(?:of\s+)?(?:a\s+share\s+)?"


def trend_of(text: str, quantity: Quantity) -> Trend | None:
    """Return "up" or "down" where a word right before the figure, or a comparative right after it, says so."""
    before, after = _patterns()
    match = before.search(text, max(0, quantity.span.start - 60), quantity.span.start)
    if match is None:
        match = after.match(text, quantity.span.end)
    return None if match is None else "up" if match["up"] else "down"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads((files(__package__) / "data" / "trends.toml").read_text(encoding="utf-8"))
    verbs = f"(?P<up>{'|'.join(data['up'])})|(?P<down>{'|'.join(data['down'])})"
    nouns = f"(?P<up>{'|'.join(data['more'])})|(?P<down>{'|'.join(data['less'])})"
    return (
        re.compile(rf"\b(?:{verbs}){_BETWEEN}$", re.IGNORECASE),
        re.compile(rf"{_AFTER}(?:{nouns})\b", re.IGNORECASE),
    )
