"""The shapes of English time expressions, found in plain text.

Every shape is one pattern of `shapes.py` with named groups; what it means is said in `resolve.py` under the same name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from crossread.grounding.times.lexicon import words
from crossread.grounding.times.shapes import COUNT, PARTS, SHAPES, YEAR


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


def _either(phrases: Iterable[str]) -> str:
    """Return the alternatives of a pattern, the longest first, any space between words."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = words()
    months = "|".join(
        name + (r"\b\.?" if len(name) < 5 and name not in ("May", "June", "July") else "") for name in known.months
    ) + "".join(f"|{name.upper()}" for name in known.months if len(name) > 3)
    tens = rf"(?:{_either(known.tens)})(?:[\s-](?:{_either(known.units)}))?"
    scales = rf"(?:\s+(?:{_either(known.scales)}))?"
    ordinals = rf"(?:twenty|thirty)-(?:{_either(known.ordinals)})|{_either(known.ordinals)}"
    fills = {
        "BCYEAR": r"\d{1,4}\s?(?:BCE?\b|AD\b|CE\b|B\.C\.|A\.D\.)",
        "YEAR": YEAR,
        "CLOCK": r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|"
        r"(?:NUMBERS)\s+(?:in\s+the\s+\w+|at\s+night)",
        "WEEKDAY": rf"(?:{'|'.join(known.weekdays)})",
        "SEASON": rf"(?:{'|'.join(known.seasons)})",
        "PARTS": PARTS,
        "COUNT": COUNT,
        "MONTH": rf"(?:{months})",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "OFYEAR": r"(?:\s+(?:of|in))?\s+(?P<ofyear>(?:that|the|the\s+same|that\s+same|the\s+following|the\s+next|next|"
        r"last|this|the\s+previous))\s+year\b",
        "ZONE": r"\(?(?:GMT|UTC|BST|CES?T|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|MSK|JST)\)?",
        "REFERENCE": _either(known.references),
        "HOLIDAY": _either(known.holidays),
        "ORDINAL": rf"(?:{ordinals})",
        "NUMBERS": rf"(?:(?:{tens}|{_either(known.numbers)}){scales})",
    }
    done = []
    for shape, pattern in SHAPES:
        for name, fill in fills.items():
            pattern = re.sub(rf"(?<![A-Z]){name}(?![A-Z])", lambda _, fill=fill: f"(?:{fill})", pattern)  # type: ignore[misc]
        done.append((shape, re.compile(pattern)))
    return tuple(done)


def find(text: str, keep: Callable[[Match], bool] = lambda match: True) -> list[Match]:
    """Return the expressions of a text that `keep` lets through, in order, none overlapping: the leftmost, then the
    longest, wins.
    """
    found = [
        Match(shape, match.start(), match.end(), match.groupdict())
        for shape, pattern in _compiled()
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    found.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    for match in found:
        if (not kept or match.start >= kept[-1].end) and keep(match):
            kept.append(match)
    return kept
