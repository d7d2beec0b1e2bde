"""Batches: the records that one transaction wrote together, and their hash."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from crossread.casebook.codec import dumps, encode, pack_offsets, unpack_offsets
from crossread.casebook.tables import LAYERS, Row, columns, from_row, to_row
from crossread.records import OffsetMap, Report

REPORT_COLUMNS = (*columns(Report), "offsets")
NO_OFFSETS = {"offsets": encode(OffsetMap()), "story": None}


class Batch:
    """Rows to be written under one batch id, hashed on the way. Made and used inside one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.id: int = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM batches").fetchone()[0]
        self._hash = hashlib.sha256()
        self._statements: list[tuple[str, list[Row]]] = []

    def report(self, report: Report) -> None:
        """Add the report's own row."""
        row = (*to_row(report), pack_offsets(report.offsets))
        self._add("reports", ("batch", *REPORT_COLUMNS), [(self.id, *row)])

    def layer(self, table: str, records: Iterable[object]) -> None:
        """Add a layer's records, in order."""
        rows = [(self.id, position, *to_row(record)) for position, record in enumerate(records)]
        self._add(table, ("batch", "position", *columns(LAYERS[table])), rows)

    def stories(self, readings: Iterable[tuple[int, str | None]]) -> None:
        """Add, in order, which reading of each report the comparison used, and the story it found."""
        rows = [(self.id, position, *row) for position, row in enumerate(readings)]
        self._add("case_reports", ("batch", "position", "reading", "story"), rows)

    def write(self, run: int, report: str | None, key: str) -> str:
        """Write everything and return the hash of the rows."""
        digest = self._hash.hexdigest()
        kind = "case" if report is None else "reading"
        head = (self.id, run, kind, report, key, digest)
        self.connection.execute(
            "INSERT INTO batches (id, run, kind, report, key, sha256) VALUES (?, ?, ?, ?, ?, ?)", head
        )
        for statement, rows in self._statements:
            self.connection.executemany(statement, rows)
        self.connection.execute(
            "INSERT INTO place_boxes SELECT row, latitude, latitude, longitude, longitude FROM places "
            "WHERE batch = ? AND latitude IS NOT NULL AND longitude IS NOT NULL",
            (self.id,),
        )
        return digest

    def _add(self, table: str, names: tuple[str, ...], rows: list[Row]) -> None:
        if rows:
            marks = ", ".join("?" * len(names))
            self._statements.append((f"INSERT INTO {table} ({_quoted(names)}) VALUES ({marks})", rows))
            update(self._hash, table, rows)


def update(digest: Any, table: str, rows: Iterable[Row]) -> None:
    """Feed rows of a table to a hash, so that what is read back can be hashed the same way."""
    for row in rows:
        plain = [value.hex() if isinstance(value, bytes) else value for value in row]
        digest.update(f"{table}{dumps(plain)}\n".encode())


def rehash(connection: sqlite3.Connection, batch: int) -> str:
    """Return the hash of a batch as it stands now."""
    digest = hashlib.sha256()
    names: dict[str, tuple[str, ...]] = {
        "reports": ("batch", *REPORT_COLUMNS),
        "case_reports": ("batch", "position", "reading", "story"),
    }
    names |= {table: ("batch", "position", *columns(kind)) for table, kind in LAYERS.items()}
    for table, wanted in names.items():
        order = "" if table == "reports" else "ORDER BY position"
        update(
            digest,
            table,
            connection.execute(f"SELECT {_quoted(wanted)} FROM {table} WHERE batch = ? {order}", (batch,)),
        )
    return digest.hexdigest()


def layer_rows(connection: sqlite3.Connection, table: str, batch: int) -> list[Row]:
    """Return the rows of a layer of a batch, in order."""
    wanted = _quoted(columns(LAYERS[table]))
    return connection.execute(f"SELECT {wanted} FROM {table} WHERE batch = ? ORDER BY position", (batch,)).fetchall()


def layer(connection: sqlite3.Connection, table: str, batch: int) -> Iterator[Any]:
    """Yield the records of a layer of a batch, in order. Raises as `from_row` does."""
    for row in layer_rows(connection, table, batch):
        yield from_row(LAYERS[table], row)


def report_of(connection: sqlite3.Connection, batch: int, story: str | None = None) -> Report:
    """Return the report as the reading `batch` has it. Raises as `from_row` does."""
    row = connection.execute(f"SELECT {_quoted(REPORT_COLUMNS)} FROM reports WHERE batch = ?", (batch,)).fetchone()
    report: Report = from_row(Report, row[:-1], **NO_OFFSETS)
    return replace(report, offsets=unpack_offsets(row[-1]), story=story)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
