"""The coder: pairs and their features, the table and its file, and what the one that ships makes of plain sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from crossread.claims.coder import Coder, Pair, Table, code_claim, coder, features_of
from crossread.claims.coder.evidence import lexicon_features, reader_features
from crossread.claims.coder.words import word_features
from crossread.claims.lexicon import lexicon
from crossread.language import load
from crossread.language.events import HINTS

SENTENCE = "The governor of Lusk condemned the railway union on Tuesday."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def extent(doc: Doc, words: str) -> tuple[int, int]:
    start = doc.text.index(words)
    return start, start + len(words)


def pair(doc: Doc, source: str, target: str, trigger: str = "") -> Pair:
    sides = [[extent(doc, words)] if words else [] for words in (source, target)]
    return Pair.of(doc, sides[0], sides[1], extent(doc, trigger) if trigger else None)


def test_a_pair_knows_its_heads_and_what_lies_between(nlp: Language) -> None:
    found = pair(nlp(SENTENCE), "The governor of Lusk", "the railway union")
    assert [found.head(party).text for party in (found.source, found.target)] == ["governor", "union"]  # type: ignore[union-attr]
    assert [t.text for t in found.path()] == ["condemned"]
    assert found.governors(found.target)[0].text == "condemned"


def test_a_missing_party_has_no_head_and_no_path(nlp: Language) -> None:
    found = pair(nlp(SENTENCE), "The governor of Lusk", "")
    assert found.head(found.target) is None
    assert found.path() == []
    assert "t none" in word_features(found)["tree"]


def test_the_words_of_the_parties_are_no_feature(nlp: Language) -> None:
    words = word_features(pair(nlp(SENTENCE), "The governor of Lusk", "the railway union"))
    assert {"<s>", "<t>", "condemn"} <= words["word"]
    assert not {w for names in words.values() for w in names if "lusk" in w.lower() or "railway" in w or "union" in w}


def test_other_names_and_numbers_are_alike(nlp: Language) -> None:
    found = [
        word_features(pair(nlp(f"The governor told {name} that {number} clerks left."), "The governor", ""))
        for name, number in (("Anders Holm", "30"), ("Birgit Lund", "45"))
    ]
    assert found[0] == found[1]
    assert {"<name>", "<number>"} <= found[0]["word"]


def test_the_sentence_is_the_triggers(nlp: Language) -> None:
    doc = nlp("Ostrava sent help. Its mayor later thanked the volunteers of Brod.")
    assert pair(doc, "Ostrava", "volunteers", "thanked").sentence.text.startswith("Its mayor")
    assert pair(doc, "Ostrava", "").sentence.text.startswith("Ostrava")


def test_the_lexicon_tells_who_acts_on_whom(nlp: Language) -> None:
    doc = nlp(SENTENCE)
    there = lexicon_features(pair(doc, "The governor of Lusk", "the railway union"), lexicon())
    back = lexicon_features(pair(doc, "the railway union", "The governor of Lusk"), lexicon())
    assert {"b ACCUSE", "a ACCUSE", "r ACCUSE"} <= there
    assert not {"b ACCUSE", "a ACCUSE", "r ACCUSE"} & back


def test_the_reader_tells_who_acts_on_whom(nlp: Language) -> None:
    doc = nlp("Rebels shelled the barracks at Tamar before dawn.")
    there = reader_features(pair(doc, "Rebels", "the barracks"))
    back = reader_features(pair(doc, "the barracks", "Rebels"))
    assert there["b ASSAULT"] > 0.5 > back.get("b ASSAULT", 0)


def test_a_document_without_hints_gives_no_evidence_of_the_reader(nlp: Language) -> None:
    doc = nlp(SENTENCE)
    del doc.user_data[HINTS]
    assert reader_features(pair(doc, "The governor of Lusk", "the railway union")) == {}


def small() -> Table:
    rows = {"word": {"a": 0, "b": 1}, "tree": {}, "reader": {"n": 2}, "lexicon": {}}
    weights = np.array([[2, -2], [-2, 2], [0.5, 0]], dtype=np.float32)
    return Table(("AID", "null"), rows, np.ones(3, np.float32), weights, np.zeros(2, np.float32), "hash")


def test_probabilities_sum_to_one_and_unknown_features_say_nothing() -> None:
    features = {"word": {"a": 1.0, "unheard": 1.0}, "tree": {}, "reader": {}, "lexicon": {}}
    found = small().probabilities(features)
    assert sum(found.values()) == pytest.approx(1)
    assert found["AID"] == pytest.approx(1 / (1 + np.exp(-4)))
    assert small().probabilities({**features, "word": {"unheard": 1.0}})["AID"] == pytest.approx(0.5)


def test_a_table_comes_back_from_its_file(tmp_path: Path) -> None:
    small().write(tmp_path)
    found = Table.read(tmp_path)
    assert (found.classes, found.rows, found.fitted_on) == (small().classes, small().rows, "hash")
    assert np.allclose(found.weights, small().weights, atol=0.02)


@pytest.mark.parametrize(
    ("text", "source", "target", "root"),
    [
        (SENTENCE, "The governor of Lusk", "the railway union", "ACCUSE"),
        ("Soldiers arrested two editors of the daily on Sunday.", "Soldiers", "two editors", "COERCE"),
        ("The cooperative sent blankets and flour to flooded villages.", "The cooperative", "flooded villages", "AID"),
        ("The duchy has refused to meet the envoys of the port.", "The duchy", "the envoys", "REJECT"),
        ("Militants killed four guards of the refinery.", "Militants", "four guards", "ASSAULT"),
    ],
)
def test_the_coder_that_ships_types_plain_sentences(
    nlp: Language, text: str, source: str, target: str, root: str
) -> None:
    coded = coder()(pair(nlp(text), source, target))
    assert coded.root == root
    assert 0.3 < coded.probability <= 1


def test_a_claim_is_typed_by_its_predicate(nlp: Language) -> None:
    doc = nlp("The guards beat a porter and the harbour office thanked the guards.")
    beaten = code_claim(doc, extent(doc, "beat"), [extent(doc, "The guards")], [extent(doc, "a porter")])
    assert beaten.root == "ASSAULT"
    assert Coder(small())(pair(doc, "The guards", "a porter")).probability == pytest.approx(0.5)
    assert set(features_of(pair(doc, "", ""), lexicon())) == {"word", "tree", "reader", "lexicon"}
