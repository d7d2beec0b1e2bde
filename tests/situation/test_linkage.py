from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.situation.linkage import average_linkage


def test_two_that_are_near_join_and_a_far_one_does_not() -> None:
    assert average_linkage(3, {(0, 1): 0.9, (1, 2): 0.5}, 0.4) == [[0, 1], [2]]


def test_a_chain_is_no_cluster() -> None:
    assert [0, 1, 2, 3] not in average_linkage(4, {(0, 1): 0.8, (1, 2): 0.7, (2, 3): 0.8}, 0.5)


@given(
    st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)),
    st.floats(0.05, 1),
)
def test_every_item_is_in_exactly_one_cluster(scores: dict[tuple[int, int], float], threshold: float) -> None:
    assert sorted(i for group in average_linkage(10, scores, threshold) for i in group) == list(range(10))
