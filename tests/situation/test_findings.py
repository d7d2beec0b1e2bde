from __future__ import annotations

from typing import Any

import pytest

from crossread.records import Finding, Interval
from crossread.situation import EventStage, FindingStage, LineageStage, OriginStage

SHELLED = "Rebels shelled the customs house at Tamsk."


def findings(build: Any) -> list[Finding]:
    case = LineageStage()(build.case())
    for stage in (EventStage(), OriginStage(), FindingStage()):
        case = stage(case)
    return list(case.findings)


def occurrence(build: Any) -> Finding:
    (found,) = (f for f in findings(build) if f.question == "occurrence")
    return found


def told_by(build: Any, *outlets: str, **fields: Any) -> None:
    for outlet in outlets:
        build.report(outlet, SHELLED, **fields.pop("report", {}))
        build.claim(outlet, SHELLED, "shelled", event_type="ASSAULT", **fields)


def test_two_outlets_corroborate_and_one_is_a_single_source(build: Any) -> None:
    told_by(build, "a")
    assert (occurrence(build).status, occurrence(build).independent_origins) == ("single_source", Interval(1, 1))
    told_by(build, "b")
    assert (occurrence(build).status, occurrence(build).independent_origins) == ("corroborated", Interval(2, 2))


def test_many_copies_of_one_agency_are_repeated(build: Any) -> None:
    for outlet in "abc":
        build.report(outlet, f"TAMSK (Reuters) - {SHELLED}")
        build.claim(outlet, SHELLED, "shelled", event_type="ASSAULT")
    found = occurrence(build)
    assert (found.status, found.independent_origins, found.reports) == ("repeated", Interval(1, 1), 3)


def test_two_unnamed_officials_of_one_state_are_one_to_two_and_of_two_states_two(build: Any) -> None:
    for outlet, who in (("a", "a Velkan officer"), ("b", "a Velkan diplomat")):
        build.report(outlet, f"{SHELLED[:-1]}, {who} said.")
        build.entity(who, "government", countries=("VK",))
        said = build.says(outlet, who, source_class="unnamed_official")
        build.claim(outlet, build.reports[outlet].text, "shelled", event_type="ASSAULT", attribution=said)
    assert occurrence(build).independent_origins == Interval(1, 2)
    build.entity("a Velkan diplomat", "government", countries=("XX",))
    assert occurrence(build).independent_origins == Interval(2, 2)


def test_a_denial_disputes_and_does_not_count(build: Any) -> None:
    told_by(build, "a", "b")
    build.report("c", "No rebels shelled the customs house at Tamsk, the governor said.")
    build.entity("governor", "government")
    said = build.says("c", "governor", stance="denies")
    build.claim("c", build.reports["c"].text, "shelled", event_type="ASSAULT", polarity="negative", attribution=said)
    found = occurrence(build)
    assert (found.status, found.independent_origins) == ("disputed", Interval(2, 2))
    assert len(found.disputing) == 1


def test_what_all_deny_is_agreed_on(build: Any) -> None:
    told_by(build, "a", "b", polarity="negative")
    assert occurrence(build).status == "corroborated"


def counted(build: Any, outlet: str, who: str, low: int, published: str) -> None:
    build.report(outlet, f"{low} miners died when the shaft at Tamsk caved in, {who} said.", published=published)
    build.entity(who, "company")
    said = build.says(outlet, who)
    figure = {"low": low, "high": low, "item": "miners"}
    build.claim(outlet, build.reports[outlet].text, "died", figures=[figure], attribution=said)


@pytest.mark.parametrize(("other", "status"), [("the Mine Board", "revised"), ("the Tamsk Hospital", "disputed")])
def test_another_figure_of_the_same_origin_revises_and_of_another_disputes(build: Any, other: str, status: str) -> None:
    counted(build, "a", "the Mine Board", 12, "2031-05-02")
    counted(build, "b", other, 31, "2031-05-04")
    found = findings(build)
    assert [f.status for f in found if f.question == "occurrence"] == [status, status]
    (slot, *_) = (f for f in found if f.question == "quantity:miners")
    assert [v.value for v in slot.values] == ["12", "31"]
    assert slot.status == status


def test_figures_that_agree_stand_side_by_side(build: Any) -> None:
    for outlet, low, high, words in (("a", 30, 35, "30 to 35"), ("b", 30, None, "At least 30")):
        build.report(outlet, f"{words} convoys a day cross the pass at Tamsk.")
        figure = {"low": low, "high": high, "item": "convoys", "per": "day"}
        build.claim(outlet, build.reports[outlet].text, "cross", figures=[figure])
    (slot,) = (f for f in findings(build) if f.question == "quantity:convoys/day")
    assert slot.status == "corroborated"
    assert [v.value for v in slot.values] == ["30+/day", "30-35/day"]
