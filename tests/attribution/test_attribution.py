from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.records import Reading

Attribute = Callable[..., Reading]
Speakers = Callable[..., list[str]]


def test_the_speaker_after_the_clause_holds_it_and_not_the_sentence_before(speakers: Speakers) -> None:
    text = "The bridge fell on Sunday. Two buses sank, the harbour chief said."
    assert speakers(text, "sank") == ["the harbour chief"]
    assert speakers(text, "fell") == []


def test_an_inverted_speaker_is_named_without_the_description(speakers: Speakers) -> None:
    assert speakers("Rebels burned two barns, said Anton Mirek, a teacher.", "burned") == ["Anton Mirek"]


def test_a_clause_after_that_is_held_to_the_next_verb_of_saying(attribute: Attribute) -> None:
    text = "The ministry denied that its troops had crossed the river, but said two boats were lost."
    found = attribute(text).attributions
    assert [(a.stance, a.content[0].quote) for a in found] == [
        ("denies", "that its troops had crossed the river"),
        ("asserts", "two boats were lost"),
    ]


def test_an_interrupting_speaker_parts_the_content_in_two(attribute: Attribute) -> None:
    (found,) = attribute("Under the plan, the envoy said, both armies would pull back.").attributions
    assert [s.quote for s in found.content] == ["Under the plan", "both armies would pull back"]


def test_a_quotation_over_sentences_is_one_direct_content(attribute: Attribute) -> None:
    (found,) = attribute('"The well is dry. We wait," said Ida Brandt, a nurse.').attributions
    assert found.form == "direct"
    assert found.content[0].quote == '"The well is dry. We wait,"'


def test_quoted_words_inside_a_clause_make_it_mixed(attribute: Attribute) -> None:
    (found,) = attribute('The mayor said the fine was "a bad joke" for the town.').attributions
    assert found.form == "mixed"


def test_an_outlet_that_reports_an_official_is_the_outer_link(speakers: Speakers) -> None:
    text = "The Coastal Herald reported that, according to a Danish diplomat, three trawlers had been seized."
    assert speakers(text, "seized") == ["a Danish diplomat", "The Coastal Herald"]


def test_who_was_told_is_a_link_only_when_it_is_another_outlet(speakers: Speakers) -> None:
    text = "Three trawlers were seized, a Danish diplomat told The Coastal Herald."
    assert speakers(text, "seized") == ["a Danish diplomat", "The Coastal Herald"]
    assert speakers(text, "seized", outlet="The Coastal Herald") == ["a Danish diplomat"]
    assert speakers(text.replace("The Coastal Herald", "reporters"), "seized") == ["a Danish diplomat"]


def test_quoted_as_saying_gives_speaker_and_outlet(speakers: Speakers) -> None:
    text = "The Coastal Herald quoted the envoy as saying that the crew was safe."
    assert speakers(text, "safe") == ["the envoy", "The Coastal Herald"]


def test_a_speaker_inside_what_another_says_is_nested(speakers: Speakers) -> None:
    text = "Herders have told doctors that the spring was poisoned, the governor said."
    assert speakers(text, "poisoned") == ["Herders", "the governor"]


def test_a_negated_confirmation_vouches_for_nothing(attribute: Attribute) -> None:
    assert attribute("The embassy did not confirm that the pilot had died.").attributions == ()


def test_an_accusation_holds_what_is_alleged_and_not_the_accusing(speakers: Speakers) -> None:
    text = "The union accused the airline of hiding the report."
    assert speakers(text, "hiding") == ["The union"]
    assert speakers(text, "accused") == []


def test_what_the_outlet_saw_itself_is_nobodys(speakers: Speakers) -> None:
    assert speakers("Nine boats left at dawn, a reporter for this newspaper said.", "left") == []


def test_a_reportedly_has_no_speaker(attribute: Attribute) -> None:
    (found,) = attribute("The dam has reportedly burst.").attributions
    assert (found.source, found.source_class) == (None, "implicit")


def test_a_floating_quotation_goes_on_with_the_last_speaker(speakers: Speakers) -> None:
    text = 'The ferry sank, said Olga Lind, a cook. "I swam to the pier. Nobody helped."'
    assert speakers(text, "swam") == ["Olga Lind"]


def test_a_transcript_label_speaks_but_the_presenter_does_not(speakers: Speakers) -> None:
    text = "PRESENTER: The mine is shut.\n\nOKAFOR (recording): We counted six dead miners.\n\nPRESENTER: Good night."
    assert speakers(text, "counted") == ["OKAFOR"]
    assert speakers(text, "shut") == []


def test_an_unclosed_quotation_is_noted(attribute: Attribute) -> None:
    assert [n.code for n in attribute('He left. "We stay in town.').notes] == ["N303"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Anton Mirek", "named_person"),
        ("a senior official", "unnamed_official"),
        ("the ministry", "named_organization"),
        ("The Coastal Herald", "named_outlet"),
        ("two witnesses", "unnamed_group"),
        ("a truck driver", "unnamed_person"),
        ("the report", "document"),
    ],
)
def test_the_class_of_a_source_is_read_off_its_words(attribute: Attribute, source: str, kind: str) -> None:
    (found,) = attribute(f"{source[0].upper()}{source[1:]} said that the bridge was closed.").attributions
    assert found.source_class == kind


def test_parents_make_a_tree_and_spans_stand_in_the_text(attribute: Attribute) -> None:
    text = "The Coastal Herald reported that a nurse said the mayor had told her that the dam would burst."
    reading = attribute(text)
    by_id = {a.id: a for a in reading.attributions}
    for a in reading.attributions:
        seen = set()
        at = a
        while at.parent is not None:
            assert at.id not in seen
            seen.add(at.id)
            at = by_id[at.parent]
        for span in (*a.content, *([a.source] if a.source else []), *([a.cue] if a.cue else [])):
            span.check(text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.sampled_from('the said army that , . " told he Ana according to ( ) “ ” not has'.split()), max_size=14
    )
)
def test_odd_text_never_raises(attribute: Attribute, words: list[str]) -> None:
    text = " ".join(words) or "."
    for a in attribute(text).attributions:
        assert a.content
        assert all(text[s.start : s.end] == s.quote for s in a.content)


def test_a_statement_printed_whole_belongs_to_who_issued_it(speakers: Speakers) -> None:
    text = (
        "Port of Vik, press office\n\nThe harbour minister, Ida Brandt, said:\n\nThe crane fell at noon. Two men died."
    )
    assert speakers(text, "died") == ["Ida Brandt"]
    assert speakers(text, "press office") == []


def test_calling_reports_false_denies_and_vouches_for_no_reporter(attribute: Attribute) -> None:
    (found,) = attribute("Reports of a mutiny are pure invention, the admiral said.").attributions
    assert found.stance == "denies"
