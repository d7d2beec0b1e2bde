from __future__ import annotations

from typing import Any

from crossread.records import Place
from crossread.situation import EventStage


def events(build: Any) -> list[set[str]]:
    case = EventStage()(build.case())
    listed = sorted(c for e in case.events for c in e.claims)
    assert listed == sorted(c.id for c in case.claims)
    return [set(e.claims) for e in case.events]


def three(build: Any) -> None:
    build.report("a", "Rebels shelled the customs house at Tamsk on Friday, and the mayor left for the coast.")
    build.report("b", "Insurgents bombarded the Tamsk customs house, a witness said. Goats were sold at the market.")
    build.report("c", "No rebel shelled the customs house at Tamsk, their spokesman said.")
    build.entity("Rebels", "armed_group", names=("Rebels", "Insurgents", "rebel"))
    for name in ("Insurgents", "rebel"):
        build.entities[name] = build.entities["Rebels"]


def test_one_shelling_told_twice_and_denied_once_is_one_event_and_the_rest_is_not(build: Any) -> None:
    three(build)
    first = build.claim(
        "a",
        build.reports["a"].text,
        "shelled",
        event_type="ASSAULT",
        actors=["Rebels"],
        places=["Tamsk"],
        time="2031-05-02",
    )
    left = build.claim("a", build.reports["a"].text, "left", event_type="RETREAT")
    second = build.claim(
        "b",
        "Insurgents bombarded the Tamsk customs house, a witness said.",
        "bombarded",
        event_type="ASSAULT",
        actors=["Insurgents"],
        places=["Tamsk"],
    )
    sold = build.claim("b", "Goats were sold at the market.", "sold")
    denied = build.claim(
        "c",
        build.reports["c"].text,
        "shelled",
        event_type="ASSAULT",
        actors=["rebel"],
        places=["Tamsk"],
        polarity="negative",
    )
    found = events(build)
    assert {first.id, second.id, denied.id} in found
    assert {left.id} in found
    assert {sold.id} in found


def test_the_same_act_on_another_day_or_in_another_story_is_another_event(build: Any) -> None:
    text = "Rebels shelled the customs house at Tamsk."
    for key, story in (("a", "sto-1"), ("b", "sto-1"), ("c", "sto-2")):
        build.report(key, text, story=story)
    for key, day in (("a", "2031-05-02"), ("b", "2029-01"), ("c", "2031-05-02")):
        build.claim(key, text, "shelled", event_type="ASSAULT", time=day)
    assert len(events(build)) == 3


def test_figures_that_cannot_both_be_true_part_and_those_that_can_stay(build: Any) -> None:
    for key, words in (("a", "12 miners"), ("b", "At least ten miners"), ("c", "41 miners")):
        build.report(key, f"{words} died when the shaft at Tamsk caved in.")
    figures = {"a": (12, 12), "b": (10, None), "c": (41, 41)}
    made = {
        k: build.claim(k, build.reports[k].text, "died", figures=[{"low": v[0], "high": v[1], "item": "miners"}]).id
        for k, v in figures.items()
    }
    found = events(build)
    assert not any({made["a"], made["c"]} <= e for e in found)
    assert len(found) == 2


def test_a_summary_reads_as_the_report_does_and_says_once_what_did_not_happen(build: Any) -> None:
    three(build)
    build.claim("c", build.reports["c"].text, "shelled", actors=["rebel"], places=["Tamsk"], polarity="negative")
    (event,) = EventStage()(build.case()).events
    assert event.summary == "No rebel shelled the customs house at Tamsk"


def test_order_of_claims_does_not_matter(build: Any) -> None:
    three(build)
    for key, word in (("a", "shelled"), ("b", "bombarded"), ("c", "shelled")):
        build.claim(key, build.reports[key].text, word, event_type="ASSAULT", places=["Tamsk"])
    first = {e.id for e in EventStage()(build.case()).events}
    build.claims.reverse()
    assert {e.id for e in EventStage()(build.case()).events} == first


def test_a_denial_about_one_town_is_no_word_on_another(build: Any) -> None:
    build.report("a", "The governor ordered a curfew in Tamsk on Monday.")
    build.report("b", "No curfew was ordered in Olvek, its mayor said.")
    for name in ("Tamsk", "Olvek"):
        build.places[name] = Place(id=f"pla-{name}", name=name, precision="city")
    ordered = build.claim("a", build.reports["a"].text, "ordered", event_type="COERCE", places=["Tamsk"])
    denied = build.claim(
        "b", build.reports["b"].text, "ordered", event_type="COERCE", places=["Olvek"], polarity="negative"
    )
    assert {ordered.id, denied.id} not in events(build)
