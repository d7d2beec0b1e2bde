"""Passages to padded batches with targets."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from crossread.language.config import CLASSES, LINKS, MODALITIES, POLARITIES, ROLE_TAGS, STANCES, ModelConfig
from crossread.language.rows import ROW_TAGS
from crossread.language.sayings import CONVENTIONS
from crossread.language.wordpieces import Batch, Pieces, WordPieces, pad
from training.language.batches import Targets, reshaped
from training.language.labels import IGNORED
from training.reading.config import Settings
from training.reading.examples import Passage

LAYERS = ("trigger", "label", "polarity", "modality", "stance", "source_class")
"""The layers of events, in the order of their scores."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A passage as numbers: its pieces, a label number a word for each layer it has, and the links."""

    passage: Passage
    pieces: Pieces
    labels: dict[str, list[int]]
    links: tuple[tuple[int, int, int], ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is marked in the passage."""
        return not self.passage.rows and not any(n == 1 for n in self.labels.get("trigger", ()))


@dataclass(frozen=True, slots=True)
class Rows:
    """The cues of a batch: the passage each lies in, its first and last word, and its row of label numbers."""

    passage: Tensor
    first: Tensor
    last: Tensor
    tags: Tensor


@dataclass(frozen=True, slots=True)
class Step:
    """One batch of passages of one convention; `real` is 1 where there is a word, `labels` are by layer.

    `links` is of the triggers and cues named by passage and word: 1 where a word is something to them.
    """

    convention: int
    batch: Batch
    real: Tensor
    labels: dict[str, Tensor]
    rows: Rows | None
    linked: tuple[Tensor, Tensor]
    links: Tensor


class Encoder:
    """Numbers the labels of passages."""

    def __init__(self, config: ModelConfig, wordpieces: WordPieces) -> None:
        self._wordpieces = wordpieces
        self._known = dict(
            zip(LAYERS, (ROLE_TAGS, config.events, POLARITIES, MODALITIES, STANCES, CLASSES), strict=True)
        )

    def encode(self, passage: Passage) -> Encoded:
        """Encode one passage."""
        labels = {"cue": [ROLE_TAGS.index(tag) for tag in passage.cues]}
        links: tuple[tuple[int, int, int], ...] = ()
        if passage.events is not None:
            for layer, known in self._known.items():
                labels[layer] = [known.index(x) if x else IGNORED for x in getattr(passage.events, layer)]
            links = tuple((a, b, LINKS.index(label)) for a, b, label in passage.events.links)
        return Encoded(passage, self._wordpieces.encode(passage.words), labels, links)


def endless(passages: Sequence[Encoded], rng: random.Random, settings: Settings) -> Iterator[Step]:
    """Yield batches for ever: passages of like length together, batches in random order."""
    while True:
        chosen = [p for p in passages if not p.is_empty or rng.random() < settings.keep_empty]
        chosen.sort(key=lambda p: len(p.pieces.ids) + 6 * rng.random())
        groups: list[list[Encoded]] = [[]]
        for passage in chosen:
            if groups[-1] and len(passage.pieces.ids) * (len(groups[-1]) + 1) > settings.pieces:
                groups.append([])
            groups[-1].append(passage)
        rng.shuffle(groups)
        for group in groups:
            yield to_step([_reshaped(p, rng) if rng.random() < settings.augment else p for p in group])


def _reshaped(encoded: Encoded, rng: random.Random) -> Encoded:
    target = reshaped(Targets(encoded.passage.words, encoded.pieces, {}), rng)
    return replace(encoded, pieces=target.pieces)


def to_step(chosen: Sequence[Encoded]) -> Step:
    """Pad passages and their labels."""
    batch = pad([p.pieces for p in chosen])
    shape = batch.firsts.shape
    real = np.zeros(shape, dtype=np.float32)
    labels = {layer: np.full(shape, IGNORED, dtype=np.int64) for layer in chosen[0].labels}
    for n, passage in enumerate(chosen):
        real[n, : len(passage.passage.words)] = 1
        for layer, column in passage.labels.items():
            labels[layer][n, : len(column)] = column
    linked, links = _links(chosen, shape[1])
    return Step(
        convention=CONVENTIONS.index(chosen[0].passage.convention),
        batch=batch,
        real=torch.from_numpy(real),
        labels={layer: torch.from_numpy(column) for layer, column in labels.items()},
        rows=_rows(chosen, shape[1]),
        linked=linked,
        links=links,
    )


def _rows(chosen: Sequence[Encoded], width: int) -> Rows | None:
    rows = [(n, row) for n, p in enumerate(chosen) for row in p.passage.rows]
    if not rows:
        return None
    tags = np.full((len(rows), width), IGNORED, dtype=np.int64)
    for k, (_, row) in enumerate(rows):
        tags[k, : len(row.tags)] = [ROW_TAGS.index(tag) for tag in row.tags]
    return Rows(
        torch.tensor([n for n, _ in rows]),
        torch.tensor([row.first for _, row in rows]),
        torch.tensor([row.last for _, row in rows]),
        torch.from_numpy(tags),
    )


def _links(chosen: Sequence[Encoded], width: int) -> tuple[tuple[Tensor, Tensor], Tensor]:
    """The triggers and cues of a batch, and what each word is to them; rows of other words are not learnt."""
    heads = [
        (n, i)
        for n, p in enumerate(chosen)
        for i in range(len(p.passage.words))
        if p.links or "trigger" in p.labels
        if p.labels["trigger"][i] == 1 or p.labels["stance"][i] != IGNORED
    ]
    place = {head: k for k, head in enumerate(heads)}
    table = np.zeros((len(heads), width, len(LINKS)), dtype=np.float32)
    for n, p in enumerate(chosen):
        for i, j, label in p.links:
            if (n, i) in place:
                table[place[n, i], j, label] = 1
    where = torch.tensor([n for n, _ in heads], dtype=torch.long), torch.tensor([i for _, i in heads], dtype=torch.long)
    return where, torch.from_numpy(table)
