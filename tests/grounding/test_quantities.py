"""Quantities: bounds, units, rates and totals; with figures in the same sentence that count nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.grounding.quantities import QuantityIndex, QuantityStage, find_quantities, to_si, trend_of
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
        ("As few as 8 huts stood.", 8, None, False),
        ("It held >30 huts.", 30, None, False),
        ("It held huts of ≤ 30 metres.", None, 30, False),
        ("A weight not exceeding 5 kg.", None, 5, False),
        ("Roughly $1.2bn to $1.4bn went.", 1.2e9, 1.4e9, True),
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
        "At 0540 the ferry left; by seven the quay was empty.",
        "She lives at 44 Long Lane, and it is six.",
        "Not one lorry came.",
        "They won 3-1 on 1 may that year.",
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


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Salt cost C$ 1.25 in all.", 1.25, "CAD"),
        ("salt cost c $ 1.25 in all.", 1.25, "CAD"),
        ("The dyke cost HK$3 million.", 3e6, "HKD"),
        ("The dyke cost 3 million Hong Kong dollars.", 3e6, "HKD"),
        ("The dyke cost mxn$ 40.", 40, "MXN"),
        ("The dyke cost PLN60.5.", 60.5, "PLN"),
        ("The dyke cost 75 USD million.", 75e6, "USD"),
        ("The dyke cost 12 MEUR.", 12e6, "EUR"),
        ("The dyke cost 40 zlotys.", 40, "PLN"),
        ("A roll cost 3 euros and 20 cents.", 3.2, "EUR"),
        ("A roll cost 3 euros 20.", 3.2, "EUR"),
        ("A roll cost 60p.", 60, "penny"),
        ("They were fined 300 pounds.", 300, "GBP"),
        ("The sack weighs 300 pounds.", 300, "pound"),
        ("The loss came to 6 million pounds.", 6e6, "GBP"),
        ("It drew 4.5 kW.", 4.5, "kilowatt"),
        ("It drew 4.5 kilovolts.", 4.5, "kilovolt"),
        ("It holds 64GB.", 64, "gigabyte"),
        ("It weighs 30 (kg).", 30, "kilogram"),
        ("It is 9 mg heavy.", 9, "milligram"),
        ("The child is 8 months of age.", 8, "month_old"),
        ("A woman of 31, from the north, left.", 31, "year_old"),
        ("It was -4 degrees.", -4, "degree"),
        ("They walked half a mile.", 0.5, "mile"),
        ("They walked two and a half miles.", 2.5, "mile"),
        ("They walked 3 1/4 miles.", 3.25, "mile"),
        ("Prices rose 2. 5 percent.", 2.5, "percent"),
        ("It cost three quarters of a million euros.", 750000, "EUR"),
    ],
)
def test_what_it_is_measured_in(text: str, value: float, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.low == quantity.high == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell from 9 to 7 percent.", [(9, 9), (7, 7)]),
        ("It lasts from 7 to 9 days.", [(7, 9)]),
        ("It fell 9 percent to 7 percent.", [(9, 9), (7, 7)]),
        ("It holds 7 km to 9 km.", [(7, 9)]),
        ("It holds 7-9 km.", [(7, 9)]),
        ("It cost $7-9 million.", [(7e6, 9e6)]),
        ("They lost 3-1 and the motion fell 52-48.", []),
        ("It topped 40 metres.", [(40, None)]),
        ("It is 40 metres or more.", [(40, None)]),
        ("It is 40 or more metres.", [(40, None)]),
        ("It dipped by nearly a third to 40 metres.", [(1 / 3, 1 / 3), (40, 40)]),
    ],
)
def test_ranges_and_changes(text: str, found: list[tuple[float, float | None]]) -> None:
    assert [(q.low, q.high) for q in find_quantities(text)] == [tuple(pair) for pair in found]


def test_a_unit_said_once_is_shared() -> None:
    assert [q.unit for q in find_quantities("It fell from 9 to 7 percent.")] == ["percent", "percent"]


def test_offsets_are_times_unless_asked_for() -> None:
    assert find_quantities("It burned three years ago.") == ()
    (quantity,) = find_quantities("It burned three years ago.", offsets=True)
    assert (quantity.low, quantity.unit) == (3, "year")
    (quantity,) = find_quantities("It was shut for 36 hours after the fire.")
    assert (quantity.low, quantity.unit) == (36, "hour")


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("It rose 4 metres.", "up"),
        ("They cut their prices by 4 percent.", "down"),
        ("It rose 3 percent to 4 metres.", "up"),
        ("It is 4 metres long.", None),
    ],
)
def test_trends(text: str, trend: str | None) -> None:
    assert trend_of(text, find_quantities(text)[-1]) == trend
