"""Other figures and other dates for a report."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from training.annotations.edits import Edit, edited
from training.annotations.markup import Mark, Tag
from training.annotations.records import AnnotatedReport

_NUMERAL: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,])\d+(?:\.\d+)?(?![\w,]|\.\d)")
_WORDS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD: Final = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)
_BOUND: Final = re.compile(r"\d+(?:\.\d+)?")
_YEAR: Final = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w,-]|\.\d)")
_FARTHEST: Final = 40
_SMALLEST_LARGE: Final = 12


def _number(written: str) -> float:
    return float(_WORDS.index(written.lower()) + 2 if written.isalpha() else written.replace(",", ""))


def _written(value: float, old: str) -> str:
    if old.isalpha():
        word = _WORDS[min(max(round(value), 2), 12) - 2]
        return word.capitalize() if old[0].isupper() else word
    if "." in old:
        return f"{value:.{len(old.split('.')[1])}f}"
    return f"{round(value):,}" if "," in old else str(round(value))


def _plain(value: float) -> str:
    return f"{value:f}".rstrip("0").rstrip(".")


def _revalued(quote: str, offset: int, tag: Tag, chance: random.Random) -> tuple[list[Edit], Tag] | None:
    """Edits and the new tag for one figure whose numerals are the very numbers of its tag, else null."""
    found = list(_NUMERAL.finditer(quote)) or list(_WORD.finditer(quote))
    wanted = {
        float(n)
        for detail in (tag.details[0], *tag.details[1:])
        if not detail.startswith(("/", "u=", "i="))
        for n in _BOUND.findall(detail)
    }
    if not found or {_number(match[0]) for match in found} != wanted or min(wanted) < 2:
        return None
    scale = chance.choice((0.6, 0.8, 1.3, 1.7, 2.2)) if max(wanted) > _SMALLEST_LARGE else chance.choice((1.5, 2.0))
    if "percent" in " ".join(tag.details) and max(wanted) * scale > 100:
        return None
    fresh: dict[float, str] = {}
    for match in found:
        fresh[_number(match[0])] = _written(max(_number(match[0]) * scale, 2), match[0])
    values = {old: _number(new) for old, new in fresh.items()}
    if len(set(values.values())) < len(values) or sorted(values.values()) != [values[old] for old in sorted(values)]:
        return None
    edits = [Edit(offset + m.start(), offset + m.end(), fresh[_number(m[0])]) for m in found]
    details = tuple(
        detail if detail.startswith(("/", "u=", "i=")) else _BOUND.sub(lambda m: _plain(values[float(m[0])]), detail)
        for detail in tag.details
    )
    return edits, Tag(tag.letter, tag.numbers, details)


def revalue(report: AnnotatedReport, chance: random.Random) -> AnnotatedReport:
    """Return the report with other figures, hedges and order of bounds kept.

    Raises:
        MalformedReport: A figure would break a rule.
    """
    edits: list[Edit] = []
    marks: list[Mark] = []
    for mark in report.marks:
        tags = list(mark.tags)
        figures = [at for at, tag in enumerate(tags) if tag.letter == "q"]
        if len(figures) == 1:
            quote = report.text[mark.start : mark.end]
            change = _revalued(quote, mark.start, tags[figures[0]], chance)
            inside = [m for m in report.marks if m is not mark and mark.start < m.end and m.start < mark.end]
            if change and not any(tag.letter in "qt" for other in inside for tag in other.tags):
                edits += change[0]
                tags[figures[0]] = change[1]
        marks.append(replace(mark, tags=tuple(tags)))
    return edited(report, edits, marks=marks)


def _shifts(published: date, days: list[date]) -> list[int]:
    """Numbers of years by which every day can move and keep its day of the week."""
    good = []
    for years in range(-_FARTHEST, _FARTHEST + 1):
        try:
            moved = [day.replace(year=day.year + years) for day in (published, *days)]
        except ValueError:
            continue
        if years and all(a.weekday() == b.weekday() for a, b in zip(moved, (published, *days), strict=True)):
            good.append(years)
    return good


def _moved(value: str, years: int) -> str:
    return re.sub(r"(?<![\dT:-])\d{4}(?=$|[-/~?%])", lambda m: f"{int(m[0]) + years:04d}", value)


def move_dates(report: AnnotatedReport, chance: random.Random) -> AnnotatedReport:
    """Return the report some years earlier or later, days of the week kept: its date, times and years in the text.

    Raises:
        MalformedReport: A time would break a rule.
    """
    published = report.heading.published
    values = [a.time for event in report.events.values() for a in event.arguments if a.time]
    if published is None or any("X" in value for value in values):
        return report
    days = [date.fromisoformat(found) for value in values for found in re.findall(r"\d{4}-\d\d-\d\d", value)]
    near = [day for day in days if abs(day - published) < timedelta(days=366)]
    years = _shifts(published, near)
    if not years:
        return report
    shift = chance.choice(years)
    marks = [
        replace(
            mark,
            tags=tuple(
                Tag(
                    tag.letter,
                    tag.numbers,
                    tuple(
                        _moved(detail, shift)
                        if tag.letter == "t"
                        else "t=" + _moved(detail[2:], shift)
                        if detail.startswith("t=")
                        else detail
                        for detail in tag.details
                    ),
                )
                for tag in mark.tags
            ),
        )
        for mark in report.marks
    ]
    counted = [mark for mark in report.marks if any(tag.letter == "q" for tag in mark.tags)]
    edits = [
        Edit(match.start(), match.end(), str(int(match[0]) + shift))
        for match in _YEAR.finditer(report.text)
        if not any(mark.start <= match.start() < mark.end for mark in counted)
    ]
    moved = published.replace(year=published.year + shift)
    return edited(report, edits, replace(report.heading, published=moved), marks)
