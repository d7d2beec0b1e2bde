"""What disputes and what does not: each text has one of both."""

from __future__ import annotations

from typing import Any

import pytest

from crossread.records import Finding
from crossread.situation import EventStage, FindingStage, LineageStage, OriginStage
from crossread.situation.claimview import views
from crossread.situation.denial import is_courtesy
from crossread.situation.rivals import whole_figures


def findings(build: Any) -> list[Finding]:
    case = LineageStage()(build.case())
    for stage in (EventStage(), OriginStage(), FindingStage()):
        case = stage(case)
    return list(case.findings)


def figures(build: Any, *told: tuple[str, str, dict[str, Any]], **fields: Any) -> list[str]:
    """Return the statuses of the findings about figures told as (outlet, sentence with a verb in **, figure)."""
    for outlet, marked, figure in told:
        text = marked.replace("*", "")
        build.report(outlet, text)
        build.claim(outlet, text, marked.split("*")[1], figures=[figure], **fields.get(outlet, {}))
    return sorted({f.status for f in findings(build)})


def number(value: int, item: str | None, **more: Any) -> dict[str, Any]:
    return {"low": value, "high": value, "item": item, **more}


def test_dead_of_another_year_dispute_nothing_and_dead_of_this_one_do(build: Any) -> None:
    told = [
        ("a", "A fire in the Tamsk mill *killed* 14 people.", number(14, "people")),
        ("b", "In 1987 a fire in the Tamsk mill *killed* 25 people.", number(25, "people")),
    ]
    assert figures(build, *told) == ["single_source"]
    later = ("c", "A fire in the Tamsk mill *killed* 31 people.", number(31, "people"))
    assert "disputed" in figures(build, later)


def test_dead_and_wounded_are_two_counts(build: Any) -> None:
    told = [
        ("a", "The clinic at Tamsk *received* 17 bodies after the mill fire.", number(17, "bodies")),
        ("b", "The clinic at Tamsk *treated* 46 people after the mill fire.", number(46, "people")),
    ]
    assert "disputed" not in figures(build, *told)


def test_planned_and_done_never_dispute(build: Any) -> None:
    told = [
        ("a", "Oria will *send* 200 engineers to Tamsk.", number(200, "engineers")),
        ("b", "Oria *sent* 40 engineers to Tamsk.", number(40, "engineers")),
    ]
    assert "disputed" not in figures(build, *told, a={"modality": "planned"})


def test_who_only_gave_no_answer_denies_nothing(build: Any) -> None:
    said = "Rebels shelled the customs house at Tamsk."
    build.report("a", said)
    build.report("b", "The army could not confirm that rebels shelled the customs house at Tamsk.")
    build.claim("a", said, "shelled", event_type="ASSAULT")
    silent = build.claim("b", build.reports["b"].text, "confirm", polarity="negative")
    assert is_courtesy(silent)
    assert not is_courtesy(build.claims[0])
    assert "disputed" not in {f.status for f in findings(build)}


def test_what_others_did_not_do_denies_nothing(build: Any) -> None:
    for key, text in (
        ("a", "Oria closed the bridge at Tamsk."),
        ("b", "Velka has not closed the bridge at Lome."),
        ("c", "Oria has not closed the bridge at Tamsk."),
    ):
        build.report(key, text)
    for name in ("Oria", "Velka"):
        build.entity(name, "state")
    build.claim("a", build.reports["a"].text, "closed", actors=["Oria"])
    other = build.claim("b", build.reports["b"].text, "closed", actors=["Velka"], polarity="negative")
    own = build.claim("c", build.reports["c"].text, "closed", actors=["Oria"], polarity="negative")
    against = {c for f in findings(build) if f.status == "disputed" for c in f.disputing}
    assert against == {own.id}
    assert other.id not in against


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("the first 12 sacks", 0),
        ("12 of the sacks", 0),
        ("12 more sacks", 0),
        ("12 sacks", 1),
        ("at least 12 sacks", 1),
    ],
)
def test_a_part_is_no_whole(build: Any, words: str, kept: int) -> None:
    text = f"Porters carried {words} to Tamsk."
    build.report("a", text)
    claim = build.claim("a", text, "carried")
    figure = build.span("a", "12 of the sacks" if "of the" in words else "12")
    from dataclasses import replace

    from crossread.records import Quantity

    build.claims[-1] = replace(claim, quantities=(Quantity(span=figure, low=12, high=12, item="sacks"),))
    (seen,) = views(build.case())
    assert len(whole_figures(seen)) == kept
