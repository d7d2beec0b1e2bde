"""The type of what one party does to another, learnt: the lexicon's coding, the reader's, and the words between them.

A multinomial logistic regression over four blocks of features (`words`, `evidence`), fitted by `python -m
training.coding`. It answers with PLOVER's own types, which take in what is promised, refused or denied (see
`plover_root`); CONCEDE and RETREAT are one to it, YIELD.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from spacy.tokens import Doc

from crossread.claims.coder.evidence import lexicon_features, reader_features
from crossread.claims.coder.pair import Extent, Pair
from crossread.claims.coder.table import Features, Table
from crossread.claims.coder.words import word_features
from crossread.claims.lexicon import Lexicon, lexicon

NULL: Final = "null"
"""The class of what is no PLOVER event."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A PLOVER type, null for none, and how likely it is."""

    root: str | None
    probability: float


class Coder:
    """Types pairs."""

    def __init__(self, table: Table, lex: Lexicon | None = None) -> None:
        self.table, self._lexicon = table, lex or lexicon()

    def probabilities(self, pair: Pair) -> dict[str, float]:
        """Return how likely each type is, `NULL` among them."""
        return self.table.probabilities(features_of(pair, self._lexicon))

    def __call__(self, pair: Pair) -> Coded:
        """Return the likeliest type."""
        root, likely = max(self.probabilities(pair).items(), key=lambda entry: entry[1])
        return Coded(None if root == NULL else root, likely)


def features_of(pair: Pair, lex: Lexicon) -> Features:
    """Return the features of a pair by block (`table.BLOCKS`)."""
    found = {name: dict.fromkeys(sorted(names), 1.0) for name, names in word_features(pair).items()}
    found["reader"] = reader_features(pair)
    found["lexicon"] = dict.fromkeys(sorted(lexicon_features(pair, lex)), 1.0)
    return found


@lru_cache(maxsize=1)
def coder() -> Coder:
    """Return the coder that ships."""
    return Coder(Table.read(Path(__file__).parent))


def code_claim(
    doc: Doc, predicate: Extent, actors: Iterable[Extent], recipients: Iterable[Extent], by: Coder | None = None
) -> Coded:
    """Return the type of a claim: its predicate, actors and recipients as characters of the document's text."""
    return (by or coder())(Pair.of(doc, actors, recipients, predicate))
