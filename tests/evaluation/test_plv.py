"""How PLV is read and scored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crossread.claims.coder import coder
from crossread.language import load
from crossread.records import Argument, Claim, Entity, Mention, PlaceArgument, Reading, Report, Span
from evaluation.plv import answer, macro_f1, overlaps
from training.coding.plv import Row, merged, read_plv, row

TEXT = "The harbour board said it will release the fishermen in Ostmark."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def claim(event_type: str | None, actor: str, recipient: str | None, confidence: float = 0.5) -> Claim:
    return Claim(
        id=f"{event_type}-{actor}-{recipient}",
        report="r",
        sentence=Span(0, len(TEXT), TEXT),
        predicate=span("release"),
        event_type=event_type,
        actors=(Argument(span(actor), "board" if actor in {"it", "The harbour board"} else None),),
        recipients=(Argument(span(recipient), None),) if recipient else (),
        places=(PlaceArgument(span("Ostmark"), "ostmark"),),
        confidence=confidence,
    )


def reading(*claims: Claim) -> Reading:
    mentions = tuple(Mention("r", span(words)) for words in ("The harbour board", "it"))
    board = Entity(id="board", name="harbour board", schema="Organization", names=("harbour board",), mentions=mentions)
    return Reading(report=Report(id="r", text=TEXT), entities=(board,), claims=claims)


def asked(source: str | None, target: str | None) -> Row:
    extents = [
        (s.start, s.end) if s else None for s in (span(source) if source else None, span(target) if target else None)
    ]
    return Row(TEXT, extents[0], extents[1], "YIELD", 2)


def test_a_row_loses_its_marks_and_keeps_where_they_stood() -> None:
    found = row("On Friday <s>the board </s>freed <t>two men</t>.", "YIELD", 2)
    assert found.text == "On Friday the board freed two men."
    assert found.source is not None
    assert found.target is not None
    assert found.text[slice(*found.source)] == "the board"
    assert found.text[slice(*found.target)] == "two men"
    assert row("<s>The board</s> resigned.", "YIELD", 2).target is None


def test_a_file_is_read_with_quotation_marks_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "part.tsv"
    line = 'He called <t>them</t> "late" <s>again</s>.'
    file.write_text(f"\tmarked_sentence\tgold_root\tgold_penta\r\n\t{line}\tACCUSE\t3\r\n", encoding="utf-8")
    assert [(r.text, r.root, r.quad) for r in read_plv(file)] == [('He called them "late" again.', "ACCUSE", 3)]


def test_macro_f1_is_over_the_classes_of_the_gold() -> None:
    assert macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert macro_f1(["a", "b"], ["a", "c"]) == pytest.approx(0.5)
    assert macro_f1(["a", "b"], ["a", None]) == pytest.approx(0.5)


def test_end_to_end_needs_both_sides_and_a_type() -> None:
    wanted = asked("The harbour board", "the fishermen")
    assert answer(reading(claim("RETREAT", "it", "the fishermen")), wanted) == "YIELD"
    assert answer(reading(claim(None, "it", "the fishermen")), wanted) is None
    assert answer(reading(claim("RETREAT", "it", None)), wanted) is None
    assert answer(reading(claim("RETREAT", "the fishermen", "it")), wanted) is None


def test_a_place_answers_the_target_and_a_side_that_is_not_there_asks_nothing() -> None:
    assert answer(reading(claim("AID", "it", None)), asked("The harbour board", "Ostmark")) == "AID"
    assert answer(reading(claim("AID", "it", None)), asked("The harbour board", None)) == "AID"


def test_the_surest_claim_answers() -> None:
    two = reading(claim("AID", "it", "the fishermen", 0.4), claim("COERCE", "it", "the fishermen", 0.7))
    assert answer(two, asked("The harbour board", "the fishermen")) == "COERCE"


def test_overlap_and_names() -> None:
    assert overlaps([(0, 4)], (3, 9))
    assert not overlaps([(0, 4)], (4, 9))
    assert not overlaps([(0, 4)], None)
    assert [merged(root) for root in ("CONCEDE", "RETREAT", "AID", None)] == ["YIELD", "YIELD", "AID", None]


def test_a_coder_types_the_claims_that_have_both_sides() -> None:
    held = replace(reading(claim(None, "it", "the fishermen")), doc=load()(TEXT))
    assert answer(held, asked("The harbour board", "the fishermen")) is None
    assert answer(held, asked("The harbour board", "the fishermen"), coder()) in {"YIELD", "AGREE"}
    assert answer(held, asked("the fishermen", "Ostmark"), coder()) is None
