"""Sentences of a document agree on its names."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.consistency import Scores, agree
from crossread.language.decode import best_tags, spans, transitions

LABELS = ("O", "B-Location", "I-Location", "B-Person", "I-Person")
_RULES = transitions(LABELS, may_continue=False)


def best(scores: Scores) -> list[str]:
    return [LABELS[t] for t in best_tags(scores, *_RULES)] if len(scores) else []


def scored(*rows: tuple[str, float]) -> Scores:
    """Scores that give each word one label by a margin."""
    table = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    for i, (label, margin) in enumerate(rows):
        table[i, LABELS.index(label)] = margin
    return table


def test_the_sure_mentions_of_a_name_settle_the_unsure_ones() -> None:
    sentences = [["Otero", "spoke"], ["Otero", "left"], ["near", "Otero"]]
    scores = [
        scored(("B-Person", 6), ("O", 9)),
        scored(("B-Person", 6), ("O", 9)),
        scored(("O", 9), ("B-Location", 1)),
    ]
    assert agree(sentences, scores, LABELS, best) == [["B-Person", "O"], ["B-Person", "O"], ["O", "B-Person"]]


def test_a_name_found_whole_is_taken_whole() -> None:
    sentences = [["Ana", "de", "Otero", "spoke"], ["to", "Ana", "de", "Otero"]]
    scores = [
        scored(("B-Person", 9), ("I-Person", 9), ("I-Person", 9), ("O", 9)),
        scored(("O", 9), ("B-Person", 9), ("O", 9), ("B-Person", 9)),
    ]
    assert agree(sentences, scores, LABELS, best)[1] == ["O", "B-Person", "I-Person", "I-Person"]


def test_a_word_alone_in_its_document_stays_as_it_was_read() -> None:
    scores = [scored(("B-Location", 1), ("O", 1))]
    assert agree([["Ferrol", "burns"]], scores, LABELS, best) == [["B-Location", "O"]]
    assert agree([], [], LABELS, best) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["Ana", "Otero", "in", "A", "de"]), max_size=6), max_size=5), st.integers(0, 999)
)
def test_tags_stay_well_formed(sentences: list[list[str]], seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = [random.normal(scale=3, size=(len(words), len(LABELS))).astype(np.float32) for words in sentences]
    tags = agree(sentences, scores, LABELS, best)
    assert [len(t) for t in tags] == [len(words) for words in sentences]
    for found in tags:
        bio = ["O"] * len(found)
        for a, b, kind in spans(found):
            bio[a:b] = [f"B-{kind}"] + [f"I-{kind}"] * (b - a - 1)
        assert bio == found
