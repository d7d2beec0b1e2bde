"""Actors without the model: lexicons, the index, and names held against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.grounding.actors.draft import fold, initials, words
from crossread.grounding.actors.known import defined_acronyms
from crossread.grounding.actors.lookup import EntityIndex
from crossread.grounding.actors.sieves import same_person
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.lexicon.nouns import nouns
from crossread.grounding.lexicon.organizations import organizations
from crossread.records import Entity, Mention, Span


@pytest.mark.parametrize(
    ("form", "code", "use"),
    [
        ("U.S.", "US", "name"),
        ("Nigerien", "NE", "adjective"),
        ("Nigerian", "NG", "adjective"),
        ("Danes", "DK", "people"),
        ("Kremlin", "RU", "metonym"),
        ("Quito", "EC", "capital"),
    ],
)
def test_a_form_leads_to_its_country(form: str, code: str, use: str) -> None:
    assert countries().by_form[form] == (code, use)


def test_every_country_has_a_two_letter_code_and_lies_on_the_globe() -> None:
    for country in countries().by_code.values():
        assert len(country.code) == 2
        assert country.code.isupper()
        assert -90 <= country.latitude <= 90
        assert -180 <= country.longitude <= 180


def test_an_acronym_and_its_long_form_are_one_organization() -> None:
    known = organizations()
    assert known["WFP"].name == known["World Food Program"].name
    assert known["WFP"].name != known["WHO"].name


@pytest.mark.parametrize(
    ("word", "singular"),
    [("gunmen", "gunman"), ("ministries", "ministry"), ("vice-admiral", "admiral"), ("table", None)],
)
def test_singular_of_acting_nouns(word: str, singular: str | None) -> None:
    assert nouns().singular(word) == singular


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("The Lakeside Aid Trust (LAT) sent boats.", "LAT", "Lakeside Aid Trust"),
        ("The Front for the Freedom of Belandia (FFB) denied it.", "FFB", "Front for the Freedom of Belandia"),
    ],
)
def test_a_defined_acronym_has_its_long_form(text: str, acronym: str, long: str) -> None:
    start, end = defined_acronyms(text)[acronym]
    assert text[start:end] == long


def test_a_bracket_that_abbreviates_nothing_defines_nothing() -> None:
    assert defined_acronyms("The Old Mill Society (QZX) met.") == {}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ines Calvo", "Calvo", True),
        ("Ines Calvo", "Ines", True),
        ("Ines Calvo", "Rosa Calvo", False),
        ("Ines Maria Calvo", "Ines Calvo", True),
        ("Ines Calvo", "Calvo Ruiz", False),
    ],
)
def test_two_names_of_one_person(a: str, b: str, same: bool) -> None:
    assert same_person(words(a), words(b)) is same
    assert same_person(words(b), words(a)) is same


@given(st.text())
def test_folding_twice_changes_nothing_more_than_once(text: str) -> None:
    once = fold(text).removesuffix("'s")
    assert fold(once).casefold() == fold(fold(once)).casefold() or once.endswith("'s")


@given(st.text())
def test_initials_are_capitals_of_the_text(text: str) -> None:
    assert set(initials(text)) <= set(text)


def _entity(name: str, *spans: tuple[int, int], text: str) -> Entity:
    mentions = tuple(Mention("r", Span.of(text, s, e)) for s, e in spans)
    return Entity(id=name, name=name, schema="Organization", names=(name,), mentions=mentions)


def test_the_index_prefers_the_mention_that_holds_the_head() -> None:
    text = "Omani navy boats left."
    state, navy = _entity("Oman", (0, 5), text=text), _entity("Omani navy", (0, 10), text=text)
    index = EntityIndex([state, navy])
    assert index.at(0, 10) is navy
    assert index.at(0, 16) is navy
    assert index.at(17, 21) is None
    assert index.covering(2) is state
    assert index.covering(8) is navy


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=12), st.integers(0, 49))
def test_covering_finds_a_mention_exactly_where_there_is_one(spans: list[tuple[int, int]], offset: int) -> None:
    text = "x" * 50
    entities = [_entity(f"e{i}", (s, s + n), text=text) for i, (s, n) in enumerate(spans)]
    found = EntityIndex(entities).covering(offset)
    assert (found is not None) == any(s <= offset < s + n for s, n in spans)
