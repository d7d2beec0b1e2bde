from __future__ import annotations

from collections.abc import Callable

from crossread.records import Claim, content_id

Claims = Callable[..., dict[str, Claim]]
PERU = {"Peru": ("Peru", "Peruvian"), "Chile": ("Chile", "Chilean")}


def test_an_adjective_on_an_instrument_names_the_state(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    claim = claims_of("Peruvian jets bombed the camp.", PERU)["bombed"]
    assert [(a.span.quote, a.entity) for a in claim.actors] == [("Peruvian", content_id("ent", "Peru"))]
    assert named(claim.recipients) == ["the camp"]


def test_the_agent_of_a_passive_is_the_actor(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    claim = claims_of("The convoy was attacked by gunmen.")["attacked"]
    assert named(claim.actors) == ["gunmen"]
    assert named(claim.recipients) == ["The convoy"]


def test_coordinated_subjects_are_each_an_actor_and_partners_too(
    claims_of: Claims, named: Callable[..., list[str]]
) -> None:
    found = claims_of("Peru and Chile signed a treaty.", PERU)
    assert named(found["signed"].actors) == ["Peru", "Chile"]
    assert named(claims_of("Peru met with Chile in Oslo.", PERU)["met"].actors) == ["Peru", "Chile"]


def test_a_shared_subject_reaches_the_second_verb(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    found = claims_of("Rebels burned the market and killed nine farmers.")
    assert named(found["killed"].actors) == ["Rebels"]
    assert named(found["killed"].recipients) == ["nine farmers"]


def test_who_is_asked_does_what_is_asked(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    found = claims_of("Peru asked Chile to send food.", PERU)
    assert named(found["asked"].actors) == ["Peru"]
    assert named(found["asked"].recipients) == ["Chile"]
    assert named(found["send"].actors) == ["Chile"]


def test_a_relative_clause_takes_its_noun(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    found = claims_of("The soldiers who burned the village left on Monday.")
    assert named(found["burned"].actors) == ["The soldiers"]


def test_a_possessor_is_the_actor_of_an_event_noun(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    found = claims_of("Peru's raid on the camp angered the farmers.", PERU)
    assert named(found["raid"].actors) == ["Peru"]
    assert named(found["raid"].recipients) == ["the camp"]


def test_who_is_to_do_what_is_demanded_is_asked(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    found = claims_of("Peru demanded the withdrawal of Chile, not a report.", PERU)
    assert named(found["demanded"].recipients) == ["Chile"]


def test_an_owner_of_its_own_things_is_no_recipient(claims_of: Claims, named: Callable[..., list[str]]) -> None:
    found = claims_of("Peru closed its border and attacked Chile.", {**PERU, "Peru": ("Peru", "its")})
    assert "its" not in named(found["closed"].recipients)
    assert named(found["attacked"].recipients) == ["Chile"]
