"""Fitting the coder's table with scikit-learn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from crossread.claims.coder.table import BLOCKS, Table
from training.coding.examples import Example

_SEEN: Final = 2
"""In how many examples a feature must occur to be known."""

_SOFTNESS: Final = 10.0
"""The inverse strength of the L2 penalty."""

_STEPS: Final = 300


def fit(examples: Sequence[Example], fitted_on: str = "") -> Table:
    """Fit a table; the same examples give the same table."""
    blank = _known(examples, fitted_on)
    vectors = [blank.vector(example.features) for example in examples]
    starts = np.cumsum([0, *(len(places) for places, _ in vectors)])
    matrix = csr_matrix(
        (np.concatenate([v for _, v in vectors]), np.concatenate([p for p, _ in vectors]), starts),
        shape=(len(examples), len(blank.rarity)),
    )
    model = LogisticRegression(C=_SOFTNESS, max_iter=_STEPS)
    model.fit(matrix, [e.root for e in examples], sample_weight=[e.weight for e in examples])
    return Table(
        tuple(str(name) for name in model.classes_),
        blank.rows,
        blank.rarity,
        model.coef_.T.astype(np.float32),
        model.intercept_.astype(np.float32),
        fitted_on,
    )


def _known(examples: Sequence[Example], fitted_on: str) -> Table:
    """Return a table of no weights that knows the features seen often enough, rare ones counting for more.

    How much is the smoothed inverse document frequency of TF-IDF; the reader's features, which are strengths, all count
    alike.
    """
    rows: dict[str, dict[str, int]] = {}
    rarity: list[float] = []
    for block in BLOCKS:
        seen = Counter(name for example in examples for name in example.features[block])
        names = sorted(name for name, count in seen.items() if count >= _SEEN)
        rows[block] = {name: len(rarity) + n for n, name in enumerate(names)}
        for name in names:
            rare = float(np.log((1 + len(examples)) / (1 + seen[name]))) + 1
            rarity.append(1.0 if block == "reader" else rare)
    nothing = np.zeros((len(rarity), 0), dtype=np.float32)
    return Table((), rows, np.array(rarity, dtype=np.float32), nothing, nothing[0:0].ravel(), fitted_on)
