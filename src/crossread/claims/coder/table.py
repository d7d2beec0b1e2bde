"""The coder's weights: which features it knows, what each weighs for each type, and the file they lie in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Features = Mapping[str, Mapping[str, float]]
"""Features of one pair by block, each with its strength."""

BLOCKS: Final[Mapping[str, float]] = {"word": 1.0, "tree": 1.0, "reader": 0.5, "lexicon": 0.5}
"""The blocks and the length each has in the vector of a pair, whatever it holds."""

_STEPS: Final = 127
_NAMES: Final = "coder.json"
_WEIGHTS: Final = "coder.npz"
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What was learnt. `rows` gives each known feature's row by block and name; `rarity` (rows) is how much it counts,
    `weights` (rows, classes) and `bias` (classes) are a multinomial logistic regression's. `fitted_on` is the hash of
    the file of examples.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, Mapping[str, int]]
    rarity: Array
    weights: Array
    bias: Array
    fitted_on: str = ""

    def vector(self, features: Features) -> tuple[NDArray[np.int64], Array]:
        """Return the rows of the features that are known, and their values: each block scaled to its length."""
        places: list[int] = []
        values: list[Array] = []
        for block, length in BLOCKS.items():
            rows = self.rows[block]
            known = {rows[name]: value for name, value in features[block].items() if name in rows}
            here = np.fromiter(known.values(), dtype=np.float32) * self.rarity[list(known)]
            places.extend(known)
            values.append(here * (length / max(float(np.linalg.norm(here)), 1e-9)))
        return np.array(places, dtype=np.int64), np.concatenate(values)

    def probabilities(self, features: Features) -> dict[str, float]:
        """Return the probability of each class."""
        places, values = self.vector(features)
        scores = self.bias + values @ self.weights[places]
        powers = np.exp(scores - scores.max())
        return dict(zip(self.classes, (powers / powers.sum()).tolist(), strict=True))

    def write(self, folder: Path) -> None:
        """Write the table: 8 bits a weight, a scale a class."""
        scale = np.maximum(np.abs(self.weights).max(axis=0, initial=0), 1e-9) / _STEPS
        np.savez_compressed(
            folder / _WEIGHTS,
            weights=np.round(self.weights / scale).astype(np.int8),
            scale=scale.astype(np.float32),
            bias=self.bias.astype(np.float32),
            rarity=self.rarity.astype(np.float16),
        )
        raw = {
            "classes": self.classes,
            "fitted_on": self.fitted_on,
            "names": {b: list(r) for b, r in self.rows.items()},
        }
        (folder / _NAMES).write_text(json.dumps(raw, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Table:
        """Read a table that was written. Raises `FileNotFoundError` where there is none."""
        raw: dict[str, Any] = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        rows: dict[str, dict[str, int]] = {}
        count = 0
        for block, names in raw["names"].items():
            rows[block] = {name: count + n for n, name in enumerate(names)}
            count += len(names)
        with np.load(folder / _WEIGHTS) as arrays:
            weights = arrays["weights"].astype(np.float32) * arrays["scale"]
            rarity, bias = arrays["rarity"].astype(np.float32), arrays["bias"]
        return cls(tuple(raw["classes"]), rows, rarity, weights, bias, raw["fitted_on"])
