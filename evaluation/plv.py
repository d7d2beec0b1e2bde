"""Bench `plv`: the PLOVER type of what one actor does to another, on PLV's sentences (see `training.coding.plv`).

*Given* the two, the coder types the pair (`crossread.claims.coder`); null is no answer there, the next likeliest is. On
the file that the coder was fitted on, each row is typed by a coder fitted on the other four fifths (stratified, drawn
with a fixed seed), so that no row is typed by a coder that knows it.

*End to end* the system gets the bare sentence: its answer is the type of its surest typed claim with an actor that
overlaps the source and a recipient that overlaps the target. The claims are the claim stage's; the coder types each by
its predicate and arguments (`code_claim`). With `_claims` for `_end_to_end` stand the figures of the claims under the
types the stage gave them. An argument overlaps when its words do, or those of
another mention of the entity it names. PLV takes where something is done for its target where nobody else is named, and
has no actor beyond the first in what is done together: a place of the claim, or another actor of it, answers the target
too. Where PLV names no source or target in the sentence, nothing is asked of that side. No such claim is a miss.

Types are PLOVER's own: promised cooperation is AGREE and so on (`plover_root`), and CONCEDE and RETREAT are YIELD.
Figures are means of F1 over the roots and quads that the data have, as ratios.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from spacy.tokens import Doc

from crossread.claims import plover_root
from crossread.claims.coder import NULL, Coded, Coder, code_claim, coder
from crossread.claims.lexicon import lexicon
from crossread.language import load
from crossread.pipeline.read import read_report
from crossread.pipeline.registry import default_stages
from crossread.records import Argument, Claim, Reading, Report
from evaluation.bench import Peer, Result, data_hash
from training.annotations.corpus import Corpus
from training.coding.examples import corpus_examples, pair_of, plv_examples
from training.coding.plv import QUADS, Extent, Row, merged, read_plv

_FOLDS: Final = 5
_SEED: Final = 0
PEERS: Final = (
    Peer("TF-IDF and SVM (test)", {"root_macro_f1": 0.738, "quad_macro_f1": 0.867}),
    Peer("ZSP, zero-shot by NLI (test)", {"root_macro_f1": 0.824, "quad_macro_f1": 0.896}),
    Peer("UniversalPetrarch (test)", {"root_macro_f1_end_to_end": 0.439, "quad_macro_f1_end_to_end": 0.604}),
)


def score(path: Path) -> Result:
    """Score a file of PLV.

    Raises:
        ImportError: The file is the one the coder was fitted on, and scikit-learn is not installed.
    """
    rows = read_plv(path)
    stages = default_stages().report
    readings = [read_report(Report(id=f"plv-{n}", text=r.text, language="en"), (), stages) for n, r in enumerate(rows)]
    docs = [reading.doc for reading in readings if reading.doc is not None]
    coders = _cross_validated(rows, docs) if data_hash(path) == coder().table.fitted_on else [coder()] * len(rows)
    given = [_likeliest(by, row, doc) for by, row, doc in zip(coders, rows, docs, strict=True)]
    bare = [answer(reading, row) for reading, row in zip(readings, rows, strict=True)]
    found = [answer(reading, row, by) for reading, row, by in zip(readings, rows, coders, strict=True)]
    figures = {**_figures(rows, given, ""), **_figures(rows, found, "_end_to_end"), **_figures(rows, bare, "_claims")}
    figures["found_end_to_end"] = sum(root is not None for root in found) / max(len(rows), 1)
    return Result("plv", figures, str(path), data_hash(path), PEERS, _misses(rows, given, found))


def _cross_validated(rows: Sequence[Row], docs: Sequence[Doc]) -> list[Coder]:
    """Return for each row a coder fitted on the other folds, and on the corpus' train part as the one that ships."""
    try:
        from sklearn.model_selection import StratifiedKFold

        from training.coding.fit import fit
    except ImportError as error:
        raise ImportError('Cross-validation needs scikit-learn: pip install -e ".[training]"') from error
    own = list(plv_examples(rows, docs, lexicon()))
    more = list(corpus_examples(Corpus().written("train"), load(), lexicon()))
    coders = [coder()] * len(rows)
    for others, fold in StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED).split(rows, [r.root for r in rows]):
        fitted = Coder(fit([*(own[i] for i in others), *more]))
        for i in fold:
            coders[i] = fitted
    return coders


def _likeliest(by: Coder, row: Row, doc: Doc) -> str:
    likely = by.probabilities(pair_of(row, doc))
    return max((root for root in likely if root != NULL), key=lambda root: likely[root])


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


def answer(reading: Reading, row: Row, by: Coder | None = None) -> str | None:
    """Return the type of the surest typed claim that has both sides of the row, typed by a coder if one is given."""
    fitting = [c for c in reading.claims if all(_sides(reading, c, row))]
    coded = [_typed(c) if by is None or reading.doc is None else _coded(c, reading.doc, by) for c in fitting]
    return max((c for c in coded if c.root is not None), key=lambda c: c.probability, default=Coded(None, 0)).root


def _typed(claim: Claim) -> Coded:
    return Coded(merged(plover_root(claim.event_type, claim.polarity, claim.modality)), claim.confidence)


def _coded(claim: Claim, doc: Doc, by: Coder) -> Coded:
    actors = [(argument.span.start, argument.span.end) for argument in claim.actors]
    others = [(argument.span.start, argument.span.end) for argument in (claim.recipients or claim.places)]
    return code_claim(doc, (claim.predicate.start, claim.predicate.end), actors, others, by)


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
        f"{row.root}: {one} given, {other or 'none'} end to end: {row.text}"
        for row, one, other in zip(rows, given, found, strict=True)
        if not row.root == one == other
    )
