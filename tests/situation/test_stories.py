from __future__ import annotations

from typing import Any

from crossread.situation import StoryStage

FLOOD = (
    "The river Orvel burst its banks at Tamsk and drowned the lower town; the Velkan interior ministry sent boats.",
    "SITUATION REPORT 2. Orvel flood, Tamsk district. Boats of the interior ministry of Velka reached 40 families.",
    "PRESENTER: And to Tamsk, where the Orvel is rising. What do you see? REPORTER: Boats, and water to the roofs.",
)
BANK = "Shares of Harbrook Savings fell by a third after the lender admitted losses on bonds, and its chairman left."


def test_one_situation_is_one_story_in_any_style_and_another_is_not(build: Any) -> None:
    for n, text in enumerate((*FLOOD, BANK)):
        build.report(f"outlet {n}", text, story=None)
    stories = [r.story for r in StoryStage()(build.case()).reports]
    assert len(set(stories[:3])) == 1
    assert stories[3] not in stories[:3]
    assert None not in stories


def test_a_report_that_was_not_read_has_no_story(build: Any) -> None:
    build.report("empty", "", status="empty")
    assert StoryStage()(build.case()).reports[0].story is None


def test_months_apart_is_another_story(build: Any) -> None:
    build.report("a", FLOOD[0], published="2031-05-02", story=None)
    build.report("b", FLOOD[1], published="2032-11-02", story=None)
    a, b = StoryStage()(build.case()).reports
    assert a.story != b.story
