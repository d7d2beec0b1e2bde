"""Records to rows and back: one table a kind of record.

A scalar field is a column; a nested record of scalars (a span, an interval, a time) is spread over columns, as
`sentence_start, sentence_end, sentence_quote`; a list is JSON text. The columns come from the records' type hints, and
a test holds them against `schema.sql`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any

from crossread.casebook.codec import decode, dumps, encode, hints, optional, scalar
from crossread.records import (
    Attribution,
    Claim,
    Entity,
    Event,
    Finding,
    Lineage,
    Note,
    Origin,
    Place,
    Relation,
    Report,
)

Row = tuple[Any, ...]
LAYERS: dict[str, type] = {
    "entities": Entity,
    "places": Place,
    "attributions": Attribution,
    "claims": Claim,
    "events": Event,
    "findings": Finding,
    "origins": Origin,
    "lineage": Lineage,
    "relations": Relation,
    "notes": Note,
}
"""Table name, which is the field of `CaseRecords`, and the record it holds. `reports` is kept apart."""

PER_REPORT = ("entities", "places", "attributions", "claims", "notes")
"""The layers that one report's reading gives."""

NOT_IN_ROW: dict[Any, frozenset[str]] = {Report: frozenset({"offsets", "story"})}
"""Fields kept elsewhere: the offset map packed beside the row, the story with the comparison that found it."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    column: str
    listed: bool


@dataclass(frozen=True, slots=True)
class _Group:
    nullable: bool
    parts: tuple[tuple[str, _Leaf | _Group], ...]


@cache
def columns(kind: Any) -> tuple[str, ...]:
    """Return the column names of a record class, in order."""
    return tuple(_columns(_plan(kind)))


def to_row(record: object) -> Row:
    """Return a record's values in the order of `columns`."""
    kind: Any = type(record)
    return tuple(_flat(_plan(kind), encode_row(record)))


def encode_row(record: object) -> dict[str, Any]:
    """Return a record as a plain dict, without the fields that its table does not hold."""
    plain = encode(record)
    for name in NOT_IN_ROW.get(type(record), ()):
        del plain[name]
    return plain


def from_row(kind: Any, row: Row, **kept: Any) -> Any:
    """Return the record that `to_row` made `row` from; `kept` gives the fields of `NOT_IN_ROW` as plain values.

    Raises KeyError, TypeError, ValueError or `CrossreadError` when the row is no such record.
    """
    return decode(kind, _nested(_plan(kind), iter(row)) | kept)


@cache
def _plan(kind: Any) -> _Group:
    absent = NOT_IN_ROW.get(kind, frozenset())
    return _Group(False, tuple((n, _node(n, h)) for n, h in hints(kind).items() if n not in absent))


def _node(prefix: str, hint: Any) -> _Leaf | _Group:
    bare, nullable = optional(hint)
    if is_dataclass(bare):
        parts = hints(bare).items()
        # A time's own span is `time_start`, not `time_span_start`.
        return _Group(nullable, tuple((n, _node(prefix if n == "span" else f"{prefix}_{n}", h)) for n, h in parts))
    return _Leaf(prefix, scalar(bare) is None)


def _columns(node: _Leaf | _Group) -> Iterator[str]:
    if isinstance(node, _Leaf):
        yield node.column
    else:
        for _, part in node.parts:
            yield from _columns(part)


def _flat(node: _Leaf | _Group, value: Any) -> Iterator[Any]:
    if isinstance(node, _Group):
        for name, part in node.parts:
            yield from _flat(part, None if value is None else value[name])
    elif node.listed and value is not None:
        yield dumps(value) if value else "[]"
    else:
        yield int(value) if isinstance(value, bool) else value


def _nested(node: _Leaf | _Group, values: Iterator[Any]) -> Any:
    if isinstance(node, _Leaf):
        value = next(values)
        if node.listed and value is not None:
            return [] if value == "[]" else json.loads(value)
        return value
    found = {name: _nested(part, values) for name, part in node.parts}
    return None if node.nullable and all(v is None for v in _leaves(found)) else found


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)
    else:
        yield value
