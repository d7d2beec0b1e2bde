"""The offset map leads every character that was not inserted back to the same character of the raw text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.ingest import mend
from crossread.ingest.tracked import Tracked
from crossread.records import OffsetMap

PIECES = st.sampled_from(
    "The|minister|spokes- woman|conduct- ing|pro- and|Oslo|thenumber|overLagos|of|in|said.|?? Photo: ACME ??|COMMENTS|"
    "READ MORE|- item|HOST:|“Yes,”|LONG WAIT|FILE PICTURE|é|12|Photo: ACME PRESS|Bridge to reopen|"
    "rebelheld|long-|term|a|"
    "...|-|\n|\n\n|\r\n|\t|  |\u00a0|\u00ad|\u200b|\x00|\ufeff|\x0c".split("|")
)
DAMAGED = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n", "\n\n"])), max_size=40).map(
    lambda parts: "".join(p + s for p, s in parts)
)


def assert_true_to_raw(text: str, raw: str, offsets: OffsetMap) -> None:
    clean_end = raw_end = 0
    for clean, at, length in offsets.runs:
        assert length > 0
        assert (clean, at) >= (clean_end, raw_end)
        assert at >= raw_end
        assert text[clean : clean + length] == raw[at : at + length]
        clean_end, raw_end = clean + length, at + length
    held = {c for clean, _, length in offsets.runs for c in range(clean, clean + length)}
    assert {text[c] for c in range(len(text)) if c not in held} <= {" ", "\n", "-"}


@settings(deadline=None)
@given(DAMAGED)
def test_every_run_is_the_same_on_both_sides_and_only_white_space_and_hyphens_are_inserted(raw: str) -> None:
    mended = mend(raw)
    assert_true_to_raw(mended.text, raw, mended.offsets)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_mended_without_an_error(raw: str) -> None:
    mended = mend(raw)
    assert_true_to_raw(mended.text, raw, mended.offsets)


@settings(deadline=None)
@given(DAMAGED)
def test_mending_twice_is_mending_once(raw: str) -> None:
    once = mend(raw).text
    assert mend(once).text == once


@settings(deadline=None)
@given(DAMAGED, st.data())
def test_a_span_leads_to_raw_characters_that_hold_its_own_in_order(raw: str, data: st.DataObject) -> None:
    mended = mend(raw)
    if not mended.text:
        return
    start = data.draw(st.integers(0, len(mended.text) - 1))
    end = data.draw(st.integers(start + 1, len(mended.text)))
    spot = mended.offsets.to_raw(start, end)
    if spot is None:
        assert not mended.text[start:end].strip("- \n")
        return
    rest = iter(raw[spot[0] : spot[1]])
    assert all(c in rest for c in mended.text[start:end] if c not in "- \n")


def test_edits_compose_as_offset_maps_do() -> None:
    first = Tracked.of("abc def ghi").apply([(3, 4, "")])
    second = first.apply([(0, 1, "XY"), (5, 6, "")])
    alone = Tracked.of(first.text).apply([(0, 1, "XY"), (5, 6, "")])
    assert second.text == alone.text == "XYbcde ghi"
    assert second.offsets() == first.offsets().then(alone.offsets())
    assert alone.over(first).offsets() == second.offsets()
