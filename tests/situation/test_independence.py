"""Who may be one with whom."""

from __future__ import annotations

from dataclasses import replace

from crossread.records import Interval
from crossread.situation.independence import Voice, independent

OUTLET = Voice(
    origin="ori-1",
    entity=None,
    unnamed=False,
    outlet=True,
    official=False,
    state=False,
    countries=frozenset(),
    words=frozenset(),
    outlets=frozenset({"The Pier Post"}),
    authors=frozenset(),
)
MAYOR = replace(OUTLET, origin="ori-2", entity="ent-1", outlet=False)


def test_an_outlet_that_names_its_source_for_a_thing_may_have_it_from_there() -> None:
    assert independent([OUTLET, MAYOR]) == Interval(1, 2)


def test_a_source_that_another_outlet_names_is_independent_of_the_outlet() -> None:
    assert independent([OUTLET, replace(MAYOR, outlets=frozenset({"The Gull"}))]) == Interval(2, 2)
