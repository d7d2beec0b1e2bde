"""What the passage reader finds, made into links: stacking, nesting, acts and attitudes, and the spaCy component."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from crossread.attribution import AttributionStage
from crossread.attribution.draft import Draft
from crossread.attribution.nesting import parents
from crossread.language import load
from crossread.language.sayings import SAYINGS, Saying
from crossread.records import Attribution, Reading

Attribute = Callable[..., Reading]
Speakers = Callable[..., list[str]]


def quotes(found: tuple[Attribution, ...]) -> list[tuple[str | None, str | None]]:
    return [(a.source.quote if a.source else None, a.cue.quote if a.cue else None) for a in found]


def test_who_is_cited_lies_in_the_report_that_cites_him(speakers: Speakers) -> None:
    text = "Two convoys crossed the pass, The Coastal Herald reported, citing Danish officers."
    assert speakers(text, "crossed") == ["Danish officers", "The Coastal Herald"]
    text = "The Coastal Herald, citing Danish officers, reported that two convoys had crossed the pass."
    assert speakers(text, "crossed") == ["Danish officers", "The Coastal Herald"]


def test_of_two_cues_behind_one_content_the_later_is_the_outer(speakers: Speakers) -> None:
    text = "Two convoys crossed the pass at night, a Danish officer said, according to The Coastal Herald."
    assert speakers(text, "crossed") == ["a Danish officer", "The Coastal Herald"]


def test_a_clause_with_a_cue_of_its_own_is_whole_inside_the_outer_one(speakers: Speakers) -> None:
    text = "Two drivers have told police that the bridge was mined, a Danish officer said on Sunday."
    assert speakers(text, "mined") == ["Two drivers", "a Danish officer"]
    assert speakers(text, "told") == ["a Danish officer"]


def test_three_speakers_deep(speakers: Speakers) -> None:
    text = "The Coastal Herald reported that a Danish officer had said villagers told him the bridge was mined."
    assert speakers(text, "mined") == ["villagers", "a Danish officer", "The Coastal Herald"]


def test_time_and_place_before_the_clause_are_part_of_what_is_said(attribute: Attribute) -> None:
    (found,) = attribute("In Tarsk on Monday night a crowd stoned the clinic, nurses said.").attributions
    assert found.content[0].quote == "In Tarsk on Monday night a crowd stoned the clinic"


@pytest.mark.parametrize(
    "text",
    [
        "Denmark's navy declared an inspection zone off the cape on Saturday.",
        "The council plans to send forty doctors to the valley.",
    ],
)
def test_an_act_is_no_statement(attribute: Attribute, text: str) -> None:
    assert attribute(text).attributions == ()


def test_an_attitude_is_an_attribution_on_demand_only(read: Callable[..., Reading]) -> None:
    reading = read("The bishop lauded the new school law on Sunday.")
    assert AttributionStage()(reading).attributions == ()
    assert ("The bishop", "lauded") in quotes(AttributionStage(attitudes=True)(reading).attributions)


def test_a_relative_pronoun_gives_way_to_whom_it_stands_for(attribute: Attribute) -> None:
    found = attribute("The talks failed, Ida Brandt, who said the city was lost, wrote on Monday.").attributions
    assert all(a.source is None or a.source.quote.lower() != "who" for a in found)


def test_an_outlets_own_staff_speak_for_it(attribute: Attribute) -> None:
    text = "Northern Courier monitors said that the road was open."
    assert attribute(text, outlet="Northern Courier").attributions == ()
    assert len(attribute(text, outlet="The Coastal Herald").attributions) == 1


def test_without_a_reader_the_grammar_finds_what_it_can(read: Callable[..., Reading]) -> None:
    reading = read("The army said that the pass was open, according to The Coastal Herald.")
    assert reading.doc is not None
    reading.doc.user_data.pop(SAYINGS)
    try:
        sources = {source for source, _ in quotes(AttributionStage()(reading).attributions)}
    finally:
        reading.doc.user_data[SAYINGS] = ()
    assert sources == {"The army", "The Coastal Herald"}


def test_a_link_named_as_outer_is_the_parent_whatever_the_contents() -> None:
    outer = Draft(source=(0, 3), cue=(20, 24), content=((4, 19),), stance="asserts", found="learned")
    inner = Draft(source=(33, 40), cue=(26, 32), content=((4, 19),), stance="asserts", found="learned", outer=(20, 24))
    assert parents([outer, inner]) == [None, 0]


def test_a_spacy_pipeline_takes_the_component() -> None:
    nlp = load()
    nlp.add_pipe("crossread_attribution", config={"outlet": "The Northern Courier"})
    doc = nlp("The Coastal Herald reported that officers had told it the bridge was mined.")
    inner = max(doc._.attributions, key=lambda a: a.parent is not None)
    assert inner.source.quote == "officers"
    outer = {a.id: a for a in doc._.attributions}[inner.parent]
    assert outer.source.quote == "The Coastal Herald"
    assert doc.text[outer.cue.start : outer.cue.end] == "reported"
    assert spacy.blank("en")("No component, no words.")._.attributions == ()


@pytest.mark.parametrize(("probability", "source", "count"), [(0.7, (), 0), (0.9, (), 1), (0.7, ((0, 2),), 1)])
def test_an_attitude_of_nobody_must_be_surer(
    read: Callable[..., Reading], probability: float, source: tuple[tuple[int, int], ...], count: int
) -> None:
    reading = read("The bishop lauded the new school law on Sunday.")
    assert reading.doc is not None
    saying = Saying("polnear", (2, 3), probability, source, ((3, 7),), "asserts", "unnamed_person")
    before = reading.doc.user_data[SAYINGS]
    reading.doc.user_data[SAYINGS] = (saying,)
    try:
        found = AttributionStage(attitudes=True)(reading).attributions
    finally:
        reading.doc.user_data[SAYINGS] = before
    assert len([a for a in found if a.cue and a.cue.quote == "lauded"]) == count
