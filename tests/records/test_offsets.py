"""The map from clean text to raw text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.records import OffsetMap


@st.composite
def cuts(draw: st.DrawFn, length: int) -> OffsetMap:
    """Draw a map from a text with parts of it left out, back to a text of `length` characters."""
    keep = draw(st.lists(st.booleans(), min_size=length, max_size=length))
    runs: list[tuple[int, int, int]] = []
    clean = 0
    for raw, kept in enumerate(keep):
        if kept:
            if runs and runs[-1][1] + runs[-1][2] == raw:
                runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + 1)
            else:
                runs.append((clean, raw, 1))
            clean += 1
    return OffsetMap(tuple(runs))


def size(offsets: OffsetMap) -> int:
    return sum(run[2] for run in offsets.runs)


@given(st.data())
def test_two_maps_in_turn_are_their_composition(data: st.DataObject) -> None:
    first = data.draw(cuts(data.draw(st.integers(1, 30))))
    second = data.draw(cuts(size(first)))
    both = first.then(second)
    for at in range(size(second)):
        middle = second.to_raw(at, at + 1)
        assert middle is not None
        assert both.to_raw(at, at + 1) == first.to_raw(*middle)


def test_inserted_characters_come_from_nowhere_and_a_span_over_them_from_both_sides() -> None:
    offsets = OffsetMap(((0, 10, 3), (4, 20, 3)))
    assert offsets.to_raw(3, 4) is None
    assert offsets.to_raw(1, 6) == (11, 22)
    assert offsets.to_raw(4, 5) == (20, 21)


def test_an_untouched_text_maps_to_itself_and_an_empty_one_to_nothing() -> None:
    assert OffsetMap.identity(5).to_raw(1, 4) == (1, 4)
    assert OffsetMap.identity(0).to_raw(0, 1) is None
