"""Sentences to padded batches with targets."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from crossread.language.config import ROLE_TAGS, ModelConfig
from crossread.language.lemmas import edit_script
from crossread.language.wordpieces import Batch, Pieces, WordPieces, pad
from training.language.config import Settings
from training.language.examples import Corpora, Example
from training.language.labels import IGNORED

_SMALL_WORDS = frozenset("a an and as at but by for from in of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Targets:
    """A sentence ready to train on: its pieces, and the label numbers of its task."""

    words: tuple[str, ...]
    pieces: Pieces
    labels: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Step:
    """One batch of one task."""

    task: str
    batch: Batch
    labels: dict[str, torch.Tensor]


class Encoder:
    """Numbers the labels of examples."""

    def __init__(self, config: ModelConfig, wordpieces: WordPieces) -> None:
        self._wordpieces = wordpieces
        names = {
            "upos": config.upos, "xpos": config.xpos, "feats": config.feats, "lemma": config.lemma_scripts,
            "deprel": config.deprel, "entities": config.entities,
        }  # fmt: skip
        self._index = {head: {label: i for i, label in enumerate(labels)} for head, labels in names.items()}

    def encode(self, example: Example) -> Targets:
        """Encode one example."""
        labels: dict[str, list[int]] = {}
        if example.heads:
            scripts = [edit_script(w, m) for w, m in zip(example.words, example.lemmas, strict=True)]
            columns = {"upos": example.upos, "xpos": example.xpos, "feats": example.feats, "deprel": example.deprels}
            for head, column in {**columns, "lemma": scripts}.items():
                labels[head] = [self._index[head].get(label, IGNORED) for label in column]
            labels["heads"] = list(example.heads)
        if example.entities:
            labels["entities"] = [self._index["entities"][t] for t in example.entities]
        for layer in range(3 if example.roles else 0):
            labels[f"role{layer}"] = [ROLE_TAGS.index(r[layer]) for r in example.roles]
        return Targets(example.words, self._wordpieces.encode(example.words), labels)

    def encode_all(self, corpora: Corpora, max_pieces: int = 250) -> dict[str, list[Targets]]:
        """Encode the training sentences of every task, without the overlong."""
        tasks = {"tree": corpora.tree, "entities": corpora.entities, "roles": corpora.roles}
        encoded = {task: [self.encode(e) for e in examples] for task, examples in tasks.items()}
        return {task: [t for t in found if len(t.pieces.ids) <= max_pieces] for task, found in encoded.items()}


def reshaped(target: Targets, rng: random.Random) -> Targets:
    """Give a sentence the letter case of a headline: all capitals, title case, or none. Only the shapes change."""
    style = rng.choice(("upper", "upper", "title", "title", "lower"))
    shapes = list(target.pieces.shapes)
    starts = [*target.pieces.firsts, len(target.pieces.ids) - 1]
    for i, word in enumerate(target.words):
        if not any(c.isalpha() for c in word):
            continue
        if style == "upper":
            shape = 2 if len(word) > 1 else 4
        elif style == "lower":
            shape = 0
        elif word.islower() and not (word in _SMALL_WORDS and i > 0):
            shape = 1 if len(word) > 1 else 4
        else:
            continue
        shapes[starts[i] : starts[i + 1]] = [shape] * (starts[i + 1] - starts[i])
    return replace(target, pieces=replace(target.pieces, shapes=tuple(shapes)))


def is_empty(target: Targets) -> bool:
    """Tell whether a sentence has span layers and no span in them."""
    return "heads" not in target.labels and not any(n > 0 for column in target.labels.values() for n in column)


def epoch(task: str, targets: Sequence[Targets], limit: int, rng: random.Random, settings: Settings) -> Iterator[Step]:
    """Yield the batches of one pass over a task: sentences of like length together, batches in random order."""
    targets = [t for t in targets if not is_empty(t) or rng.random() < settings.keep_empty]
    order = sorted(range(len(targets)), key=lambda i: len(targets[i].pieces.ids) + 3 * rng.random())
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and len(targets[i].pieces.ids) * (len(groups[-1]) + 1) > limit:
            groups.append([])
        groups[-1].append(i)
    rng.shuffle(groups)
    for group in groups:
        chosen = [reshaped(targets[i], rng) if rng.random() < settings.augment else targets[i] for i in group]
        yield to_step(task, chosen)


def to_step(task: str, chosen: Sequence[Targets]) -> Step:
    """Pad sentences and their labels."""
    batch = pad([t.pieces for t in chosen])
    labels = {}
    for head in chosen[0].labels:
        array = np.full(batch.firsts.shape, IGNORED, dtype=np.int64)
        for row, target in enumerate(chosen):
            array[row, : len(target.labels[head])] = target.labels[head]
        labels[head] = torch.from_numpy(array)
    return Step(task, batch, labels)
