"""Annotating a text that exists: its lines numbered, marked by an annotator, and laid back on the text by offset."""

from __future__ import annotations

import re

from training.annotations.heading import read_heading
from training.annotations.markup import Mark, MarkupError, read_markup
from training.annotations.records import AnnotatedReport
from training.annotations.reports import MalformedReport, assemble

_ROW = re.compile(r"(\d+)[\t:. ]\s*(.*)")
# Signs that come back as another of their kind when a line is typed again.
_ALIKE = {"‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"}


def numbered(text: str) -> str:
    """Return the lines of a text that are not empty, each with its number (from 1) and a tab before it."""
    rows = enumerate(text.split("\n"), start=1)
    return "".join(f"{number}\t{row.strip()}\n" for number, row in rows if row.strip())


def _signs(text: str) -> list[tuple[str, int]]:
    """The signs that count, white space left out, each with its offset."""
    out: list[tuple[str, int]] = []
    for offset, sign in enumerate(text):
        if not sign.isspace() and sign not in "­​‎‏﻿":
            out.append((_ALIKE.get(sign, sign), offset))
    return out


def lay(bare: str, marks: list[Mark], line: str, number: int) -> list[Mark]:
    """Move marks made on a line as it was typed to the line as it stands, whose white space and quotes may differ.

    Raises:
        MarkupError: The words are not the same; the cause shows where they part.
    """
    typed, true = _signs(bare), _signs(line)
    same = next(
        (at for at, (a, b) in enumerate(zip(typed, true, strict=False)) if a[0] != b[0]), min(len(typed), len(true))
    )
    if len(typed) != len(true) or same != len(true):
        wanted = line[true[same][1] :][:30] if same < len(true) else "its end"
        given = bare[typed[same][1] :][:30] if same < len(typed) else "its end"
        raise MarkupError(number, f"the text goes on with '{wanted}', not with '{given}'")
    index = {offset: at for at, (_, offset) in enumerate(typed)}
    out: list[Mark] = []
    for mark in marks:
        inside = [index[offset] for offset in range(mark.start, mark.end) if offset in index]
        if not inside:
            raise MarkupError(number, f"a span without words: '|{mark.label()}]'")
        out.append(Mark(true[inside[0]][1], true[inside[-1]][1] + 1, mark.tags, mark.keys, mark.line))
    return out


def attach(work: str, text: str, path: str = "work") -> AnnotatedReport:
    """Read an annotator's work file (front matter, then `number<TAB>marked line`; lines left out are bare).

    Raises:
        MalformedReport: The work breaks a rule of the guide, or its words are not those of the text.
    """
    lines = work.split("\n")
    try:
        end = next(number for number, row in enumerate(lines) if number and row.strip() == "---")
        heading, errors = read_heading(lines[1:end])
    except StopIteration:
        raise MalformedReport(path, [MarkupError(1, "no heading between two --- lines")]) from None
    except MarkupError as error:
        raise MalformedReport(path, [error]) from None
    rows = text.split("\n")
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row) + 1)
    marks: list[Mark] = []
    for number, row in enumerate(lines[end + 1 :], start=end + 2):
        if not row.strip():
            continue
        try:
            match = _ROW.match(row)
            if not match or not 1 <= int(match[1]) <= len(rows):
                raise MarkupError(number, f"'{row[:30]}' begins with no number of a line")
            at = int(match[1]) - 1
            bare, found = read_markup(match[2], number)
            for mark in lay(bare, found, rows[at], number):
                marks.append(Mark(mark.start + starts[at], mark.end + starts[at], mark.tags, mark.keys, mark.line))
        except MarkupError as error:
            errors.append(error)
    if errors:
        raise MalformedReport(path, errors)
    return assemble(heading, text, sorted(marks, key=lambda mark: (mark.start, -mark.end)), path)
