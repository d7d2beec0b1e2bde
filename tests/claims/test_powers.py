"""States behind "they", "the three", "its neighbour", "we" and a flag."""

from __future__ import annotations

from collections.abc import Callable

from crossread.records import Claim, Reading


def _names(reading: Reading, trigger: str, side: str = "actors") -> set[str]:
    claim: Claim = next(c for c in reading.claims if c.predicate.quote == trigger)
    ids = {a.entity for a in getattr(claim, side)}
    return {e.name for e in reading.entities if e.id in ids}


def test_the_three_and_they_are_the_states_named_together(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(
        "Peru, Chile and Brazil have all sent planes to Bolivia. None of the three talks with the rest. "
        "They do not consult each other."
    )
    assert _names(reading, "talks") == _names(reading, "consult") == {"Peru", "Chile", "Brazil"}


def test_its_neighbour_is_the_other_state(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("Peru accuses Bolivia of hiding rebels. La Paz has accused its neighbour of piracy.")
    assert _names(reading, "accused", "recipients") == {"Peru"}


def test_we_is_the_body_that_a_spokesman_speaks_for_and_its_state(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(
        "Kenya said its boats had been stopped by Somalia. "
        '"We seized no boats," said a spokesman for the Somali navy, Ali Warsame.'
    )
    assert _names(reading, "seized") == {"Somali navy", "Somalia"}


def test_a_bare_spokesman_speaks_for_the_body_named_before(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(
        'The Ugandan army denied the raid. "We have bombed no villages," its spokesman, Colonel Peter Okot, said.'
    )
    assert "Ugandan army" in _names(reading, "bombed")


def test_a_thing_is_of_the_state_that_it_is_said_to_be_of(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("The herdsmen said the planes that bombed the valley were Ethiopian.")
    assert _names(reading, "bombed") == {"Ethiopia"}
    reading = reading_of("The herdsmen said the planes that bombed the valley were not Ethiopian.")
    assert _names(reading, "bombed") == set()


def test_a_warship_is_of_the_state_whose_flag_it_flies(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("A low grey warship flying the Italian flag shelled the fort at noon.")
    assert _names(reading, "shelled") == {"Italy"}


def test_the_deed_of_doers_is_that_of_whose_they_are(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("Two guards were killed. The attackers belonged to the Union for Justice, the governor said.")
    claim = next(c for c in reading.claims if c.predicate.quote == "belonged")
    assert (claim.event_type, _names(reading, "belonged")) == ("ASSAULT", {"Union for Justice"})


def test_forces_kept_there_are_kept_in_that_state(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("Sudan has sent four planes to Chad and keeps more than 100 instructors there.")
    assert _names(reading, "keeps", "recipients") == {"Chad"}


def test_what_something_passed_close_by_is_the_recipient(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("A Chinese fighter passed within 30 metres of a Japanese patrol plane, Tokyo said.")
    assert _names(reading, "passed", "recipients") == {"Japan"}


def test_what_was_going_on_when_told_was_on_that_day(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("The master had radioed on Tuesday night that a barge was burning off Cape Guardafui.")
    claim = next(c for c in reading.claims if c.predicate.quote == "burning")
    assert claim.time is not None
    assert claim.time.value == "2013-09-03"


def test_the_ground_of_a_sentence_is_the_deed_of_who_is_sentenced(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("A Kenyan court sentenced Juma Ali to five years in prison for inciting violence.")
    assert _names(reading, "inciting") == {"Juma Ali"}


def test_fighting_between_two_is_theirs(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("More than 20,000 families have fled fighting between Chad and the M23 rebels.")
    assert _names(reading, "fighting") == {"Chad", "M23"}


def test_a_figure_that_counts_the_sources_is_no_figure_of_what_they_say(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("Peru has delivered 31 tanks to Chile, The Lima Post reported, citing two defence officials.")
    claim = next(c for c in reading.claims if c.predicate.quote == "delivered")
    assert [q.span.quote for q in claim.quantities] == ["31 tanks"]


def test_what_happened_when_something_else_did_was_where_that_was(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("Two people were killed when a bomb went off outside a mosque in Peshawar, police said.")
    claim = next(c for c in reading.claims if c.predicate.quote == "killed")
    assert [p.span.quote for p in claim.places] == ["Peshawar"]


def test_them_in_what_is_done_between_them_are_the_parties_told_before(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(
        "Peru and Chile have opened a dialogue over the lake in Bolivia. There is no cooperation between them."
    )
    assert _names(reading, "cooperation") == {"Peru", "Chile"}


def test_what_something_is_not_used_for_does_not_happen(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("The launches carry no guns and are not used to raid the camps of the rebels.")
    assert [c.polarity for c in reading.claims if c.predicate.quote == "raid"] == ["negative"]


def test_the_word_military_before_aircraft_is_no_army(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("The Bolivian military kept silent. Chilean and Peruvian military aircraft crossed Bolivia.")
    assert _names(reading, "crossed") == {"Chile", "Peru"}


def test_goods_shipped_in_go_to_whom_they_are_shipped_to(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("This year Peru has shipped in 55 tonnes of flour to the Chilean government.")
    assert _names(reading, "shipped", "recipients") == {"Chile"}
