"""Triggers and links from planted scores."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from crossread.language import load
from crossread.language.config import CLASSES, LINKS, MODALITIES, POLARITIES, ROLE_TAGS, STANCES, ModelConfig
from crossread.language.events import EventScores, Link, event_hints, event_marks, events_of, hints_of
from crossread.language.model import MODEL_DIR

CONFIG = replace(ModelConfig.read(MODEL_DIR / "config.json"), events=("ASSAULT", "ASSAULT aerial", "null other"))
GROUPS = (ROLE_TAGS, CONFIG.events, POLARITIES, MODALITIES, STANCES, CLASSES)


def planted(words: int, labels: dict[int, tuple[str, ...]], links: dict[tuple[int, int], str]) -> EventScores:
    """Scores whose best labels are those given; one number of width `words` each way names the pair."""
    tags = np.zeros((words, sum(map(len, GROUPS))), dtype=np.float32)
    tags[:, 0] = 4.0
    for word, chosen in labels.items():
        at = 0
        for group in GROUPS:
            for label in set(chosen) & set(group):
                tags[word, at + group.index(label)] = 9.0
            at += len(group)
    weights = np.zeros((words + 1, len(LINKS), words + 1), dtype=np.float32)
    weights[words, :, words] = -9.0
    for (of, by), label in links.items():
        weights[of, LINKS.index(label), by] = 18.0
    one = np.eye(words, dtype=np.float32)
    return EventScores(tags, one, one, weights)


def test_a_trigger_with_its_label_scope_and_links() -> None:
    scores = planted(
        6,
        {2: ("B", "ASSAULT aerial", "negative", "planned"), 3: ("I",)},
        {(2, 0): "actor", (2, 5): "recipient", (2, 4): "place", (0, 1): "actor"},
    )
    (mark,) = event_marks(scores, CONFIG)
    assert (mark.start, mark.end, mark.label) == (2, 4, "ASSAULT aerial")
    assert (mark.polarity, mark.modality) == ("negative", "planned")
    assert [(link.word, link.label) for link in mark.links] == [(0, "actor"), (4, "place"), (5, "recipient")]
    assert mark.probability > 0.9
    assert mark.label_probability > 0.9


def test_one_word_can_be_two_things_to_a_trigger() -> None:
    scores = planted(3, {1: ("B", "ASSAULT", "positive", "asserted")}, {(1, 2): "recipient"})
    scores.weights[1, LINKS.index("quantity"), 2] = 18.0
    (mark,) = event_marks(scores, CONFIG)
    assert {(link.word, link.label) for link in mark.links} == {(2, "recipient"), (2, "quantity")}


def test_marks_move_with_their_links() -> None:
    (mark,) = event_marks(planted(3, {1: ("B", "ASSAULT", "positive", "asserted")}, {(1, 2): "actor"}), CONFIG)
    moved = mark.at([4, 6, 9])
    assert (moved.start, moved.end) == (6, 7)
    assert moved.links == (Link(9, "actor", mark.links[0].probability),)


def test_hints_hold_what_may_be_triggers_with_labels_and_links() -> None:
    scores = planted(4, {1: ("B", "ASSAULT", "negative", "planned")}, {(1, 3): "recipient"})
    scores.tags[:, 0], scores.tags[2, 1] = 6.0, 4.5
    hints = event_hints(scores, CONFIG).at([5, 6, 8, 9])
    assert hints.words.tolist() == [6, 8]
    assert hints.probability[0] > 0.9 > 0.5 > hints.probability[1] > 0.1
    assert CONFIG.events[int(hints.labels[0].argmax())] == "ASSAULT"
    assert hints.negative[0] > 0.9
    assert MODALITIES[int(hints.modality[0].argmax())] == "planned"
    tied = hints.links[0, :, LINKS.index("recipient")]
    assert [int(place) for place, likely in zip(hints.places, tied, strict=True) if likely > 0.5] == [9]


def test_a_passage_without_triggers_has_empty_hints() -> None:
    scores = planted(3, {}, {})
    scores.tags[:, 0] = 6.0
    hints = event_hints(scores, CONFIG)
    assert hints.words.tolist() == []
    assert hints.links.shape == (0, 3, len(LINKS))


def test_a_parsed_document_carries_hints_wherever_it_carries_marks() -> None:
    doc = load()("Quiet.\n\nJets bombed the old market in Zinder on Monday, the army said.")
    hinted = {int(word) for hints in hints_of(doc) for word in hints.words}
    assert {mark.start for mark in events_of(doc)} <= hinted


def test_a_parsed_document_carries_its_marks_by_token() -> None:
    doc = load()(" Well, quiet.\n\nJets bombed the old market in Zinder on Monday, the army said.")
    (mark,) = [mark for mark in events_of(doc) if doc[mark.start].text == "bombed"]
    assert mark.label.startswith("ASSAULT")
    tied = {(doc[link.word].text, link.label) for link in mark.links}
    assert {("Jets", "actor"), ("market", "recipient"), ("Monday", "time")} <= tied


@pytest.mark.parametrize("text", ["", "   ", "!"])
def test_odd_texts_have_no_marks(text: str) -> None:
    assert events_of(load()(text)) == ()
