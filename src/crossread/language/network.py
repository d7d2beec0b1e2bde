"""The forward pass: wordpieces in, scores of all heads out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from crossread.language.wordpieces import Batch

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class HeadScores:
    """Scores for a padded batch; the first axis is the sentence, the second the word.

    `arcs` has one column more than there are words: column 0 is the root. `labels` scores the labels of each word on
    the head with its best arc. Where the tree takes another head, `label_of` and `label_by`, the word as dependent and
    as head (with the root at place 0), are joined by the biaffine label weights. `events` has side by side the tags of
    triggers, the labels of events, polarity, modality, stance and class of source; `link_of` (trigger or cue) and
    `link_by` (argument) are joined by the biaffine link weights; a model not trained on them has none of the three.
    """

    upos: Array
    xpos: Array
    feats: Array
    lemma: Array
    entities: Array
    roles: Array
    arcs: Array
    labels: Array
    label_of: Array
    label_by: Array
    events: Array | None = None
    link_of: Array | None = None
    link_by: Array | None = None


OUTPUTS = tuple(HeadScores.__dataclass_fields__)


class Network(Protocol):
    """Anything that scores a batch."""

    def __call__(self, batch: Batch) -> HeadScores:
        """Score one batch."""
        ...


class OnnxNetwork:
    """The exported network on onnxruntime, one thread, no spinning."""

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        self._path, self._threads = path, threads
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]

    def __reduce__(self) -> tuple[object, tuple[Path, int]]:
        """Pickle the path, so that another process opens the file itself."""
        return _open, (self._path, self._threads)

    def __call__(self, batch: Batch) -> HeadScores:
        """Score one batch."""
        feeds = {"ids": batch.ids, "shapes": batch.shapes, "mask": batch.mask, "firsts": batch.firsts}
        return HeadScores(**dict(zip(self._outputs, self._session.run(self._outputs, feeds), strict=True)))


def _open(path: Path, threads: int) -> OnnxNetwork:
    return OnnxNetwork(path, threads=threads)
