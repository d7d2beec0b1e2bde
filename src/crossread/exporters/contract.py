"""The export contract, version 1, as checks: does a file of JSON lines keep it?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, get_args

from crossread.records import (
    FindingStatus,
    Form,
    LineageKind,
    Modality,
    Polarity,
    Precision,
    SourceClass,
    Stance,
    Status,
    sha256,
)

Check = Callable[[Any], bool]


def violations(lines: Iterable[str]) -> list[str]:
    """Return every breach of the contract in an export, as `line number: what is wrong`; an empty list is good news.

    Checked: the header first, the fields and types of every kind, that every quote stands in its report's text, and
    that every id of a claim, report, entity, place, attribution, event or origin leads to one.
    """
    rows: list[dict[str, Any]] = []
    found: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            return [f"{number}: no JSON: {error}"]
        found += [f"{number}: {problem}" for problem in _shape(row, "casebook" if number == 1 else None)]
        rows.append(row if isinstance(row, dict) else {})
    ids = _ids(rows)
    texts = {row.get("id"): row.get("text", "") for row in rows if row.get("kind") == "report"}
    for number, row in enumerate(rows, 1):
        found += [f"{number}: {problem}" for problem in (*_spans(row, row.get("report"), texts), *_links(row, ids))]
    return found


def _either(*checks: Check) -> Check:
    return lambda value: any(check(value) for check in checks)


def _one_of(literal: Any) -> Check:
    return lambda value: value in get_args(literal)


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(item) for item in value)


def _object(**parts: Check) -> Check:
    return lambda value: (
        isinstance(value, dict) and value.keys() >= parts.keys() and all(c(value[n]) for n, c in parts.items())
    )


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _null(value: Any) -> bool:
    return value is None


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _figure(value: Any) -> bool:
    """Tell whether it is a number as the contract writes it: a whole one as an integer."""
    return value is None or (_number(value) and not (isinstance(value, float) and value.is_integer()))


MAYBE = _either(_text, _null)
TEXTS = _list_of(_text)
PLACED = {"start": _count, "end": _count, "quote": _text}
SPAN = _object(**PLACED)
MENTIONS = _list_of(_object(report=_text, **PLACED))
ACTORS = _list_of(_object(**PLACED, entity=MAYBE))
DEGREES = _either(_number, _null)
QUANTITY = _object(
    **PLACED, low=_figure, high=_figure, approximate=_flag, unit=MAYBE, item=MAYBE, per=MAYBE, total_of=_figure
)
KINDS: dict[str, dict[str, Check]] = {
    "casebook": {
        "version": lambda value: value == 1,
        "tool": _text,
        "model": _object(name=_text, version=_text, sha256=_text),
        "created": _text,
    },
    "report": {
        **dict.fromkeys(("outlet", "byline", "url", "title", "published", "language"), MAYBE),
        **dict.fromkeys(("id", "text", "text_sha256", "raw_sha256", "media_type"), _text),
        **dict.fromkeys(("source_path", "reason", "story"), MAYBE),
        "status": _one_of(Status),
    },
    "entity": {
        **dict.fromkeys(("id", "name", "schema"), _text),
        **dict.fromkeys(("names", "countries"), TEXTS),
        "role": MAYBE,
        "mentions": MENTIONS,
    },
    "place": {
        **dict.fromkeys(("id", "name"), _text),
        "country": MAYBE,
        "latitude": DEGREES,
        "longitude": DEGREES,
        "geonames_id": _either(_count, _null),
        "precision": _one_of(Precision),
        "mentions": MENTIONS,
    },
    "attribution": {
        **dict.fromkeys(("id", "report"), _text),
        **dict.fromkeys(("parent", "source_entity"), MAYBE),
        **dict.fromkeys(("source", "cue"), _either(SPAN, _null)),
        "source_class": _one_of(SourceClass),
        "stance": _one_of(Stance),
        "content": _list_of(SPAN),
        "form": _one_of(Form),
    },
    "claim": {
        **dict.fromkeys(("id", "report"), _text),
        **dict.fromkeys(("sentence", "predicate"), SPAN),
        **dict.fromkeys(("event_type", "event_mode", "attribution"), MAYBE),
        "contexts": TEXTS,
        **dict.fromkeys(("actors", "recipients"), ACTORS),
        "places": _list_of(_object(**PLACED, place=MAYBE)),
        "time": _either(_object(**PLACED, value=_text, precision=MAYBE), _null),
        "quantities": _list_of(QUANTITY),
        "polarity": _one_of(Polarity),
        "modality": _one_of(Modality),
        "confidence": lambda value: _number(value) and 0 <= value <= 1,
    },
    "event": {
        **dict.fromkeys(("id", "summary"), _text),
        **dict.fromkeys(("claims", "actors", "recipients", "places"), TEXTS),
        **dict.fromkeys(("event_type", "time"), MAYBE),
    },
    "finding": {
        **dict.fromkeys(("id", "event", "question"), _text),
        "status": _one_of(FindingStatus),
        **dict.fromkeys(("origins", "supporting", "disputing"), TEXTS),
        "independent_origins": _object(min=_count, max=_count),
        "values": _list_of(_object(value=lambda value: True, claims=TEXTS)),
        **dict.fromkeys(("reports", "outlets"), _count),
    },
    "origin": {
        **dict.fromkeys(("id", "description", "class"), _text),
        "entity": MAYBE,
        "interested_party": _flag,
        "claims": TEXTS,
    },
    "lineage": {**dict.fromkeys(("from", "to"), _text), "relation": _one_of(LineageKind), "score": _number}
    | {"evidence": MENTIONS},
    "relation": {
        **dict.fromkeys(("a", "b"), _text),
        "sign": lambda value: value in (-1, 1),
        "weight": _number,
        "claims": TEXTS,
    },
    "note": {"report": MAYBE, **dict.fromkeys(("stage", "code", "message"), _text)},
}
LINKS = {
    "report": {"report"},
    "claims": {"claim"},
    "supporting": {"claim"},
    "disputing": {"claim"},
    "attribution": {"attribution"},
    "parent": {"attribution"},
    "source_entity": {"entity"},
    "entity": {"entity"},
    "place": {"place"},
    "event": {"event"},
    "origins": {"origin"},
    "a": {"entity"},
    "b": {"entity"},
}
"""The kinds of record that a field's ids lead to."""


