"""Decoding: well-formed spans, one-rooted trees, edit scripts that apply."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.decode import best_tags, best_tree, spans, transitions
from crossread.language.lemmas import apply_script, edit_script
from crossread.language.wordpieces import SHAPES, shape_of

TAGS = ("O", "B-Person", "I-Person", "B-Date", "I-Date")


def is_well_formed(tags: list[str]) -> bool:
    return all(t[0] != "I" or before[1:] == t[1:] for before, t in itertools.pairwise(["O", *tags]))


@given(st.integers(1, 6), st.integers(0, 10_000))
def test_tags_are_the_best_well_formed_ones(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, len(TAGS))).astype(np.float32)
    found = best_tags(scores, *transitions(TAGS, may_continue=False))
    assert is_well_formed([TAGS[t] for t in found])
    best = (
        max(
            (c for c in itertools.product(range(len(TAGS)), repeat=length) if is_well_formed([TAGS[t] for t in c])),
            key=lambda c: sum(scores[i, t] for i, t in enumerate(c)),
        )
        if length <= 4
        else tuple(found)
    )
    assert sum(scores[i, t] for i, t in enumerate(found)) == pytest.approx(
        sum(scores[i, t] for i, t in enumerate(best))
    )


def test_spans_of_neighbours_and_of_a_continuation() -> None:
    assert spans(["I", "I", "O", "B", "B", "I"]) == [(0, 2, ""), (3, 4, ""), (4, 6, "")]
    assert spans(["B-Date", "I-Date", "I-Person", "O"]) == [(0, 2, "Date"), (2, 3, "Person")]
    assert spans([]) == []


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for node in range(1, len(heads) + 1):
        seen = set()
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_its_root(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, length + 1)).astype(np.float32)
    heads = tuple(best_tree(scores))
    assert is_tree(heads)
    total = sum(scores[i, h] for i, h in enumerate(heads))
    same_root = [
        c for c in itertools.product(range(length + 1), repeat=length) if is_tree(c) and c.index(0) == heads.index(0)
    ]
    assert total == pytest.approx(max(sum(scores[i, h] for i, h in enumerate(c)) for c in same_root), abs=1e-4)


@given(st.text(alphabet="abAB'sé", min_size=1, max_size=8), st.text(alphabet="abABsé", min_size=1, max_size=8))
def test_a_script_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert apply_script(form, edit_script(form, lemma)) == lemma


def test_scripts_carry_over_to_other_words() -> None:
    assert apply_script("Shelled", edit_script("bombed", "bomb")) == "shell"
    assert apply_script("Kurds", edit_script("Syrians", "Syrian")) == "Kurd"
    assert apply_script("is", edit_script("was", "be")) == "be"
    assert apply_script("a", edit_script("bombed", "bomb")) is None


def test_shapes_tell_the_letter_case() -> None:
    assert [SHAPES[shape_of(w)] for w in ("iraq", "Iraq", "IRAQ", "McCain", "I", "9", "U.S.")] == [
        "other", "title", "upper", "mixed", "single", "other", "upper",
    ]  # fmt: skip
