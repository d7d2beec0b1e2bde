"""The stage `times`: every time expression of a report, as EDTF."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from crossread.errors import Code
from crossread.grounding.times import calendar
from crossread.grounding.times.context import Context, is_narrative, parse_published
from crossread.grounding.times.filter import is_time
from crossread.grounding.times.grammar import Match, find
from crossread.grounding.times.resolve import resolve
from crossread.grounding.times.tense import is_future
from crossread.records import Note, Reading, Span, Time

_OPEN = frozenset({"day", "month", "year", "season", "decade", "week"})
_SILENT = frozenset({"duration", "set", "vague", "part"})


class TimeStage:
    """Finds time expressions and resolves them against the report's date. A note says which could not be resolved."""

    name = "times"
    requires = frozenset({"doc", "report"})
    assigns = frozenset({"times", "notes"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with `times` filled, in text order."""
        report, doc = reading.report, reading.doc
        times = find_times(report.text, parse_published(report.published), doc)
        notes = tuple(
            Note(
                report=report.id,
                stage=self.name,
                code=Code.TIME_UNRESOLVED.value,
                message=f"{time.span.quote!r} at {time.span.start} could not be given a date.",
            )
            for time in times
            if time.value is None and time.precision not in _SILENT
        )
        return replace(reading, times=times, notes=reading.notes + notes)


def find_times(text: str, published: date | None, doc: Doc | None = None) -> tuple[Time, ...]:
    """Return the time expressions of a text in order; `doc` (over the same text) serves tense and part of speech."""
    context = Context(published, narrative=is_narrative(text, published))
    found: list[tuple[Match, Time]] = []
    for match in find(text, lambda match: is_time(text, match, doc)):
        future = doc is not None and match.shape in _TENSED and is_future(doc, match.start, match.end)
        value, precision = resolve(match, replace(context, future=future))
        if value and not value.startswith("T"):
            context = _moved(context, value, match)
            value, precision = _opened(text, match, value, precision)
        found.append((match, Time(span=Span.of(text, match.start, match.end), value=value, precision=precision)))
    return tuple(_with_clocks(text, found))


_TENSED = frozenset(
    {"period", "weekday", "weekdays", "date", "days", "month", "months", "season", "quarter", "holiday"}
)


def _moved(context: Context, value: str, match: Match) -> Context:
    """Return the context after an expression: the day and month last spoken of."""
    day = calendar.parse_day(value) if match.shape not in ("span", "week") else None
    if match.shape == "offset" and re.match(r"earlier|before|previous|prior", match.part("way")):
        return context  # a look back: the story goes on from where it was
    year = re.match(r"(-?\d{4})(?:-(\d\d))?", value)
    if year is None or match.shape in ("part", "the_unit", "fiscal", "bare_season"):
        return context
    month = int(year[2]) if year[2] and int(year[2]) <= 12 else None
    return replace(context, last=day or context.last, month=(int(year[1]), month))


def _opened(text: str, match: Match, value: str, precision: str | None) -> tuple[str, str | None]:
    """Add what the words before say: "since" and "until" open the interval, "around" makes it approximate."""
    if "/" in value or precision not in _OPEN or match.shape == "deictic":
        return value, precision
    before = text[max(0, match.start - 24) : match.start].lower()
    after = text[match.end : match.end + 8].lower()
    if re.search(r"\b(?:ever\s+)?since\s+(?:the\s+)?$", before) or re.match(r"\s+on(?:wards?)\b", after):
        return f"{value}/..", "interval"
    if re.search(r"(?<!\bnot )\b(?:until|till|(?<!-)up\s+to)\s+(?:the\s+)?$", before):
        return f"../{value}", "interval"
    if re.search(r"\b(?:around|about|circa|c\.|roughly|approximately)\s+$", before) and not value.endswith("~"):
        return f"{value}~", precision
    return value, precision


def _with_clocks(text: str, found: list[tuple[Match, Time]]) -> list[Time]:
    """Join a time of day with the date beside it, or with the last date of its sentence; else leave it open."""
    done: list[Time] = []
    skip = -1
    for at, (match, time) in enumerate(found):
        if at == skip:
            continue
        if match.shape != "clock" or not (time.value or "").startswith("T"):
            done.append(time)
            continue
        beside = found[at + 1][1] if at + 1 < len(found) else None
        if (
            beside
            and _day(beside)
            and re.fullmatch(r"[\s,]*(?:on|of)?\s*(?:the\s+)?", text[match.end : beside.span.start])
        ):
            done.append(_joined(text, time, beside, time.value))
            skip = at + 1
        elif (
            done
            and _day(done[-1])
            and re.fullmatch(r"[\s,]*(?:at|by|around|about)?\s*", text[done[-1].span.end : match.start])
        ):
            done.append(_joined(text, done.pop(), time, time.value, day=1))
        else:
            near = next(
                (t for t in reversed(done) if _day(t) and not re.search(r"[.!?]\s", text[t.span.end : match.start])),
                None,
            )
            near = near or _told_before(text, done, match)
            done.append(replace(time, value=f"{_day(near)}{time.value}" if near else None))
    return done


def _told_before(text: str, done: list[Time], match: Match) -> Time | None:
    """Return the last time of the same paragraph if it names a day: what an hour without one belongs to."""
    last = next((time for time in reversed(done) if time.precision not in _SILENT), None)
    return last if last and _day(last) and "\n\n" not in text[last.span.end : match.start] else None


def _day(time: Time | None) -> str | None:
    """Return the day of a time that names exactly one."""
    return (
        time.value[:10] if time and time.value and time.precision == "day" and calendar.parse_day(time.value) else None
    )


def _joined(text: str, first: Time, second: Time, clock: str | None, day: int = 2) -> Time:
    """Return one time over both expressions, the day from the one that has it."""
    dated = first if day == 1 else second
    return Time(
        span=Span.of(text, first.span.start, second.span.end),
        value=f"{_day(dated)}{clock}",
        precision=second.precision if day == 1 else first.precision,
    )
