"""Names that are given, grounded by what else their text names."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from crossread.grounding.actors.stage import ActorStage
from crossread.grounding.places.given import Grounding, ground
from crossread.grounding.places.regions import area_named, regions_named
from crossread.grounding.places.spans import place_spans
from crossread.grounding.places.stage import PlaceStage
from crossread.records import Reading

Read = Callable[..., Reading]


def grounded(text: str, *names: str) -> list[Grounding | None]:
    return list(ground(text, [m.span() for name in names for m in [re.search(re.escape(name), text)] if m]))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A fire broke out in Cartagena, Spain.", "ES"),
        ("A fire broke out in Cartagena, and Colombia sent help from Bogotá.", "CO"),
        ("Police in Cartagena and in Murcia met.", "ES"),
    ],
)
def test_a_city_lies_where_its_text_is(text: str, country: str) -> None:
    others = [n for n in ("Colombia", "Bogotá", "Murcia") if n in text]
    found = grounded(text, "Cartagena", *others)[0]
    assert found is not None
    assert (found.country, found.precision) == (country, "city")


def test_what_follows_a_comma_contains_it() -> None:
    found = [
        grounded(f"He was born in Springfield, {state}, and left.", "Springfield")[0]
        for state in ("Ill.", "Missouri", "MA")
    ]
    assert [f and round(f.latitude) for f in found] == [40, 37, 42]


def test_a_small_town_is_found_where_the_text_says_the_region() -> None:
    found = grounded("A barn burnt down in Mankato, Kansas.", "Mankato")[0]
    assert found is not None
    assert round(found.latitude, 1) == 39.8


def test_a_street_takes_the_town_of_the_story_and_has_no_point_of_its_own() -> None:
    text = "Crews in Winnipeg closed Qwyndle Avenue."
    street = grounded(text, "Winnipeg", "Qwyndle Avenue")[1]
    assert street is not None
    assert (street.precision, street.geonames_id, round(street.latitude)) == ("region", None, 50)


def test_a_name_alone_that_nobody_knows_is_nowhere() -> None:
    assert grounded("Rain fell in Zzyrkova.", "Zzyrkova") == [None]


def test_regions_and_areas_by_name_and_adjective() -> None:
    assert [r.country for r in regions_named("Bavarian")] == ["DE"]
    assert {r.country for r in regions_named("Punjab")} == {"IN", "PK"}
    assert regions_named("Miss") == ()
    assert [r.geonames_id for r in regions_named("Ohio")] == [5165418]
    africa = area_named("African")
    assert africa is not None
    assert africa.name == "Africa"


def test_spans_are_of_places_adjectives_and_abbreviated_regions_without_the_full_stop(read: Read) -> None:
    text = "Kenyan police met in Salem, Ore., on Monday. Rain fell in Bavaria. Teams flew to Africa."
    spans = place_spans(PlaceStage()(ActorStage()(read(text))))
    named = [text[start:end] for start, end in spans]
    assert [n for n in named if n != "Salem"] == ["Kenyan", "Ore.", "Bavaria", "Africa"]


def test_a_county_lies_where_its_state_and_the_towns_in_the_text_say() -> None:
    texas, iowa = (grounded(f"Polk County, {state}, was dry.", "Polk County")[0] for state in ("Texas", "Iowa"))
    assert texas is not None
    assert iowa is not None
    assert (texas.precision, iowa.precision) == ("region", "region")
    assert texas.latitude < 35 < iowa.latitude
