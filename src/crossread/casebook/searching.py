"""Full-text search over titles and texts: SQLite's FTS5, ranked by BM25, with the offsets of what matched."""

from __future__ import annotations

import re
import sqlite3

from crossread.casebook.rows import Hit
from crossread.errors import Code, CrossreadError
from crossread.records import Span

AROUND = 80
"""Characters shown on either side of the first match."""

TITLE_WEIGHT, TEXT_WEIGHT = 5.0, 1.0
FIND = f"""
SELECT rowid, -bm25(report_words, {TITLE_WEIGHT}, {TEXT_WEIGHT}) AS score FROM report_words
WHERE report_words MATCH ? AND rowid IN (SELECT batch FROM current_readings)
"""
MARK = "SELECT highlight(report_words, 1, ?, ?) FROM report_words WHERE report_words MATCH ? AND rowid = ?"
REPORT = "SELECT id, outlet, title, published, source_path, text FROM reports WHERE batch = ?"
OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})
NONCHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
"""Code points that Unicode reserves for no character, to mark matches with."""


def search(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """Return the hits, best first. Raises BAD_QUERY when there is no word to search for."""
    meant, found = _matching(connection, query)
    hits = [_hit(connection, meant, batch, score) for batch, score in found]
    hits.sort(key=lambda hit: (-hit.score, hit.report))
    return hits[:limit] if limit > 0 else hits


def _matching(connection: sqlite3.Connection, query: str) -> tuple[str, list[tuple[int, float]]]:
    words = [word for word in query.replace("\0", " ").split() if re.search(r"\w", word)]
    if not words:
        raise CrossreadError(Code.BAD_QUERY, f"{query!r} has no word to search for.", 'Give words, or a "phrase".')
    words = [word for word in words if word not in OPERATORS] or words
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words)
    for meant in (query, quoted):
        try:
            return meant, connection.execute(FIND, (meant,)).fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
                raise
    raise CrossreadError(Code.BAD_QUERY, f"{query!r} cannot be searched for.", 'Give words, or a "phrase".')


def _hit(connection: sqlite3.Connection, query: str, batch: int, score: float) -> Hit:
    report, outlet, title, published, source_path, text = connection.execute(REPORT, (batch,)).fetchone()
    spans = _matches(connection, query, batch, text)
    start, end = _window(text, spans[0] if spans else None)
    return Hit(
        report=report,
        outlet=outlet,
        title=title,
        published=published,
        source_path=source_path,
        score=round(score, 6),
        start=start,
        end=end,
        snippet=text[start:end],
        matches=tuple(span for span in spans if start <= span.start and span.end <= end),
    )


def _matches(connection: sqlite3.Connection, query: str, batch: int, text: str) -> list[Span]:
    free = [mark for mark in NONCHARACTERS if mark not in text][:2]
    if len(free) < 2:
        return []
    marked: str = connection.execute(MARK, (*free, query, batch)).fetchone()[0]
    spans: list[Span] = []
    at = 0
    for piece in marked.split(free[0])[1:]:
        at = marked.index(free[0], at) + 1
        start = at - 2 * len(spans) - 1
        spans.append(Span.of(text, start, start + len(piece.split(free[1])[0])))
    return spans


def _window(text: str, span: Span | None) -> tuple[int, int]:
    """Return `[start, end)` around a match, inside its paragraph and between words."""
    if span is None:
        return 0, _before_space(text, 2 * AROUND)
    line = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    start = max(line, span.start - AROUND)
    if start > line:
        start = min(text.find(" ", start, span.start) + 1 or span.start, span.start)
    return start, min(end, max(span.end, _before_space(text, span.end + AROUND)))


def _before_space(text: str, end: int) -> int:
    """Return where to cut the text so that no word is cut, at `end` or before."""
    return len(text) if end >= len(text) else max(text.rfind(" ", 0, end + 1), 0) or end
