"""Quantities: bounds, units, rates and totals; with figures in the same sentence that count nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.grounding.quantities import QuantityIndex, QuantityStage, find_quantities, to_si
from crossread.grounding.quantities.numbers import parse
from crossread.records import Reading


def bounds(text: str) -> list[tuple[float | None, float | None, bool]]:
    return [(q.low, q.high, q.approximate) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("At least 12 barges left.", 12, None, False),
        ("More than 90 miners came.", 90, None, False),
        ("Up to 15 huts burned.", None, 15, False),
        ("Fewer than 8 huts stood.", None, 8, False),
        ("As many as 70 goats died.", None, 70, False),
        ("Between 6 and 9 trucks came.", 6, 9, False),
        ("Thirty to forty nurses came.", 30, 40, False),
        ("Fifty or sixty nurses came.", 50, 60, False),
        ("About 80 goats died.", 80, 80, True),
        ("Nearly 50 goats died.", 50, 50, True),
        ("A dozen goats died.", 12, 12, False),
        ("Dozens of goats died.", 24, 99, True),
        ("Hundreds of goats died.", 200, 999, True),
        ("Tens of thousands of trees fell.", 20000, 99999, True),
        ("Half a million trees fell.", 500000, 500000, False),
        ("Seventy-three trees fell.", 73, 73, False),
        ("Never less than 4 metres apart.", 4, None, False),
        ("No more than 4 tents stood.", None, 4, False),
        ("They handed over about 30 tents.", 30, 30, True),
        ("An eightfold rise.", 8, 8, False),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, approximate: bool) -> None:
    assert bounds(text) == [(low, high, approximate)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("It cost $2.5bn in all.", 2.5e9, "USD", None),
        ("It cost €40m in all.", 4e7, "EUR", None),
        ("Salt cost 60 francs a kilo.", 60, "franc", "kilo"),
        ("It lies 12 nautical miles off.", 12, "nautical_mile", None),
        ("Prices rose 7 per cent.", 7, "percent", None),
        ("It drew 300 barrels per day.", 300, "barrel", "day"),
        ("He is 41 years old.", 41, "year_old", None),
        ("The 5-mile fence held.", 5, "mile", None),
    ],
)
def test_units_and_rates(text: str, value: float, unit: str, per: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.unit, quantity.per) == (value, unit, per)


@pytest.mark.parametrize(
    "text",
    [
        "An Antonov-12 and a Falcon 2000 flew to the G20 under Rule No. 9.",
        "On 4 June 2003, at 18:45, the 19th ship left.",
        "The two sides and no one else met; one of them left.",
        "The shop is open 24 hours a day, see www.example.org/77.",
        "No tents stood and none came.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_totals() -> None:
    some, first = find_quantities("The first 30 of 150 nurses came; the first of 90 cooks did not.")
    assert (some.low, some.high, some.total_of) == (30, 30, 150)
    assert (first.low, first.high, first.total_of) == (None, None, 90)


def test_item_is_the_head_noun_with_its_compounds(read: Callable[..., Reading]) -> None:
    text = "Crews unloaded 40 rescue boats, 900 tonnes of barley and two large supply planes a day."
    quantities = QuantityStage()(read(text)).quantities
    assert [(q.item, q.unit, q.per) for q in quantities] == [
        ("rescue boats", None, None),
        ("barley", "tonne", None),
        ("supply planes", None, "day"),
    ]


def test_rate_past_a_phrase(read: Callable[..., Reading]) -> None:
    (quantity,) = QuantityStage()(read("They land three planeloads of medical stores a day.")).quantities
    assert (quantity.low, quantity.per) == (3, "day")


def test_index_returns_what_lies_within() -> None:
    text = "12 goats and 40 sheep"
    index = QuantityIndex(find_quantities(text))
    assert [q.low for q in index.within(0, text.index("and"))] == [12]


def test_si_only_for_what_has_one_size() -> None:
    distance, load = find_quantities("A road of 3 km bore 50 tons.")
    assert to_si(distance) == (3000, 3000, "metre")
    assert to_si(load) is None


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_and_without_commas_agree(value: int) -> None:
    assert parse(f"{value:,}") == parse(str(value)) == value


@given(st.text(alphabet="12., -$€½/amkbo\nf%twohundred", max_size=40))
def test_no_text_raises_and_every_span_is_true(text: str) -> None:
    for quantity in find_quantities(text):
        quantity.span.check(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
