from __future__ import annotations

import pytest

from crossread.situation.dates import days, gap


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2031-05-02", "2031-05-02", 0),
        ("2031-05", "2031-05-30", 0),
        ("2031-05-02", "2031-05-04", 2),
        ("2029/2031", "2030-07", 0),
        ("2031-05-02", None, None),
        ("2031-05-02", "soon", None),
        ("2031-02-30", "2031-02-28", None),
    ],
)
def test_gap_is_days_between_and_unknown_where_a_date_is(a: str, b: str | None, expected: int | None) -> None:
    assert gap(a, b) == expected


def test_a_season_and_an_open_interval_have_bounds() -> None:
    assert days("2031-22") == (days("2031-06-01")[0], days("2031-08-31")[1])  # type: ignore[index]
    assert days("2031-05-02/..")[1] > days("2035")[0]  # type: ignore[index]
