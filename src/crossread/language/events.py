"""Triggers as the passage reader finds them: labels, and which words are what to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from crossread.language.config import CLASSES, LINKS, MODALITIES, POLARITIES, ROLE_TAGS, STANCES, ModelConfig
from crossread.language.decode import best_tags, spans, transitions

Scores = NDArray[np.float32]
Halves = NDArray[np.float16]
_LINKED: Final = 0.5
_SURE: Final = 0.5
_UNSURE: Final = 0.499
_FAINT: Final = 0.05
_HINTED: Final = 0.03
EVENTS: Final = "crossread_events"
HINTS: Final = "crossread_event_hints"


@dataclass(frozen=True, slots=True)
class Link:
    """A word (counted from 0 in its passage) and what it is to a trigger or cue, with its probability."""

    word: int
    label: str
    probability: float

    def at(self, places: Sequence[int]) -> Link:
        """Return the link with its word at its place in a longer text."""
        return replace(self, word=places[self.word])


@dataclass(frozen=True, slots=True)
class EventMark:
    """A trigger, words `[start, end)` of its passage: `label` is `TYPE`, `TYPE mode` or `null kind`.

    One that is not `sure` is a word that the reader thinks no trigger, but not beyond doubt: for a reader who has other
    reasons to see one there.
    """

    start: int
    end: int
    label: str
    probability: float
    label_probability: float
    polarity: str
    modality: str
    links: tuple[Link, ...]

    @property
    def sure(self) -> bool:
        """Whether it is a trigger more likely than not."""
        return self.probability >= _SURE

    def at(self, places: Sequence[int]) -> EventMark:
        """Return the mark with its words at their places in a longer text."""
        links = tuple(link.at(places) for link in self.links)
        return replace(self, start=places[self.start], end=places[self.end - 1] + 1, links=links)


@dataclass(frozen=True, slots=True, eq=False)
class EventHints:
    """What the reader holds for possible of the words of a passage that may be triggers, also where it marks none.

    `words` (hints) are the words that may be triggers and `places` (words) all of the passage, counted as in
    `EventMark`. The rest are probabilities, of 16 bits: `probability` (hints) of a trigger, `labels` (hints, labels) by
    `names`, `negative` (hints), `modality` (hints, modalities), `links` (hints, words, LINKS).
    """

    names: tuple[str, ...]
    words: NDArray[np.int32]
    places: NDArray[np.int32]
    probability: Halves
    labels: Halves
    negative: Halves
    modality: Halves
    links: Halves

    def at(self, places: Sequence[int]) -> EventHints:
        """Return the hints with their words at their places in a longer text."""
        where = np.array(places, dtype=np.int32)
        return replace(self, words=where[self.words], places=where[self.places])


@dataclass(frozen=True, slots=True)
class EventScores:
    """The scores of one passage: `tags` as `HeadScores.events`, `links` by (trigger, argument, label)."""

    tags: Scores
    link_of: Scores
    link_by: Scores
    weights: Scores

    def layers(self, config: ModelConfig) -> list[Scores]:
        """Return the layers apart: trigger, event, polarity, modality, stance, source class."""
        sizes = (len(ROLE_TAGS), len(config.events), len(POLARITIES), len(MODALITIES), len(STANCES), len(CLASSES))
        return np.split(self.tags, np.cumsum(sizes)[:-1], axis=1)

    def link_scores(self, word: int) -> Scores:
        """Return how likely each word is something to a trigger or cue, (words, LINKS)."""
        of = np.append(self.link_of[word], np.float32(1))
        by = np.concatenate([self.link_by, np.ones((len(self.link_by), 1), dtype=np.float32)], axis=1)
        scores = by @ np.tensordot(of, self.weights, axes=1).T
        likely: Scores = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        return likely

    def links(self, word: int) -> tuple[Link, ...]:
        """Return the words that more likely than not are something to a trigger or cue."""
        likely = self.link_scores(word)
        found = zip(*(likely >= _LINKED).nonzero(), strict=True)
        return tuple(Link(int(j), LINKS[int(label)], float(likely[j, label])) for j, label in found)


def events_of(doc: Doc) -> tuple[EventMark, ...]:
    """Return the triggers of a parsed document, their words counted in its tokens; none when another parser made it.

    Those that are not `sure` are among them.
    """
    found: tuple[EventMark, ...] = doc.user_data.get(EVENTS, ())
    return found


def hints_of(doc: Doc) -> tuple[EventHints, ...]:
    """Return the hints of a parsed document, passage by passage; none when another parser made it."""
    found: tuple[EventHints, ...] = doc.user_data.get(HINTS, ())
    return found


def softmax(scores: Scores) -> Scores:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    likely: Scores = powers / powers.sum(axis=-1, keepdims=True)
    return likely


def event_marks(scores: EventScores, config: ModelConfig) -> tuple[EventMark, ...]:
    """Decode the triggers of one passage, and the words that may be one, in order."""
    trigger, label, polarity, modality, *_ = scores.layers(config)
    tags = [ROLE_TAGS[t] for t in best_tags(trigger, *transitions(ROLE_TAGS, may_continue=False))]
    likely = softmax(trigger)
    found = [(start, end) for start, end, _ in spans(tags)]
    taken = {word for start, end in found for word in range(start, end)}
    faint = [(word, word + 1) for word in range(len(tags)) if word not in taken and 1 - likely[word, 0] >= _FAINT]
    marks = []
    for start, end in sorted([*found, *faint]):
        labels = softmax(label[start])
        best = int(labels.argmax())
        seen = float(1 - likely[start, 0])
        marks.append(
            EventMark(
                start=start,
                end=end,
                label=config.events[best],
                probability=max(seen, _SURE) if start in taken else min(seen, _UNSURE),
                label_probability=float(labels[best]),
                polarity=POLARITIES[int(polarity[start].argmax())],
                modality=MODALITIES[int(modality[start].argmax())],
                links=scores.links(start),
            )
        )
    return tuple(marks)


def event_hints(scores: EventScores, config: ModelConfig) -> EventHints:
    """Return what may be triggers in one passage, and what of."""
    trigger, label, polarity, modality, *_ = scores.layers(config)
    likely = 1 - softmax(trigger)[:, 0]
    words = (likely >= _HINTED).nonzero()[0]
    links = np.zeros((len(words), len(trigger), len(LINKS)), dtype=np.float16)
    for n, word in enumerate(words):
        links[n] = scores.link_scores(int(word))
    return EventHints(
        names=config.events,
        words=words.astype(np.int32),
        places=np.arange(len(trigger), dtype=np.int32),
        probability=likely[words].astype(np.float16),
        labels=softmax(label[words]).astype(np.float16),
        negative=softmax(polarity[words])[:, POLARITIES.index("negative")].astype(np.float16),
        modality=softmax(modality[words]).astype(np.float16),
        links=links,
    )
