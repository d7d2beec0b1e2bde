"""Furniture taken out: cookie notices, comment widgets, share buttons, page turns, credits, lists of other headlines.

The patterns are data (`furniture.toml`). When unsure the text stays: losing true text is worse than keeping furniture.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.ingest.mending.lines import Line, lines_of
from crossread.ingest.tracked import Edit

_SEGMENT = re.compile(r"\s{2,}|\t|\s[|•·]\s")
_WRAPPER = re.compile(r"[ \t]*\?\?[ \t]*((?:(?!\?\?)[^\n]){1,120}?)[ \t]*\?\?[ \t]*")
_CREDIT_HEAD = re.compile(
    r"(?:(?i:photo|picture|pic|image|photograph)s?\s?[:/|]\s?)"
    r"(?:[A-Z]{2,}[A-Z0-9.&'/-]*(?:[ /,-]+(?=[A-Z]{2}|[A-Z][a-z]))?)+"
)
_LABEL = (
    r"(?:FILE|LIBRARY|ARCHIVE|STOCK|HANDOUT|STAFF|AGENCY|SUPPLIED)\s(?:PICTURE|PHOTO|PIC|IMAGE|PHOTOGRAPH)S?"
    r"|(?:PICTURE|PHOTO|PIC|IMAGE|PHOTOGRAPH)S?\s?[:/]\s?[A-Z][A-Z0-9.&'/ -]{1,40}"
    r"|(?:[A-Z][A-Z.&'-]*\s){1,3}(?:ARCHIVES?|LIBRARY|PICTURES|PHOTOS|IMAGES|AGENCY|COURTESY)"
)
_CREDIT_TAIL = re.compile(rf"(?<=[.!?…\"”’])\s+(?:{_LABEL})\.?$")
_CREDIT_LINE = re.compile(rf"(?:{_LABEL})\.?")
_KICKER = re.compile(
    r"(?:[A-Z][A-Z’'-]*[ ,]+){1,6}[A-Z][A-Z’'-]+[ ]+(?=[A-Z][a-z]|A )|[A-Z][A-Z’'-]{2,}[ ]+(?=[A-Z][a-z]|A )"
)
_LIST_LIMIT = 10


@dataclass(frozen=True, slots=True)
class _Patterns:
    lines: re.Pattern[str]
    tags: re.Pattern[str]
    lists: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = tomllib.loads((files(__package__) / "furniture.toml").read_text(encoding="utf-8"))
    made = {k: re.compile("|".join(f"(?:{p})" for p in data[k]), re.I) for k in ("lines", "tags", "lists")}
    return _Patterns(**made)


def furniture_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that take furniture out, whole lines and the credits inside caption lines."""
    lines = lines_of(text)
    gone: set[int] = set()
    for k, line in enumerate(lines):
        if k in gone:
            continue
        if is_furniture(line.text):
            gone.add(k)
        elif _patterns().lists.fullmatch(line.text) and (under := _headlines_under(lines, k)):
            gone.update(range(k, k + 1 + under))
        else:
            yield from _credits(line)
    for k in sorted(gone):
        yield lines[k].start, lines[k].end, ""


def is_furniture(line: str) -> bool:
    """Tell whether a line is furniture and nothing else."""
    if len(line) > 300:
        return False
    patterns = _patterns()
    segments = [s for s in _SEGMENT.split(line) if s and s.strip()]
    sure = [bool(patterns.lines.fullmatch(s.strip())) for s in segments]
    if all(sure) or _CREDIT_LINE.fullmatch(line):
        return True
    return any(sure) and all(ok or patterns.tags.fullmatch(s.strip()) for ok, s in zip(sure, segments, strict=True))


def _headlines_under(lines: list[Line], at: int) -> int:
    """Return how many of the lines under a heading like "Read next" are headlines; 0 when text follows it."""
    count = 0
    for line in lines[at + 1 : at + 1 + _LIST_LIMIT]:
        words = line.words
        if (
            len(words) > 18
            or len(words) < 2
            or line.text.endswith((".", ".”", '."', ":", ","))
            or not line.text[0].isalnum()
        ):
            break
        count += 1
    return count


def _credits(line: Line) -> Iterator[Edit]:
    """Yield edits for "?? ... ??" wrappers, "Photo: AGENCY" at the head, and a caption's capital credit at its tail."""
    at = 0
    wrapped = _WRAPPER.match(line.text)
    if wrapped:
        at = wrapped.end()
    elif line.text.startswith("??"):
        at = len(line.text) - len(line.text.lstrip("? "))
    head = _CREDIT_HEAD.match(line.text, at)
    if head and (head.end() == len(line.text) or line.text[head.end() - 1] in " /,-"):
        at = head.end()
    if at:
        yield line.start, line.start + at, ""
    tail = _CREDIT_TAIL.search(line.text, at)
    if tail:
        yield line.start + tail.start(), line.end, ""
    if tail or at:
        kicker = _KICKER.match(line.text, at)
        if kicker:
            yield line.start + kicker.end() - 1, line.start + kicker.end(), "\n\n"
