"""How PolNeAR is read and scored."""

from __future__ import annotations

from functools import partial

from evaluation.polnear import Relation, kinds, likeness, pairs, read_relations

TEXT = "The mayor said the bridge is shut. “It is old,” officials told The Harbour Post. It reportedly leaks."
STANDOFF = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 33\tthe bridge is shut
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tCue 84 94\treportedly
T6\tContent 81 83;95 100\tIt leaks
E2\tAttribution-no-source:T5 Content:T6 Cue:T5
broken line
T9\tContent 90 9000\tbeyond the end
"""


def test_spans_are_tied_into_relations_and_broken_lines_left_out() -> None:
    assert read_relations(STANDOFF, len(TEXT)) == [
        Relation((0, 9), (10, 14), ((15, 33),)),
        Relation(None, (84, 94), ((81, 83), (95, 100))),
    ]


def test_lenient_needs_sources_that_overlap_and_half_of_the_words() -> None:
    gold = Relation((0, 9), (10, 14), ((15, 33),))
    lenient, strict = partial(likeness, TEXT, False), partial(likeness, TEXT, True)
    assert lenient(gold, Relation((4, 9), None, ((19, 33),))) == 0.75
    assert lenient(gold, Relation((4, 9), None, ((30, 33),))) == 0
    assert lenient(gold, Relation(None, (10, 14), ((15, 33),))) == 0
    assert lenient(gold, Relation((48, 57), (10, 14), ((15, 33),))) == 0
    assert strict(gold, gold) == 1
    assert strict(gold, Relation((4, 9), (10, 14), ((15, 33),))) == 0


def test_pairs_are_one_to_one_the_likeliest_first() -> None:
    gold = Relation((0, 9), (10, 14), ((15, 33),))
    half = Relation((0, 9), None, ((15, 25),))
    assert pairs([gold], [half, gold], partial(likeness, TEXT, False)) == [(gold, gold)]


def test_slices() -> None:
    assert kinds(TEXT, Relation((0, 9), None, ((15, 33),))) == ["indirect", "unnamed_source"]
    assert kinds(TEXT, Relation((48, 57), None, ((35, 47),))) == ["direct", "unnamed_source"]
    assert kinds(TEXT, Relation((63, 79), None, ((35, 60),))) == ["mixed", "outlet_source"]
    assert kinds(TEXT, Relation(None, (84, 94), ((81, 83),))) == ["indirect", "no_source"]
