"""Variants of reports: what is replaced, and that the annotation goes along."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from training.annotations.augmentation import Augmenter, Chances
from training.annotations.damage import print_damage
from training.annotations.edits import Edit, compatible, move, rewrite
from training.annotations.markup import Mark, Tag
from training.annotations.renaming import NamePool, kind_of, pool_of, rename
from training.annotations.reports import read_report_text
from training.annotations.revaluing import move_dates, revalue

POOL = NamePool(
    {
        "organization armed_group": ("Dune Column",),
        "organization media": ("Sahel Star",),
        "place city": ("Segou",),
        "person": ("Aminata Coulibaly",),
    }
)


@given(st.text(alphabet="abc ", min_size=12, max_size=20), st.data())
def test_moved_marks_quote_the_same_words_where_nothing_was_edited(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True)))
    mark = Mark(cuts[2], cuts[3], (Tag("a", (1,)),))
    before = Edit(cuts[0], cuts[1], data.draw(st.text(alphabet="xyz", max_size=9)))
    edits = compatible([before], [mark])
    (moved,) = move([mark], edits)
    assert rewrite(text, edits)[moved.start : moved.end] == text[mark.start : mark.end]


def test_an_edit_that_would_cut_a_mark_is_left_out() -> None:
    mark = Mark(2, 5, (Tag("a", (1,)),))
    assert compatible([Edit(1, 3, "x"), Edit(3, 4, "y")], [mark]) == [Edit(3, 4, "y")]


def test_insertions_at_the_edges_of_a_mark_stay_outside() -> None:
    mark = Mark(2, 5, (Tag("a", (1,)),))
    (moved,) = move([mark], [Edit(2, 2, "--"), Edit(5, 5, "++")])
    assert rewrite("abcdefg", [Edit(2, 2, "--"), Edit(5, 5, "++")])[moved.start : moved.end] == "cde"


def test_names_are_replaced_everywhere_with_their_marks(marked: str) -> None:
    report = read_report_text(marked.replace("denied nothing", "denied to the Savanna Guard that it lied"))
    renamed = rename(report, POOL, random.Random(1))
    assert "Savanna Guard" not in renamed.text
    assert renamed.text.count("Dune Column") == 2
    assert renamed.heading.entities["guard"].name == "Dune Column"
    actor = next(a for a in renamed.events[1].arguments if a.role == "actor")
    assert renamed.text[actor.start : actor.end] == "the Dune Column"
    assert {renamed.text[m.start : m.end] for m in renamed.marks if m.keys == ("kayes",)} == {"Segou"}


def test_a_country_changes_with_its_adjective_and_capital(marked: str) -> None:
    body = "[Mali|a1 @mali] [bombed|e1 ASSAULT aerial] [a Malian town|r1] from Bamako."
    heading = marked.split("---\n[")[0] + "---\n"
    heading = re.sub(r"@(?:guard|army|kayes|ledger).*\n", "", heading).replace(
        "contexts", "@mali: state | Mali | ML\ncontexts"
    )
    renamed = rename(read_report_text(heading + body), NamePool({}), random.Random(3))
    state = renamed.heading.entities["mali"]
    assert state.country != "ML"
    assert renamed.text.startswith(state.name)
    assert not re.search("Mali|Bamako", renamed.text)


def test_persons_are_known_by_how_the_report_treats_them(marked: str) -> None:
    report = read_report_text(marked)
    kinds = {key: kind_of(report, entity) for key, entity in report.heading.entities.items()}
    assert kinds == {
        "guard": "organization armed_group",
        "army": "organization military",
        "kayes": "place city",
        "ledger": "organization media",
    }
    assert pool_of([report]).names["organization armed_group"] == ("Savanna Guard",)


def test_figures_change_in_text_and_tag_alike(marked: str) -> None:
    changed = revalue(read_report_text(marked), random.Random(2))
    (figure,) = [a for a in changed.events[2].arguments if a.figure]
    quote = changed.text[figure.start : figure.end]
    assert figure.figure
    assert quote == f"At least {figure.figure.low:.0f} fighters"
    assert quote != "At least 30 fighters"
    assert figure.figure.high is None


def test_dates_move_by_years_that_keep_the_day_of_the_week(marked: str) -> None:
    report = read_report_text(marked.replace("nothing", "nothing in 2030"))
    moved = move_dates(report, random.Random(4))
    (time,) = [a.time for a in moved.events[1].arguments if a.time]
    assert moved.heading.published
    assert report.heading.published
    years = moved.heading.published.year - 2031
    assert years
    assert moved.heading.published.weekday() == report.heading.published.weekday()
    assert time == f"{2031 + years}-03-12"
    assert f"in {2030 + years}" in moved.text


def test_print_damage_carries_the_annotation(marked: str) -> None:
    report = read_report_text(marked)
    damaged = [print_damage(report, random.Random(seed)) for seed in range(60)]
    assert any(variant.text != report.text for variant in damaged)
    for variant in damaged:
        (actor,) = [a for a in variant.events[1].arguments if a.role == "actor"]
        mended = re.sub("(?:-\n|- |\u00ad\n)", "", variant.text[actor.start : actor.end])
        assert mended == "the Savanna Guard"


def test_one_seed_gives_one_variant(marked: str) -> None:
    report = read_report_text(marked)
    augmenter = Augmenter(POOL, Chances(1, 1, 1, 1))
    assert augmenter.vary(report, 5) == augmenter.vary(report, 5)
    assert len({augmenter.vary(report, seed).text for seed in range(8)}) > 3


def test_no_chance_no_change(marked: str) -> None:
    report = read_report_text(marked)
    assert Augmenter(POOL, Chances(0, 0, 0, 0)).vary(report, 1) is report
