"""Inline markup: `[words|tags]` to bare text and marks, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TAG = re.compile(r"([sckeaprtq])(\d+(?:,\d+)*)$")
_ESCAPED = re.compile(r"\\([\[\]|\\])")


class MarkupError(ValueError):
    """Markup that cannot be read: `line` counts from 1 in the file, `cause` says what is wrong."""

    def __init__(self, line: int, cause: str) -> None:
        super().__init__(f"line {line}: {cause}")
        self.line = line
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a span: `q3,4 30.. i=flights` has letter q, numbers (3, 4) and two details."""

    letter: str
    numbers: tuple[int, ...]
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.letter + ",".join(map(str, self.numbers)), *self.details))


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span `[start, end)` in code points of the bare text, its tags and the keys of the entities it means."""

    start: int
    end: int
    tags: tuple[Tag, ...]
    keys: tuple[str, ...] = ()
    line: int = 0

    def label(self) -> str:
        """Return the tags as they are written after the bar."""
        keys = ("@" + ",@".join(self.keys),) if self.keys else ()
        return " ".join((*map(str, self.tags), *keys))


def read_label(label: str, line: int) -> tuple[tuple[Tag, ...], tuple[str, ...]]:
    """Read what stands after the bar into tags and entity keys.

    Raises:
        MarkupError: A detail stands before any tag, or the label is empty.
    """
    tags: list[Tag] = []
    keys: list[str] = []
    for word in label.split():
        if word.startswith("@"):
            keys += [key.lstrip("@") for key in word.split(",")]
        elif match := _TAG.match(word):
            tags.append(Tag(match[1], tuple(int(number) for number in match[2].split(","))))
        elif tags:
            tags[-1] = Tag(tags[-1].letter, tags[-1].numbers, (*tags[-1].details, word))
        else:
            raise MarkupError(line, f"'{word}' stands before any tag in '|{label}]'")
    if not tags and not keys:
        raise MarkupError(line, "a span without tags")
    return tuple(tags), tuple(dict.fromkeys(keys))


def _closing(marked: str, at: int, line: int) -> tuple[str, int]:
    end = marked.find("]", at)
    if end < 0:
        raise MarkupError(line, f"'|{marked[at : at + 20]}' is never closed")
    return marked[at:end], end + 1


def read_markup(marked: str, first_line: int = 1) -> tuple[str, list[Mark]]:
    """Read marked text into bare text and marks, ordered by start, the longer first.

    Raises:
        MarkupError: A bracket is not closed or not opened, a span has no tags, or a label cannot be read.
    """
    bare: list[str] = []
    length, line, at = 0, first_line, 0
    opened: list[tuple[int, int]] = []
    marks: list[Mark] = []
    while at < len(marked):
        sign = marked[at]
        at += 1
        if sign == "[":
            opened.append((length, line))
            continue
        if sign == "]":
            raise MarkupError(line, f"']' after '{''.join(bare)[-25:]}' closes a span without tags, or none")
        if sign == "|":
            if not opened:
                raise MarkupError(line, f"'|' after '{''.join(bare)[-25:]}' stands in no span")
            label, at = _closing(marked, at, line)
            start, start_line = opened.pop()
            tags, keys = read_label(label, start_line)
            marks.append(Mark(start, length, tags, keys, start_line))
            continue
        if sign == "\\" and at < len(marked) and marked[at] in "[]|\\":
            sign = marked[at]
            at += 1
        line += sign == "\n"
        bare.append(sign)
        length += 1
    if opened:
        start, start_line = opened[-1]
        raise MarkupError(start_line, f"'[{''.join(bare)[start : start + 25]}' is never closed")
    return "".join(bare), sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _escape(text: str) -> str:
    return re.sub(r"([\[\]|\\])", r"\\\1", text)


def unescape(text: str) -> str:
    """Return text with the escapes of the markup taken away."""
    return _ESCAPED.sub(r"\1", text)


def crossing(marks: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """Return two marks that cross, or none."""
    open_: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        while open_ and open_[-1].end <= mark.start:
            open_.pop()
        if open_ and mark.end > open_[-1].end:
            return open_[-1], mark
        open_.append(mark)
    return None


def write_markup(text: str, marks: Iterable[Mark]) -> str:
    """Return the text with the marks written into it: the inverse of `read_markup`.

    Raises:
        ValueError: Two marks cross.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    if pair := crossing(ordered):
        raise ValueError(f"marks cross: {pair[0].label()} and {pair[1].label()}")
    pieces: list[str] = []
    at = 0
    open_: list[Mark] = []

    def close_until(limit: int | None) -> None:
        nonlocal at
        while open_ and (limit is None or open_[-1].end <= limit):
            mark = open_.pop()
            pieces.append(_escape(text[at : mark.end]) + f"|{mark.label()}]")
            at = mark.end

    for mark in ordered:
        close_until(mark.start)
        pieces.append(_escape(text[at : mark.start]) + "[")
        at = mark.start
        open_.append(mark)
    close_until(None)
    return "".join(pieces) + _escape(text[at:])
