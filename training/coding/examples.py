"""Pairs with their types: PLV's rows, and the events of the Crossread corpus that have somebody on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from crossread.claims.coder import NULL, Pair, features_of
from crossread.claims.coder.table import Features
from crossread.claims.coding import plover_root
from crossread.claims.lexicon import Lexicon
from training.annotations.records import AnnotatedReport, Event
from training.coding.plv import Extent, Row, merged

_OWN_WEIGHT: Final = 0.3
"""What an event of the corpus counts beside a row of PLV: the reader was trained on the corpus, and looks surer there
than it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """The features of a pair, its type, and what it counts."""

    features: Features
    root: str
    weight: float = 1.0


def pair_of(row: Row, doc: Doc) -> Pair:
    """Return the pair of a row of PLV, whose text `doc` is."""
    return Pair.of(doc, [row.source] if row.source else [], [row.target] if row.target else [])


def plv_examples(rows: Iterable[Row], docs: Iterable[Doc], lex: Lexicon) -> Iterator[Example]:
    """Yield the examples of PLV, one a row."""
    for row, doc in zip(rows, docs, strict=True):
        yield Example(features_of(pair_of(row, doc), lex), row.root)


def corpus_examples(reports: Iterable[AnnotatedReport], nlp: Language, lex: Lexicon) -> Iterator[Example]:
    """Yield an example for every annotated event with an actor and a recipient that its text names."""
    for report in reports:
        doc = nlp(report.text)
        for event in report.events.values():
            actors, recipients = _named(event, "actor"), _named(event, "recipient")
            if actors and recipients:
                pair = Pair.of(doc, actors, recipients, (event.start, event.end))
                yield Example(features_of(pair, lex), root_of(event), _OWN_WEIGHT)


def root_of(event: Event) -> str:
    """Return the type of an annotated event as PLOVER itself would code it, under PLV's names."""
    if event.kind:
        return NULL
    return merged(plover_root(event.type, "negative" if event.negative else "positive", event.modality)) or NULL


def _named(event: Event, role: str) -> list[Extent]:
    return [(a.start, a.end) for a in event.arguments if a.role == role and a.start >= 0]
