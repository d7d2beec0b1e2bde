"""One line for an event, from sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest

from crossread.situation.summary import LENGTH, Summaries


def line(build: Any) -> str:
    return Summaries(build.case()).of(build.claims)


@pytest.mark.parametrize(
    ("text", "predicate", "actors", "expected"),
    [
        (
            "TAMSK, June 3 (Orv) - Velka closed the bridge on Monday, but traders crossed by boat.",
            "closed",
            ["Velka"],
            "Velka closed the bridge on Monday",
        ),
        (
            "Ana Mirel, the mayor of Tamsk, opened two shelters while the river rose.",
            "opened",
            ["Ana Mirel"],
            "Ana Mirel opened two shelters",
        ),
        (
            "Oria accused Velka on Friday of holding up grain for the coast.",
            "holding up",
            ["Velka"],
            "Velka holding up grain for the coast",
        ),
        ("The ferry did not sail, and the port stayed shut.", "sail", ["The ferry"], "The ferry did not sail"),
    ],
)
def test_a_line_is_the_clause_of_its_predicate(
    build: Any, text: str, predicate: str, actors: list[str], expected: str
) -> None:
    build.report("a", text)
    for name in actors:
        build.entity(name)
    build.claim("a", text, predicate, actors=actors, polarity="negative" if "not" in text else "positive")
    assert line(build) == expected


def test_a_pronoun_in_front_becomes_the_name_and_what_is_planned_is_marked(build: Any) -> None:
    text = "It will send ten doctors to Tamsk."
    build.report("a", text)
    build.entity("Oria", "state")
    build.entities["It"] = build.entities["Oria"]
    build.claim("a", text, "send", actors=["It"], modality="planned")
    assert line(build) == "planned: Oria will send ten doctors to Tamsk"


def test_what_is_said_belongs_to_who_says_it(build: Any) -> None:
    from crossread.records import Attribution, content_id

    text = "Velka denied on Friday that its army had shelled Tamsk."
    build.report("a", text)
    build.entity("Velka", "state")
    said = Attribution(
        id=content_id("att", 1),
        report=build.reports["a"].id,
        parent=None,
        source=build.span("a", "Velka"),
        source_entity=None,
        source_class="named_organization",
        cue=build.span("a", "denied"),
        stance="denies",
        content=(build.span("a", "its army had shelled Tamsk"),),
        form="indirect",
    )
    build.attributions.append(said)
    build.claim("a", text, "denied", actors=["Velka"], event_type="REJECT")
    assert line(build) == "Velka denied on Friday that its army had shelled Tamsk"


def test_a_long_line_is_cut_at_a_word_and_no_claims_have_none(build: Any) -> None:
    assert line(build) == ""
    text = "Rebels shelled " + "the customs house and " * 9 + "the mill."
    build.report("a", text)
    build.claim("a", text, "shelled", recipients=["the mill"])
    assert len(line(build)) <= LENGTH
    assert line(build).removesuffix("…").split()[-1] in text.split()
