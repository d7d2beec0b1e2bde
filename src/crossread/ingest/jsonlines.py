"""One report a line of JSON: fields by their common names, and where the text stands in the line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from crossread.ingest.tracked import Tracked

_NAMES = {
    "text": ("text", "body", "content", "article", "story_text", "maintext", "full_text", "plain_text"),
    "html": ("html", "raw_html", "content_html", "body_html"),
    "outlet": ("outlet", "source", "publisher", "site", "site_name", "source_name", "media_name", "publication"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publish_date", "date_published", "datepublished",
                  "date_publish", "pub_date", "pubdate", "publication_date", "timestamp"),
    "url": ("url", "link", "uri", "source_url", "canonical_url"),
    "byline": ("byline", "author", "authors", "creator", "by"),
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.S)
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Line:
    """What one line gives: the fields found, under our names, and the text (or HTML) tracked to the line."""

    fields: dict[str, Any]
    body: Tracked
    html: bool
    fault: str | None = None


def read_line(line: str) -> Line:
    """Return what a line of JSON gives. A broken or textless line has a fault that says what is wrong."""
    empty = Tracked.of("")
    try:
        spans = _strings(line)
        data = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        return Line({}, empty, False, f"The line is not JSON: {error}.")
    if not isinstance(data, dict):
        return Line({}, empty, False, "The line is JSON, but not an object.")
    known = {k.lower().replace("-", "_"): k for k in reversed(list(data))}
    fields = {ours: _field(data, known, names) for ours, names in _NAMES.items() if ours not in ("text", "html")}
    for kind in ("text", "html"):
        for name in _NAMES[kind]:
            key = known.get(name)
            if key is not None and isinstance(data[key], str) and key in spans:
                return Line(fields, _tracked(line, data[key], spans[key]), kind == "html")
    return Line(
        fields, empty, False, "The line has no text: none of the fields " + ", ".join(_NAMES["text"][:3]) + ", html."
    )


def _field(data: dict[str, Any], known: dict[str, str], names: tuple[str, ...]) -> Any:
    for name in names:
        value = data.get(known.get(name, ""))
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list):
            parts = [v.get("name") if isinstance(v, dict) else v for v in value]
            value = " and ".join(str(v) for v in parts if v)
        if value not in (None, "", []):
            return value
    return None


def _strings(line: str) -> dict[str, tuple[int, int]]:
    """Return, for each top-level key whose value is a string, where that string stands between its quotes."""
    found: dict[str, tuple[int, int]] = {}
    at = _skip(line, 0)
    if line[at : at + 1] != "{":
        return found
    at = _skip(line, at + 1)
    while line[at : at + 1] == '"':
        key, at = _DECODER.raw_decode(line, at)
        at = _skip(line, at)
        if line[at : at + 1] != ":":
            break
        at = _skip(line, at + 1)
        value, end = _DECODER.raw_decode(line, at)
        if isinstance(value, str):
            found[key] = (at + 1, end - 1)
        at = _skip(line, end)
        if line[at : at + 1] != ",":
            break
        at = _skip(line, at + 1)
    return found


def _skip(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    return found.end() if found else at


def _tracked(line: str, value: str, span: tuple[int, int]) -> Tracked:
    """Return the value tracked to the line; an escaped character has no origin."""
    origin = np.full(len(value), -1, dtype=np.int64)
    clean = 0
    for piece in _ESCAPE.finditer(line, *span):
        if piece[0][0] == "\\":
            clean += 1
        else:
            size = len(piece[0])
            origin[clean : clean + size] = np.arange(piece.start(), piece.end())
            clean += size
    if clean != len(value):
        return Tracked(value, np.full(len(value), -1, dtype=np.int64))
    return Tracked(value, origin)
