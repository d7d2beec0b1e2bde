"""Whether the text says that something rose or fell by, or to, a figure."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from crossread.records import Quantity

Trend = Literal["up", "down"]
# What may stand between the word and its figure: "rose 6 %", "cut its rates by 2 %", "climbed 3 % to a record $ 2",
# "rose from 5 to 7".
_BETWEEN = (
    r"(?:(?:\s+[a-z][\w’'-]*){0,4}\s+by|\s+(?:from\s+)?\S{0,3}\s?[\d.,]+(?:\s?[a-z%]+){0,2}\s+to)?"
    r"\s+(?:(?:another|by|to|of|an?|as\s+much\s+as|a\s+further|slightly|sharply|steeply|record|total|only|just)\s+){0,3}"
)
_AFTER = r"\s+(?:of\s+)?(?:a\s+share\s+)?"


def trend_of(text: str, quantity: Quantity) -> Trend | None:
    """Return "up" or "down" where a word right before the figure, or a comparative right after it, says so."""
    before, after, _ = _patterns()
    match = before.search(text, max(0, quantity.span.start - 60), quantity.span.start)
    if match is not None and _particle(text, match):
        return None
    if match is None:
        match = after.match(text, quantity.span.end)
    return None if match is None else "up" if match["up"] else "down"


def moves(text: str, at: int) -> bool:
    """Tell whether something rises or falls by or to the figure at the offset; not in "a rise of 2 to 3 per cent"."""
    match = _patterns()[0].search(text, max(0, at - 60), at)
    return match is not None and " of " not in match.group() and not _particle(text, match)


def moved_from(text: str, at: int) -> bool:
    """Tell whether the figure at the offset is where a rise or fall began: "cut the price from 9 …"."""
    match = _patterns()[2].search(text, max(0, at - 60), at)
    return match is not None and not _particle(text, match)


def _particle(text: str, match: re.Match[str]) -> bool:
    """Tell whether "up" or "down" belongs to the verb before it: "give up 30 cars"."""
    if match.group()[:4].lower().split()[0] not in ("up", "down"):
        return False
    before = re.search(r"(\w+)\s+(?:(?:him|her|it|them)\s+)?$", text[max(0, match.start() - 24) : match.start()])
    return before is not None and before[1].lower() in _words()["particle_verbs"]


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = tomllib.loads(
        (files(__package__) / "data" / "trends.toml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = _words()
    up, down = "|".join(data["up"]), "|".join(data["down"])
    nouns = f"(?P<up>{'|'.join(data['more'])})|(?P<down>{'|'.join(data['less'])})"
    return (
        re.compile(rf"\b(?:(?P<up>{up})|(?P<down>{down})){_BETWEEN}(?:[A-Z]{{0,2}}[$€£¥]\s?)?$", re.IGNORECASE),
        re.compile(rf"{_AFTER}(?:{nouns})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{up}|{down})\b[^.;:]{{0,40}}\bfrom\s+(?:[A-Z]{{0,2}}[$€£¥]\s?)?$", re.IGNORECASE),
    )
