"""The splitter: each case has places where it must cut and places where it must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.sentences import sentence_spans

CASES = {
    "titles and initials": ["Lt. Col. J. Smith of the U.S. Army met Gen. A. B. Brown.", "He left at 9 a.m. Tuesday."],
    "abbreviation that ends": ["They live in the U.S.", "The E.U. agreed with U.S. President Obama."],
    "month and number": ["It fell on Sept. 11 in St. Louis, No. 5 of 4.5 million.", "Dr. No spoke."],
    "quotation closes after the stop": ['"We know."', "Mr. Jones left."],
    "question inside a quotation": ['"Where is it?" he said.', "“Stop!” Smith said.", "Nobody moved."],
    "quotation of two sentences": ['The group said: "We did it.', 'We are proud."', "Officials denied it."],
    "ellipsis": ["He waited... then left.", "Later he came back…", "Nobody knew."],
    "dateline with slashes": ["MOSCOW, March 14. /SNA/.", "The strike killed 4.5 people."],
    "dateline of an agency": ["NIAMEY, March 13 (Reuters) -", "Gunmen killed 30 soldiers."],
    "speaker label": ["PRESENTER: Good evening.", "Our top story is the U.N. vote."],
    "bullet": ["1. The first point has a No. 3 in it.", "It goes on."],
    "company": ["He works at Acme Inc. in Ohio and at Bell Corp.", "The firm is old."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_cuts_here_and_not_there(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[a:b] for a, b in sentence_spans(text)] == expected


def test_headline_byline_and_wrapped_paragraph() -> None:
    text = (
        "Big Headline Here\nBy John Smith\n\nText of the story goes\non and on until the end of the line\n"
        "which is here. Another one.\n- an item\n- an item more"
    )
    assert [text[a:b].replace("\n", " ") for a, b in sentence_spans(text)] == [
        "Big Headline Here",
        "By John Smith",
        "Text of the story goes on and on until the end of the line which is here.",
        "Another one.",
        "- an item",
        "- an item more",
    ]


def test_long_lines_are_paragraphs() -> None:
    first = "The " + "very " * 30 + "long headline has no stop"
    assert len(sentence_spans(first + "\nIt is followed by a line.")) == 2


@given(st.text(alphabet=st.sampled_from("aA .?!\n\"”'1,:-–(/)U.S…\t•"), max_size=80))
def test_spans_are_ordered_and_cover_all_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    end = 0
    for start, stop in spans:
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()
