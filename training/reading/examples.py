"""One annotated passage, whichever corpus it comes from, and how offsets become tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossread.language.sayings import Convention

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Events:
    """What the Crossread corpus marks in one passage, by its words: a label where there is one, else an empty string.

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
class Row:
    """What each word is to the cue of words `first` to `last`, both included: tags of `crossread.language.rows`."""

    first: int
    last: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: its words with their offsets in the report, the tags of cues, a row a cue, and events if marked."""

    report: str
    words: tuple[str, ...]
    offsets: tuple[Extent, ...]
    convention: Convention
    cues: tuple[str, ...]
    rows: tuple[Row, ...]
    events: Events | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """An annotated attribution in characters of its report."""

    cue: Extent
    source: Extent | None
    content: tuple[Extent, ...]


def make_passage(
    report: str, tokens: Sequence[Token], convention: Convention, attributions: Iterable[Attribution]
) -> Passage:
    """Turn the attributions whose cues begin in the passage into tags."""
    offsets = tuple((token.idx, token.idx + len(token)) for token in tokens)
    cues, rows = ["O"] * len(tokens), []
    for said in attributions:
        inside = places(offsets, said.cue)
        if not inside or said.cue[0] < offsets[0][0]:
            continue
        for n, place in enumerate(inside):
            cues[place] = "I" if n else "B"
        tags = ["O"] * len(tokens)
        for role, extents in (("content", said.content), ("source", (said.source,) if said.source else ())):
            for extent in extents:
                for n, place in enumerate(places(offsets, extent)):
                    tags[place] = f"I-{role}" if n else f"B-{role}"
        rows.append(Row(inside[0], inside[-1], tuple(tags)))
    return Passage(report, tuple(token.text for token in tokens), offsets, convention, tuple(cues), tuple(rows))


def places(offsets: Sequence[Extent], extent: Extent) -> list[int]:
    """Return the places of the words that share a character with the extent."""
    return [i for i, (start, end) in enumerate(offsets) if start < extent[1] and extent[0] < end]