def _shape(row: Any, wanted: str | None) -> list[str]:
    kind = row.get("kind") if isinstance(row, dict) else None
    if kind not in KINDS or (wanted is not None and kind != wanted) or (wanted is None and kind == "casebook"):
        return [f"the kind is {kind!r}, not {wanted or 'one of the contract'}"]
    checks = KINDS[kind]
    found = [f"{kind} lacks {name}" for name in checks if name not in row]
    found += [
        f"{kind}.{name} is {row[name]!r}"[:200] for name, good in checks.items() if name in row and not good(row[name])
    ]
    if kind == "report" and sha256(str(row.get("text"))) != row.get("text_sha256"):
        found.append("report.text_sha256 is not that of the text")
    return found


def _ids(rows: list[dict[str, Any]]) -> dict[str, set[str]]:
    ids: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for row in rows:
        if row.get("kind") in ids and isinstance(row.get("id"), str):
            ids[row["kind"]].add(row["id"])
    return ids


def _spans(value: Any, report: Any, texts: dict[Any, str]) -> list[str]:
    if isinstance(value, list):
        return [problem for item in value for problem in _spans(item, report, texts)]
    if not isinstance(value, dict):
        return []
    found = []
    report = value.get("report", report)
    if value.keys() >= PLACED.keys() and texts.get(report, "")[value["start"] : value["end"]] != value["quote"]:
        found.append(f"{value['quote']!r} does not stand at [{value['start']}, {value['end']}) of {report}")
    return found + [problem for item in value.values() for problem in _spans(item, report, texts)]


def _links(value: Any, ids: dict[str, set[str]]) -> list[str]:
    if isinstance(value, list):
        return [problem for item in value for problem in _links(item, ids)]
    if not isinstance(value, dict):
        return []
    found = []
    for name, item in value.items():
        names = item if isinstance(item, list) else [item]
        known: set[str] = set().union(*(ids[kind] for kind in LINKS.get(name, ())))
        if name in LINKS:
            found += [f"{name} {n} leads nowhere" for n in names if isinstance(n, str) and n not in known]
        found += _links(item, ids)
    return found
