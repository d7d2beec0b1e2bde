"""The shapes of English time expressions, found in plain text.

Every shape is one pattern with named groups; what it means is said in `resolve.py` under the same name. Months and
weekdays must be capitalised, so that "march", "may", "sun" and "sat" are never taken for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.grounding.times.lexicon import words


@dataclass(frozen=True, slots=True)
class Match:
    """One expression found: the name of its shape, where it stands, and its parts."""

    shape: str
    start: int
    end: int
    parts: dict[str, str | None]

    def part(self, name: str) -> str:
        """Return a part, or the empty string."""
        return self.parts.get(name) or ""


_TO = r"\s?(?:to|until|till|through|and|or|-|–|—)\s?"
_YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|[,.]\d|\s?(?:km|kg|per\scent|percent|metres|tonnes|tons)\b)"
_PARTS = r"(?:morning|afternoon|evening|night|noon|midday|midnight|lunchtime|dawn|overnight)"
_OFDAY = (
    r"(?:(?P<early>(?i:early|late|overnight))\s+(?i:on\s+)?)?"
    rf"(?:(?i:the)\s+(?P<before>{_PARTS})\s+(?i:of)\s+(?i:the\s+)?)?"
)
_MOD = (
    r"(?:(?P<mod>(?i:early|late|mid|the\s+(?:start|beginning|end|middle|first\s+half|second\s+half)\s+of))"
    r"[\s-]+(?i:in\s+)?)?"
)
_COUNT = r"(?:\d{1,3}|(?:a\s+)?(?:few|couple(?:\s+of)?)|several|some|many|NUMBERS)"
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|century|centurie|generation)s?"
_ROUGH = r"(?:(?:about|around|nearly|almost|roughly|some|over|under|more\s+than|less\s+than|at\s+least|just|only)\s+)?"

_SHAPES: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<value>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d)?)"),
    ("slashes", r"(?<![\d/])(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])"),
    (
        "days",
        rf"(?:(?i:from|between)\s+)?(?:WEEKDAY,?\s+)?(?i:the\s+)?(?P<day>DAY)(?:\s+(?P<month>MONTH)(?:,?\s+(?P<year>YEAR))?)?{_TO}"
        r"(?:WEEKDAY,?\s+)?(?i:the\s+)?(?P<day2>DAY)\s+(?:of\s+)?(?P<month2>MONTH)\b(?:,?\s+(?P<year2>YEAR))?",
    ),
    (
        "days",
        rf"(?:(?i:from|between)\s+)?(?:WEEKDAY,?\s+)?\b(?P<month>MONTH)\s+(?P<day>DAY)(?:,?\s+(?P<year>YEAR))?{_TO}"
        r"(?:(?:WEEKDAY,?\s+)?(?P<month2>MONTH)\s+)?(?P<day2>DAY)\b(?![:\d]|\s+MONTH)(?:,?\s+(?P<year2>YEAR))?",
    ),
    (
        "date",
        rf"{_OFDAY}(?:WEEKDAY,?\s+)?(?i:the\s+)?\b(?P<day>DAY)\s+(?:of\s+|day\s+of\s+)?(?P<month>MONTH)\b(?:,?\s+(?P<year>YEAR|BCYEAR))?",
    ),
    (
        "date",
        rf"{_OFDAY}(?:WEEKDAY,?\s+)?\b(?P<month>MONTH)\s+(?:the\s+)?(?P<day>DAY)\b(?![:\d]|,\d)(?:,?\s*(?P<year>YEAR|BCYEAR))?",
    ),
    (
        "months",
        rf"(?:(?i:from|between)\s+)?{_MOD}\b(?P<month>MONTH)(?:,?\s+(?P<year>YEAR))?{_TO}(?:(?i:early|late|mid)[\s-]+)?"
        r"(?P<month2>MONTH)\b(?:,?\s+(?:of\s+)?(?P<year2>YEAR))?",
    ),
    (
        "month",
        rf"{_MOD}(?:(?P<shift>(?i:last|next|this|the\s+following))\s+)?\b(?P<month>MONTH)\b(?:(?:,|\s+of)?\s+(?P<year>YEAR|BCYEAR))?",
    ),
    ("years", r"\b(?i:from)\s+(?P<year>YEAR)\s+(?:until|till|to)\s+[a-z][a-z\s-]{1,40}?\s+in\s+(?P<year2>YEAR)"),
    ("years", rf"(?:(?i:from|between)\s+)?\b(?P<year>YEAR){_TO}(?P<year2>YEAR|\d\d\b)(?!\d)"),
    ("decade", rf"(?:(?i:the)\s+)?{_MOD}(?P<decade>1\d\d0|20\d0)['’]?s\b"),
    ("decade", rf"(?:(?i:the)\s+)?{_MOD}['’‘](?P<decade>[2-9]0)s\b"),
    (
        "century",
        rf"(?:(?i:the)\s+)?{_MOD}(?P<century>\d{{1,2}})(?:st|nd|rd|th)[\s-](?:century|centuries)\b(?:\s+(?P<era>BCE?))?",
    ),
    (
        "season",
        rf"(?:(?i:the|in)\s+)?{_MOD}\b(?P<season>SEASON|S(?:pring|ummer)|Autumn|Winter)\s+(?:of\s+)?(?P<year>YEAR)",
    ),
    (
        "season",
        r"\b(?:(?P<early>(?i:earlier|later))\s+)?(?P<shift>(?i:this|last|next|this\s+past|the\s+following))\s+(?P<season>SEASON)\b",
    ),
    ("season", rf"\b(?i:in|during|since|by|until|over)\s+(?i:the\s+)?{_MOD}(?P<season>SEASON)\b(?!\s+(?:of\s+)?\d)"),
    ("weekdays", rf"\b(?i:from|between)\s+(?P<weekday>WEEKDAY){_TO}(?P<weekday2>WEEKDAY)\b"),
    (
        "weekday",
        r"(?:(?P<early>(?i:early|late|overnight))\s+(?i:on\s+)?)?(?:(?i:the)\s+(?P<before>PARTS)\s+of\s+)?"
        r"(?:(?P<shift>(?i:last|next|this|this\s+coming|this\s+past|the\s+following|the\s+previous))\s+)?"
        r"\b(?P<weekday>WEEKDAY)\b(?:\s+(?:(?:early|late)\s+)?(?P<part>PARTS)\b)?(?:\s+(?P<after>last\s+week|next\s+week|this\s+week)\b)?",
    ),
    ("weekly", r"\b(?:(?i:on)\s+)?(?:WEEKDAY)s\b|\b(?i:every|each)\s+(?:WEEKDAY|MONTH)\b"),
    (
        "deictic",
        r"\b(?P<word>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow))(?:\s+(?P<part>PARTS)\b)?",
    ),
    (
        "deictic",
        r"\b(?:(?i:earlier|later|early|late)\s+)?(?P<word>(?i:last\s+night|tonight|overnight|this\s+(?:morning|afternoon|evening)|now|nowadays|currently|recently))\b",
    ),
    (
        "period",
        r"\b(?:(?P<edge>(?i:earlier|later|early|late|the\s+(?:start|beginning|end|middle)\s+of))\s+)?"
        r"(?P<shift>(?i:last|next|this|this\s+coming|this\s+past|the\s+past|the\s+last|the\s+next|the\s+previous|the\s+following|the\s+coming|that(?:\s+same)?|the\s+same|the\s+current|the\s+preceding))\s+"
        r"(?P<unit>week|weekend|month|year|decade|century|day|night|morning|afternoon|evening)\b(?!\s+ago)",
    ),
    (
        "period",
        r"\b(?P<edge>(?i:the\s+(?:start|beginning|end|middle)\s+of))\s+(?P<shift>the)\s+(?P<unit>week|month|year|decade|century)\b",
    ),
    ("period", r"\b(?i:over|at|during)\s+(?P<shift>the)\s+(?P<unit>weekend)\b(?!\s+of\b)"),
    (
        "span",
        r"\b(?:(?i:in|over|during|for|within)\s+)?(?P<shift>(?i:the\s+last|the\s+past|the\s+previous|the\s+next|the\s+coming|the\s+following|the\s+preceding|recent|coming|the\s+first))\s+"
        rf"(?:(?P<count>{_COUNT})[\s-]+)?(?P<unit>hour|day|week|month|year|decade|centurie)s?\b",
    ),
    (
        "span",
        r"(?<!\bto )(?<!ld )(?<!\bcan )(?<!ll )(?<!\bmay )(?<!\bnot )"
        r"\b(?P<shift>(?i:last|past|next))\s+(?P<count>COUNT)\s+(?P<unit>hour|day|week|month|year|decade)s\b",
    ),
    (
        "offset",
        rf"\b{_ROUGH}(?P<count>(?i:{_COUNT}))[\s-]+{_UNIT}\s+(?P<way>ago|earlier|later|before\s+(?:that|then)|after\s+that|afterwards?|previously|prior|from\s+now|hence)\b",
    ),
    ("offset", rf"\b(?P<count>(?i:{_COUNT}))[\s-]+{_UNIT}\s+(?P<way>before|after)\b"),
    (
        "thatday",
        r"\b(?P<word>(?i:the\s+day\s+(?:before|after)(?!\s+(?:the|his|her|its|their|a|an|he|she|they|it|we|I|[A-Z]\w+|\w+ing)\b)|the\s+same\s+(?:day|night|evening|morning)|that\s+(?:day|night|evening|morning|afternoon)|the\s+(?:year|month|week)\s+(?:before|after)|(?:the\s+)?next\s+day))\b",
    ),
    ("hours", r"\b(?i:from|between)\s+(?:CLOCK|noon|midnight)\s?(?:to|until|till|and|-|–)\s?(?:CLOCK|noon|midnight)"),
    (
        "clock",
        r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap]\.?m\b\.?))?(?:\s?(?:GMT|UTC|Z)\b|\s+local\s+time)?(?!\d)",
    ),
    (
        "clock",
        r"\b(?P<hour>1[0-2]|[1-9])(?:[.](?P<minute>[0-5]\d))?\s?(?P<half>(?i:[ap]\.?m)\b\.?)(?:\s?(?:GMT|UTC)\b|\s+local\s+time)?",
    ),
    ("clock", r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:GMT|UTC|hrs|hours|local\s+time)\b"),
    (
        "clock",
        r"\b(?P<hour>NUMBERS|1[0-2]|[1-9])\s+(?:o['’]clock\b)(?:\s+(?:in\s+the|at)\s+(?P<part>morning|afternoon|evening|night))?",
    ),
    ("clock", r"\b(?P<hour>NUMBERS|1[0-2]|[1-9])\s+(?:in\s+the|at)\s+(?P<part>morning|afternoon|evening|night)\b"),
    ("clock", r"(?<=\b[aA]t\s)(?P<word>noon|midday|midnight)\b|\b(?P<word2>noon|midnight)\b(?=\s+on\b)"),
    (
        "set",
        r"\b(?i:every|each|per)\s+(?:other\s+|(?:NUMBERS|\d+)\s+)?(?:second|minute|hour|day|night|morning|evening|week|weekend|month|year|decade)s?\b",
    ),
    ("set", r"\b(?i:daily|weekly|monthly|yearly|annually|hourly|nightly)\b"),
    (
        "set",
        r"(?<=[a-z\d]\s)(?:a|an)\s+(?:second|minute|hour|day|night|week|month|year)\b(?!\s+(?:ago|earlier|later|before|after|old|long)|-)",
    ),
    (
        "duration",
        rf"\b{_ROUGH}(?P<count>(?i:{_COUNT}))(?:\s+(?:to|or|and)\s+(?:{_COUNT}))?[\s-]+(?:more\s+|straight\s+|consecutive\s+|full\s+|whole\s+)?{_UNIT}(?:-long\b|\b)(?![\s-](?:ago|earlier|later|old)\b)",
    ),
    ("duration", rf"\b(?:(?i:for|in|within|after)\s+)(?P<count>)(?:many\s+)?{_UNIT}(?<=s)\b"),
    ("year", r"\b(?P<year>BCYEAR|(?:AD|CE)\s?\d{1,4})\b"),
    ("year", rf"{_MOD}\b(?P<year>{_YEAR})"),
)


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = words()
    months = "|".join(
        name + (r"\b\.?" if len(name) < 5 and name not in ("May", "June", "July") else "") for name in known.months
    )
    numbers = "|".join(sorted((n.replace(" ", r"\s+") for n in known.numbers), key=len, reverse=True))
    fills = {
        "BCYEAR": r"\d{1,4}\s?(?:BCE?|AD)\b",
        "YEAR": _YEAR,
        "CLOCK": r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|"
        r"(?:NUMBERS)\s+(?:in\s+the\s+\w+|at\s+night)",
        "WEEKDAY": rf"(?:{'|'.join(known.weekdays)})",
        "SEASON": rf"(?:{'|'.join(known.seasons)})",
        "PARTS": _PARTS,
        "COUNT": _COUNT,
        "MONTH": rf"(?:{months})",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "NUMBERS": rf"(?:{numbers})",
    }
    done = []
    for shape, pattern in _SHAPES:
        for name, fill in fills.items():
            pattern = re.sub(rf"(?<![A-Z]){name}(?![A-Z])", lambda _, fill=fill: f"(?:{fill})", pattern)  # type: ignore[misc]
        done.append((shape, re.compile(pattern)))
    return tuple(done)


def find(text: str) -> list[Match]:
    """Return the expressions of a text in order, none overlapping: the leftmost, then the longest, wins."""
    found = [
        Match(shape, match.start(), match.end(), match.groupdict())
        for shape, pattern in _compiled()
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    found.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
