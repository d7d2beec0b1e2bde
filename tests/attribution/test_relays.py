"""Sources that had it from others, to any depth: who spoke first comes first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.records import Reading

Speakers = Callable[..., list[str]]
Attribute = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        (
            "The Coastal Herald, citing the website Fjord Watch, which cited a harbour pilot, reported that two tugs "
            "had sunk.",
            "sunk",
            ["a harbour pilot", "the website Fjord Watch", "The Coastal Herald"],
        ),
        (
            "Two tugs had sunk, a Bergen radio station said, citing two dockers who quoted a harbour pilot.",
            "sunk",
            ["a harbour pilot", "two dockers", "a Bergen radio station"],
        ),
        (
            "The Coastal Herald said on Monday, citing a lawyer who in turn relied on a docker's wife, that two tugs "
            "had sunk.",
            "sunk",
            ["a docker's wife", "a lawyer", "The Coastal Herald"],
        ),
        (
            "Two tugs sank off the cape, Radio Bergen reported, quoting a port clerk, who cited a ship's cook.",
            "sank",
            ["a ship's cook", "a port clerk", "Radio Bergen"],
        ),
        (
            "A reader, Signe Dahl, writes that her aunt heard from a docker that two tugs sank off the cape.",
            "sank",
            ["a docker", "her aunt", "A reader, Signe Dahl"],
        ),
        (
            "The Coastal Herald quotes a pilot who maintains that two tugs had sunk off the cape.",
            "sunk",
            ["a pilot", "The Coastal Herald"],
        ),
    ],
)
def test_who_was_cited_by_whom_is_a_row(speakers: Speakers, text: str, word: str, wanted: list[str]) -> None:
    assert speakers(text, word) == wanted


def test_who_was_told_is_a_link_unless_the_teller_speaks_for_him(speakers: Speakers) -> None:
    text = "The Coastal Herald said a lighthouse keeper had been told by a pilot that two tugs sank off the cape."
    assert speakers(text, "sank") == ["a pilot", "a lighthouse keeper", "The Coastal Herald"]
    text = "The union says its lawyers were told by a clerk that two tugs sank off the cape."
    assert speakers(text, "sank") == ["a clerk", "The union"]


def test_a_relative_clause_that_cites_nobody_makes_no_link(speakers: Speakers) -> None:
    text = "The Coastal Herald, which was founded in 1901, reported that two tugs had sunk."
    assert [who.startswith("The Coastal Herald") for who in speakers(text, "sunk")] == [True]
    text = "A pilot who quoted the price of a tug said on Monday that two tugs had sunk."
    assert [who.startswith("A pilot") for who in speakers(text, "sunk")] == [True]
