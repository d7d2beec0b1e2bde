"""Inline markup and its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.annotations.markup import Mark, MarkupError, Tag, read_markup, write_markup


def test_nested_spans_and_tags() -> None:
    text, marks = read_markup("[the [old|q1 2 i=old] guard|a1,2 s3 no @guard] left")
    assert text == "the old guard left"
    assert [(text[m.start : m.end], m.label()) for m in marks] == [
        ("the old guard", "a1,2 s3 no @guard"),
        ("old", "q1 2 i=old"),
    ]
    assert marks[0].tags == (Tag("a", (1, 2)), Tag("s", (3,), ("no",)))
    assert marks[0].keys == ("guard",)


def test_brackets_of_the_text_are_escaped() -> None:
    text, marks = read_markup(r"He said \[sic\] \| [now|t1 2031]")
    assert text == "He said [sic] | now"
    assert write_markup(text, marks) == r"He said \[sic\] \| [now|t1 2031]"


@pytest.mark.parametrize(
    ("marked", "cause"),
    [
        ("[open|a1", "never closed"),
        ("[open", "never closed"),
        ("shut]", "closes a span without tags"),
        ("[words]", "closes a span without tags"),
        ("a | b", "stands in no span"),
        ("[words|]", "without tags"),
        ("[words|neg e1]", "stands before any tag"),
    ],
)
def test_broken_markup_names_its_line_and_cause(marked: str, cause: str) -> None:
    with pytest.raises(MarkupError, match=cause) as error:
        read_markup("first line\n" + marked, first_line=7)
    assert error.value.line == 8


@given(st.text(alphabet="ab []|\\é", min_size=4, max_size=30), st.data())
def test_writing_and_reading_are_inverse(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True)))
    marks = [
        Mark(cuts[0], cuts[3], (Tag("k", (1,)),)),
        Mark(cuts[1], cuts[2], (Tag("a", (1, 2)),), ("x",)),
    ]
    again, found = read_markup(write_markup(text, marks))
    assert again == text
    assert [(m.start, m.end, m.label()) for m in found] == [(m.start, m.end, m.label()) for m in marks]


def test_crossing_marks_are_not_written() -> None:
    with pytest.raises(ValueError, match="cross"):
        write_markup("abcdef", [Mark(0, 3, (Tag("a", (1,)),)), Mark(2, 5, (Tag("r", (1,)),))])
