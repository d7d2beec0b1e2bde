"""Runs and their manifests as rows."""

from __future__ import annotations

import json
import sqlite3

from crossread.casebook.codec import dumps
from crossread.casebook.rows import RunManifest, RunRow

NAMES = ("tool", "version", "model_name", "model_version", "model_sha256", "key", "arguments")


def insert_run(connection: sqlite3.Connection, manifest: RunManifest, at: str) -> int:
    """Add a run that begins at `at` and return its number."""
    values = [getattr(manifest, name) for name in NAMES[:-1]]
    marks = ", ".join("?" * (len(NAMES) + 1))
    cursor = connection.execute(
        f"INSERT INTO runs (started, {', '.join(NAMES)}) VALUES ({marks})", (at, *values, dumps(manifest.arguments))
    )
    return int(cursor.lastrowid or 0)


def run_rows(connection: sqlite3.Connection) -> list[RunRow]:
    """Return the runs, oldest first. Raises ValueError when a row was changed."""
    query = f"SELECT id, started, ended, {', '.join(NAMES)} FROM runs LEFT JOIN run_ends ON run = id ORDER BY id"
    found = []
    for number, started, ended, *values in connection.execute(query):
        plain = dict(zip(NAMES, values, strict=True))
        manifest = RunManifest(**{**plain, "arguments": tuple(json.loads(plain["arguments"]))})
        found.append(RunRow(id=number, started=started, ended=ended, manifest=manifest))
    return found
