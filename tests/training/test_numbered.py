"""Annotating a text that exists, line by line."""

from __future__ import annotations

import pytest

from training.annotations.numbered import attach, numbered
from training.annotations.reports import MalformedReport

TEXT = "Head\n\n“ Rebels shelled  Kayes , ” she said .\nNobody came ."
HEADING = (
    "---\nid: n-1\nstyle: web-news\nregion: west-africa\ntopic: t\noutlet: o\n"
    "published: ?\ntitle: n-1\ncontexts: military\n---\n"
)


def test_lines_are_numbered_as_they_stand() -> None:
    assert numbered(TEXT).splitlines() == ["1\tHead", "3\t“ Rebels shelled  Kayes , ” she said .", "4\tNobody came ."]


def test_marks_come_back_on_the_text_though_spaces_and_quotes_were_typed_otherwise() -> None:
    work = HEADING + '3\t["[Rebels|a1] [shelled|e1 ASSAULT] [Kayes|r1 p1],"|k1] [she|s1 np] [said|c1].\n'
    report = attach(work, TEXT)
    assert report.text == TEXT
    assert [TEXT[m.start : m.end] for m in report.marks] == [
        "“ Rebels shelled  Kayes , ”",
        "Rebels",
        "shelled",
        "Kayes",
        "she",
        "said",
    ]


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("3\t“ Rebels bombed Kayes , ” she said .", "goes on with 'shelled  Kayes"),
        ("4\tNobody", "goes on with 'came .', not with 'its end'"),
        ("9\tNobody came .", "begins with no number of a line"),
        ("Nobody came .", "begins with no number of a line"),
        ("4\tNobody [came|e1 null other .", "never closed"),
    ],
)
def test_other_words_are_refused_with_line_and_place(row: str, cause: str) -> None:
    with pytest.raises(MalformedReport) as error:
        attach(HEADING + row + "\n", TEXT, "w.txt")
    assert cause in str(error.value)
    assert str(error.value).startswith("w.txt:11:")
