"""The custody log: what was done to the casebook, when, by what; each line's hash covers all lines before it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from crossread.casebook.codec import dumps
from crossread.casebook.rows import CustodyEntry, Problem
from crossread.records import sha256
from crossread.version import __version__

FIELDS = ("id", "at", "action", "run", "subject", "detail", "tool", "model_sha256", "previous", "hash")
SELECT = f"SELECT {', '.join(FIELDS)} FROM custody ORDER BY id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is to be logged. `run` gives the tool and the model; without one they are this tool and none."""

    action: str
    subject: str
    run: int | None = None
    detail: dict[str, Any]


def now() -> str:
    """Return the time in UTC, ISO 8601, to the second. It never reaches an export, its header aside."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(connection: sqlite3.Connection, act: Act) -> None:
    """Add a line to the log, inside the caller's transaction."""
    last = connection.execute("SELECT id, hash FROM custody ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    made = connection.execute("SELECT tool || ' ' || version, model_sha256 FROM runs WHERE id = ?", (act.run,))
    tool, model = made.fetchone() or (f"crossread {__version__}", "")
    values = (last[0] + 1, now(), act.action, act.run, act.subject, dumps(act.detail), tool, model, last[1])
    marks = ", ".join("?" * len(FIELDS))
    connection.execute(f"INSERT INTO custody ({', '.join(FIELDS)}) VALUES ({marks})", (*values, _hash(values)))


def entries(connection: sqlite3.Connection) -> list[CustodyEntry]:
    """Return the log, oldest first."""
    return [CustodyEntry(**dict(zip(FIELDS, row, strict=True))) for row in connection.execute(SELECT)]


def chain_problems(connection: sqlite3.Connection) -> list[Problem]:
    """Return every break in the chain of hashes, and every batch that the log does not vouch for."""
    problems: list[Problem] = []
    previous, number = "", 0
    for row in connection.execute(SELECT):
        number += 1
        if row[0] != number or row[8] != previous or row[9] != _hash(row[:9]):
            problems.append(Problem("custody", f"line {row[0]}", "the line was changed, or lines before it are gone."))
        previous, number = row[9], row[0]
    vouched = set()
    for (detail,) in connection.execute("SELECT detail FROM custody WHERE action IN ('read', 'compare')"):
        known = json.loads(detail)
        vouched.add((known["batch"], known["records_sha256"]))
    for batch in connection.execute("SELECT id, sha256 FROM batches ORDER BY id"):
        if batch not in vouched:
            problems.append(Problem("custody", f"batch {batch[0]}", "the log does not vouch for these records."))
    return problems


def _hash(values: tuple[Any, ...]) -> str:
    return sha256(dumps(values))
