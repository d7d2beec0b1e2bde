"""Small slips of annotators that a program can put right: articles and owners marked with a trigger, unused keys."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from training.annotations.markup import Mark, MarkupError, read_markup, write_markup

_OWNER: Final = re.compile(r".*(?:['’]s|s['’])\s+", re.I)
_DETERMINER: Final = re.compile(
    r"(?:an?|the|this|that|these|those|his|her|its|their|our|my|your|such|any|no|some|both|another|each|every|all)\s+",
    re.I,
)
_PLAIN_ADJECTIVE: Final = re.compile(
    r"(?:similar|further|fresh|new|old|second|third|fourth|first|last|latest|recent|earlier|previous|alleged|planned|"
    r"possible|proposed|big|small|huge|massive|long|short|whole|open|public|sudden|fierce|heavy|brief|full|partial|"
    r"supposed|so-called|other|same|renewed|repeated|immediate|[A-Z][a-z]+(?:an|ese|ish|ian|i))\s+",
)
_NUMBER: Final = re.compile(r"\d[\d,]*\s+")


def bare_trigger(quote: str) -> tuple[int, int]:
    """Return where in a marked noun phrase the trigger itself stands."""
    start, end = 0, len(quote)
    moved = True
    while moved:
        moved = False
        for pattern in (_OWNER, _DETERMINER, _PLAIN_ADJECTIVE, _NUMBER):
            if match := pattern.match(quote, start, end):
                start, moved = match.end(), True
    return start, end


def mend_line(marked: str) -> str:
    """Return a line of markup with its triggers made bare; other tags of the same span keep the whole of it.

    Raises:
        MarkupError: The line cannot be read.
    """
    text, marks = read_markup(marked)
    mended: list[Mark] = []
    for mark in marks:
        triggers = tuple(tag for tag in mark.tags if tag.letter == "e")
        start, end = bare_trigger(text[mark.start : mark.end]) if triggers else (0, 0)
        if not triggers or (start, end) == (0, mark.end - mark.start) or start >= end:
            mended.append(mark)
            continue
        rest = tuple(tag for tag in mark.tags if tag.letter != "e")
        if rest or mark.keys:
            mended.append(replace(mark, tags=rest))
        mended.append(Mark(mark.start + start, mark.start + end, triggers))
    return write_markup(text, mended) if mended != marks else marked


def without_unused_keys(lines: list[str]) -> list[str]:
    """Return the lines without declarations of entities that no mark names."""
    used = {key for line in lines if not line.startswith("@") for key in re.findall(r"@([a-z0-9_-]+)", line)}
    return [line for line in lines if not (match := re.match(r"@([a-z0-9_-]+):", line)) or match[1] in used]


def mend_file(path: Path) -> bool:
    """Mend a file of marked lines in place and say whether it was changed; lines that cannot be read are left alone."""
    lines = path.read_text(encoding="utf-8").split("\n")
    mended: list[str] = []
    for line in lines:
        try:
            mended.append(mend_line(line) if "|e" in line or " e" in line else line)
        except (MarkupError, ValueError):
            mended.append(line)
    mended = without_unused_keys(mended)
    if mended != lines:
        path.write_text("\n".join(mended), encoding="utf-8")
    return mended != lines
