from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.casebook import Casebook
from crossread.casebook.batches import REPORT_COLUMNS
from crossread.casebook.codec import decode, dumps, encode, pack_offsets, spans_of, unpack_offsets
from crossread.casebook.tables import LAYERS, columns, from_row, to_row
from crossread.errors import CrossreadError
from crossread.records import CaseRecords, Claim, Mention, OffsetMap, Report, Span

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    quote = draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8))
    start = draw(st.integers(0, 10**9))
    return Span(start, start + len(quote), quote)


def of(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy of values for a field's type, from the type itself, so that no field is forgotten."""
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
        return st.lists(of(get_args(hint)[0]), max_size=3).map(tuple)
    known = {str: TEXT, float: st.floats(allow_nan=False, allow_infinity=False), Span: spans(), OffsetMap: maps()}
    if hint in known:
        return known[hint]
    if get_origin(hint) is None and hasattr(hint, "__dataclass_fields__"):
        return st.deferred(lambda: record(hint))
    if None.__class__ in get_args(hint):
        return st.none() | of(get_args(hint)[0])
    return st.integers(-(2**40), 2**40) if hint is int else st.from_type(hint)


def record(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: of(hints[name]) for name in kind.__dataclass_fields__})


@st.composite
def maps(draw: st.DrawFn) -> OffsetMap:
    runs, clean, raw = [], 0, 0
    for skip, gap, length in draw(st.lists(st.tuples(*[st.integers(0, 50)] * 2, st.integers(1, 99)), max_size=6)):
        clean, raw = clean + skip, raw + gap
        runs.append((clean, raw, length))
        clean, raw = clean + length, raw + length
    return OffsetMap(tuple(runs))


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(sorted(LAYERS)))
def test_every_record_comes_back_from_json_and_from_its_row(data: st.DataObject, table: str) -> None:
    kind = LAYERS[table]
    made = data.draw(record(kind))
    assert decode(kind, json.loads(dumps(encode(made)))) == made
    row = to_row(made)
    assert len(row) == len(columns(kind))
    assert from_row(kind, row) == made


@settings(max_examples=40, deadline=None)
@given(record(Report), maps())
def test_a_report_and_its_offset_map_come_back(report: Report, offsets: OffsetMap) -> None:
    assert decode(Report, json.loads(dumps(encode(report)))) == report
    assert unpack_offsets(pack_offsets(offsets)) == offsets


def test_a_long_offset_map_is_kept_in_few_bytes() -> None:
    runs = tuple((i * 41, i * 42, 40) for i in range(10_000))
    assert len(pack_offsets(OffsetMap(runs))) < 2_000


def test_what_is_no_record_is_refused() -> None:
    good = encode(Mention("rep-1", Span(0, 2, "ab")))
    assert decode(Mention, good) == Mention("rep-1", Span(0, 2, "ab"))
    for bad in ({"report": "rep-1"}, {**good, "colour": "red"}, {"report": "rep-1", "span": 4}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            decode(Mention, bad)
    with pytest.raises(CrossreadError):
        decode(Mention, {"report": "rep-1", "span": {"start": 0, "end": 3, "quote": "ab"}})


def test_all_spans_of_a_record_are_found() -> None:
    claim = Claim(
        id="c",
        report="r",
        sentence=Span(0, 5, "ab cd"),
        predicate=Span(3, 5, "cd"),
        event_type=None,
        contexts=("start",),
    )
    assert [span["quote"] for span in spans_of(encode(claim))] == ["ab cd", "cd"]


def test_the_schema_has_a_column_for_every_field(tmp_path: Path) -> None:
    path = tmp_path / "empty.casebook"
    Casebook.open(path).close()
    connection = sqlite3.connect(path)

    def names(table: str) -> list[str]:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]

    assert names("reports") == ["batch", *REPORT_COLUMNS]
    for table, kind in LAYERS.items():
        assert [n for n in names(table) if n != "row"] == ["batch", "position", *columns(kind)], table
    strict = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict").fetchall()
    assert [name for (name,) in strict if not name.startswith("sqlite_")] == []
    assert {*LAYERS, "reports"} == set(get_type_hints(CaseRecords))
    connection.close()
