from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.records import Quantity, Span
from crossread.situation.figures import shown, slot, verdict

HERE = Span(0, 1, "x")


def q(low: float | None, high: float | None = -1, **fields: Any) -> Quantity:
    return Quantity(span=HERE, low=low, high=low if high == -1 else high, **fields)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (q(12, item="miners"), q(17, item="miners"), "differ"),
        (q(12, item="miners"), q(10, None, item="miners"), "agree"),
        (q(40, 45, item="convoys", per="week"), q(41, None, item="convoys", per="week"), "agree"),
        (q(40, 45, item="convoys", per="week"), q(41, None, item="convoys"), "incomparable"),
        (q(70, unit="tonne", approximate=True), q(75, unit="ton"), "agree"),
        (q(70, unit="tonne"), q(75, unit="tonne"), "differ"),
        (q(3, unit="nautical mile"), q(5.6, unit="kilometre", approximate=True), "agree"),
        (q(3, item="bridges"), q(3, item="goats"), "incomparable"),
        (q(400, item="people"), q(900, item="prisoners"), "differ"),
        (q(24000, approximate=True, item="people"), q(31000, item="people"), "differ"),
    ],
)
def test_figures_are_compared_as_figures(a: Quantity, b: Quantity, expected: str) -> None:
    assert verdict(a, b) == expected
    assert verdict(b, a) == expected


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_figure_agrees_with_itself_and_with_an_open_bound_below_it(low: float, more: float) -> None:
    assert verdict(q(low + more, item="x"), q(low + more, item="x")) == "agree"
    assert verdict(q(low + more, item="x"), q(low, None, item="x")) == "agree"


def test_shown_and_slot_are_short() -> None:
    assert shown(q(30, None, item="flights", per="day")) == "30+/day"
    assert shown(q(54, unit="tonne", approximate=True)) == "~54 tonne"
    assert slot(q(30, None, item="flights", per="day")) == "quantity:flights/day"
