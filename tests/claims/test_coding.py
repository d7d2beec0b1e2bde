from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.claims import plover_root
from crossread.records import Claim


@pytest.mark.parametrize(
    ("text", "trigger", "event_type", "mode"),
    [
        ("Rebels attacked the village.", "attacked", "ASSAULT", None),
        ("Police arrested three journalists.", "arrested", "COERCE", "arrest"),
        ("Peru sent food to Chile.", "sent", "AID", None),
        ("Peru sent soldiers to the border.", "sent", "MOBILIZE", "troops"),
        ("The president fired the minister.", "fired", "COERCE", None),
        ("The soldiers fired at the crowd.", "fired", "ASSAULT", "firearms"),
        ("The two leaders met in Oslo.", "met", "CONSULT", None),
        ("The minister resigned on Friday.", "resigned", "RETREAT", "resign"),
        ("Norway imposed sanctions on the junta.", "imposed", "SANCTION", None),
        ("The court convicted the banker.", "convicted", "SANCTION", "convict"),
        ("Thousands of students protested in the capital.", "protested", "PROTEST", "demo"),
        ("The union accused the company of fraud.", "accused", "ACCUSE", "allege"),
        ("The mayor rejected the offer.", "rejected", "REJECT", None),
        ("The price of bread rose again.", "rose", None, None),
        ("Brazil welcomed the decision.", "welcomed", "SUPPORT", None),
    ],
)
def test_verbs_are_coded_by_their_arguments(
    claims_of: Callable[..., dict[str, Claim]], text: str, trigger: str, event_type: str | None, mode: str | None
) -> None:
    claim = claims_of(text, unread=True)[trigger]
    assert (claim.event_type, claim.event_mode) == (event_type, mode)


def test_a_light_verb_lends_its_subject_to_the_event_noun(
    claims_of: Callable[..., dict[str, Claim]], named: Callable[..., list[str]]
) -> None:
    found = claims_of("The army launched an offensive against the rebels.")
    assert set(found) == {"offensive"}
    assert found["offensive"].event_type == "ASSAULT"
    assert named(found["offensive"].actors) == ["The army"]
    assert named(found["offensive"].recipients) == ["the rebels"]


def test_reporting_is_no_claim_but_what_is_reported_is(claims_of: Callable[..., dict[str, Claim]]) -> None:
    found = claims_of("The mayor said that police arrested the driver.")
    assert "said" not in found
    assert "arrested" in found


@pytest.mark.parametrize(
    ("event_type", "polarity", "modality", "root"),
    [
        ("AID", "positive", "planned", "AGREE"),
        ("AID", "positive", "asserted", "AID"),
        ("CONSULT", "negative", "asserted", "REJECT"),
        ("ASSAULT", "positive", "planned", "THREATEN"),
        ("ASSAULT", "negative", "asserted", "ASSAULT"),
        (None, "negative", "planned", None),
    ],
)
def test_plovers_own_reading_folds_modality_into_the_type(
    event_type: str | None, polarity: str, modality: str, root: str | None
) -> None:
    assert plover_root(event_type, polarity, modality) == root
