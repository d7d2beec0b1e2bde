"""Layers of their own for the entities, on the lower layers of a trained encoder, which stay as they are.

The tree is read off the same encoder, and everything behind it is fitted to that tree; so the entities take a copy of
the last layers and learn on alone. Half of the names swapped for others of their class (Dai and Adel, COLING 2020, "An
analysis of simple data augmentation for named entity recognition") and dropped words keep them from learning by heart.
"""

from __future__ import annotations

import copy
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.config import ModelConfig
from crossread.language.decode import spans
from crossread.language.model import LanguageModel
from crossread.language.wordpieces import Batch, WordPieces
from training.language.batches import Encoder, Step, Targets, epoch, to_step
from training.language.config import Settings
from training.language.examples import Corpora, Example
from training.language.labels import IGNORED
from training.language.network import JointNetwork, TorchNetwork
from training.language.scores import span_scores
from training.language.trainer import start_from
from training.loop import Clock, average_into

_AT_ONCE: Final = 32
_OWN: Final = ("entity_top.", "entities.")
_NOT_SWAPPED: Final = frozenset({"Date", "Money"})
_RARE: Final = frozenset({"Facility", "Product"})
_MAX_WORDS: Final = 180


class Below:
    """The states below the fork, which never change: those of known sentences are kept, in half precision."""

    def __init__(self, network: JointNetwork, targets: Sequence[Targets]) -> None:
        self._network = network
        self._states: dict[tuple[int, ...], Tensor] = {}
        ordered = sorted(targets, key=lambda t: len(t.pieces.ids))
        for first in range(0, len(ordered), _AT_ONCE):
            batch = to_step("entities", ordered[first : first + _AT_ONCE]).batch
            states = self._computed(batch)
            for row, key in enumerate(_keys(batch)):
                self._states[key] = states[row, : len(key) // 2].half()

    def of(self, batch: Batch) -> Tensor:
        """Return the states of a batch, padded."""
        keys = _keys(batch)
        if not all(key in self._states for key in keys):
            return self._computed(batch)
        states = torch.zeros(*batch.ids.shape, self._states[keys[0]].shape[-1])
        for row, key in enumerate(keys):
            states[row, : len(key) // 2] = self._states[key].float()
        return states

    def _computed(self, batch: Batch) -> Tensor:
        self._network.eval()
        with torch.no_grad():
            return self._network.lower(*(torch.from_numpy(a) for a in (batch.ids, batch.shapes, batch.mask)))


def _keys(batch: Batch) -> list[tuple[int, ...]]:
    lengths = [int(n) for n in batch.mask.sum(axis=1)]
    return [(*batch.ids[r, :n].tolist(), *batch.shapes[r, :n].tolist()) for r, n in enumerate(lengths)]


class Names:
    """The names of the training sentences by class, to swap with each other."""

    def __init__(self, examples: Sequence[Example], rng: random.Random) -> None:
        self._rng = rng
        self._pool: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for example in examples:
            for start, end, kind in spans(example.entities):
                if kind not in _NOT_SWAPPED:
                    self._pool[kind].append(example.words[start:end])

    def swapped(self, example: Example) -> Example:
        """Return a sentence with each of its names, by the toss of a coin, in place or another of its class."""
        words, tags, place = [], [], 0
        for start, end, kind in spans(example.entities):
            words += example.words[place:start]
            tags += example.entities[place:start]
            other = self._rng.random() < 0.5 and kind in self._pool
            name = self._rng.choice(self._pool[kind]) if other else example.words[start:end]
            words += name
            tags += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
            place = end
        return Example((*words, *example.words[place:]), entities=(*tags, *example.entities[place:]))


def train_fork(corpora: Corpora, config: ModelConfig, wordpieces: WordPieces, settings: Settings) -> None:
    """Go on from `settings.start` with the entities alone, for `settings.entity_epochs`.

    The averaged weights of the whole network are saved in `settings.out / "last.pt"`, `settings.checkpoints` times.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    rng = random.Random(settings.seed)
    encoder = Encoder(config, wordpieces)
    network = JointNetwork(config, settings)
    start_from(network, _checkpoint(settings))
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name.startswith(_OWN))
    whole = [encoder.encode(e) for e in corpora.entities]
    below = Below(network, [t for t in whole if len(t.pieces.ids) <= 250])
    averaged = copy.deepcopy(network).eval()
    rates = [(network.entity_top, settings.encoder_rate), (network.entities, settings.head_rate)]
    groups = [{"params": list(part.parameters()), "lr": rate} for part, rate in rates]
    optimizer = torch.optim.AdamW(groups, weight_decay=settings.weight_decay, betas=(0.9, 0.98), fused=True)
    clock = Clock(_steps(whole, settings), settings.minutes)
    begun, measured = time.time(), 0
    for number, step in enumerate(_endless(corpora.entities, encoder, rng, settings), start=1):
        progress = clock(number)
        rate = min(progress / settings.warm_up, (1.0 - progress) / (1.0 - settings.warm_up))
        for group, (_, highest) in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = highest * rate
        _update(network, optimizer, below, step, settings)
        average_into(averaged, network, min(settings.average, number / (number + 40.0)))
        if (due := int(progress * settings.checkpoints)) > measured:
            measured = due
            found = _measured(averaged, config, wordpieces, corpora.dev["newswire"][: settings.dev_sentences or None])
            shown = json.dumps({k: round(v, 2) for k, v in found.items()})
            print(number, f"{time.time() - begun:.0f} s", shown, flush=True)
            torch.save(averaged.state_dict(), settings.out / "last.pt")
        if progress >= 1.0:
            return


def _checkpoint(settings: Settings) -> Path:
    if not settings.start:
        raise ValueError("A fork needs a checkpoint to go on from: give --start.")
    return Path(settings.start)


def _steps(targets: Sequence[Targets], settings: Settings) -> int:
    return max(1, round(settings.entity_epochs * sum(len(t.pieces.ids) for t in targets) / settings.entity_pieces))


def _endless(examples: Sequence[Example], encoder: Encoder, rng: random.Random, settings: Settings) -> Iterator[Step]:
    """Yield batches for ever; names are swapped anew each epoch."""
    names = Names(examples, rng)
    rare = [e for e in examples if any(tag[2:] in _RARE for tag in e.entities)]
    still = replace(settings, augment=0.0)
    while True:
        taken = [*examples, *rare * (settings.entity_repeat - 1)]
        taken = [names.swapped(e) if rng.random() < settings.entity_swap else e for e in taken]
        targets = [encoder.encode(e) for e in taken if len(e.words) < _MAX_WORDS]
        targets = [t for t in targets if len(t.pieces.ids) <= 250]
        yield from epoch("entities", targets, settings.entity_pieces, rng, still)


def _update(
    network: JointNetwork, optimizer: torch.optim.Optimizer, below: Below, step: Step, settings: Settings
) -> None:
    states = below.of(step.batch)
    network.train()
    states = states * (torch.rand(*states.shape[:2], 1) >= settings.entity_word_dropout)
    states = functional.dropout(states, settings.entity_state_dropout)
    scores = network.entity_scores(states, torch.from_numpy(step.batch.mask), torch.from_numpy(step.batch.firsts))
    loss = functional.cross_entropy(
        scores.flatten(0, 1),
        step.labels["entities"].flatten(),
        ignore_index=IGNORED,
        label_smoothing=settings.entity_smoothing,
    )
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], settings.clip)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def _measured(
    network: JointNetwork, config: ModelConfig, wordpieces: WordPieces, dev: Sequence[Example]
) -> dict[str, float]:
    """Figures of the development sentences, each by itself."""
    labels = network.label_weights.detach().float().numpy()
    parses = LanguageModel(config, wordpieces, TorchNetwork(network), labels).parse_words([e.words for e in dev])
    return span_scores([e.entities for e in dev], [p.entities for p in parses])
