"""The corpus as training passages."""

from __future__ import annotations

import pytest

from crossread.language.component import SENTENCES
from crossread.language.tokenizer import blank_english
from training.annotations.reports import read_report_text
from training.reading.examples import Events, Passage
from training.reading.marked import head_of, read_marked


@pytest.fixture
def passages(marked: str) -> list[tuple[Passage, Events]]:
    nlp = blank_english()
    nlp.add_pipe(SENTENCES)
    examples = list(read_marked([read_report_text(marked)], nlp))
    return [(example, example.events) for example in examples if example.events]


def test_triggers_carry_label_and_scope_on_their_first_word(passages: list[tuple[Passage, Events]]) -> None:
    words = {
        word: (events.label[i], events.polarity[i], events.modality[i])
        for example, events in passages
        for i, word in enumerate(example.words)
        if events.trigger[i] == "B"
    }
    assert words == {
        "shelled": ("ASSAULT heavy-weapons", "positive", "asserted"),
        "withdraw": ("RETREAT withdraw", "positive", "possible"),
    }


def test_links_lead_to_the_heads_of_arguments_sources_and_contents(passages: list[tuple[Passage, Events]]) -> None:
    links = {
        (example.words[a], example.words[b], label) for example, events in passages for a, b, label in events.links
    }
    assert links == {
        ("shelled", "Guard", "actor"),
        ("shelled", "Kayes", "recipient"),
        ("shelled", "Kayes", "place"),
        ("shelled", "Wednesday", "time"),
        ("said", "army", "source"),
        ("said", "the", "content"),
        ("withdraw", "fighters", "actor"),
        ("withdraw", "fighters", "quantity"),
        ("reported", "Ledger", "source"),
        ("reported", "At", "content"),
        ("citing", "officer", "source"),
        ("citing", "At", "content"),
    }


def test_stance_stands_on_cues_and_class_on_sources(passages: list[tuple[Passage, Events]]) -> None:
    stances = {e.words[i]: s for e, events in passages for i, s in enumerate(events.stance) if s}
    classes = {e.words[i]: c for e, events in passages for i, c in enumerate(events.source_class) if c}
    assert stances == {"said": "asserts", "reported": "asserts", "citing": "asserts"}
    assert classes == {"army": "named_organization", "Ledger": "named_outlet", "officer": "unnamed_official"}


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("between 20 and 30 fighters of the League", "fighters"),
        ("the ferry at Obo", "ferry"),
        ("Aristide Lengé, who leads the group", "Lengé"),
        ("its men", "men"),
        ("Monday", "Monday"),
        ("the army's northern command", "command"),
    ],
)
def test_the_head_of_a_phrase_needs_no_parse(phrase: str, head: str) -> None:
    doc = blank_english()(phrase)
    token = head_of(doc, 0, len(phrase))
    assert token is not None
    assert token.text == head
