"""The stages together, as one report goes through them: pronouns, places, figures and what is not said of an event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crossread.pipeline.registry import default_stages
from evaluation.situations import export_of

Told = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return a maker of claims in few words: names of parties and places, figures and scope."""
    stages = default_stages()

    def make(text: str) -> list[dict[str, Any]]:
        folder: Path = tmp_path_factory.mktemp("reading")
        (folder / "one.txt").write_text(f"---\npublished: 2031-03-13\n---\n\n{text}\n", encoding="utf-8")
        export = export_of(folder, stages)
        names = {row["id"]: row["name"] for kind in ("entity", "place") for row in export.rows[kind]}
        return [
            {
                "trigger": row["predicate"]["quote"],
                "type": row["event_type"],
                "actors": [names.get(a["entity"], a["quote"]) for a in row["actors"]],
                "recipients": [names.get(a["entity"], a["quote"]) for a in row["recipients"]],
                "places": [names.get(p["place"], p["quote"]) for p in row["places"]],
                "figures": [q["quote"] for q in row["quantities"]],
                "time": (row["time"] or {}).get("value"),
                "scope": (row["polarity"], row["modality"]),
            }
            for row in export.rows["claim"]
        ]

    return make


def one(claims: list[dict[str, Any]], trigger: str) -> dict[str, Any]:
    return next(c for c in claims if c["trigger"] == trigger)


def test_it_of_what_a_group_says_is_the_group(told: Told) -> None:
    claims = told(
        "Ghana posted sentries in Tamale. On Friday an armed band took credit for a raid on a quarry, saying it had "
        "released some 40 miners."
    )
    assert one(claims, "released")["actors"] == ["an armed band"]


def test_nobody_asks_herself(told: Told) -> None:
    claims = told(
        "Adjoa Mensah, the transport minister, stayed away. Kofi Addo, leader of the drivers' union, urged her to step "
        "down."
    )
    assert one(claims, "urged")["recipients"] == ["Adjoa Mensah"]


def test_a_ship_is_she(told: Told) -> None:
    claims = told("The tanker Blue Heron left on Sunday. Norwegian sailors boarded her on Monday.")
    assert one(claims, "boarded")["recipients"] == ["Blue Heron"]


def test_the_capital_of_a_country_is_its_town(told: Told) -> None:
    claims = told("Judges opened a hearing in the Zambian capital in May. Rebels shelled the capital of South Sudan.")
    assert one(claims, "opened")["places"] == ["Lusaka"]
    assert one(claims, "shelled")["places"] == ["Juba"]


def test_the_city_is_the_town_named_last_and_there_is_no_owner(told: Told) -> None:
    claims = told("Bandits raided Tamale on Friday. The prefect imposed a curfew on the city of 400,000 people.")
    assert one(claims, "imposed")["places"] == ["Tamale"]
    lent = told("Norway has lent six tugs this month and keeps 40 divers there.")
    assert all(c["places"] == [] for c in lent)


def test_a_town_that_is_left_is_a_place(told: Told) -> None:
    claims = told("Ghana shut its ports. The trawler was allowed to leave Takoradi yesterday.")
    assert one(claims, "leave")["places"] == ["Takoradi"]
    assert one(claims, "leave")["scope"] == ("positive", "asserted")


def test_a_later_verb_keeps_its_own_recipients_and_bodies_are_no_aid(told: Told) -> None:
    claims = told("Bandits raided the quarry on Friday. They released some 40 miners and shot two foremen.")
    assert one(claims, "released")["recipients"] == ["some 40 miners"]
    assert one(claims, "shot")["recipients"] == ["two foremen"]
    bodies = told("Bandits attacked the quarry on Friday. A nurse said nine bodies had been carried to the clinic.")
    carried = one(bodies, "carried")
    assert (carried["type"], carried["figures"]) == ("ASSAULT", ["nine bodies"])


def test_goods_are_for_whom_they_are_meant(told: Told) -> None:
    claims = told("Norway is sending a barge each week with tents and stoves for the Ghanaian army.")
    assert "Ghanaian army" in one(claims, "sending")["recipients"]


def test_no_victim_is_no_deed(told: Told) -> None:
    claims = told("Rebels shelled the market on Friday. Doctors found no child among the wounded.")
    assert one(claims, "wounded")["scope"][0] == "negative"


def test_who_is_warned_is_no_actor(told: Told) -> None:
    claims = told("The Water Ministry was warned in May that bandits would raid the dam.")
    assert one(claims, "warned")["actors"] == []
    assert one(claims, "warned")["recipients"] == ["Water Ministry"]


def test_a_town_taken_is_an_assault_and_a_ship_taken_is_not(told: Told) -> None:
    assert one(told("Fighters of the Kel Front seized the town of Tessit."), "seized")["type"] == "ASSAULT"
    assert one(told("The navy seized a trawler."), "seized")["type"] == "COERCE"


def test_a_sentence_of_a_noun_keeps_its_figure(told: Told) -> None:
    claims = told("Nine barges lay still. In all some 30,000 tonnes of salt, by the port's reckoning.")
    assert any("some 30,000 tonnes of salt" in c["figures"] for c in claims)


def test_the_day_of_saying_is_not_that_of_what_is_said(told: Told) -> None:
    claims = told("Some 90 patients fled, the director told nurses at the ford on Monday morning.")
    assert one(claims, "fled")["time"] is None
    claims = told("Bandits fought the sentries late on Sunday while miners fled into the hills.")
    assert one(claims, "fled")["time"] == one(claims, "fought")["time"] == "2031-03-09"


def test_its_guns_are_those_of_the_group_that_says_so(told: Told) -> None:
    claims = told("Ghana closed the road. The Kel Front said its guns had shelled a customs house at Tamale.")
    assert one(claims, "shelled")["actors"] == ["Kel Front"]


def test_the_two_neighbours_are_the_two_states_of_the_report(told: Told) -> None:
    claims = told(
        "Ghana and Togo reopened their border on Monday. Ghana lifted a ban on Togo's trucks. In 1987 the two "
        "neighbours fought for a week."
    )
    assert sorted(one(claims, "fought")["actors"]) == ["Ghana", "Togo"]


def test_the_us_is_no_pronoun_and_whom_one_warns_is_to_act(told: Told) -> None:
    claims = told("The Chilean president warned the US on Friday not to intervene in the strike.")
    assert one(claims, "warned")["recipients"] == ["United States"]
    assert one(claims, "intervene")["actors"] == ["United States"]


def test_what_is_only_put_beside_is_neither_hit_nor_where(told: Told) -> None:
    claims = told("In addition to Togo, the Ghanaian army has carried out raids in Benin.")
    assert one(claims, "raids")["recipients"] == []
    assert one(claims, "raids")["places"] == ["Benin"]


def test_military_aircraft_are_not_the_armys(told: Told) -> None:
    claims = told("The Malian army rested. Chadian and Nigerian military aircraft bombed a barge in Mali.")
    actors = one(claims, "bombed")["actors"]
    assert {"Chad", "Nigeria"} <= set(actors)
    assert "Malian army" not in actors


def test_a_state_that_somebody_says_is_a_claim(told: Told) -> None:
    claims = told("Norwegian officials confirmed that the wells are empty and are not being used to water the fields.")
    assert one(claims, "empty")["scope"] == ("positive", "asserted")
