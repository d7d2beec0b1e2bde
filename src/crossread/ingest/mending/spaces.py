"""Characters that only print or transport needed, and white space made plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.ingest.tracked import Edit

_ODD = re.compile(
    "\r\n?|[\x0b\x0c\x85\u2028\u2029]|[\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]+|[\x00-\x08\x0e-\x1f\x7f]+"
)
_SPACES = re.compile(r"(?<=\S)(?:[^\S\n]{2,}|[^\S\n ])(?=\S)")
_BREAKS = re.compile(r"(?<!\s)\s*\n\s*")


def character_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that make line ends plain and take control and zero-width characters out."""
    for found in _ODD.finditer(text):
        first = found[0][0]
        if found[0] == "\r\n":
            yield found.start(), found.start() + 1, ""
        elif first in "\r\x0b\x85\u2028":
            yield found.start(), found.end(), "\n"
        elif first in "\x0c\u2029":
            yield found.start(), found.end(), "\n\n"
        else:
            yield found.start(), found.end(), ""


def space_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that leave single spaces inside lines, none at their ends, and one blank line between blocks."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start:
        yield 0, start, ""
    for found in _BREAKS.finditer(text, start, end):
        new = "\n\n" if found[0].count("\n") > 1 else "\n"
        if found[0] != new:
            yield from _shrunk(found.start(), found[0], new)
    for found in _SPACES.finditer(text, start, end):
        yield from _shrunk(found.start(), found[0], " ")
    if end < len(text) and start < len(text):
        yield end, len(text), ""


def _shrunk(start: int, old: str, new: str) -> Iterator[Edit]:
    """Yield edits that turn `old` into `new`, keeping the characters of `new` that are there, in order."""
    at = 0
    for k, char in enumerate(old):
        if at < len(new) and char == new[at]:
            at += 1
        else:
            last = k == len(old) - 1
            yield start + k, start + k + 1, new[at:] if last else ""
            at = len(new) if last else at
