"""Positions written out: read as points, and no figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.grounding.coordinates import positions
from crossread.grounding.places.stage import PlaceStage
from crossread.grounding.quantities import find_quantities
from crossread.records import Reading


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("The wreck lies at 12°30′N 45°15′E.", 12.5, 45.25),
        ("The wreck lies at 12° 30' 36\" S, 45° 15' W, he said.", -12.51, -45.25),
        ("The wreck lies at 12.51°S 45.25°W.", -12.51, -45.25),
        ("It was geolocated to 12.5104; 45.2501.", 12.5104, 45.2501),
        ("It was geolocated to -12.5104, 145.2501.", -12.5104, 145.2501),
    ],
)
def test_a_position_is_read_and_gives_no_figure(text: str, latitude: float, longitude: float) -> None:
    (found,) = positions(text)
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude))
    assert not find_quantities(text)


@pytest.mark.parametrize(
    "text",
    [
        "It rose from 12.5 to 45.2.",
        "Prices were 1.250, 2.340 million.",
        "At 95.1234, 12.1234 there is nothing.",
        "It was 12°C.",
    ],
)
def test_other_figures_are_no_position(text: str) -> None:
    assert not list(positions(text))


def test_a_position_is_a_place_with_a_point(read: Callable[..., Reading]) -> None:
    (place,) = PlaceStage()(read("The wreck lies at 12°30′N 45°15′E.")).places
    assert (place.precision, place.latitude, place.longitude) == ("point", 12.5, 45.25)
    assert place.mentions[0].span.quote == "12°30′N 45°15′E"


@given(text=st.text(alphabet="0123456789.,;°′'\"NSEW -", max_size=40))
def test_any_text_gives_positions_on_earth(text: str) -> None:
    for found in positions(text):
        assert abs(found.latitude) <= 90
        assert abs(found.longitude) <= 180
        assert 0 <= found.start < found.end <= len(text)
