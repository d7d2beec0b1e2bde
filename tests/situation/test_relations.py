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
