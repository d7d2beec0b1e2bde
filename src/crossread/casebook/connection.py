"""Opening the file, one transaction at a time, and SQLite's errors in words a user can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from crossread.errors import Code, CrossreadError

SCHEMA_VERSION = 1
APPLICATION_ID = 0x43524452
"""`CRDR` in the file's header, by which `file` and others can know a casebook."""

WAIT_SECONDS = 10.0
"""How long a second writer waits for the first."""

OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR})
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(path: Path, *, create: bool, wait: float = WAIT_SECONDS) -> sqlite3.Connection:
    """Return a connection to a casebook, made first if `create` and there is none.

    A casebook that cannot be written is opened for reading. Raises `CrossreadError`: CASEBOOK_MISSING,
    CASEBOOK_UNWRITABLE (a folder, no parent folder, no right), CASEBOOK_NEWER, CASEBOOK_BROKEN (or no casebook at all).
    """
    _check_path(path, create)
    writable = os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    if not writable and create:
        raise _unwritable(path, "there is no right to write here")
    # A WAL file can be read from a read-only folder only as one that nobody changes.
    mode = "mode=rwc" if create else "mode=rw" if writable else "mode=ro&immutable=1"
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise _unwritable(path, f"this Python's SQLite {sqlite3.sqlite_version} is too old", "Use a newer Python.")
    with guarded(path):
        uri = f"file:{quote(str(path.absolute()))}?{mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
        try:
            _prepare(connection, path, create)
            connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into `CrossreadError`; a mistake in a statement goes through as it is."""
    try:
        yield
    except sqlite3.Error as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if primary in BUSY:
            raise _unwritable(path, "another process is writing to it", "Wait until it has finished.") from error
        if primary in UNWRITABLE:
            raise _unwritable(path, str(error)) from error
        if primary in BROKEN:
            raise _broken(path, str(error)) from error
        raise


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path, *, write: bool = True) -> Iterator[None]:
    """Hold one transaction: all of it is kept, or nothing. With `write=False`, one unchanging view for reading."""
    with guarded(path):
        connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _check_path(path: Path, create: bool) -> None:
    if path.is_dir():
        raise _unwritable(path, "it is a folder", "Name a file, such as situation.casebook.")
    if not path.exists() and not create:
        raise CrossreadError(Code.CASEBOOK_MISSING, f"there is no casebook {path}.", "Make one with `crossread run`.")
    if not path.parent.is_dir():
        raise _unwritable(path, f"the folder {path.parent} does not exist", "Make the folder first.")


def _prepare(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE meets the triggers too
    if _is_new(connection):
        if not create:
            raise _broken(path, "it is empty")
        connection.execute("PRAGMA journal_mode = WAL")
        with transaction(connection, path):
            if _is_new(connection):  # another process may have been first
                _create(connection)
    application, version = (connection.execute(f"PRAGMA {p}").fetchone()[0] for p in ("application_id", "user_version"))
    if application != APPLICATION_ID:
        raise _broken(path, "it is an SQLite file, but no casebook")
    if version > SCHEMA_VERSION:
        raise CrossreadError(
            Code.CASEBOOK_NEWER,
            f"{path} has schema version {version}; this crossread knows {SCHEMA_VERSION}.",
            "Update crossread.",
        )
    connection.execute("PRAGMA synchronous = NORMAL")  # safe against a kill; WAL keeps the file whole on power loss


def _is_new(connection: sqlite3.Connection) -> bool:
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 and connection.execute("PRAGMA user_version").fetchone()[0] == 0


def _create(connection: sqlite3.Connection) -> None:
    for statement in _statements(files("crossread.casebook").joinpath("schema.sql").read_text("utf-8")):
        connection.execute(statement)
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (table,) in tables.fetchall():
        for action in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'a casebook is append-only'); END"
            )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements one by one: `executescript` would commit each."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _unwritable(path: Path, why: str, remedy: str = "Choose another place with -o.") -> CrossreadError:
    return CrossreadError(Code.CASEBOOK_UNWRITABLE, f"the casebook {path} cannot be written: {why}.", remedy)


def _broken(path: Path, why: str) -> CrossreadError:
    return CrossreadError(
        Code.CASEBOOK_BROKEN, f"{path} is no casebook, or is damaged: {why}.", "Name another, or run the reports again."
    )
