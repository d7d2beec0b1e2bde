from __future__ import annotations

from typing import Any

from crossread.records import Relation
from crossread.situation import OriginStage, RelationStage, balance


def test_a_hostile_act_of_an_army_is_its_states_and_a_denied_or_feared_one_is_nobodys(build: Any) -> None:
    build.report("a", "The Velkan army bombed the Hill Front. Oria helps Velka. Oria never struck the Hill Front.")
    army = build.entity("Velkan army", "military", countries=("VK",))
    velka = build.entity("Velka", "state", countries=("VK",))
    front = build.entity("Hill Front", "armed_group")
    oria = build.entity("Oria", "state", countries=("OR",))
    build.claim(
        "a",
        "The Velkan army bombed the Hill Front.",
        "bombed",
        event_type="ASSAULT",
        actors=["Velkan army"],
        recipients=["Hill Front"],
    )
    build.claim("a", "Oria helps Velka.", "helps", event_type="AID", actors=["Oria"], recipients=["Velka"])
    build.claim(
        "a",
        "Oria never struck the Hill Front.",
        "struck",
        event_type="ASSAULT",
        actors=["Oria"],
        recipients=["Hill Front"],
        polarity="negative",
    )
    edges = {(frozenset((r.a, r.b)), r.sign) for r in RelationStage()(OriginStage()(build.case())).relations}
    assert edges == {
        (frozenset((army, front)), -1),
        (frozenset((velka, front)), -1),
        (frozenset((oria, velka)), 1),
    }


def test_weight_counts_origins_and_not_reports(build: Any) -> None:
    for outlet in "abc":
        text = f"{'TAMSK (Reuters) - ' if outlet != 'c' else ''}Oria helps Velka."
        build.report(outlet, text)
        build.entity("Oria", "state")
        build.entity("Velka", "state")
        build.claim(outlet, "Oria helps Velka.", "helps", event_type="AID", actors=["Oria"], recipients=["Velka"])
    from crossread.situation import LineageStage

    (edge,) = RelationStage()(OriginStage()(LineageStage()(build.case()))).relations
    assert edge.weight == 2.0
    assert len(edge.claims) == 3


def test_enemies_with_one_friend_are_a_strained_triangle_and_their_enemy_is_in_no_camp() -> None:
    def edge(a: str, b: str, sign: int) -> Relation:
        return Relation(a=a, b=b, sign=-1 if sign < 0 else 1, weight=1.0)

    found = balance([edge("a", "b", -1), edge("a", "c", 1), edge("b", "c", 1), edge("c", "d", -1)])
    assert found.strained == (("a", "b", "c"),)
    assert found.camps == (("a", "b", "c"),)


def edges(build: Any) -> set[tuple[frozenset[str], int]]:
    found = RelationStage()(OriginStage()(build.case()))
    names = {e.id: e.name for e in found.entities}
    return {(frozenset((names[r.a], names[r.b])), r.sign) for r in found.relations}


def test_an_armed_groups_raid_at_a_place_is_against_its_state_and_a_strangers_parade_is_not(build: Any) -> None:
    from dataclasses import replace

    text = "The Hill Front raided a depot at Tamsk. Oria held talks at Tamsk."
    build.report("a", text)
    build.entity("Hill Front", "armed_group")
    build.entity("Oria", "state", countries=("OR",))
    build.entity("Velka", "state", countries=("VK",))
    first, second = text.split(". ")
    raid = {"actors": ["Hill Front"], "places": ["Tamsk"], "event_type": "ASSAULT"}
    build.claim("a", f"{first}.", "raided", **raid)
    build.places["Tamsk"] = replace(build.places["Tamsk"], country="VK")
    build.claim("a", second, "talks", actors=["Oria"], places=["Tamsk"], event_type="CONSULT")
    assert edges(build) == {(frozenset(("Hill Front", "Velka")), -1)}


def test_who_accuses_is_who_speaks_and_who_brokers_is_on_good_terms(build: Any) -> None:
    text = "Velka broke the truce, Oria said. Velka and Lome signed a pact brokered by Sarn."
    build.report("a", text)
    for name in ("Velka", "Oria", "Lome", "Sarn"):
        build.entity(name, "state")
    said = build.says("a", "Oria")
    first = text.split(". ")[0]
    build.claim("a", first, "broke", recipients=["Velka"], event_type="ACCUSE", attribution=said)
    build.claim("a", text[len(first) + 2 :], "signed", actors=["Lome"], event_type="AGREE")
    assert edges(build) == {(frozenset(("Oria", "Velka")), -1), (frozenset(("Lome", "Sarn")), 1)}
