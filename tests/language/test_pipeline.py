"""The pipeline with the model that ships: text kept whole, layers in their places."""

import pickle

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import crossread.language
from crossread.language import LanguageModel, SentenceParse, load, model_info


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def roles(nlp: Language, text: str) -> dict[str, list[str]]:
    doc = nlp(text)
    return {role: [span.text for span in group] for role, group in doc.spans.items()}


def test_info_is_the_hash_of_the_weights() -> None:
    info = model_info()
    assert info.name == "crossread-language-en"
    assert len(info.sha256) == 64
    assert info == model_info()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \u00a0\n"])
def test_nothing_but_white_space(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert not doc.ents
    assert {role: len(group) for role, group in doc.spans.items()} in ({}, {"source": 0, "cue": 0, "content": 0})


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB zé .,\n\t\"”’'$15%–(\u200b\u00a0😀\U0001f1eeا"), max_size=60))
def test_text_is_kept_and_offsets_are_its_own(text: str) -> None:
    doc = _shared()(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
    for sent in doc.sents:
        assert sum(1 for token in sent if token.head == token) == 1


_loaded: list[Language] = []


def _shared() -> Language:
    if not _loaded:
        _loaded.append(load())
    return _loaded[0]


def test_tags_lemmas_and_tree(nlp: Language) -> None:
    doc = nlp("Iran has sent small drones.")
    assert [t.pos_ for t in doc] == ["PROPN", "AUX", "VERB", "ADJ", "NOUN", "PUNCT"]
    assert [t.tag_ for t in doc][:3] == ["NNP", "VBZ", "VBN"]
    assert [t.lemma_ for t in doc] == ["Iran", "have", "send", "small", "drone", "."]
    assert [t.dep_ for t in doc] == ["nsubj", "aux", "root", "amod", "obj", "punct"]
    assert [t.head.text for t in doc][:2] == ["sent", "sent"]
    assert doc[4].morph.get("Number") == ["Plur"]


def test_universal_labels_not_those_of_other_pipelines(nlp: Language) -> None:
    doc = nlp("The bridge was destroyed by the rebels.")
    labels = {t.dep_ for t in doc}
    assert {"nsubj:pass", "aux:pass", "case"} <= labels
    assert not {"nsubjpass", "auxpass", "pobj", "dobj"} & labels


def test_entities_and_no_others(nlp: Language) -> None:
    doc = nlp("On Monday, Angela Merkel met officials in Paris, and nobody else came to the talks.")
    assert {(e.text, e.label_) for e in doc.ents} == {
        ("Monday", "Date"),
        ("Angela Merkel", "Person"),
        ("Paris", "Location"),
    }


def test_white_space_does_not_touch_the_tree(nlp: Language) -> None:
    plain = nlp("Iran sent drones to Iraq, U.S. officials said.")
    broken = nlp("Iran  sent drones to\nIraq, U.S.   officials said.")
    words = [t for t in broken if not t.is_space]
    assert [t.dep_ for t in words] == [t.dep_ for t in plain]
    assert [t.head.text for t in words] == [t.head.text for t in plain]
    assert [e.text for e in broken.ents] == [e.text for e in plain.ents]
    assert all(t.pos_ == "SPACE" and t.dep_ == "dep" for t in broken if t.is_space)


def test_entities_do_not_cross_a_paragraph(nlp: Language) -> None:
    doc = nlp("He flew to Baghdad\n\nKerry Kennedy stayed in Washington.")
    assert "Baghdad" in {e.text for e in doc.ents}
    assert not any("\n" in e.text for e in doc.ents)


def test_roles_of_a_statement_beside_a_bare_fact(nlp: Language) -> None:
    found = roles(nlp, "Drones fell on the town. The bridge was destroyed, officials said.")
    assert found["source"] == ["officials"]
    assert found["cue"] == ["said"]
    assert found["content"] == ["The bridge was destroyed"]


def test_roles_inside_the_content_of_another_overlap_it(nlp: Language) -> None:
    doc = nlp("The newspaper reported that U.S. officials said Iran had sent drones.")
    content = max(doc.spans["content"], key=len)
    cues = list(doc.spans["cue"])
    assert {"reported", "said"} <= {cue.text for cue in cues}
    assert any(content.start <= cue.start < content.end for cue in cues)


def test_a_parse_does_not_depend_on_its_company(nlp: Language) -> None:
    text = "Iran has sent drones to Iraq, U.S. officials said on Tuesday."
    alone = LanguageModel.read().parse_words([text.split()])[0]
    model = LanguageModel.read()
    company = model.parse_words([["Nobody", "knew", "why", "."], text.split(), ["Rain", "."], text.split()])
    assert company[1] == alone
    assert company[3] is company[1]


def test_pipe_gives_what_single_calls_give(nlp: Language) -> None:
    texts = ["Iran sent drones.", "", "It rained.\n\nIran sent drones."]
    for piped, text in zip(nlp.pipe(texts), texts, strict=True):
        assert piped.to_json() == nlp(text).to_json()


def test_very_long_sentences_make_one_tree() -> None:
    words = ["and", "the", "dog", "barked", ","] * 150
    parse = LanguageModel.read().parse_words([words])[0]
    assert parse.words == tuple(words)
    assert parse.heads.count(0) == 1
    assert all(0 <= h <= len(words) for h in parse.heads)


def test_parse_words_keeps_the_given_words() -> None:
    parses = LanguageModel.read().parse_words([["U.S.", "jets", "hit", "Raqqa"], []])
    assert isinstance(parses[0], SentenceParse)
    columns = SentenceParse.__dataclass_fields__.keys() - {"events", "sayings"}
    assert len({len(getattr(parses[0], name)) for name in columns}) == 1
    assert parses[0].deprels[2] == "root"
    assert parses[1].words == ()


def test_the_components_fit_any_spacy_pipeline() -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.add_pipe("crossread_language")
    doc = other("Iran sent drones. It rained.")
    assert [t.dep_ for t in doc][:3] == ["nsubj", "root", "obj"]
    assert len(list(doc.sents)) == 2


def test_a_model_can_go_to_another_process() -> None:
    model = LanguageModel.read()
    copy = pickle.loads(pickle.dumps(model))
    words = [["Iran", "sent", "drones", "."]]
    assert copy.parse_words(words) == model.parse_words(words)


def test_public_names_exist() -> None:
    for name in crossread.language.__all__:
        assert getattr(crossread.language, name) is not None
