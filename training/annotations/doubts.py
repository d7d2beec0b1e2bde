"""What an editor should look at again: annotations that are well formed and unlikely.

No rule here is an error: each names a place where corpora annotated by this guide mostly have it otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from crossread.language.sentences import sentence_spans
from training.annotations.records import AnnotatedReport, Argument

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = tuple("january february march april may june july august september october november december".split())
_SAYING: Final = re.compile(
    r"\b(?:said|says|told|according to|reportedly|allegedly|announced|denied|claimed|stated|insisted|argued|"
    r"acknowledged|confirmed|warned|added|noted|believes?|fears?|feared|vowed|pledged|promised|urged|accused)\b",
    re.I,
)
_UNREAL: Final = re.compile(
    r"\b(?:will|would|(?-i:may)|might|could|shall|should|must|plans? to|planned to|due to|intends? to|vowed to|"
    r"pledged to|promised to|expected to|wants? to|ready to|agreed to)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_NEGATION: Final = re.compile(
    r"\b(?:not|n[o']t|never|no longer|nobody|no one|none|without|failed to|refused to)\s+(?:\w+\s+){0,2}$", re.I
)
_NUMERAL: Final = re.compile(r"(?<![\w.,:/-])\d[\d,]*(?:\.\d+)?(?![\w:/-])")
_LONG_QUOTATION: Final = 25
_SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "m": 1e6, "k": 1e3}
_MARKED_SHARE: Final = 0.75
_SEEN: Final = 6


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place to look at: `kind` names the rule, `words` are those of the text, `why` says what is unusual."""

    report: str
    kind: str
    words: str
    why: str


def habits(reports: Iterable[AnnotatedReport]) -> frozenset[str]:
    """Return the words that are triggers in most places where they stand."""
    seen: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for report in reports:
        seen.update(word.lower() for word in re.findall(r"[^\W\d_]+", report.text))
        marked.update(
            report.text[e.start : e.end].lower()
            for e in report.events.values()
            if " " not in report.text[e.start : e.end]
        )
    return frozenset(w for w, n in marked.items() if seen[w] >= _SEEN and n >= _MARKED_SHARE * seen[w])


def doubts(report: AnnotatedReport, triggers: frozenset[str] = frozenset()) -> Iterator[Doubt]:
    """Yield the doubts about one report; `triggers` are the words that mostly are triggers (see `habits`)."""
    for kind, start, end, why in (
        *_times(report),
        *_figures(report),
        *_scopes(report),
        *_unmarked(report, triggers),
    ):
        around = (
            report.text[max(start - 45, 0) : start] + ">>" + report.text[start:end] + "<<" + report.text[end : end + 30]
        )
        yield Doubt(report.heading.id, kind, " ".join(around.split()), why)


_Found = tuple[str, int, int, str]


def _arguments(report: AnnotatedReport, role: str) -> Iterator[Argument]:
    seen: set[tuple[int, int]] = set()
    for event in report.events.values():
        for argument in event.arguments:
            if argument.role == role and argument.start >= 0 and (argument.start, argument.end) not in seen:
                seen.add((argument.start, argument.end))
                yield argument


