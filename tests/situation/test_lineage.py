from __future__ import annotations

from typing import Any

import pytest

from crossread.situation import LineageStage
from crossread.situation.outlets import credit, is_outlet

BODY = (
    "Farmers in the hills above Tamsk have begun to move their herds after the dam at Upper Orvel cracked along its "
    "whole northern face on Thursday night. Engineers who climbed the wall at first light counted eleven leaks, the "
    "widest of them as broad as a hand. The valley below holds four villages and a school, and the road out of it was "
    "cut by a landslide in March and has never been cleared. Nobody has told the villagers where they should go."
)


def relations(build: Any) -> set[tuple[str, str, str]]:
    case = LineageStage()(build.case())
    names = {r.id: r.outlet for r in case.reports} | {e.id: e.name for e in case.entities}
    return {(names[e.origin] or "", e.relation, names.get(e.target, "?") or "") for e in case.lineage}


def test_a_reprint_copies_the_earlier_and_a_shared_quotation_does_not(build: Any) -> None:
    said = '"We shall stay until the last goat is over the pass and the water can have the rest of it," said a farmer.'
    build.report("The Hill Post", BODY + " " + said, published="2031-05-02")
    build.report("Valley Now", BODY, published="2031-05-03")
    build.report(
        "Orvel Radio", f"In the square at Tamsk people talk of little else than goats. {said}", published="2031-05-03"
    )
    found = relations(build)
    assert ("Valley Now", "copies", "The Hill Post") in found
    assert ("Orvel Radio", "quotes", "The Hill Post") in found
    assert {r for a, r, _ in found if a == "Orvel Radio"} == {"quotes"}
    assert not any(a == "The Hill Post" for a, _, _ in found)


def test_evidence_stands_in_both_reports(build: Any) -> None:
    build.report("The Hill Post", BODY)
    build.report("Valley Now", "Late news. " + BODY, published="2031-05-03")
    (edge,) = LineageStage()(build.case()).lineage
    texts = {r.id: r.text for r in build.reports.values()}
    assert {m.report for m in edge.evidence} == set(texts)
    assert all(texts[m.report][m.span.start : m.span.end] == m.span.quote for m in edge.evidence)


def test_a_named_outlet_is_cited_by_its_short_name_and_a_paper_of_another_name_is_not(build: Any) -> None:
    build.report("The Tamsk Evening Courier", "The dam is safe, says the builder.")
    build.report(
        "Valley Now", "The builder calls the dam safe, the Courier reported on Friday.", published="2031-05-03"
    )
    build.report("Sky", "A courier brought the letter to the ministry on Friday.", published="2031-05-03")
    build.entity("the Courier", "media")
    build.says("Valley Now", "the Courier", source_class="named_outlet")
    assert relations(build) == {("Valley Now", "cites", "The Tamsk Evening Courier")}


def test_a_link_to_another_report_cites_it(build: Any) -> None:
    build.report("A", "One.", url="https://a.example/dam/")
    build.report("B", "Two.", links=("https://www.a.example/dam", "/about"))
    assert relations(build) == {("B", "cites", "A")}


@pytest.mark.parametrize(
    ("text", "byline", "outlet", "expected"),
    [
        ("TAMSK, May 2 (Reuters) - The dam cracked.", None, "Valley Now", "Reuters"),
        ("TAMSK (AP) — The dam cracked.", None, "Valley Now", "Associated Press"),
        ("The dam cracked.\n\n© Agence France-Presse", None, "Valley Now", "Agence France-Presse"),
        ("The dam cracked.", "By Associated Press", "Valley Now", "Associated Press"),
        ("TAMSK, May 2. /ONA/. The dam cracked.", None, "Orvel News Agency", None),
        ("TAMSK, May 2 (Reuters) - The dam cracked.", None, "Reuters", None),
        ("The Orvel Water Board (OWB) - a public body - says the dam is safe.", None, "Valley Now", None),
        ("The minister told Reuters that the dam was safe.", "Ana Reuter", "Valley Now", None),
    ],
)
def test_an_agency_is_credited_and_the_outlet_itself_is_not(
    text: str, byline: str | None, outlet: str, expected: str | None
) -> None:
    found = credit(text, byline, outlet)
    assert (found[0] if found else None) == expected


def test_short_names_of_outlets() -> None:
    assert is_outlet("the Courier", "The Tamsk Evening Courier")
    assert is_outlet("ONA", "Orvel News Agency")
    assert not is_outlet("the newspaper", "The Tamsk Newspaper")
    assert not is_outlet("Tamsk", "The Tamsk Evening Courier")
