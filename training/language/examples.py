"""One annotated sentence, whichever corpus it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the layers its corpus has; a layer that is absent is an empty tuple."""

    words: tuple[str, ...]
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprels: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    roles: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training and development sentences by task."""

    tree: list[Example]
    entities: list[Example]
    roles: list[Example]
    dev: dict[str, list[Example]]
