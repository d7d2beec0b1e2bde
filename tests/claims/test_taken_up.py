"""What "it", "the report" and "that is a lie" claim, and in whose mouth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.records import Claim, Reading

SAID = "Rebels shelled the port of Beira on Monday, a doctor said. "


def _taken(reading: Reading, word: str) -> list[Claim]:
    return [c for c in reading.claims if c.predicate.quote == word]


def _speaker(reading: Reading, claim: Claim) -> str | None:
    source = next((a.source for a in reading.attributions if a.id == claim.attribution), None)
    return source.quote if source is not None else None


@pytest.mark.parametrize(
    ("told", "word", "polarity", "who"),
    [
        ("The army denied it.", "it", "negative", "The army"),
        ("The army denied the claim.", "claim", "negative", "The army"),
        ("A diplomat confirmed this.", "this", "positive", "A diplomat"),
        ('"That is not true," said Colonel Juma Okello.', "That", "negative", "Colonel Juma Okello"),
        ('"This report is false," the governor said.', "report", "negative", "the governor"),
        ("The governor dismissed the allegations as lies.", "allegations", "negative", "The governor"),
        ('A colonel called the report "pure invention".', "report", "negative", "A colonel"),
    ],
)
def test_a_word_that_stands_for_a_claim_claims_it(
    reading_of: Callable[[str], Reading], told: str, word: str, polarity: str, who: str
) -> None:
    reading = reading_of(SAID + told)
    (claim,) = _taken(reading, word)
    assert (claim.event_type, claim.polarity, _speaker(reading, claim)) == ("ASSAULT", polarity, who)
    assert [a.span.quote for a in claim.actors] == ["Rebels"]
    assert claim.time is not None
    assert claim.time.value == "2013-09-02"
    assert claim.sentence.contains(claim.predicate)
    claim.predicate.check(reading.report.text)


@pytest.mark.parametrize(
    "told",
    [
        "The ministry declined to confirm the report.",
        "The army neither confirmed nor denied the report.",
        "The army has not confirmed this.",
        "The army refused to deny or confirm it.",
        "Nobody could confirm it.",
        "The army denied it had any guns.",
    ],
)
def test_what_is_not_said_takes_nothing_up(reading_of: Callable[[str], Reading], told: str) -> None:
    reading = reading_of(SAID + told)
    assert len([c for c in reading.claims if "Rebels" in {a.span.quote for a in c.actors}]) == 1


def test_a_denial_in_the_same_sentence_answers_its_main_clause(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("The chancellor resigned on Tuesday, hours after his own party had denied it.")
    (claim,) = _taken(reading, "it")
    assert (claim.event_type, claim.polarity, _speaker(reading, claim)) == ("RETREAT", "negative", "his own party")


def test_an_accusation_denied_is_the_deed_denied(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(
        "Kenya accused Somalia of arming smugglers. Somalia, which closed the border last week, denies the accusation."
    )
    (claim,) = _taken(reading, "accusation")
    assert (claim.event_type, claim.polarity) == ("MOBILIZE", "negative")
    assert [a.span.quote for a in claim.actors] == ["Somalia"]


def test_a_second_voice_answers_what_the_first_one_did(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(SAID + "The ministry rejected the report. A diplomat confirmed it.")
    assert [c.polarity for w in ("report", "it") for c in _taken(reading, w)] == ["negative", "positive"]


def test_another_figure_is_of_what_was_counted_before(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(
        "The Interior Ministry said it had arrested 17 suspects on Monday. Rights groups put the number above 40."
    )
    (claim,) = _taken(reading, "put")
    assert (claim.event_type, _speaker(reading, claim)) == ("COERCE", "Rights groups")
    assert [(q.low, q.high, q.item) for q in claim.quantities] == [(40, None, "suspects")]
    assert [a.span.quote for a in claim.actors] == ["it"]
    assert claim.time is not None
    reading = reading_of("Kenya bought 17 boats. Traders put the price at more than 40 dollars.")
    assert all(c.event_type is None for c in _taken(reading, "put"))
