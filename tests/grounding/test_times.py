"""Time expressions as EDTF: one sentence a test, with what must not be taken for a time in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import Code
from crossread.grounding.times import TimeIndex, TimeStage, find_times
from crossread.records import Reading

PUBLISHED = date(2017, 5, 18)  # a Thursday


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(time.span.quote, time.value) for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank on Tuesday.", [("Tuesday", "2017-05-16")]),
        ("It was seen late on Sunday night.", [("late on Sunday night", "2017-05-14")]),
        ("Last Thursday the bridge held.", [("Last Thursday", "2017-05-11")]),
        ("Yesterday a second envoy left in a Mirage 2000.", [("Yesterday", "2017-05-17")]),
        ("They met on 3 May, and Mr May may march on.", [("3 May", "2017-05-03")]),
        ("The treaty of March 14, 1998 held.", [("March 14, 1998", "1998-03-14")]),
        ("A strike in December shut the mine.", [("December", "2016-12")]),
        ("The dam was built in the summer of 1984.", [("the summer of 1984", "1984-22")]),
        ("The 1990s were hard.", [("The 1990s", "199X")]),
        ("Rain fell from 11 to 14 April.", [("from 11 to 14 April", "2017-04-11/2017-04-14")]),
        ("War raged between 2007 and 2009.", [("between 2007 and 2009", "2007/2009")]),
        ("Last week the sun sat low.", [("Last week", "2017-05-08/2017-05-14")]),
        ("Earlier this month it burned.", [("Earlier this month", "2017-05")]),
        ("It has been shut since Monday.", [("Monday", "2017-05-15/..")]),
        ("Nine ferries sailed since the start of the month.", [("the start of the month", "2017-05-01/..")]),
        ("It will end by the end of the month.", [("the end of the month", "2017-05-31")]),
        ("The post was held until 2011.", [("2011", "../2011")]),
        ("It began in mid-2012.", [("mid-2012", "2012")]),
        ("It opened on Monday at 06:30.", [("Monday at 06:30", "2017-05-15T06:30")]),
        ("Two days ago it rained.", [("Two days ago", "2017-05-16")]),
    ],
)
def test_expression_is_resolved_against_publication(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_relative_day_counts_from_the_day_last_named() -> None:
    found = values("On Friday the gate fell. A day later the tower did, and the previous day it had shaken.")
    assert found == [("Friday", "2017-05-12"), ("A day later", "2017-05-13"), ("the previous day", "2017-05-12")]


def test_without_a_publication_date_only_absolute_dates_resolve() -> None:
    assert values("Yesterday and on Tuesday they spoke of 4 June 2003.", None) == [
        ("Yesterday", None),
        ("Tuesday", None),
        ("4 June 2003", "2003-06-04"),
    ]


def test_history_reads_a_bare_month_in_its_own_years() -> None:
    text = "In 1911 the line opened. It shut in 1914. In 1916 it was torn up. By 1918 it was sold, and in June razed."
    assert values(text)[-1] == ("June", "1918-06")


def test_duration_and_set_have_no_value() -> None:
    times = find_times("For more than an hour two boats a day passed, and on Mondays none.", PUBLISHED)
    assert [(time.span.quote, time.value, time.precision) for time in times] == [
        ("more than an hour", None, "duration"),
        ("a day", None, "set"),
        ("on Mondays", None, "set"),
    ]


@pytest.mark.parametrize("text", ["They may march on.", "A second official spoke.", "The sun sat there.", "Page 2004."])
def test_what_only_looks_like_a_time(text: str) -> None:
    assert values(text) == []


def test_future_clause_looks_ahead(read: Callable[..., Reading]) -> None:
    text = "The council will meet on Friday; the mayor said on Friday that a vote is planned for 2 June."
    reading = TimeStage()(read(text, published="2017-05-18T08:00:00Z"))
    assert [time.value for time in reading.times] == ["2017-05-19", "2017-05-12", "2017-06-02"]


def test_unresolved_time_gives_a_note_and_a_duration_gives_none(read: Callable[..., Reading]) -> None:
    reading = TimeStage()(read("The next day it rained for two hours.", published=None))
    assert [note.code for note in reading.notes] == [Code.TIME_UNRESOLVED.value]
    assert "next day" in reading.notes[0].message


def test_index_returns_what_lies_within() -> None:
    text = "On Monday it rose, and on Tuesday it fell."
    index = TimeIndex(find_times(text, PUBLISHED))
    assert [time.span.quote for time in index.within(0, text.index("rose"))] == ["Monday"]


@given(
    st.lists(
        st.sampled_from("on 31 February 3 May 2010 last night 12:75 a two week 99 ago the , . \n June -".split(" "))
    )
)
def test_no_text_raises_and_every_span_is_true(parts: list[str]) -> None:
    text = " ".join(parts)
    for time in find_times(text, PUBLISHED):
        time.span.check(text)


def test_a_day_of_a_condition_is_to_come_and_one_of_the_past_is_not(read: Callable[..., Reading]) -> None:
    for text, value in (
        ("If the bridge is open on Friday, the convoy will leave.", "2017-05-19"),
        ("When the bridge fell on Friday, the convoy left.", "2017-05-12"),
    ):
        doc = read(text).doc
        assert [t.value for t in find_times(text, PUBLISHED, doc)] == [value]


def test_news_without_a_date_does_not_borrow_the_last_year_named() -> None:
    text = "Yesterday it rained. The dam was built in 2008. The lake froze earlier this year."
    assert values(text, None)[1:] == [("2008", "2008"), ("earlier this year", None)]