def _times(report: AnnotatedReport) -> Iterator[_Found]:
    """A named day, month or year that the value does not have; today and yesterday that are another day."""
    published = report.heading.published
    for argument in _arguments(report, "time"):
        quote, value = report.text[argument.start : argument.end].lower(), argument.time or ""
        days = [date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", value)]
        words = re.findall(r"[a-z]+|\d+", quote)
        named = [_DAYS.index(word) for word in words if word in _DAYS]
        months = [_MONTHS.index(word) + 1 for word in words if word in _MONTHS]
        if days and named and not {day.weekday() for day in days} & set(named):
            yield "time", argument.start, argument.end, f"{value} is no {_DAYS[named[0]]}"
        if months and value and not {int(m) for m in re.findall(r"\d{4}-(\d\d)", value)} & set(months):
            yield "time", argument.start, argument.end, f"{value} is not in {_MONTHS[months[0] - 1]}"
        years = re.findall(r"\b(?:19|20)\d\d\b(?! hours)", quote)
        if years and value and not set(years) & set(re.findall(r"\d{4}", value)):
            yield "time", argument.start, argument.end, f"{value} is not in {years[0]}"
        near = {"today": 0, "yesterday": 1, "tomorrow": -1}
        for word, back in near.items():
            if published and word in words and days and published - timedelta(back) not in days and len(words) < 3:
                yield "time", argument.start, argument.end, f"{value} is not {word} of {published}"


def _figures(report: AnnotatedReport) -> Iterator[_Found]:
    """A numeral that is none of the numbers of its figure."""
    for argument in _arguments(report, "quantity"):
        figure, quote = argument.figure, report.text[argument.start : argument.end]
        if figure is None:
            continue
        known = {n for n in (figure.low, figure.high, figure.total_of) if n is not None}
        for match in _NUMERAL.finditer(quote):
            number = float(match[0].replace(",", ""))
            scale = re.match(r"[\s-]*([a-z]+)", quote[match.end() :], re.I)
            scaled = number * _SCALES.get(scale[1].lower(), 1.0) if scale else number
            if not any(abs(n - x) <= 1e-6 * max(n, 1) for n in known for x in (number, scaled)):
                yield "figure", argument.start, argument.end, f"{match[0]} is not in {sorted(known)}"


def _scopes(report: AnnotatedReport) -> Iterator[_Found]:
    """An asserted event after an auxiliary of the future or of doubt; a positive one after a negation."""
    for event in report.events.values():
        before = report.text[max(event.start - 60, 0) : event.start]
        before = re.split(r"[.;:!?\n]|\b(?:that|who|which|but|and)\b", before)[-1]
        if event.modality == "asserted" and _UNREAL.search(before) and not before.rstrip().endswith("have"):
            yield "modality", event.start, event.end, f"asserted after '{before.strip()[-25:]}'"
        if not event.negative and _NEGATION.search(before):
            yield "polarity", event.start, event.end, f"positive after '{before.strip()[-25:]}'"


def _covered(report: AnnotatedReport, letters: str) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in report.marks if any(tag.letter in letters for tag in m.tags)]


def _unmarked(report: AnnotatedReport, triggers: frozenset[str]) -> Iterator[_Found]:
    """Words that mostly are marked and here are not: of saying, of happening, numerals, quotations."""
    sayings, events = _covered(report, "ce"), _covered(report, "e")
    contents, names = _covered(report, "k"), _keyed(report)
    for match in _SAYING.finditer(report.text):
        if not _inside(match.span(), sayings):
            yield "cue", *match.span(), "no cue"
    for match in re.finditer(r"[^\W\d_]+", report.text):
        if match[0].lower() in triggers and not _inside(match.span(), events) and not _inside(match.span(), names):
            yield "trigger", *match.span(), "no trigger"
    plain = _covered(report, "qt") + names
    for start, end in sentence_spans(report.text):
        if any(start <= e[0] < end for e in events):
            for match in _NUMERAL.finditer(report.text, start, end):
                if not _inside(match.span(), plain):
                    yield "numeral", *match.span(), "neither figure nor time"
    for start, end in _quotations(report.text):
        if not any(a < end and start < b for a, b in contents):
            yield "quotation", start, end, "in no content"


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Long quotations of paragraphs whose quotation marks pair up."""
    for paragraph in re.finditer(r"[^\n]+", text):
        signs = [m.start() + paragraph.start() for m in re.finditer('[“”"]', paragraph[0])]
        if len(signs) % 2 == 0:
            for start, end in zip(signs[::2], signs[1::2], strict=True):
                if end - start > _LONG_QUOTATION:
                    yield start + 1, end


def _keyed(report: AnnotatedReport) -> list[tuple[int, int]]:
    names = [entity.name for entity in report.heading.entities.values()]
    return [match.span() for name in names for match in re.finditer(re.escape(name), report.text)]


def _inside(span: tuple[int, int], covers: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in covers)
