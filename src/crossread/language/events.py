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
_LINKED: Final = 0.5
_SURE: Final = 0.5
_UNSURE: Final = 0.499
_FAINT: Final = 0.05
EVENTS: Final = "crossread_events"


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

    def links(self, word: int) -> tuple[Link, ...]:
        """Return the words that more likely than not are something to a trigger or cue."""
        of = np.append(self.link_of[word], np.float32(1))
        by = np.concatenate([self.link_by, np.ones((len(self.link_by), 1), dtype=np.float32)], axis=1)
        scores = by @ np.tensordot(of, self.weights, axes=1).T
        likely = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        found = zip(*(likely >= _LINKED).nonzero(), strict=True)
        return tuple(Link(int(j), LINKS[int(label)], float(likely[j, label])) for j, label in found)


def events_of(doc: Doc) -> tuple[EventMark, ...]:
    """Return the triggers of a parsed document, their words counted in its tokens; none when another parser made it.

    Those that are not `sure` are among them.
    """
    found: tuple[EventMark, ...] = doc.user_data.get(EVENTS, ())
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
