from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.attribution import AttributionStage
from crossread.claims import ClaimStage
from crossread.claims.stage import dateline
from crossread.grounding.quantities import QuantityStage
from crossread.pipeline.stage import ReportStage
from crossread.records import Claim, Quantity, Reading, Span, Time

WORDS = st.sampled_from(
    "the rebels army of Peru attacked killed not will by nine ships and that said , . on Friday which to ? “ ”".split()
)


def test_it_is_a_stage() -> None:
    stage = ClaimStage()
    assert isinstance(stage, ReportStage)
    assert stage.assigns == {"claims"}


def test_no_document_no_claims(report_of: Callable[..., object]) -> None:
    reading = Reading(report=report_of(""))  # type: ignore[arg-type]
    assert ClaimStage()(reading).claims == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=25))
def test_any_text_gives_true_spans_and_the_same_claims_twice(read: Callable[..., Reading], words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text)
    first, second = ClaimStage()(reading), ClaimStage()(reading)
    assert first.claims == second.claims
    assert len({c.id for c in first.claims}) == len(first.claims)
    assert not first.notes
    for claim in first.claims:
        claim.sentence.check(text)
        claim.predicate.check(text)
        assert claim.sentence.contains(claim.predicate)
        assert 0 <= claim.confidence <= 1
        for argument in (*claim.actors, *claim.recipients):
            argument.span.check(text)


def test_times_and_figures_go_to_their_own_clause(read: Callable[..., Reading]) -> None:
    text = "Rebels killed nine farmers on Friday, and police arrested two men on Sunday."
    reading = read(text)

    def span(quote: str) -> Span:
        start = text.index(quote)
        return Span.of(text, start, start + len(quote))

    made = ClaimStage()(
        replace(
            reading,
            times=(Time(span=span("Friday"), value="2020-05-01"), Time(span=span("Sunday"), value="2020-05-03")),
            quantities=(Quantity(span=span("nine"), low=9, high=9), Quantity(span=span("two"), low=2, high=2)),
        )
    )
    found = {c.predicate.quote: c for c in made.claims}
    assert found["killed"].time is not None
    assert found["killed"].time.value == "2020-05-01"
    assert [q.low for q in found["killed"].quantities] == [9]
    assert found["arrested"].time is not None
    assert found["arrested"].time.value == "2020-05-03"
    assert [q.low for q in found["arrested"].quantities] == [2]


def test_places_go_to_the_clause_and_an_owner_is_no_place(claims_of: Callable[..., dict[str, Claim]]) -> None:
    claim = claims_of("Lima's mayor met the farmers in Cusco.", places=("Lima", "Cusco"))["met"]
    assert [p.span.quote for p in claim.places] == ["Cusco"]


def test_deaths_are_an_assault_only_where_there_was_one(claims_of: Callable[..., dict[str, Claim]]) -> None:
    assert claims_of("An earthquake hit the coast. Twelve people died.")["died"].event_type is None
    assert claims_of("Gunmen attacked the market. Twelve people died.")["died"].event_type == "ASSAULT"


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("LIMA, March 3 (Agency) - Farmers blocked the road.", "Farmers"),
        ("LIMA — Farmers blocked the road.", "Farmers"),
        ("Farmers blocked the road - again.", "Farmers"),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(sentence: str, head: str) -> None:
    assert sentence[dateline(sentence) :].startswith(head)


def test_a_counted_figure_stands_in_the_words_of_who_counts_it_and_a_seen_one_in_the_outlets(
    read: Callable[..., Reading],
) -> None:
    reading = QuantityStage()(AttributionStage()(read("The clinic counts 12 dead. Nine boats lay in the harbour.")))
    sources = {a.id: a.source.quote for a in reading.attributions if a.source}
    said = {q.low: sources.get(c.attribution or "") for c in ClaimStage()(reading).claims for q in c.quantities}
    assert said == {12: "The clinic", 9: None}
