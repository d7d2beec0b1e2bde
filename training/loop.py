"""What the training loops share: the clock, weights shared with a peer, averaged weights."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn


class Clock:
    """How far a run has come, from 0 to 1: by steps, or by minutes where the settings give them."""

    def __init__(self, steps: int, minutes: float) -> None:
        self._steps, self._seconds, self._begun = steps, 60.0 * minutes, time.time()

    def __call__(self, number: int) -> float:
        """Progress after `number` steps."""
        return min(1.0, (time.time() - self._begun) / self._seconds if self._seconds else number / self._steps)


class Exchange:
    """Shares weights with a run of another seed on another core: every so often both go on from their mean.

    Local SGD (Stich, ICLR 2019) without a barrier: a peer that is late or gone is not waited for.
    """

    def __init__(self, own: Path, peer: Path, seconds: float) -> None:
        self._own, self._peer, self._seconds = own / "now.pt", peer / "now.pt", seconds
        self._last = time.time()

    def exchange(self, network: nn.Module) -> None:
        """Write the weights down and take the mean with the peer's, if it is time and they are fresh."""
        if time.time() - self._last < self._seconds:
            return
        self._last = time.time()
        state = {name: p.detach() for name, p in network.named_parameters() if p.requires_grad}
        fresh = self._peer.exists() and time.time() - self._peer.stat().st_mtime < 2 * self._seconds
        other = torch.load(self._peer) if fresh else {}
        part = self._own.with_suffix(".part")
        torch.save(state, part)
        part.replace(self._own)
        for name, theirs in other.items():
            state[name].lerp_(theirs, 0.5)


def average_into(averaged: nn.Module, network: nn.Module, keep: float) -> None:
    """Move the averaged weights towards the current ones (exponential moving average, Polyak and Juditsky 1992)."""
    with torch.no_grad():
        pairs = [
            (a, b.detach()) for a, b in zip(averaged.parameters(), network.parameters(), strict=True) if b.requires_grad
        ]
        old: list[torch.Tensor] = [a for a, _ in pairs]
        new: list[torch.Tensor] = [b for _, b in pairs]
        torch._foreach_lerp_(old, new, 1.0 - keep)


def mean_weights(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Mean of checkpoints (Wortsman et al., "Model soups", ICML 2022)."""
    states: list[dict[str, torch.Tensor]] = [torch.load(path) for path in paths]
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }
