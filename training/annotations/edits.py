"""Changes to the text of an annotated report that carry its annotation along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from training.annotations.markup import Mark
from training.annotations.records import AnnotatedReport, Heading
from training.annotations.reports import assemble


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `new` where `[start, end)` of the text is."""

    start: int
    end: int
    new: str


def compatible(edits: Iterable[Edit], marks: Sequence[Mark]) -> list[Edit]:
    """Return the edits that can be made together: none overlaps another, none holds only one edge of a mark.

    Of edits that overlap, the longer is kept, then the earlier.
    """
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    taken: list[Edit] = []
    for edit in sorted(set(edits), key=lambda e: (e.start - e.end, e.start)):
        inner = bisect_right(edges, edit.start) < bisect_left(edges, edit.end)
        if not inner and all(edit.end <= other.start or other.end <= edit.start for other in taken):
            taken.append(edit)
    return sorted(taken)


def move(marks: Iterable[Mark], edits: Sequence[Edit]) -> list[Mark]:
    """Return the marks at their places in the edited text; `edits` are compatible and in order."""
    ends = [edit.end for edit in edits]
    gains = [0]
    for edit in edits:
        gains.append(gains[-1] + len(edit.new) - (edit.end - edit.start))

    def start(at: int) -> int:
        """What is put in before a mark stays before it."""
        return at + gains[bisect_right(ends, at)]

    def end(at: int) -> int:
        """What is put in at the end of a mark stays behind it."""
        count = bisect_right(ends, at)
        while count and edits[count - 1].start == edits[count - 1].end == at:
            count -= 1
        return at + gains[count]

    return [replace(mark, start=start(mark.start), end=end(mark.end)) for mark in marks]


def rewrite(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with compatible edits, in order, made."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join(pieces) + text[at:]


def edited(
    report: AnnotatedReport, edits: Iterable[Edit], heading: Heading | None = None, marks: Sequence[Mark] | None = None
) -> AnnotatedReport:
    """Return the report with edits made, and with another heading or other marks (at the old offsets) if given.

    Raises:
        MalformedReport: The result would break a rule of the guide.
    """
    old = report.marks if marks is None else marks
    chosen = compatible(edits, old)
    moved = sorted(move(old, chosen), key=lambda mark: (mark.start, -mark.end))
    return assemble(heading or report.heading, rewrite(report.text, chosen), moved, report.heading.id)
