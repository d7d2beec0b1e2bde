"""Settings of one training run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FREE_GUM_GENRES = ("news", "interview", "bio", "voyage", "textbook", "vlog", "speech")
"""Genres of GUM whose texts are CC BY, CC BY-SA or in the public domain (its LICENSE.txt)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides the result, apart from the corpora.

    With `minutes` the run lasts that long, the epochs then being only the proportion of the tasks. `bfloat16` pays on
    processors that have instructions for it, and only there. `keep_empty` is the part of the sentences without any
    span that an
    epoch of entities or roles takes. The entities have `entity_layers` of their own; the settings after it are those of
    their fork (see `fork`): what is dropped of the states below and of whole words, how much of a label is shared out,
    in which part of the sentences half of the names are swapped for others of their class, and how often a sentence
    with a rare class is taken. `start` is a checkpoint to go on from; `peer` the folder of a second run to
    share weights with.
    """

    corpora: Path
    out: Path
    name: str = "crossread-language-en"
    version: str = "0.4.0"
    tree_epochs: float = 4.0
    entity_epochs: float = 1.5
    role_epochs: float = 1.0
    minutes: float = 0.0
    tree_pieces: int = 1024
    entity_pieces: int = 1536
    role_pieces: int = 2048
    keep_empty: float = 0.6
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06
    clip: float = 1.0
    dropout_tags: float = 0.1
    dropout_tree: float = 0.2
    arc_size: int = 256
    label_size: int = 80
    entity_layers: int = 3
    entity_state_dropout: float = 0.0
    entity_word_dropout: float = 0.0
    entity_smoothing: float = 0.0
    entity_swap: float = 0.0
    entity_repeat: int = 1
    augment: float = 0.08
    average: float = 0.995
    average_every: int = 4
    checkpoints: int = 8
    seed: int = 20260
    dev_sentences: int = 0
    threads: int = 1
    bfloat16: int = 0
    start: str = ""
    peer: str = ""
    exchange_seconds: float = 90.0
