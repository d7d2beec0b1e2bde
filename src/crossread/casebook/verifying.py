"""Is the casebook what it was? Every hash made again, every quote held against its text."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

from crossread.casebook.batches import layer_rows, rehash, report_of
from crossread.casebook.codec import encode, spans_of
from crossread.casebook.current import UNDECODABLE, current_case, current_readings
from crossread.casebook.custody import chain_problems
from crossread.casebook.rows import Problem
from crossread.casebook.tables import LAYERS, PER_REPORT, from_row
from crossread.errors import CrossreadError
from crossread.records import sha256


def verify(connection: sqlite3.Connection) -> list[Problem]:
    """Return all that is not as it was written, in a stable order. Never raises for what the file holds."""
    found: list[Problem] = []
    for check in (_file, _raws, _texts, _batches, chain_problems, _spans):
        try:
            found.extend(check(connection))
        except sqlite3.DatabaseError as error:
            found.append(Problem("file", check.__name__.strip("_"), f"SQLite cannot read it: {error}."))
    return sorted(set(found))


def _file(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Problem("file", "integrity", message)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("file", f"{table} row {row}", f"points to a row of {parent} that is not there.")


def _raws(connection: sqlite3.Connection) -> Iterator[Problem]:
    for name, data in connection.execute("SELECT sha256, data FROM raws ORDER BY sha256"):
        try:
            same = sha256(zlib.decompress(data)) == name
        except zlib.error:
            same = False
        if not same:
            yield Problem("raw", name, "the raw bytes are not those that were hashed.")


def _texts(connection: sqlite3.Connection) -> Iterator[Problem]:
    for name, text, digest in connection.execute("SELECT id, text, text_sha256 FROM reports ORDER BY batch"):
        if sha256(text) != digest:
            yield Problem("text", name, "the text is not the one that was hashed.")


def _batches(connection: sqlite3.Connection) -> Iterator[Problem]:
    for batch, report, digest in connection.execute("SELECT id, report, sha256 FROM batches ORDER BY id").fetchall():
        if rehash(connection, batch) != digest:
            yield Problem("record", report or f"batch {batch}", "records were changed after they were written.")


def _spans(connection: sqlite3.Connection) -> Iterator[Problem]:
    readings = current_readings(connection)
    texts: dict[str, str] = {}
    for batch in readings:
        try:
            report = report_of(connection, batch)
        except (*UNDECODABLE, CrossreadError) as error:
            yield Problem("record", f"batch {batch}", f"the report cannot be read: {error}.")
            continue
        texts[report.id] = report.text
    case = current_case(connection)
    wanted = [(batch, PER_REPORT) for batch in readings] + ([(case, tuple(LAYERS))] if case is not None else [])
    for batch, tables in wanted:
        for table in tables:
            for position, row in enumerate(layer_rows(connection, table, batch)):
                try:
                    yield from _bad_spans(encode(from_row(LAYERS[table], row)), texts, f"{table} {row[0]}")
                except (*UNDECODABLE, CrossreadError) as error:
                    yield Problem("record", f"{table} batch {batch} position {position}", f"cannot be read: {error}.")


def _bad_spans(plain: dict[str, object], texts: dict[str, str], where: str) -> Iterator[Problem]:
    held = [(plain.get("report"), {k: v for k, v in plain.items() if k not in ("mentions", "evidence")})]
    for name in ("mentions", "evidence"):
        mentions = plain.get(name, [])
        held += [(m["report"], m) for m in mentions] if isinstance(mentions, list) else []
    for report, part in held:
        text = texts.get(str(report), "")
        for span in spans_of(part):
            if text[span["start"] : span["end"]] != span["quote"]:
                yield Problem("span", where, f"the text at [{span['start']}, {span['end']}) is not {span['quote']!r}.")
