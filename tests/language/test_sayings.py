"""The passage reader: passages, rows, cues and what they govern."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from crossread.language import load
from crossread.language.passages import LONGEST, passages
from crossread.language.reader import verb_groups, whole
from crossread.language.rows import FARTHEST, ROW_TAGS, RowLayer, WordVectors, gelu
from crossread.language.sayings import Saying, has_sayings, head_word, sayings_of
from crossread.language.tokenizer import blank_english


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def words(doc: Doc, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [doc[start:end].text for start, end in spans]


def said(doc: Doc, cue: str, convention: str = "polnear") -> Saying:
    return next(s for s in sayings_of(doc) if s.convention == convention and cue in doc[slice(*s.cue)].text)


def test_passages_are_paragraphs_and_overlong_ones_are_cut_between_sentences() -> None:
    text = "One here. Two here.\nThree.\n\n" + "\n".join(["word " * 30 + "."] * 1) + (" " + "word " * 60 + ".") * 4
    doc = blank_english()(text)
    sentences = [[t for t in s if not t.is_space] for s in _cut(doc)]
    found = list(passages(text, sentences))
    assert [token.text for token in found[0]] == ["One", "here", ".", "Two", "here", "."]
    assert [token.text for token in found[1]] == ["Three", "."]
    assert all(len(passage) <= LONGEST for passage in found)
    assert sum(map(len, found)) == sum(map(len, sentences))


def _cut(doc: Doc) -> list[list[object]]:
    starts = [0, *(t.i + 1 for t in doc if t.text == ".")]
    return [list(doc[a:b]) for a, b in pairwise([*starts, len(doc)])]  # type: ignore[misc]


def test_a_quotation_that_runs_on_belongs_to_its_cue(nlp: Language) -> None:
    doc = nlp('"We counted forty ships," Ana Ruiz, the harbour master, said on Monday. "None of them moved."')
    saying = said(doc, "said")
    assert words(doc, saying.source) == ["Ana Ruiz, the harbour master,"]
    assert len(saying.content) == 2
    assert saying.source_class == "named_person"


def test_what_is_said_inside_a_content_is_read_too(nlp: Language) -> None:
    doc = nlp("Witnesses said officers had told them that the bridge was mined.")
    inner = next(s for s in sayings_of(doc) if s.nested and "told" in doc[slice(*s.cue)].text)
    assert words(doc, inner.source) == ["officers"]
    assert "the bridge was mined" in words(doc, inner.content)[0]
    assert {span.label_ for span in doc.spans["source"]} <= {"source", "source:nested"}


def test_a_denial_has_its_stance(nlp: Language) -> None:
    saying = said(nlp("The ministry denied that its planes had crossed the border."), "denied", "crossread")
    assert saying.stance == "denies"
    assert saying.source_class == "named_organization"


@pytest.mark.parametrize("text", ["", " \n ", "?", "said " * 400])
def test_odd_texts_do_not_stop_the_reader(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert has_sayings(doc)


def test_a_passage_is_read_by_itself(nlp: Language) -> None:
    one = "The army said that the pass was open."
    alone = [s.at(range(99)) for s in sayings_of(nlp(one))]
    first = [
        s for s in sayings_of(nlp(one + "\n\nRebels denied it, a nurse said.")) if s.content[0][1] <= len(nlp(one))
    ]
    assert alone == first


def test_pieces_join_where_neither_cue_nor_source_stands_between() -> None:
    assert whole([(0, 3), (5, 8)], [(9, 10)]) == ((0, 8),)
    assert whole([(0, 3), (5, 8)], [(3, 4)]) == ((0, 3), (5, 8))
    assert whole([], [(3, 4)]) == ()


def test_auxiliaries_join_the_cue_behind_them() -> None:
    tokens = "he has denied it and said so".split()
    assert verb_groups(tokens, [(1, 2), (2, 3), (5, 6)]) == [(1, 3), (5, 6)]
    assert verb_groups(tokens, [(2, 3), (3, 4)]) == [(2, 3), (3, 4)]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("between 20 and 30 fighters of the League", "fighters"),
        ("Aristide Lengé , who leads the group", "Lengé"),
        ("its men", "men"),
    ],
)
def test_the_head_of_a_phrase_by_the_order_of_its_words(phrase: str, head: str) -> None:
    tokens = phrase.split()
    assert tokens[head_word(tokens, 0, len(tokens))] == head


def test_a_saying_moves_with_all_its_spans() -> None:
    saying = Saying("polnear", (1, 2), 0.9, ((0, 1),), ((2, 4),), "asserts", "implicit")
    assert saying.at([3, 5, 6, 9]) == replace(saying, cue=(5, 6), source=((3, 4),), content=((6, 10),))


def _layer(size: int, rng: np.random.Generator) -> RowLayer:
    def made(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return rng.normal(size=shape).astype(np.float32)

    return RowLayer(
        made(2 * FARTHEST + 1, size), made(size), made(size), made(5, size, size), made(size), made(5, size), made(5)
    )


def test_the_row_layer_is_what_its_formula_says(tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    layer = _layer(4, rng)
    vectors = WordVectors(*(rng.normal(size=(6, 4)).astype(np.float32) for _ in range(5)))
    scores = layer.scores(vectors, 2, 3)
    hidden = []
    for i in range(6):
        step = i - 2 if i < 2 else i - 3 if i > 3 else 0
        x = vectors.key[i] + vectors.first[2] + vectors.last[3] + vectors.gate[i] * vectors.opener[2]
        x = x + layer.distance[step + FARTHEST]
        hidden.append(gelu((x - x.mean()) / np.sqrt(x.var() + 1e-5) * layer.norm_weight + layer.norm_bias))
    for i in range(6):
        near = sum(
            (hidden[i + k - 2] @ layer.conv_weight[k] for k in range(5) if 0 <= i + k - 2 < 6), start=layer.conv_bias
        )
        expected = (hidden[i] + gelu(near)) @ layer.out_weight.T + layer.out_bias
        np.testing.assert_allclose(scores[i], expected, rtol=1e-3, atol=1e-3)
    assert scores.shape == (6, len(ROW_TAGS))
    layer.write(tmp_path / "rows.npz")
    again = RowLayer.read(tmp_path / "rows.npz").scores(vectors, 2, 3)
    np.testing.assert_allclose(again, scores, rtol=0.05, atol=0.05)
