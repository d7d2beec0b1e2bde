"""Print damage of the kinds that scanned and scraped reports show."""

from __future__ import annotations

import random
import re

from training.annotations.edits import Edit, edited
from training.annotations.records import AnnotatedReport

_LONG_WORD = re.compile(r"\b[a-z]{4,}(?=[a-z]{3,}\b)")
_STOP = re.compile(r"(?<=[a-z][.,]) (?=[A-Z“\"])")
_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_STRAIGHT = re.compile("[“”‘’]")


def print_damage(report: AnnotatedReport, chance: random.Random) -> AnnotatedReport:
    """Return the report with words split at a line end, lost or doubled spaces, straight quotes or a page number.

    Raises:
        MalformedReport: The damage would break a mark.
    """
    text = report.text
    edits: list[Edit] = []
    counted = [(m.start, m.end) for m in report.marks if any(tag.letter == "q" for tag in m.tags)]
    for match in _LONG_WORD.finditer(text):
        # A counted item stays whole: its tag quotes it.
        whole = any(start <= match.start() < end for start, end in counted)
        if not whole and chance.random() < 0.02:
            edits.append(Edit(match.end(), match.end(), chance.choice(("- ", "-\n", "\u00ad\n"))))
    for match in _STOP.finditer(text):
        if chance.random() < 0.05:
            edits.append(Edit(match.start(), match.end(), chance.choice(("", "  ", "\n"))))
    if chance.random() < 0.3:
        edits += [Edit(m.start(), m.end(), _QUOTES[m[0]]) for m in _STRAIGHT.finditer(text)]
    breaks = [match.end() for match in re.finditer("\n\n", text)]
    if breaks and chance.random() < 0.3:
        at = chance.choice(breaks)
        edits.append(Edit(at, at, f"{chance.randint(2, 48)}\n\n"))
    return edited(report, edits)
