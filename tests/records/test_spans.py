"""Spans are true when made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import Code, CrossreadError
from crossread.records import Span, content_id


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_its_text_and_checks_against_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    span.check(text)
    assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 99)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(CrossreadError) as caught:
        Span.of("a short text", start, end)
    assert caught.value.code is Code.BAD_SPAN


def test_a_quote_of_another_length_and_a_changed_text_are_refused() -> None:
    with pytest.raises(CrossreadError):
        Span(0, 4, "Iran said")
    with pytest.raises(CrossreadError, match="is not 'Peru'"):
        Span(0, 4, "Peru").check("Iran said")


def test_ids_depend_on_content_and_on_its_order_alone() -> None:
    assert content_id("clm", "a", 1) == content_id("clm", "a", 1)
    assert len({content_id("clm", "a", 1), content_id("clm", 1, "a"), content_id("evt", "a", 1)}) == 3
