"""What each word of a passage is to one cue: a row of tags, source and content, for each cue.

Attributions lie in one another and share their sources, which one row of tags for the whole passage cannot show. So
each cue gets a row of its own, as predicates do in semantic role labelling (He et al., ACL 2017): a word's vector, the
cue's, their product and the distance between them go through one hidden layer and a convolution over the row.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
ROW_TAGS: Final = ("O", "B-source", "I-source", "B-content", "I-content")
FARTHEST: Final = 48
"""Words farther than this from a cue are all as far."""

_EPSILON: Final = 1e-5


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The words of one passage as the row layer takes them, each `(words, size)`.

    `key` and `gate` are of the word read; `first`, `last` and `opener` of the cue's first and last word.
    """

    key: Array
    gate: Array
    first: Array
    last: Array
    opener: Array


@dataclass(frozen=True, slots=True)
class RowLayer:
    """The weights: `distance` by word distance, layer norm, convolution `(width, in, out)`, output by tag."""

    distance: Array
    norm_weight: Array
    norm_bias: Array
    conv_weight: Array
    conv_bias: Array
    out_weight: Array
    out_bias: Array

    @classmethod
    def read(cls, path: Path) -> RowLayer:
        """Read the weights from an npz file."""
        with np.load(path) as stored:
            return cls(**{field.name: stored[field.name].astype(np.float32) for field in fields(cls)})

    def write(self, path: Path) -> None:
        """Write the weights as half floats."""
        np.savez_compressed(path, **{f.name: getattr(self, f.name).astype(np.float16) for f in fields(self)})

    def scores(self, words: WordVectors, first: int, last: int) -> Array:
        """Scores `(words, tags)` for the cue of words `first` to `last`, both included."""
        n = len(words.key)
        places = np.arange(n)
        steps = np.where(places < first, places - first, np.where(places > last, places - last, 0))
        far = self.distance[np.clip(steps, -FARTHEST, FARTHEST) + FARTHEST]
        joined = words.key + words.first[first] + words.last[last] + words.gate * words.opener[first] + far
        centred = joined - joined.mean(-1, keepdims=True)
        normed = centred / np.sqrt(np.square(centred).mean(-1, keepdims=True) + _EPSILON)
        hidden = gelu(normed * self.norm_weight + self.norm_bias)
        hidden = hidden + gelu(self._convolve(hidden))
        scores: Array = hidden @ self.out_weight.T + self.out_bias
        return scores

    def _convolve(self, hidden: Array) -> Array:
        n, width = len(hidden), len(self.conv_weight)
        side = width // 2
        padded = np.pad(hidden, ((side, side), (0, 0)))
        joined = np.concatenate([padded[k : k + n] for k in range(width)], axis=1)
        total: Array = joined @ self.conv_weight.reshape(-1, self.conv_weight.shape[2]) + self.conv_bias
        return total


def gelu(x: Array) -> Array:
    """Gaussian error linear unit, by its tanh form (Hendrycks and Gimpel 2016)."""
    bent: Array = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x**3)))
    return bent
