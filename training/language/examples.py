"""One annotated sentence, whichever corpus it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Events:
    """What the Crossread corpus marks in one sentence, by its words: a label where there is one, else an empty string.

    `trigger` has BIO tags; `label`, `polarity` and `modality` stand on the first word of a trigger, `stance` on that of
    a cue, `source_class` on the head of a source, or on the cue where there is none. `links` are (trigger or cue, head
    of the argument, label).
    """

    trigger: tuple[str, ...]
    label: tuple[str, ...]
    polarity: tuple[str, ...]
    modality: tuple[str, ...]
    stance: tuple[str, ...]
    source_class: tuple[str, ...]
    links: tuple[tuple[int, int, str], ...]


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
    events: Events | None = None


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training and development sentences by task."""

    tree: list[Example]
    entities: list[Example]
    roles: list[Example]
    events: list[Example]
    dev: dict[str, list[Example]]
