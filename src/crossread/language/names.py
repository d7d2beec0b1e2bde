"""What names were in the training articles: a prior that a document's own evidence is added to.

An encoder of this size keeps few names in its weights. A table of words that began with a capital in two articles or
more, with how often each stood in a name of which class and how often in none, gives it the rest (gazetteers as
features: Ratinov and Roth, CoNLL 2009, "Design challenges and misconceptions in named entity recognition").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
FILE: Final = "names.tsv"
"""A line a word: the word, then `class count` for each class it stood in, `O` for none, tabs between."""

_WEIGHT: Final = 0.55
"""How much the table counts beside a word's own scores. Flat between 0.4 and 0.9 on the newswire dev part."""

_SPREAD: Final = 1.0
"""Observations that are shared out evenly over the classes before counting (Lidstone's smoothing)."""

_LEAST: Final = 0.02
"""Added to probabilities before the logarithm, so that no table can rule a label out."""


def read_names(path: Path) -> dict[str, dict[str, int]]:
    """Read a table of names; empty when there is no such file."""
    if not path.exists():
        return {}
    found: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *cells = line.split("\t")
        pairs = (cell.rsplit(" ", 1) for cell in cells)
        found[word] = {kind: int(count) for kind, count in pairs}
    return found


def write_names(names: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Write a table of names, in alphabetical order."""
    lines = ["\t".join([w, *(f"{kind} {n}" for kind, n in sorted(names[w].items()))]) for w in sorted(names)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class NamePrior:
    """The table as scores, a column a label of `labels`."""

    def __init__(self, names: Mapping[str, Mapping[str, int]], labels: Sequence[str]) -> None:
        classes = ["O", *sorted({label[2:] for label in labels if label != "O"})]
        column = np.array([classes.index(label[2:] if label != "O" else "O") for label in labels])
        self._rows: dict[str, Scores] = {}
        for word, counts in names.items():
            table = np.array([counts.get(kind, 0) for kind in classes], dtype=np.float32)
            share = (table + _SPREAD / len(classes)) / (table.sum() + _SPREAD)
            self._rows[word] = (_WEIGHT * np.log(share + _LEAST))[column].astype(np.float32)

    def raise_scores(self, words: Sequence[str], scores: Scores) -> Scores:
        """Return the scores of a sentence with the table's evidence added, a row a word."""
        known = [(i, row) for i, word in enumerate(words) if (row := self._rows.get(word)) is not None]
        if not known:
            return scores
        raised = scores.copy()
        for i, row in known:
            raised[i] += row
        return raised
