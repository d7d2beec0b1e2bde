"""What is no claim, and what is one of low confidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.records import Claim

Claims = Callable[..., dict[str, Claim]]


@pytest.mark.parametrize("label", ["LIMA, May 13 (Agency) -", "Thursday 18 May 2017", "By our staff in Lima"])
def test_a_label_is_no_claim_but_a_count_is_one(claims_of: Claims, label: str) -> None:
    assert claims_of(label) == {}
    assert claims_of("Police arrested nine men.")["arrested"].event_type == "COERCE"


def test_a_sentence_that_says_little_is_a_claim_of_low_confidence(claims_of: Claims) -> None:
    found = claims_of("The price of bread rose again.")
    assert [(c.event_type, c.confidence) for c in found.values()] == [(None, pytest.approx(0.2))]
    assert claims_of("Rebels bombed the bridge.")["bombed"].confidence > 0.3
