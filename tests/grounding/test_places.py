"""Places: found, grounded, and never more precise than known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.grounding.actors.stage import ActorStage
from crossread.grounding.places.stage import PlaceStage
from crossread.records import Place, Reading

Read = Callable[..., Reading]


def reading(read: Read, text: str) -> Reading:
    return PlaceStage()(ActorStage()(read(text)))


def by_name(found: Reading) -> dict[str, Place]:
    return {p.name: p for p in found.places}


def test_a_city_is_found_in_the_country_of_the_story(read: Read) -> None:
    spain = by_name(reading(read, "A fire broke out in Cartagena, in southern Spain."))["Cartagena"]
    colombia = by_name(reading(read, "A fire broke out in Cartagena, in northern Colombia."))["Cartagena"]
    assert (spain.country, spain.precision) == ("ES", "city")
    assert (colombia.country, colombia.precision) == ("CO", "city")
    assert spain.geonames_id != colombia.geonames_id


def test_a_part_of_a_country_has_no_point(read: Read) -> None:
    place = by_name(reading(read, "Snow fell across northern Sweden."))["northern Sweden"]
    assert (place.country, place.precision, place.latitude) == ("SE", "region", None)


def test_a_pass_outside_the_gazetteer_has_no_point_and_a_person_is_no_place(read: Read) -> None:
    found = reading(read, "A bus overturned near the Orlovat Pass, Mina Petrov said in Norway.")
    names = by_name(found)
    assert names["Orlovat Pass"].latitude is None
    assert names["Orlovat Pass"].precision in {"region", "unresolved"}
    assert not any("Petrov" in n for n in names)


def test_an_unresolved_name_is_noted_once(read: Read) -> None:
    found = reading(read, "Rain fell in Zzyrkova. Nobody lives in Zzyrkova. Kenya sent tents.")
    assert [n.code for n in found.notes if "Zzyrkova" in n.message] in ([], ["N302"])
    assert all(p.latitude is None for p in found.places if p.precision == "unresolved")


@pytest.mark.parametrize("text", ["", "\n\n", "in in in", "IN THE Bay", "northern", "Gulf of"])
def test_odd_text_raises_nothing(read: Read, text: str) -> None:
    for place in reading(read, text).places:
        for mention in place.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.quote


def test_a_large_town_that_is_the_only_one_of_its_name_needs_no_country_beside_it(read: Read) -> None:
    names = by_name(reading(read, "French and Turkish aid workers met in Agadez and in Villanueva on Friday."))
    assert (names["Agadez"].country, names["Agadez"].precision) == ("NE", "city")
    assert names["Villanueva"].precision == "unresolved"
