"""Bench `plv`: the PLOVER type of what one actor does to another, on PLV's sentences (see `training.coding.plv`).

*Given* the two, the system types the pair. *End to end* it gets the bare sentence: its answer is the type of its surest
typed claim with an actor that overlaps the source and a recipient that overlaps the target. An argument overlaps when
its words do, or those of another mention of the entity it names. PLV takes where something is done for its target
where nobody else is named, and has no actor beyond the first in what is done together: a place of the claim, or another
actor of it, answers the target too. Where PLV names no source or target in the sentence, nothing is asked of that side.
No such claim is a miss.

Types are PLOVER's own: promised cooperation is AGREE and so on (`plover_root`), and CONCEDE and RETREAT are YIELD.
Figures are means of F1 over the roots and quads that the data have, as ratios.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from crossread.claims import plover_root
from crossread.pipeline.read import read_report
from crossread.pipeline.registry import default_stages
from crossread.records import Argument, Claim, Reading, Report
from evaluation.bench import Peer, Result, data_hash
from training.coding.plv import QUADS, Extent, Row, merged, read_plv

PEERS: Final = (
    Peer("TF-IDF and SVM (test)", {"root_macro_f1": 0.738, "quad_macro_f1": 0.867}),
    Peer("ZSP, zero-shot by NLI (test)", {"root_macro_f1": 0.824, "quad_macro_f1": 0.896}),
    Peer("UniversalPetrarch (test)", {"root_macro_f1_end_to_end": 0.439, "quad_macro_f1_end_to_end": 0.604}),
)


def score(path: Path) -> Result:
    """Score a file of PLV."""
    rows = read_plv(path)
    stages = default_stages().report
    readings = [read_report(Report(id=f"plv-{n}", text=r.text, language="en"), (), stages) for n, r in enumerate(rows)]
    given = [between(reading, row, 1) for reading, row in zip(readings, rows, strict=True)]
    found = [between(reading, row, 2) for reading, row in zip(readings, rows, strict=True)]
    figures = {**_figures(rows, given, ""), **_figures(rows, found, "_end_to_end")}
    figures["found_end_to_end"] = sum(root is not None for root in found) / max(len(rows), 1)
    return Result("plv", figures, str(path), data_hash(path), PEERS, _misses(rows, given, found))


def _figures(rows: Sequence[Row], answers: Sequence[str | None], suffix: str) -> dict[str, float]:
    quads = [QUADS.get(root or "") for root in answers]
    return {
        f"root_macro_f1{suffix}": macro_f1([row.root for row in rows], answers),
        f"quad_macro_f1{suffix}": macro_f1([row.quad for row in rows], quads),
    }


def macro_f1(gold: Sequence[object], answers: Sequence[object]) -> float:
    """Return the mean of F1 over the classes of `gold`, between 0 and 1."""
    scores = []
    for one in set(gold):
        hits = sum(g == a == one for g, a in zip(gold, answers, strict=True))
        scores.append(2 * hits / (sum(g == one for g in gold) + sum(a == one for a in answers)))
    return sum(scores) / max(len(scores), 1)


def between(reading: Reading, row: Row, sides: int) -> str | None:
    """Return the type of the surest typed claim that has at least so many of its two sides where the row has them."""
    fitting = [c for c in reading.claims if c.event_type and sum(_sides(reading, c, row)) >= sides]
    best = max(fitting, key=lambda c: (sum(_sides(reading, c, row)), c.confidence), default=None)
    return merged(plover_root(best.event_type, best.polarity, best.modality)) if best is not None else None


def _sides(reading: Reading, claim: Claim, row: Row) -> tuple[bool, bool]:
    acting = [overlaps(_extents(reading, argument), row.source) for argument in claim.actors]
    places = [(place.span.start, place.span.end) for place in claim.places]
    suffering = [overlaps(_extents(reading, argument), row.target) for argument in claim.recipients]
    others = [
        overlaps(_extents(reading, argument), row.target)
        for argument, acts in zip(claim.actors, acting, strict=True)
        if not acts or row.source is None
    ]
    first = row.source is None or any(acting)
    return first, row.target is None or any((*suffering, *others, overlaps(places, row.target)))


def _extents(reading: Reading, argument: Argument) -> list[Extent]:
    spans = [argument.span]
    spans += [m.span for e in reading.entities if e.id == argument.entity for m in e.mentions]
    return [(span.start, span.end) for span in spans]


def overlaps(extents: Iterable[Extent], wanted: Extent | None) -> bool:
    """Tell whether one of the extents shares a character with the wanted one."""
    return wanted is not None and any(start < wanted[1] and wanted[0] < end for start, end in extents)


def _misses(rows: Sequence[Row], given: Sequence[str | None], found: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(
        f"{row.root}: {one or 'none'} given, {other or 'none'} end to end: {row.text}"
        for row, one, other in zip(rows, given, found, strict=True)
        if not row.root == one == other
    )
