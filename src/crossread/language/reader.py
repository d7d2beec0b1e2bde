"""The passage reader: a second encoder that reads whole paragraphs for events and for who says what.

A sentence is enough for its grammar, and is read by itself (`model.py`). What a cue governs often is not: quotations
run on, sources stand in the sentence before. The reader shares the vocabulary and the file of weights, and nothing
else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from crossread.language.config import CLASSES, ROLE_TAGS, STANCES, ModelConfig
from crossread.language.decode import best_tags, spans, transitions
from crossread.language.events import EventHints, EventMark, EventScores, event_hints, event_marks, softmax
from crossread.language.network import Array, OnnxPassageNetwork, OnnxSession, PassageNetwork, PassageScores
from crossread.language.rows import ROW_TAGS, RowLayer, WordVectors
from crossread.language.sayings import CONVENTIONS, Convention, Saying, WordSpan, head_word
from crossread.language.wordpieces import WordPieces, pad

ROWS_FILE: Final = "rows.npz"
LINKS_FILE: Final = "links.npy"
_MOST_PIECES: Final = 500
_SHORTEST: Final = 4
_AUXILIARIES: Final = frozenset("has have had was were is are be been being will would may might could should".split())
_OPENING: Final = frozenset({"that", ",", ":", '"', "“", "‘", "'", "``", "‘‘", "("})


@dataclass(frozen=True, slots=True)
class PassageMarks:
    """What the reader finds in one passage, in its words."""

    events: tuple[EventMark, ...]
    sayings: tuple[Saying, ...]
    hints: EventHints | None = None


class PassageReader:
    """Reads passages, each by itself; the last `memory` distinct ones are remembered."""

    def __init__(
        self,
        config: ModelConfig,
        wordpieces: WordPieces,
        network: PassageNetwork,
        rows: RowLayer,
        links: Array,
        *,
        memory: int = 2_000,
    ) -> None:
        self._config, self._wordpieces, self._network = config, wordpieces, network
        self._rows, self._links = rows, links
        self._cue_words = frozenset(config.cue_words)
        self._memory = memory
        self._read: dict[tuple[str, ...], PassageMarks] = {}
        self._cue_rules = transitions(ROLE_TAGS, may_continue=False)
        self._row_rules = transitions(ROW_TAGS, may_continue=False)

    @classmethod
    def open(cls, folder: Path, session: OnnxSession) -> PassageReader:
        """Make the reader of a model folder whose file of weights is open."""
        config, wordpieces = ModelConfig.read(folder / "config.json"), WordPieces(folder / "tokenizer.json")
        links = np.load(folder / LINKS_FILE).astype(np.float32)
        return cls(config, wordpieces, OnnxPassageNetwork(session), RowLayer.read(folder / ROWS_FILE), links)

    def read(self, words: Sequence[str]) -> PassageMarks:
        """Read one passage, already cut into words."""
        key = tuple(words)
        known = self._read.pop(key, None)
        if known is None:
            known = self._run(key)
            if len(self._read) >= max(self._memory, 1):
                self._read.pop(next(iter(self._read)))
        self._read[key] = known
        return known

    def _run(self, words: tuple[str, ...]) -> PassageMarks:
        pieces = self._wordpieces.encode(words)
        kept = sum(first < _MOST_PIECES for first in pieces.firsts)
        if kept < len(words):
            words = words[:kept]
            pieces = self._wordpieces.encode(words)
        if not words:
            return PassageMarks((), ())
        scores = self._network(pad([pieces])).passage(0, len(words))
        marks = EventScores(scores.events, scores.link_of, scores.link_by, self._links)
        sayings = tuple(self._sayings(words, scores, marks))
        said = (*sayings, *self._within(words, sayings))
        return PassageMarks(event_marks(marks, self._config), said, event_hints(marks, self._config))

    def _within(self, words: tuple[str, ...], sayings: Sequence[Saying]) -> Iterator[Saying]:
        """Yield what is said inside contents, each piece read as a passage of its own: PolNeAR marks none
        there, so the reader has hardly learnt to.
        """
        outer = [s for s in sayings if s.convention == "polnear"]
        for start, end in sorted({span for s in outer for span in s.content}):
            while start < end and words[start].lower() in _OPENING:
                start += 1
            inside = words[start:end]
            if (
                len(inside) < min(_SHORTEST, len(words))
                or len(inside) == len(words)
                or self._cue_words.isdisjoint(w.lower() for w in inside)
            ):
                continue
            for saying in self.read(inside).sayings:
                yield replace(saying.at(range(start, end)), nested=True)

    def _sayings(self, words: tuple[str, ...], scores: PassageScores, marks: EventScores) -> Iterator[Saying]:
        *_, stances, classes = marks.layers(self._config)
        vectors = WordVectors(scores.key, scores.gate, scores.first, scores.last, scores.opener)
        layers = np.split(scores.cue, len(CONVENTIONS), axis=1)
        plain = softmax(layers[CONVENTIONS.index("crossread")])[:, ROLE_TAGS.index("B")]
        for convention, layer in zip(CONVENTIONS, layers, strict=True):
            likely = 1 - softmax(layer)[:, 0]
            found = spans([ROLE_TAGS[t] for t in best_tags(layer, *self._cue_rules)])
            for start, end in verb_groups(words, [(start, end) for start, end, _ in found]):
                source, content = self._row(vectors, convention, (start, end))
                content = whole(content, ((start, end), *source))
                anchor = start + int(plain[start:end].argmax())
                head = head_word(words, *source[0]) if source else anchor
                yield Saying(
                    convention=convention,
                    cue=(start, end),
                    probability=float(likely[start]),
                    source=source,
                    content=content,
                    stance=STANCES[int(stances[anchor].argmax())],
                    source_class=CLASSES[int(classes[head].argmax())],
                )

    def _row(
        self, vectors: WordVectors, convention: Convention, cue: WordSpan
    ) -> tuple[tuple[WordSpan, ...], tuple[WordSpan, ...]]:
        scores = self._rows.scores(vectors, cue[0], cue[1] - 1)
        layer = np.split(scores, len(CONVENTIONS), axis=1)[CONVENTIONS.index(convention)]
        found = spans([ROW_TAGS[t] for t in best_tags(layer, *self._row_rules)])
        margin = layer[:, 1:3].max(axis=1) - layer[:, 0]
        source = max(
            ((start, end) for start, end, role in found if role == "source"),
            key=lambda span: float(margin[span[0] : span[1]].mean()),
            default=None,
        )
        return (source,) if source else (), tuple((start, end) for start, end, role in found if role == "content")


def whole(content: Sequence[WordSpan], others: Sequence[WordSpan]) -> tuple[WordSpan, ...]:
    """Join the pieces of a content where neither its cue nor its source stands between them."""
    joined: list[WordSpan] = []
    for start, end in sorted(content):
        if joined and not any(s < start and joined[-1][1] < e for s, e in others):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def verb_groups(words: Sequence[str], cues: Sequence[WordSpan]) -> list[WordSpan]:
    """Join a cue of auxiliaries alone ("has", "had been") to the one right behind it."""
    joined: list[WordSpan] = []
    for start, end in cues:
        before = joined[-1] if joined else (0, 0)
        if before[1] == start > 0 and all(w.lower() in _AUXILIARIES for w in words[before[0] : before[1]]):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined
