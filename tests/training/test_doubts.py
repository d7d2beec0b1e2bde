"""What an editor is asked to look at again."""

from __future__ import annotations

import pytest

from training.annotations.doubts import doubts, habits
from training.annotations.reports import read_report_text


def kinds(marked: str, triggers: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(d.kind, d.why) for d in doubts(read_report_text(marked), triggers)]


def test_a_clean_report_raises_none(marked: str) -> None:
    assert kinds(marked.replace("denied nothing", "kept silent")) == []


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        ("2031-03-12", "2031-03-13", ("time", "2031-03-13 is no wednesday")),
        ("[Wednesday|t1 2031-03-12]", "[12 May|t1 2031-03-12]", ("time", "2031-03-12 is not in may")),
        ("[Wednesday|t1 2031-03-12]", "[May 2029|t1 2031-05]", ("time", "2031-05 is not in 2029")),
        (
            "[Wednesday|t1 2031-03-12]",
            "[yesterday|t1 2031-03-12]",
            ("time", "2031-03-12 is not yesterday of 2031-03-14"),
        ),
        ("q2 30..", "q2 13..", ("figure", "30 is not in [13.0]")),
        ("RETREAT withdraw possible", "RETREAT withdraw", ("modality", "asserted after 'At least 30 fighters may'")),
        ("had [shelled", "had not [shelled", ("polarity", "positive after 'the Savanna Guard had not'")),
        ("[Kayes|r1", "14 streets of [Kayes|r1", ("numeral", "neither figure nor time")),
        ("kept silent", "told nobody", ("cue", "no cue")),
        ("kept silent", "ran “a story that nobody had read before”", ("quotation", "in no content")),
    ],
)
def test_each_rule_names_its_doubt(marked: str, old: str, new: str, doubt: tuple[str, str]) -> None:
    clean = marked.replace("denied nothing", "kept silent")
    assert old in clean
    assert kinds(clean.replace(old, new)) == [doubt]


def test_words_that_mostly_are_triggers_are_learnt_and_missed(marked: str) -> None:
    clean = marked.replace("denied nothing", "kept silent")
    known = habits([read_report_text(clean)] * 6)
    assert known == {"shelled", "withdraw"}
    assert kinds(clean.replace("kept silent", "was shelled"), known) == [("trigger", "no trigger")]
