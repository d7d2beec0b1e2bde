"""Records to plain dicts and back, driven by the records' own type hints: a new field needs no change here.

Plain means: dict, list, str, int, float, bool and None, as JSON has them. Tuples become lists, a nested record becomes
a dict. Values are coerced to the declared type on the way out, so a NumPy float never reaches the database.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from crossread.records import OffsetMap

R = TypeVar("R")
Convert = Callable[[Any], Any]
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode(record: object) -> dict[str, Any]:
    """Return a record as a plain dict, its fields in order."""
    plain: dict[str, Any] = _encoder(_hashable(type(record)))(record)
    return plain


def decode(kind: type[R], plain: dict[str, Any]) -> R:
    """Return the record of class `kind` that `encode` made `plain` from.

    Raises KeyError, TypeError or ValueError when `plain` is no such record, and `CrossreadError` for a bad span.
    """
    record: R = _decoder(_hashable(kind))(plain)
    return record


def dumps(plain: object) -> str:
    """Return the one JSON text of a plain value: no spaces, no escapes, keys in the order given."""
    return _JSON.encode(plain)


def pack_offsets(offsets: OffsetMap) -> bytes:
    """Return an offset map in few bytes: runs as differences from the end of the run before, deflated JSON."""
    flat: list[int] = []
    clean = raw = 0
    for own, other, length in offsets.runs:
        flat += [own - clean, other - raw, length]
        clean, raw = own + length, other + length
    return zlib.compress(json.dumps(flat, separators=(",", ":")).encode(), 6)


def unpack_offsets(packed: bytes) -> OffsetMap:
    """Return the offset map that `pack_offsets` made `packed` from."""
    flat = json.loads(zlib.decompress(packed))
    runs: list[tuple[int, int, int]] = []
    clean = raw = 0
    for own, other, length in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
        runs.append((clean + own, raw + other, length))
        clean, raw = clean + own + length, raw + other + length
    return OffsetMap(tuple(runs))


def _hashable(kind: Any) -> Any:
    """Return the class itself: mypy takes a `type[T]` for unhashable when T might be."""
    return kind


def hints(kind: Any) -> dict[str, Any]:
    """Return the field names of a record class with their resolved types, in order."""
    return _hints(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    resolved = get_type_hints(kind)
    return {field.name: resolved[field.name] for field in fields(kind)}


def optional(hint: Any) -> tuple[Any, bool]:
    """Return the type without `None`, and whether `None` was allowed."""
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    rest = [part for part in get_args(hint) if part is not NoneType]
    return rest[0], len(rest) < len(get_args(hint))


def scalar(hint: Any) -> type | None:
    """Return str, int, float or bool for a scalar type (a `Literal` among them), None for any other."""
    if get_origin(hint) is Literal:
        return type(get_args(hint)[0])
    return hint if hint in (str, int, float, bool) else None


@cache
def _encoder(hint: Any) -> Convert:
    return _converter(hint, _encoder, _record_encoder, list)


@cache
def _decoder(hint: Any) -> Convert:
    return _converter(hint, _decoder, _record_decoder, tuple)


def _converter(hint: Any, inner: Callable[[Any], Convert], record: Callable[[Any], Convert], sequence: Any) -> Convert:
    bare, nullable = optional(hint)
    if nullable:
        convert = inner(bare)
        return lambda value: None if value is None else convert(value)
    if is_dataclass(bare):
        return record(bare)
    if get_origin(bare) is tuple:
        kinds = get_args(bare)
        if kinds[-1] is Ellipsis:
            item = inner(kinds[0])
            return lambda value: sequence(item(v) for v in value)
        items = [inner(kind) for kind in kinds]
        return lambda value: sequence(i(v) for i, v in zip(items, value, strict=True))
    plain = scalar(bare)
    if plain is None:
        raise TypeError(f"The codec has no rule for {hint!r}.")
    return plain


def _record_encoder(kind: Any) -> Convert:
    parts = [(name, _encoder(hint)) for name, hint in hints(kind).items()]
    return lambda record: {name: convert(getattr(record, name)) for name, convert in parts}


def _record_decoder(kind: Any) -> Convert:
    parts = [(name, _decoder(hint)) for name, hint in hints(kind).items()]
    names = {name for name, _ in parts}

    def convert(plain: dict[str, Any]) -> Any:
        if not isinstance(plain, dict):
            raise TypeError(f"{plain!r} is no {kind.__name__}.")
        if unknown := plain.keys() - names:
            raise ValueError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}.")
        return kind(**{name: decode_part(plain[name]) for name, decode_part in parts})

    return convert


def spans_of(plain: object) -> list[dict[str, Any]]:
    """Return every span in a plain value, in order: the dicts that are exactly start, end, quote."""
    if isinstance(plain, dict):
        if plain.keys() == {"start", "end", "quote"}:
            return [plain]
        return list(chain.from_iterable(spans_of(v) for v in plain.values()))
    if isinstance(plain, list):
        return list(chain.from_iterable(spans_of(v) for v in plain))
    return []
