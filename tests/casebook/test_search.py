from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.casebook import Casebook, RunManifest
from crossread.errors import Code, CrossreadError
from crossread.records import sha256
from tests.casebook.invented import KEY, make_reading

TEXTS = (
    "Divers raised the old bell of Tarnow Bay. The mayor's office called it a well-kept secret.\nThe bell rings again.",
    "A naïve plan to drain the lake failed; \ufdd0 divers stayed home.",
    "Snow closed the pass for the third day.",
)


@pytest.fixture
def book(tmp_path: Path, manifest: RunManifest) -> Iterator[Casebook]:
    with Casebook.open(tmp_path / "bell.casebook") as book:
        run = book.begin_run(manifest)
        for number, text in enumerate(TEXTS):
            report = replace(make_reading()[0].report, id=f"rep-{number}", text=text, text_sha256=sha256(text))
            report = replace(report, title="Bell found" if number == 2 else None)
            reading = replace(make_reading()[0], report=report, claims=(), attributions=(), entities=(), places=())
            book.add_reading(run, reading, raw=make_reading()[1], key=KEY)
        yield book


def test_hits_say_where_the_words_stand_and_others_are_not_found(book: Casebook) -> None:
    (hit,) = book.search("tarnow divers")
    assert hit.report == "rep-0"
    assert hit.snippet == TEXTS[0][hit.start : hit.end]
    assert [span.quote for span in hit.matches] == ["Divers", "Tarnow"]
    for span in hit.matches:
        span.check(TEXTS[0])
    assert book.search("volcano") == []


def test_a_text_that_holds_the_marks_of_matches_is_no_trap(book: Casebook) -> None:
    (hit,) = [h for h in book.search("diver") if h.report == "rep-1"]
    assert [span.quote for span in hit.matches] == ["divers"]
    assert [span.quote for span in book.search("naive plan")[0].matches] == ["naïve", "plan"]


def test_phrases_prefixes_and_titles_are_understood(book: Casebook) -> None:
    assert [h.report for h in book.search('"third day"')] == ["rep-2"]
    assert book.search('"day third"') == []
    assert [h.report for h in book.search("snow*")] == ["rep-2"]
    assert {h.report for h in book.search("bell")} == {"rep-0", "rep-2"}
    assert [h.report for h in book.search("title:bell")] == ["rep-2"]
    assert len(book.search("bell", limit=1)) == 1


@pytest.mark.parametrize(
    "query", ['"well-kept', "well-kept", "mayor's", "bell AND", "(bell", "bell:", "bell \0", "*bell*"]
)
def test_a_malformed_query_is_taken_word_by_word(book: Casebook, query: str) -> None:
    assert "rep-0" in {hit.report for hit in book.search(query)}


@pytest.mark.parametrize("query", ["", "   ", '"', "!?", "\0"])
def test_a_query_without_a_word_is_one_clear_error(book: Casebook, query: str) -> None:
    with pytest.raises(CrossreadError) as caught:
        book.search(query)
    assert caught.value.code is Code.BAD_QUERY
