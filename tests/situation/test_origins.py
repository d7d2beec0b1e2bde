from __future__ import annotations

from typing import Any

from crossread.records import CaseRecords, Origin
from crossread.situation import LineageStage, OriginStage


def origins(build: Any) -> tuple[CaseRecords, dict[str, Origin]]:
    case = OriginStage()(LineageStage()(build.case()))
    return case, {c: o for o in case.origins for c in o.claims}


def test_an_unattributed_claim_is_the_outlets_and_an_agencys_in_its_copy(build: Any) -> None:
    build.report("Valley Now", "The dam cracked.")
    build.report("Sky", "TAMSK, May 2 (Reuters) - The dam cracked.")
    a = build.claim("Valley Now", "The dam cracked.", "cracked")
    b = build.claim("Sky", "The dam cracked.", "cracked")
    case, found = origins(build)
    assert (found[a.id].description, found[a.id].kind) == ("Valley Now", "outlet")
    assert found[b.id].description == "Reuters"
    assert any(e.relation == "agency_copy" and e.target == found[b.id].id for e in case.lineage)


def test_a_spokesman_speaks_for_his_ministry_and_a_farmer_does_not(build: Any) -> None:
    build.report("a", "The Water Ministry said the dam held. A farmer, Ilo Marn, said it leaked.")
    build.report("b", "The dam held, said Pavo Dreck, a spokesman for the Water Ministry.")
    build.entity("Water Ministry", "government")
    build.entity("Pavo Dreck", "government", schema="Person")
    build.entity("Ilo Marn", "civilian", schema="Person")
    one = build.claim(
        "a", "The Water Ministry said the dam held.", "held", attribution=build.says("a", "Water Ministry")
    )
    two = build.claim(
        "b", build.reports["b"].text, "held", attribution=build.says("b", "Pavo Dreck", source_class="named_person")
    )
    said = build.says("a", "Ilo Marn", source_class="named_person")
    three = build.claim("a", "A farmer, Ilo Marn, said it leaked.", "leaked", attribution=said)
    _, found = origins(build)
    assert found[one.id] == found[two.id]
    assert found[three.id].description == "Ilo Marn"


def test_an_office_inside_the_mention_of_a_person_counts_as_beside_the_name(build: Any) -> None:
    build.report("a", "The Water Ministry said the dam held.")
    build.report("b", "The dam held, Pavo Dreck, the deputy head of the Water Ministry, said.")
    build.entity("Water Ministry", "government")
    build.entity("Pavo Dreck, the deputy head of the Water Ministry", "civilian", schema="Person")
    one = build.claim("a", build.reports["a"].text, "held", attribution=build.says("a", "Water Ministry"))
    said = build.says("b", "Pavo Dreck, the deputy head of the Water Ministry", source_class="named_person")
    two = build.claim("b", build.reports["b"].text, "held", attribution=said)
    _, found = origins(build)
    assert found[one.id] == found[two.id]


def test_the_speaker_behind_a_cited_outlet_is_that_outlets_own(build: Any) -> None:
    build.report("The Tamsk Courier", "The dam will be blown up, a Velkan officer said.")
    build.report(
        "Sky", "The dam will be blown up, a Velkan officer said, the Courier reported.", published="2031-05-03"
    )
    build.entity("the Courier", "media")
    kind = {"source_class": "unnamed_official"}
    first = build.says("The Tamsk Courier", "a Velkan officer", **kind)
    outer = build.says("Sky", "the Courier", source_class="named_outlet")
    inner = build.says("Sky", "a Velkan officer", parent=outer, **kind)
    a = build.claim("The Tamsk Courier", build.reports["The Tamsk Courier"].text, "blown", attribution=first)
    b = build.claim("Sky", build.reports["Sky"].text, "blown", attribution=inner)
    _, found = origins(build)
    assert found[a.id] == found[b.id]
    assert found[a.id].description == "unnamed Velkan officer, via The Tamsk Courier"


def test_who_speaks_of_himself_is_an_interested_party(build: Any) -> None:
    build.report("a", "The Hill Front said the Hill Front took Tamsk. The Red Crescent said the Hill Front took Tamsk.")
    build.entity("Hill Front", "armed_group")
    build.entity("Red Crescent", "ngo")
    first, second = (s + "." for s in build.reports["a"].text.rstrip(".").split(". "))
    own = build.claim("a", first, "took", actors=["Hill Front"], attribution=build.says("a", "Hill Front"))
    other = build.claim("a", second, "took", actors=["Hill Front"], attribution=build.says("a", "Red Crescent"))
    _, found = origins(build)
    assert found[own.id].interested_party
    assert not found[other.id].interested_party


def test_every_claim_has_one_origin_even_with_a_broken_chain(build: Any) -> None:
    build.report("a", "The dam cracked.")
    claim = build.claim("a", "The dam cracked.", "cracked", attribution="att-nowhere")
    _, found = origins(build)
    assert set(found) == {claim.id}


def test_a_body_that_counts_is_the_origin_of_its_count_and_of_nothing_else(build: Any) -> None:
    text = "The Tamsk Hospital counts 17 dead. The Tamsk Hospital closed two wards."
    build.report("a", text)
    build.entity("Tamsk Hospital", "ngo")
    count, closed = text[:34], text[35:]
    figure = {"low": 17, "high": 17, "item": "dead"}
    told = build.claim("a", count, "counts", actors=["Tamsk Hospital"], figures=[figure])
    shut = build.claim("a", closed, "closed", actors=["Tamsk Hospital"], figures=[{"low": 2, "high": 2}])
    origins = {c: o.description for o in OriginStage()(build.case()).origins for c in o.claims}
    assert (origins[told.id], origins[shut.id]) == ("Tamsk Hospital", "a")


def test_a_report_without_an_outlet_is_an_origin_named_by_its_file_wherever_that_lies(build: Any) -> None:
    build.report("a", "The dam cracked.", outlet=None, source_path="/some/where/dam.txt")
    build.report("b", "The weir burst.", outlet=None, source_path="else/where/dam.txt")
    one = build.claim("a", "The dam cracked.", "cracked")
    two = build.claim("b", "The weir burst.", "burst")
    _, found = origins(build)
    assert found[one.id].description == found[two.id].description == "dam.txt"
    assert found[one.id].id != found[two.id].id
