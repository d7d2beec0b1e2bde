"""Settings of one training run of the passage reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides the result, apart from the corpora.

    `polnear_epochs` and `corpus_epochs` are the proportion of the two; with `minutes` the run lasts that long.
    `variants` are made of each written report. `start` is one or more checkpoints, comma between, whose mean is gone on
    from; weights of another shape are left out. `peer` is the folder of a second run to share weights with.
    """

    corpora: Path
    out: Path
    version: str = "0.4.0"
    polnear_epochs: float = 3.0
    corpus_epochs: float = 2.0
    variants: int = 2
    minutes: float = 0.0
    pieces: int = 2048
    longest: int = 320
    keep_empty: float = 0.5
    encoder_rate: float = 1.2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.05
    clip: float = 1.0
    dropout: float = 0.15
    row_size: int = 256
    link_size: int = 80
    augment: float = 0.05
    average: float = 0.995
    average_every: int = 4
    checkpoints: int = 5
    seed: int = 1
    threads: int = 1
    start: str = ""
    peer: str = ""
    exchange_seconds: float = 90.0
