from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.attribution.quotes import find_quotes, paragraphs


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotes(text).found]


@pytest.mark.parametrize(
    "text",
    [
        "“We left,” he said.",
        '"We left," he said.',
        "‘‘We left,’’ he said.",
        "``We left,'' he said.",
        "«We left,» he said.",
        "‘We left,’ he said.",
        "'We left,' he said.",
    ],
)
def test_every_style_of_marks_holds_what_was_said(text: str) -> None:
    assert inner(text) == ["We left,"]


def test_an_apostrophe_opens_nothing_beside_a_quotation() -> None:
    assert inner("The miners’ union won’t sign: ‘It isn’t fair,’ said the union’s cook.") == ["It isn’t fair,"]


def test_a_decade_is_no_quotation() -> None:
    assert inner("In the '90s the farmers' market closed.") == []


def test_scare_quotes_and_titles_are_no_statements_but_speech_is() -> None:
    quotes = find_quotes('His "victory" in "Winter Light" was short. "It rained," he said.').found
    assert [q.is_statement for q in quotes] == [False, False, True]


def test_an_unclosed_mark_costs_its_own_paragraph_only() -> None:
    text = 'She said "the well is dry.\n\n"We wait," a nurse said.'
    closed = "The road is shut.\n\n" + text.replace('\n\n"We', "\n\nLater “We").replace('wait,"', "wait,”")
    quotes = find_quotes(closed)
    assert [closed[q.inner_start : q.inner_end] for q in quotes.found] == ["We wait,"]
    assert [closed[n] for n in quotes.unclosed] == ['"']


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark() -> None:
    text = "“We walked all night.\n\n“Nobody stopped us,” the guide said."
    quotes = find_quotes(text)
    assert [q.runs_on for q in quotes.found] == [True, False]
    assert quotes.unclosed == ()


def test_paragraphs_part_at_blank_lines_or_else_at_lines() -> None:
    assert len(paragraphs("a\nb\n\nc")) == 2
    assert len(paragraphs("a\nb")) == 2


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=60))
def test_quotations_never_overlap_and_lie_in_the_text(text: str) -> None:
    found = find_quotes(text).found
    assert all(0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
