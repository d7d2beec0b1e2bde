from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.records import Claim


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("The guards did not shoot the driver.", "shoot", "negative"),
        ("The guards shot the driver.", "shot", "positive"),
        ("Nobody attacked the convoy.", "attacked", "negative"),
        ("No ships were seized.", "seized", "negative"),
        ("No bus bound for Lima has been stopped at the gate.", "stopped", "negative"),
        ("The ministry denied that soldiers had burned the village.", "burned", "negative"),
        ("The ministry said that soldiers had burned the village.", "burned", "positive"),
        ("The troops never left the base.", "left", "negative"),
        ("The rebels not only robbed the bank but burned the market.", "burned", "positive"),
    ],
)
def test_polarity(claims_of: Callable[..., dict[str, Claim]], text: str, trigger: str, polarity: str) -> None:
    assert claims_of(text)[trigger].polarity == polarity


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Peru will send food to Chile.", "send", "planned"),
        ("Peru plans to send food to Chile.", "send", "planned"),
        ("Peru sent food to Chile.", "sent", "asserted"),
        ("Peru might send food to Chile.", "send", "possible"),
        ("The mayor asked Norway to send food.", "send", "requested"),
        ("The mayor asked Norway to send food.", "asked", "asserted"),
        ("If the rains fail, Peru will send food to Chile.", "send", "conditional"),
        ("The army began to shell the town.", "shell", "asserted"),
        ("The rebels threatened to burn the port.", "threatened", "asserted"),
        ("The rebels threatened to burn the port.", "burn", "possible"),
    ],
)
def test_modality(claims_of: Callable[..., dict[str, Claim]], text: str, trigger: str, modality: str) -> None:
    assert claims_of(text)[trigger].modality == modality


def test_is_to_means_planned_and_was_does_not(claims_of: Callable[..., dict[str, Claim]]) -> None:
    assert claims_of("The army is to send food to the camp.")["send"].modality == "planned"
    assert claims_of("The army was in the camp and sent food to it.")["sent"].modality == "asserted"
