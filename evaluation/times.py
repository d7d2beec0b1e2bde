"""Bench `times`: the pipeline's time expressions against TimeML, WikiWars' TIMEX2 or GUM's TEI, raw text in.

TempEval-3's scoring (UzZaman et al., SemEval 2013), pooled over the documents: strict is the same extent, relaxed an
extent that overlaps, matched one to one, the largest overlap first; `value_f1` counts those overlapping whose value is
the same, `value_accuracy` is their share of the matched. Values are compared as TIMEX writes them, less an X at the end
(`199X` is `199`) and the zeros of a time (`T10:00` is `T10`). Ours are turned into TIMEX by
`crossread.grounding.times.timex`. The time of the document itself is no expression to find.

Where only dates are annotated (GUM, see `timex_readers`), what we find counts only if its value is a date, no duration,
set, part of a day or reference to the present, past or future, and a part of the day is no part of a value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from crossread.grounding.times import find_times, parse_published
from crossread.grounding.times.timex import Timex, timexes
from crossread.language import load
from crossread.records import Time
from evaluation import dateparser_peer
from evaluation.bench import Peer, Result, data_hash, f1
from evaluation.timex_readers import Annotated, read_folder

# NUMBERS: measured on the held-back parts; figures on GUM are not comparable.
PEERS: Final = (
    Peer("HeidelTime (TempEval-3 platinum)", {"strict_f1": 81.8, "relaxed_f1": 90.7, "value_f1": 78.1}),
    Peer("HeidelTime (WikiWars test)", {"strict_f1": 85.2, "relaxed_f1": 91.3, "value_f1": 77.9}),
)
_NO_DATE: Final = re.compile(r"P[\dXT]|.*_REF")
_PART_OF_DAY: Final = re.compile(r"T(?:MO|AF|EV|NI)$")


class Sums:
    """Adds up the expressions of one system over documents."""

    def __init__(self) -> None:
        self.counts = Counter[str]()

    def add(self, document: Annotated, found: Sequence[Timex]) -> list[str]:
        """Add a document; return a line for each expression missed, found in vain, or given another value."""
        found = [f for f in found if not _is_aside(document, f)]
        matched = pairs(document.gold, found)
        hits = [(g, f) for g, f in matched if same_value(g.value, f.value)]
        self.counts.update(
            wanted=len(document.gold),
            given=len(found),
            relaxed=len(matched),
            strict=sum((g.start, g.end) == (f.start, f.end) for g, f in matched),
            value=len(hits),
        )
        met = {id(timex) for pair in matched for timex in pair}
        lines = [_line(document, "value", g, f"{g.value} not {f.value}") for g, f in matched if (g, f) not in hits]
        lines += [_line(document, "missed", g, str(g.value)) for g in document.gold if id(g) not in met]
        return lines + [_line(document, "in vain", f, str(f.value)) for f in found if id(f) not in met]

    def figures(self) -> dict[str, float]:
        """Return the scores in percent."""
        c = self.counts
        out = {f"{n}_f1": f1(c[n], c["given"], c["wanted"])[2] for n in ("strict", "relaxed", "value")}
        precision, recall, _ = f1(c["relaxed"], c["given"], c["wanted"])
        return out | {
            "value_accuracy": 100 * c["value"] / max(c["relaxed"], 1),
            "relaxed_precision": precision,
            "relaxed_recall": recall,
            "expressions": c["wanted"],
        }


def score(path: Path) -> Result:
    """Score a folder (or file) of `.tml`, `.sgm` or `.xml`; dateparser beside it where it is installed."""
    nlp, ours, theirs = load(), Sums(), Sums()
    misses: list[str] = []
    for document in read_folder(path):
        doc = nlp(document.text)
        times = find_times(document.text, parse_published(document.published), doc)
        misses += ours.add(document, comparable(document, times))
        if dateparser_peer.is_installed():
            theirs.add(document, list(dateparser_peer.dates(document.text, document.published)))
    measured = (Peer("dateparser, this run", theirs.figures()),) if dateparser_peer.is_installed() else ()
    return Result("times", ours.figures(), str(path), data_hash(path), (*PEERS, *measured), tuple(misses))


def comparable(document: Annotated, times: Sequence[Time]) -> list[Timex]:
    """Return what we found as the document's annotation would have it."""
    if not document.dates_only:
        return [timex for time in times for timex in timexes(time)]
    found = [timex for time in times if time.precision not in ("part", "set") for timex in timexes(time)]
    dates = [timex for timex in found if not _NO_DATE.match(timex.value or "")]
    return [replace(timex, value=_PART_OF_DAY.sub("", timex.value or "") or None) for timex in dates]


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Match expressions one to one, the largest overlap first, then in order of the text."""
    scored = sorted(
        (-_overlap((g.start, g.end), (f.start, f.end)), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    out: list[tuple[Timex, Timex]] = []
    for negative, i, j in scored:
        if negative < 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((gold[i], found[j]))
    return out


def same_value(one: str | None, other: str | None) -> bool:
    """Tell whether two TIMEX values are the same; an expression without one has to have none in both."""
    return _bare(one) == _bare(other)


def _bare(value: str | None) -> str | None:
    if not value:
        return None
    value = re.sub(r"(?<=T\d\d):00(?::00)?$", "", value.upper().removesuffix("Z"))
    return re.sub(r"(?<=\d)X+$", "", value) if re.fullmatch(r"\d+X+", value) else value


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _is_aside(document: Annotated, timex: Timex) -> bool:
    extent = (timex.start, timex.end)
    aside = any(_overlap(extent, other) for other in document.aside)
    return aside and not any(_overlap(extent, (gold.start, gold.end)) for gold in document.gold)


def _line(document: Annotated, kind: str, timex: Timex, values: str) -> str:
    text, start, end = document.text, timex.start, timex.end
    around = f"{text[max(0, start - 40) : start]}[[{text[start:end]}]]{text[end : end + 25]}"
    return f"{document.name}\t{kind}\t{values}\t" + " ".join(around.split())
