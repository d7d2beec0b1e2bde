"""The training loop of the passage reader: batches of both corpora in proportion, one rate schedule."""

from __future__ import annotations

import copy
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from crossread.language.config import ModelConfig
from crossread.language.reader import PassageReader
from crossread.language.wordpieces import WordPieces
from training.loop import Clock, Exchange, average_into, mean_weights
from training.reading.batches import Encoded, Encoder, endless
from training.reading.config import Settings
from training.reading.examples import Passage
from training.reading.network import ReaderNetwork, TorchPassageNetwork
from training.reading.scores import all_scores


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training and development passages."""

    polnear: list[Passage]
    marked: list[Passage]
    dev_polnear: list[Passage]
    dev_marked: list[Passage]


def train(corpora: Corpora, config: ModelConfig, wordpieces: WordPieces, settings: Settings) -> ReaderNetwork:
    """Train; the averaged weights lie in `settings.out / "last.pt"` after each checkpoint, and are returned."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    rng = random.Random(settings.seed)
    encoder = Encoder(config, wordpieces)
    data: dict[str, list[Encoded]] = {
        name: [e for p in passages if len((e := encoder.encode(p)).pieces.ids) <= settings.longest]
        for name, passages in (("polnear", corpora.polnear), ("marked", corpora.marked))
    }
    epochs = {"polnear": settings.polnear_epochs, "marked": settings.corpus_epochs}
    weights = {name: epochs[name] * sum(len(e.pieces.ids) for e in data[name]) / settings.pieces for name in data}
    streams = {name: endless(data[name], rng, settings) for name in data}
    network = ReaderNetwork(config, settings)
    if settings.start:
        start_from(network, [Path(path) for path in settings.start.split(",")])
    averaged = copy.deepcopy(network).eval()
    optimizer = _optimizer(network, settings)
    top = [group["lr"] for group in optimizer.param_groups]
    clock = Clock(round(sum(weights.values())), settings.minutes)
    peers = Exchange(settings.out, Path(settings.peer), settings.exchange_seconds) if settings.peer else None
    done, losses = dict.fromkeys(data, 0), dict.fromkeys(data, 0.0)
    measured, begun, number = 0, time.time(), 0
    while True:
        number += 1
        progress = clock(number)
        rate = min(progress / settings.warm_up, (1.0 - progress) / (1.0 - settings.warm_up))
        for group, highest in zip(optimizer.param_groups, top, strict=True):
            group["lr"] = highest * rate
        name = min((n for n in data if weights[n]), key=lambda n: (done[n] + 0.5) / weights[n])
        done[name] += 1
        network.train()
        loss = network.loss(next(streams[name]))
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), settings.clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses[name] += 0.02 * (float(loss.detach()) - losses[name])
        if peers is not None:
            peers.exchange(network)
        if number % settings.average_every == 0:
            average_into(averaged, network, min(settings.average, number / (number + 40.0)) ** settings.average_every)
        if number % 50 == 0:
            shown = {k: round(v, 3) for k, v in losses.items()}
            print(f"{number} steps, {progress:.3f}, {time.time() - begun:.0f} s, {shown}", flush=True)
        if (due := int(progress * settings.checkpoints)) > measured:
            measured = due
            torch.save(averaged.state_dict(), settings.out / "last.pt")
            table = measure(averaged, config, wordpieces, corpora)
            print(number, json.dumps({k: round(v, 2) for k, v in table.items()}), flush=True)
        if progress >= 1.0:
            return averaged


def start_from(network: ReaderNetwork, checkpoints: list[Path]) -> None:
    """Take over what fits of the mean of some checkpoints, of this network or of one with such an encoder."""
    own = network.state_dict()
    network.load_state_dict(
        {name: w for name, w in mean_weights(checkpoints).items() if name in own and own[name].shape == w.shape},
        strict=False,
    )


def _optimizer(network: ReaderNetwork, settings: Settings) -> torch.optim.Optimizer:
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=settings.weight_decay, betas=(0.9, 0.98), fused=True)


def measure(network: ReaderNetwork, config: ModelConfig, wordpieces: WordPieces, corpora: Corpora) -> dict[str, float]:
    """Development figures of the weights as they are now."""
    links = network.link_weights.detach().float().numpy()
    reader = PassageReader(config, wordpieces, TorchPassageNetwork(network), network.row_layer(), links, memory=0)
    return all_scores(reader, corpora.dev_polnear, corpora.dev_marked)
