"""Findings as rows: one an event, what matters first."""

from __future__ import annotations

from typing import Any

from crossread.api.table import rows
from crossread.situation import EventStage, FindingStage, LineageStage, OriginStage


def table(build: Any) -> list[Any]:
    case = LineageStage()(build.case())
    for stage in (EventStage(), OriginStage(), FindingStage()):
        case = stage(case)
    return rows(case)


def test_one_event_is_one_row_with_its_figures_and_three_names_at_most(build: Any) -> None:
    for outlet in "abcde":
        text = "About 30 miners died when the shaft at Tamsk caved in."
        build.report(outlet, text, outlet=f"The {outlet.upper()} Post")
        figure = {"low": 30, "high": 30, "approximate": True, "item": "miners"}
        build.claim(outlet, text, "died", figures=[figure])
    (row,) = table(build)
    assert row.values == ("miners: ~30",)
    assert row.by == "The A Post; The B Post; The C Post +2"
    assert row.claimed == "About 30 miners died when the shaft at Tamsk caved in"


def test_typed_events_come_before_others_and_pieces_of_sentences_last(build: Any) -> None:
    text = "Goats were sold. Rebels shelled Tamsk. The said mill. The river rose by 4 metres."
    build.report("a", text)
    build.claim("a", "Goats were sold.", "sold")
    build.claim("a", "The said mill.", "said", event_type="ACCUSE", confidence=0.2)
    figure = {"low": 4, "high": 4, "unit": "metre"}
    build.claim("a", "The river rose by 4 metres.", "rose", figures=[figure])
    build.claim("a", "Rebels shelled Tamsk.", "shelled", event_type="ASSAULT")
    assert [r.claimed for r in table(build)] == [
        "Rebels shelled Tamsk",
        "The river rose by 4 metres",
        "Goats were sold",
        "The said mill",
    ]
