"""The actors of one report: mentions, clusters, names, roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.grounding.actors.stage import ActorStage
from crossread.records import Entity, Reading

Read = Callable[..., Reading]


def actors(read: Read, text: str, **fields: object) -> tuple[Entity, ...]:
    return ActorStage()(read(text, **fields)).entities


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(e for e in entities if name in {e.name, *e.names})


def quotes(entity: Entity) -> list[str]:
    return [m.span.quote for m in entity.mentions]


def test_an_adjective_is_a_mention_of_the_state_and_the_aircraft_are_not(read: Read) -> None:
    found = actors(read, "Chilean helicopters crossed into Bolivia on Friday.")
    chile = named(found, "Chile")
    assert (chile.schema, chile.role, chile.countries) == ("Country", "state", ("CL",))
    assert quotes(chile) == ["Chilean"]
    assert named(found, "Bolivia") is not chile
    assert all("helicopters" not in e.names for e in found)


def test_a_seat_of_government_acts_as_a_subject_but_not_after_in(read: Read) -> None:
    found = actors(read, "Lisbon rejected the plan on Monday, and traders in Madrid shrugged.")
    assert "Lisbon" in named(found, "Portugal").names
    assert all("Madrid" not in e.names for e in found)


def test_a_state_and_its_army_are_two(read: Read) -> None:
    found = actors(read, "Chad said on Sunday that Chad's army had crossed the river. The army gave no figures.")
    army, state = named(found, "Chad's army"), named(found, "Chad")
    assert army.id != state.id
    assert army.role == "military"
    assert army.countries == ("TD",)
    assert "The army" in army.names


def test_an_acronym_in_brackets_is_the_same_group_and_another_one_is_not(read: Read) -> None:
    found = actors(read, "The Lakeside Aid Trust (LAT) opened a clinic. LAT nurses stayed. The RKO left.")
    trust = named(found, "Lakeside Aid Trust")
    assert "LAT" in trust.names
    assert "RKO" not in trust.names


def test_a_surname_and_a_title_lead_to_the_full_name_and_another_surname_does_not(read: Read) -> None:
    found = actors(read, "Colonel Pavel Drozd arrived at noon. Drozd met Karla Weiss, and Mr. Drozd left with Weiss.")
    drozd = named(found, "Pavel Drozd")
    assert quotes(drozd) == ["Colonel Pavel Drozd", "Drozd", "Mr. Drozd"]
    assert drozd.role == "military"
    assert "Weiss" not in drozd.names


def test_an_office_before_a_name_is_its_holder(read: Read) -> None:
    found = actors(
        read, "The mayor of Tartu, Liisa Kask, told reporters that nobody was hurt. The mayor thanked the police."
    )
    kask = named(found, "Liisa Kask")
    assert "The mayor" in kask.names
    assert "police" not in kask.names
    assert kask.schema == "Person"


def test_the_rebels_are_the_armed_group_named_before(read: Read) -> None:
    found = actors(read, "Fighters of the Northern Dawn Front seized a bridge in Belize. The rebels left at dusk.")
    front = named(found, "Northern Dawn Front")
    assert front.role == "armed_group"
    assert "The rebels" in front.names
    assert "Belize" not in front.names


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "!!! ??? ...",
        "it it it",
        "THE ARMY. THE ARMY'S ARMY'S.",
        "'s of the the of",
        "Mr. Mrs. Dr.",
        "(A) (AB) (ABC)",
    ],
)
def test_odd_text_raises_nothing_and_every_span_holds(read: Read, text: str) -> None:
    for entity in actors(read, text):
        for mention in entity.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.quote


def test_the_same_text_gives_the_same_entities(read: Read) -> None:
    text = "Peru and the Peruvian navy said the navy would help Peru. They agreed with the UN."
    assert actors(read, text) == actors(read, text)


def test_the_outlet_speaks_of_itself(read: Read) -> None:
    found = actors(read, "The Gazette could not confirm this. The lamp was out.", outlet="The Harbour Gazette")
    assert named(found, "Harbour Gazette").role == "media"
    assert "The Harbour Gazette" in named(found, "Harbour Gazette").names
    assert "lamp" not in named(found, "Harbour Gazette").names


def test_teams_and_partners_act_and_each_is_told_apart(read: Read) -> None:
    found = actors(
        read, "Two rescue teams reached the valley. Local businessmen paid them, and our partners sent trucks."
    )
    assert {"rescue teams", "our partners"} <= {q.removeprefix("Two ") for e in found for q in quotes(e)}
    assert named(found, "Local businessmen").schema == "Person"


def test_somebodys_regime_is_one_actor_and_not_the_person(read: Read) -> None:
    found = actors(
        read, "The Banda regime arrested nine judges. Envoys left, but the Banda regime stayed. Hastings Banda slept."
    )
    regime = named(found, "Banda regime")
    assert len(regime.mentions) == 2
    assert regime.schema != "Person"
    assert "Hastings Banda" not in regime.names


def test_the_number_of_a_unit_is_part_of_its_name_and_an_operation_does_nothing(read: Read) -> None:
    found = actors(read, "Pilots of the 134th Desert Squadron took part in Operation Silver Falcon on Monday.")
    assert "134th Desert Squadron" in {n for e in found for n in e.names}
    assert not any("Falcon" in n for e in found for n in e.names)
