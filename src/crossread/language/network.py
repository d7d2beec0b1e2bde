"""The forward pass: wordpieces in, scores of all heads out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

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
    as head (with the root at place 0), are joined by the biaffine label weights.
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


@dataclass(frozen=True, slots=True)
class PassageScores:
    """Scores for a padded batch of passages; the first axis is the passage, the second the word.

    `cue` has the tags of each convention's cues side by side. `key`, `gate`, `first`, `last` and `opener` go to the row
    layer (see rows.WordVectors). `events` has side by side the tags of triggers, the labels of events, polarity,
    modality, stance and class of source; `link_of` (trigger) and `link_by` (argument) are joined by the biaffine link
    weights.
    """

    cue: Array
    key: Array
    gate: Array
    first: Array
    last: Array
    opener: Array
    events: Array
    link_of: Array
    link_by: Array

    def passage(self, row: int, words: int) -> PassageScores:
        """Return the scores of one passage, padding and first axis left out."""
        return PassageScores(*(getattr(self, name)[row, :words] for name in PassageScores.__dataclass_fields__))


OUTPUTS: Final = tuple(HeadScores.__dataclass_fields__)
PASSAGE_PREFIX: Final = "passage_"
PASSAGES: Final = "passages"
"""The input that chooses the encoder, where a file holds both."""

PASSAGE_OUTPUTS: Final = tuple(PASSAGE_PREFIX + name for name in PassageScores.__dataclass_fields__)


class Network(Protocol):
    """Anything that scores a batch of sentences."""

    def __call__(self, batch: Batch) -> HeadScores:
        """Score one batch."""
        ...


class PassageNetwork(Protocol):
    """Anything that scores a batch of passages."""

    def __call__(self, batch: Batch) -> PassageScores:
        """Score one batch."""
        ...


class OnnxSession:
    """The file of weights on onnxruntime, one thread, no spinning. It holds both encoders; a run goes through one."""

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        self._path, self._threads = path, threads
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.has_passages = PASSAGES in {given.name for given in self._session.get_inputs()}

    def __reduce__(self) -> tuple[object, tuple[Path, int]]:
        """Pickle the path, so that another process opens the file itself."""
        return _open, (self._path, self._threads)

    def run(self, batch: Batch, *, passages: bool) -> list[Array]:
        """Return the outputs of one of the encoders, of one batch."""
        names = PASSAGE_OUTPUTS if passages else OUTPUTS
        feeds: dict[str, NDArray[np.int64] | NDArray[np.bool_]] = {
            "ids": batch.ids,
            "shapes": batch.shapes,
            "mask": batch.mask,
            "firsts": batch.firsts,
        }
        if self.has_passages:
            feeds[PASSAGES] = np.array(passages)
        return list(self._session.run(list(names), feeds))


class OnnxNetwork:
    """The encoder of sentences and its heads."""

    def __init__(self, session: OnnxSession) -> None:
        self._session = session

    def __call__(self, batch: Batch) -> HeadScores:
        """Score one batch."""
        return HeadScores(*self._session.run(batch, passages=False))


class OnnxPassageNetwork:
    """The encoder of passages and its heads."""

    def __init__(self, session: OnnxSession) -> None:
        self._session = session

    def __call__(self, batch: Batch) -> PassageScores:
        """Score one batch."""
        return PassageScores(*self._session.run(batch, passages=True))


def _open(path: Path, threads: int) -> OnnxSession:
    return OnnxSession(path, threads=threads)
