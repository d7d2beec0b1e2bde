"""When and where it was, taken over from the scene, and what never is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from crossread.claims import ClaimStage
from crossread.grounding.actors.stage import ActorStage
from crossread.grounding.places.stage import PlaceStage
from crossread.grounding.times import TimeStage
from crossread.records import Attribution, Claim, Reading

Dated = Callable[[str], dict[str, Claim]]


@pytest.fixture(scope="module")
def dated(read: Callable[..., Reading]) -> Dated:
    """Return a maker of claims by trigger from a report of Thursday 18 May 2017, grounded."""

    def make(text: str) -> dict[str, Claim]:
        reading: Reading = read(text, published="2017-05-18")
        for stage in (ActorStage(), PlaceStage(), TimeStage(), ClaimStage()):
            reading = stage(replace(reading, attributions=tuple[Attribution, ...]()))
        return {c.predicate.quote: c for c in reading.claims}

    return make


def _day(claim: Claim) -> str | None:
    return claim.time.value if claim.time is not None else None


def test_the_next_sentence_of_a_scene_is_of_the_same_day(dated: Dated) -> None:
    found = dated("Gunmen attacked the market on Tuesday. They killed nine farmers, but they have fled before.")
    assert _day(found["killed"]) == "2017-05-16"
    assert _day(found["fled"]) is None


def test_what_is_taken_over_is_less_sure(dated: Dated) -> None:
    found = dated("Gunmen attacked the market on Tuesday. They burned two farms.")
    assert found["burned"].confidence < found["attacked"].confidence


def test_a_year_long_past_is_not_handed_on(dated: Dated) -> None:
    assert _day(dated("Rebels attacked the bridge in 2008. They burned two farms.")["burned"]) is None


def test_the_day_of_saying_is_not_the_day_of_the_deed(dated: Dated) -> None:
    assert _day(dated("Police said on Tuesday that gunmen attacked a bank.")["attacked"]) is None
    assert _day(dated("Police said that gunmen attacked a bank on Tuesday.")["attacked"]) == "2017-05-16"


def test_to_claim_an_attack_does_not_date_it(dated: Dated) -> None:
    found = dated("The rebels on Wednesday claimed the attack on a bank, and on Tuesday they launched the attack.")
    assert [c.time.value for c in found.values() if c.event_type == "ASSAULT" and c.time] in (
        ["2017-05-16"],
        ["2017-05-16", "2017-05-16"],
    )


def test_what_is_planned_takes_no_day_of_the_past(dated: Dated) -> None:
    found = dated("Gunmen attacked the market on Tuesday. They will attack the bank. They robbed a shop.")
    assert _day(found["attack"]) is None


def test_the_place_of_a_scene_is_handed_on(dated: Dated) -> None:
    found = dated("Gunmen attacked a market in Cusco on Tuesday. They burned two farms.")
    assert [p.span.quote for p in found["burned"].places] == ["Cusco"]


def test_a_building_by_name_and_a_town_left_are_places(dated: Dated) -> None:
    found = dated("Rebels bombed Ajo Station and entered Cusco, but accused Peru.")
    assert "Ajo Station" in [p.span.quote for p in found["bombed"].places]
    assert "Peru" not in [p.span.quote for c in found.values() for p in c.places]


def test_the_town_is_the_town_named_last(dated: Dated) -> None:
    found = dated("Gunmen hid in Cusco for years. Police closed the roads in the town.")
    assert any(p.place is not None and p.span.quote == "the town" for p in found["closed"].places)
    assert not dated("Police closed the roads in the town.")["closed"].places


def test_days_are_counted_from_the_day_before_the_words(dated: Dated) -> None:
    found = dated("The ferry left on Tuesday, two days after rebels shelled the port.")
    assert _day(found["left"]) == "2017-05-16"
    assert _day(found["shelled"]) == "2017-05-14"
    assert _day(dated("Two days after rebels shelled the port, the ferry left.")["shelled"]) is None


def test_news_in_the_perfect_takes_the_day_that_the_report_gives_the_deed(dated: Dated) -> None:
    found = dated("The mayor has resigned. The council accepted the resignation of the mayor on Tuesday.")
    assert _day(found["resigned"]) == "2017-05-16"
    found = dated("The mayor has resigned. The council elected the mayor on Tuesday.")
    assert _day(found["resigned"]) is None


def test_an_event_spoken_of_again_is_where_it_was(dated: Dated) -> None:
    found = dated(
        "Gunmen raided Garissa on Tuesday. Shops closed. Prices rose. Police blamed the Salt Front for the raid."
    )
    assert [p.span.quote for p in found["raid"].places] == ["Garissa"]
    assert found["blamed"].places == ()


def test_the_same_airfield_is_where_the_airfield_was(dated: Dated) -> None:
    found = dated(
        "An airfield near Garissa was hit on Tuesday. Drones flew from the same airfield. They circled an airfield."
    )
    places = found["flew"].places
    assert [p.span.quote for p in places] == ["the same airfield"]
    assert places[0].place == found["hit"].places[0].place
