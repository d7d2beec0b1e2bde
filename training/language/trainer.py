"""The training loop: batches of all tasks mixed in proportion, one rate schedule, averaged weights."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import nn

from crossread.language.config import ModelConfig
from crossread.language.model import LanguageModel
from crossread.language.wordpieces import WordPieces
from training.language.batches import Encoder, Step, Targets, epoch
from training.language.config import Settings
from training.language.examples import Corpora
from training.language.network import JointNetwork, TorchNetwork
from training.language.scores import all_scores
from training.loop import Clock, Exchange, average_into

_CHOICE: Final = ("ewt_las", "newswire_f1", "polnear_mean")
"""The development figures whose sum chooses the checkpoint that is kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task's sentences, the wordpieces of its batches, and how many epochs it is to have."""

    name: str
    targets: list[Targets]
    pieces: int
    epochs: float

    @property
    def weight(self) -> float:
        """Steps this task asks for."""
        return self.epochs * sum(len(t.pieces.ids) for t in self.targets) / self.pieces


def plan(data: dict[str, list[Targets]], settings: Settings) -> list[Task]:
    """Make the tasks of a run."""
    tasks = [
        Task("tree", data["tree"], settings.tree_pieces, settings.tree_epochs),
        Task("entities", data["entities"], settings.entity_pieces, settings.entity_epochs),
        Task("roles", data["roles"], settings.role_pieces, settings.role_epochs),
    ]
    return [task for task in tasks if task.weight > 0]


def endless(tasks: Sequence[Task], settings: Settings, rng: random.Random) -> Iterator[Step]:
    """Yield batches for ever, the tasks in proportion to their weights and each spread evenly."""
    done = dict.fromkeys((t.name for t in tasks), 0)
    streams = {t.name: _stream(t, settings, rng) for t in tasks}
    while True:
        task = min(tasks, key=lambda t: (done[t.name] + 0.5) / t.weight)
        done[task.name] += 1
        yield next(streams[task.name])


def _stream(task: Task, settings: Settings, rng: random.Random) -> Iterator[Step]:
    while True:
        yield from epoch(task.name, task.targets, task.pieces, rng, settings)


def _optimizer(network: JointNetwork, settings: Settings) -> torch.optim.Optimizer:
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=settings.weight_decay, betas=(0.9, 0.98), fused=True)


def train(corpora: Corpora, config: ModelConfig, wordpieces: WordPieces, settings: Settings) -> JointNetwork:
    """Train; the best averaged weights by development score lie in `settings.out / "best.pt"`, and are returned."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    rng = random.Random(settings.seed)
    tasks = plan(Encoder(config, wordpieces).encode_all(corpora), settings)
    network = JointNetwork(config, settings)
    if settings.start:
        start_from(network, Path(settings.start))
    averaged = copy.deepcopy(network).eval()
    optimizer = _optimizer(network, settings)
    top = [group["lr"] for group in optimizer.param_groups]
    clock = Clock(round(sum(t.weight for t in tasks)), settings.minutes)
    best, losses, measured, begun = -1.0, dict.fromkeys((t.name for t in tasks), 0.0), 0, time.time()
    peers = Exchange(settings.out, Path(settings.peer), settings.exchange_seconds) if settings.peer else None
    for number, step in enumerate(endless(tasks, settings, rng), start=1):
        progress = clock(number)
        rate = min(progress / settings.warm_up, (1.0 - progress) / (1.0 - settings.warm_up))
        for group, highest in zip(optimizer.param_groups, top, strict=True):
            group["lr"] = highest * rate
        losses[step.task] += 0.02 * (_update(network, optimizer, step, settings) - losses[step.task])
        if peers is not None:
            peers.exchange(network)
        if number % settings.average_every == 0:
            average_into(averaged, network, min(settings.average, number / (number + 40.0)) ** settings.average_every)
        if number % 50 == 0:
            _heed_threads(settings)
            shown = {k: round(v, 3) for k, v in losses.items()}
            print(f"{number} steps, {progress:.3f}, {time.time() - begun:.0f} s, {shown}", flush=True)
        if (due := int(progress * settings.checkpoints)) > measured:
            measured = due
            table = measure(averaged, config, wordpieces, corpora, settings)
            print(number, json.dumps({k: round(v, 2) for k, v in table.items()}), flush=True)
            torch.save(averaged.state_dict(), settings.out / "last.pt")
            if (score := sum(table.get(k, 0.0) for k in _CHOICE)) > best:
                best = score
                torch.save(averaged.state_dict(), settings.out / "best.pt")
        if progress >= 1.0:
            break
    averaged.load_state_dict(torch.load(settings.out / "best.pt"))
    return averaged


def start_from(network: JointNetwork, checkpoint: Path) -> None:
    """Take over the weights of a checkpoint; heads it does not have begin anew, layers of the entities as the last of
    the encoder.
    """
    missing, unknown = network.load_state_dict(torch.load(checkpoint), strict=False)
    if unknown:
        raise ValueError(f"{checkpoint} has weights this network has no place for: {', '.join(unknown)}")
    if any(name.startswith("entity_top.") for name in missing):
        network.fork()


def _update(network: JointNetwork, optimizer: torch.optim.Optimizer, step: Step, settings: Settings) -> float:
    """Take one step; give back its loss."""
    network.train()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(settings.bfloat16)):
        loss = network.loss(step)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), settings.clip)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def _heed_threads(settings: Settings) -> None:
    """Take the number of threads from the file `threads` in the run's folder, if any: it may change mid-run."""
    wish = settings.out / "threads"
    if wish.exists() and (text := wish.read_text().strip()).isdigit():
        torch.set_num_threads(max(1, int(text)))


def measure(
    network: JointNetwork, config: ModelConfig, wordpieces: WordPieces, corpora: Corpora, settings: Settings
) -> dict[str, float]:
    """Development figures of the weights as they are now."""
    labels = network.label_weights.detach().float().numpy()
    model = LanguageModel(config, wordpieces, TorchNetwork(network), labels)
    return all_scores(model, corpora.dev, settings.dev_sentences)
