"""What names a time in news and in histories, and what TIMEX makes of it: invented sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from crossread.claims import ClaimStage
from crossread.grounding.times import TimeStage, find_times, timexes
from crossread.grounding.times.calendar import easter
from crossread.grounding.times.lexicon import number, ordinal
from crossread.grounding.times.named import holiday_day
from crossread.grounding.times.timex import length
from crossread.records import Reading
from evaluation.times import score

PUBLISHED = date(2017, 5, 18)  # a Thursday
SAMPLE = Path(__file__).parent / "data" / "time_sample"
STORY = (
    "The war began in 1741. By 1743 it had spread; in 1745 and 1746 it reached the coast. On 12 April 1747 Orn fell. "
)


def found(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    return [(t.span.quote, t.value, t.precision) for t in find_times(text, published)]


def timex(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[x.start : x.end], x.value) for time in find_times(text, published) for x in timexes(time)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices fell in the third quarter of 2016.", [("the third quarter of 2016", "2016-35", "quarter")]),
        ("Prices fell in the first quarter.", [("the first quarter", "2017-33", "quarter")]),
        ("Prices fell in the fourth quarter.", [("the fourth quarter", "2016-36", "quarter")]),
        ("It was lost in fiscal 2012.", [("fiscal 2012", "2012~", "year")]),
        ("They left on Christmas Eve 1914.", [("Christmas Eve 1914", "1914-12-24", "day")]),
        ("The rising came at Easter 1916.", [("Easter 1916", "1916-04-23", "day")]),
        ("It opened on New Year's Day.", [("New Year's Day", "2017-01-01", "day")]),
        ("It shut in the nineteenth century.", [("the nineteenth century", "18XX", "century")]),
        ("It fell in 490 BC.", [("490 BC", "-0489", "year")]),
        ("It lasted (264–241 BC) for long.", [("264–241 BC", "-0263/-0240", "interval")]),
        ("It ended on 3 March last year.", [("3 March last year", "2016-03-03", "day")]),
        ("They met on the fifth of January 2015.", [("the fifth of January 2015", "2015-01-05", "day")]),
        ("It froze during the winter of 1941–42.", [("the winter of 1941–42", "1941-24", "season")]),
        ("Recently it closed.", [("Recently", None, "vague")]),
        ("It is now dry.", [("now", "2017-05-18~", "day")]),
        ("He worked for decades.", [("decades", None, "duration")]),
        ("They came in the night.", [("in the night", "2017-05-18", "part")]),
    ],
)
def test_value_and_precision(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of them left.",
        "Now and again he sang.",
        "They bought Easter Island wool from Johnnie Christmas.",
        "It came in 348 cases.",
        "Flat Q3 is the upper quartile.",
    ],
)
def test_what_names_no_time(text: str, read: Callable[..., Reading]) -> None:
    assert TimeStage()(read(text, published="2017-05-18")).times == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The following spring Kel fell.", "1748-21"),
        ("That summer Kel fell.", "1747-22"),
        ("Two days later Kel fell.", "1747-04-14"),
        ("The following year Kel fell.", "1748"),
        ("Four years earlier Kel fell.", "1743"),
        ("On the 21st, Kel fell.", "1747-04-21"),
        ("On the same day Kel fell.", "1747-04-12"),
        ("In September Kel fell.", "1747-09"),
        ("In December of that year Kel fell.", "1747-12"),
        ("On Christmas Day Kel fell.", "1747-12-25"),
        ("At 4:30 Kel fell.", "1747-04-12T04:30"),
    ],
)
def test_a_story_counts_from_where_it_is(text: str, expected: str) -> None:
    assert found(STORY + text, date(2010, 3, 2))[-1][1] == expected


def test_a_story_before_christ_counts_in_years() -> None:
    text = (
        "In 499 BC they rose. By 494 BC, and in 493 BC, it was over; in 492 BC ships came. The following year all left."
    )
    assert found(text, date(2010, 3, 2))[-1][1] == "-0490"


def test_a_look_back_leaves_the_story_where_it_is() -> None:
    text = STORY + "Two days earlier the guns had been heard. The next day Kel fell."
    assert found(text, date(2010, 3, 2))[-1][1] == "1747-04-13"


def test_news_that_names_old_years_is_no_story() -> None:
    text = "It shut on Monday and opens on Friday, as in 1961, 1974, 1988 and 1990, the mayor said yesterday. "
    text += "Last week it rained."
    assert [v for _, v, _ in found(text)][-2:] == ["2017-05-17", "2017-05-08/2017-05-14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 1947 to 1960 it was open.", [("1947", "1947"), ("1960", "1960")]),
        ("It rained (1914–18) there.", [("1914", "1914"), ("18", "1918")]),
        ("It has been shut since May.", [("May", "2017-05")]),
        ("Last week it shut.", [("Last week", "2017-W19")]),
        ("Last weekend it shut.", [("Last weekend", "2017-W19-WE")]),
        ("They came on Sunday night.", [("Sunday night", "2017-05-14TNI")]),
        ("In the summer of 2008 it rained.", [("the summer of 2008", "2008-SU")]),
        ("In the 1990s it rained.", [("the 1990s", "199")]),
        ("In the early 2000s it rained.", [("the early 2000s", "200")]),
        ("In the 1600s it rained.", [("the 1600s", "16")]),
        ("In the 18th century it rained.", [("the 18th century", "17")]),
        ("It fell in the spring of 480 BC.", [("the spring of 480 BC", "BC0480-SP")]),
        ("It fell in Q3 2011.", [("Q3 2011", "2011-Q3")]),
        ("A few months later he left.", [("A few months later", "FUTURE_REF")]),
        ("Several years ago he left.", [("Several years ago", "PAST_REF")]),
        ("Two weeks ago he left.", [("Two weeks ago", "2017-W18")]),
        ("By the end of the year it shuts.", [("the end of the year", "2017")]),
        ("Over the past two weeks it rained.", [("the past two weeks", "P2W")]),
        ("It is checked daily and rebuilt every year.", [("daily", "P1D"), ("every year", "P1Y")]),
        ("It shuts on Mondays.", [("Mondays", "XXXX-WXX-1")]),
        ("They waited for two decades.", [("two decades", "P2DE")]),
        ("Currently it is shut.", [("Currently", "PRESENT_REF")]),
        ("On 5 June 1916, at 4:30, it began.", [("5 June 1916", "1916-06-05"), ("4:30", "1916-06-05T04:30")]),
    ],
)
def test_timex(text: str, expected: list[tuple[str, str]]) -> None:
    assert timex(text) == expected


def test_without_a_date_what_lacks_a_year_is_open() -> None:
    assert timex("On 5 June it fell.", None) == [("5 June", "XXXX-06-05")]
    assert timex("On Friday it fell.", None) == [("Friday", "XXXX-WXX-5")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two and a half years", "P2.5Y"),
        ("half an hour", "PT0.5H"),
        ("thirty-five minutes", "PT35M"),
        ("several days", "PXD"),
        ("ten thousand years", "P10000Y"),
        ("months", "PXM"),
        ("a century", "P1CE"),
        ("a man", None),
    ],
)
def test_length(words: str, value: str | None) -> None:
    assert length(words) == value


def test_numbers_in_words() -> None:
    assert [number(w) for w in ("forty-five", "two hundred", "a dozen", "1,200", "several")] == [
        45,
        200,
        12,
        1200,
        None,
    ]
    assert [ordinal(w) for w in ("3rd", "twenty-first", "Tenth", "often")] == [3, 21, 10, None]


def test_holidays() -> None:
    assert [easter(year) for year in (1916, 2000, 2011)] == [date(1916, 4, 23), date(2000, 4, 23), date(2011, 4, 24)]
    assert holiday_day("11/4/3", 2016) == date(2016, 11, 24)
    assert holiday_day("05/-1/0", 2017) == date(2017, 5, 29)


def test_a_claim_takes_no_length_for_its_time(read: Callable[..., Reading]) -> None:
    reading = TimeStage()(read("Rebels shelled the town for two hours.", published="2017-05-18"))
    assert [t.precision for t in reading.times] == ["duration"]
    assert [c.time for c in ClaimStage()(reading).claims if c.predicate.quote == "shelled"] == [None]


def test_the_sample_is_read() -> None:
    figures = score(SAMPLE).figures
    assert figures["relaxed_f1"] > 97
    assert figures["value_f1"] > 92
