"""The casebook: one SQLite file, to which things are only ever added."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from crossread.casebook import custody, searching, verifying
from crossread.casebook.batches import Batch, layer, report_of
from crossread.casebook.connection import WAIT_SECONDS, connect, guarded, transaction
from crossread.casebook.current import UNDECODABLE, current_case, current_readings, report_order
from crossread.casebook.rows import CustodyEntry, Hit, Judgement, Problem, RunManifest, RunRow
from crossread.casebook.runs import insert_run, run_rows
from crossread.casebook.tables import LAYERS, PER_REPORT
from crossread.errors import Code, CrossreadError
from crossread.records import CaseRecords, Reading

__all__ = ["Casebook"]


class Casebook:
    """One file with all reports, what was read from them, and how it came there.

    Made with `open`; a context manager. Everything written is written in one transaction and never changed afterwards.
    Methods raise `CrossreadError`: CASEBOOK_UNWRITABLE when another process writes for longer than the wait, or the
    file may only be read; CASEBOOK_BROKEN when what is stored cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, wait: float = WAIT_SECONDS) -> Casebook:
        """Open a casebook; with `create`, make it if there is none. `wait` is in seconds, for another writer.

        Raises `CrossreadError`: CASEBOOK_MISSING (only without `create`), CASEBOOK_UNWRITABLE, CASEBOOK_NEWER,
        CASEBOOK_BROKEN.
        """
        place = Path(path)
        return cls(connect(place, create=create, wait=wait), place)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def begin_run(self, manifest: RunManifest) -> int:
        """Note that a run begins, and return its number."""
        with transaction(self._connection, self._path):
            run = insert_run(self._connection, manifest, custody.now())
            self._log("run", str(run), run, key=manifest.key, arguments=list(manifest.arguments))
        return run

    def finish_run(self, run: int) -> None:
        """Note that a run has ended as it should: from now on its comparison is the current one."""
        with transaction(self._connection, self._path):
            self._connection.execute("INSERT INTO run_ends (run, ended) VALUES (?, ?)", (run, custody.now()))
            self._log("finish", str(run), run)

    def has_reading(self, report_id: str, key: str) -> bool:
        """Tell whether the current reading of the report is one that the stages of `key` gave."""
        with guarded(self._path):
            return self._current_key(report_id) == key

    def add_reading(self, run: int, reading: Reading, *, raw: bytes, key: str) -> None:
        """Add a report with its raw bytes and all that was read from it. Does nothing if it is there by this key."""
        report = reading.report
        with transaction(self._connection, self._path):
            if self._current_key(report.id) == key:  # another run may have been first
                return
            kept = "INSERT INTO raws (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            self._connection.execute(kept, (report.raw_sha256, len(raw), zlib.compress(raw, 6)))
            batch = Batch(self._connection)
            batch.report(report)
            for name in PER_REPORT:
                batch.layer(name, getattr(reading, name))
            digest = batch.write(run, report.id, key)
            self._connection.execute(
                "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", (batch.id, report.title, report.text)
            )
            hashes = {"raw_sha256": report.raw_sha256, "text_sha256": report.text_sha256, "records_sha256": digest}
            self._log("read", report.id, run, batch=batch.id, key=key, **hashes)

    def put_case(self, run: int, case: CaseRecords, *, key: str = "") -> None:
        """Add what a comparison of all reports gave. It becomes the current one when its run is finished.

        `key` hashes the stages that gave it. Raises UNKNOWN_ID for a report that the casebook does not hold.
        """
        with transaction(self._connection, self._path):
            readings = dict(self._connection.execute("SELECT report, batch FROM current_readings"))
            if unknown := [r.id for r in case.reports if r.id not in readings]:
                raise CrossreadError(Code.UNKNOWN_ID, f"no report {unknown[0]} is here.", "Add its reading first.")
            batch = Batch(self._connection)
            batch.stories((readings[r.id], r.story) for r in case.reports)
            for name in LAYERS:
                batch.layer(name, getattr(case, name))
            digest = batch.write(run, None, key)
            self._log("compare", str(run), run, batch=batch.id, key=key, records_sha256=digest)

    def is_compared(self, key: str) -> bool:
        """Tell whether the current comparison is by the stages of `key`, over just the readings that are here now."""
        with transaction(self._connection, self._path, write=False):
            batch = current_case(self._connection)
            if batch is None:
                return False
            made = self._connection.execute("SELECT key FROM batches WHERE id = ?", (batch,)).fetchone()[0]
            used = self._connection.execute("SELECT reading FROM case_reports WHERE batch = ?", (batch,))
            return bool(made == key) and {r for (r,) in used} == set(current_readings(self._connection))

    def readings(self) -> CaseRecords:
        """Return what the current reading of each report gave, reports in the order of `report_order`."""
        with transaction(self._connection, self._path, write=False), self._decoding():
            found = {b: report_of(self._connection, b) for b in current_readings(self._connection)}
            order = sorted(found, key=lambda b: report_order(found[b]))
            layers = {n: tuple(x for b in order for x in layer(self._connection, n, b)) for n in PER_REPORT}
            return CaseRecords(reports=tuple(found[b] for b in order), **layers)

    def case(self) -> CaseRecords:
        """Return the comparison of the last finished run; before there is one, the readings."""
        with transaction(self._connection, self._path, write=False), self._decoding():
            batch = current_case(self._connection)
            if batch is not None:
                used = "SELECT reading, story FROM case_reports WHERE batch = ? ORDER BY position"
                rows = self._connection.execute(used, (batch,)).fetchall()
                layers = {name: tuple(layer(self._connection, name, batch)) for name in LAYERS}
                return CaseRecords(reports=tuple(report_of(self._connection, *row) for row in rows), **layers)
        return self.readings()

    def raw(self, report_id: str) -> bytes:
        """Return the report's bytes as they came. Raises UNKNOWN_ID."""
        query = (
            "SELECT data FROM raws JOIN reports ON raw_sha256 = sha256 JOIN current_readings USING (batch) WHERE id = ?"
        )
        with guarded(self._path), self._decoding():
            row = self._connection.execute(query, (report_id,)).fetchone()
            if row is None:
                raise CrossreadError(Code.UNKNOWN_ID, f"no report {report_id} is here.", "`crossread show` lists ids.")
            return zlib.decompress(row[0])

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Return the reports that hold the words, best first; `limit` 0 for all.

        `query` is FTS5's language (`"a phrase"`, `pre*`, AND, OR, NOT, `title:word`); one that is not is taken word by
        word. Raises BAD_QUERY when there is no word in it.
        """
        with transaction(self._connection, self._path, write=False):
            return searching.search(self._connection, query, limit)

    def verify(self) -> list[Problem]:
        """Check everything against its hash and every quote against its text; an empty list is good news."""
        return verifying.verify(self._connection)

    def log(self) -> list[CustodyEntry]:
        """Return the custody log, oldest first."""
        with guarded(self._path):
            return custody.entries(self._connection)

    def runs(self) -> list[RunRow]:
        """Return the runs, oldest first."""
        with guarded(self._path), self._decoding():
            return run_rows(self._connection)

    def made_by(self) -> RunManifest | None:
        """Return the manifest of the run whose comparison is the current one, or of the last run; None without any."""
        with guarded(self._path):
            query = "SELECT run FROM batches WHERE id = (SELECT batch FROM current_case)"
            row = self._connection.execute(query).fetchone()
        found = [made for made in self.runs() if row is None or made.id == row[0]]
        return found[-1].manifest if found else None

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement. On the same pair and kind the newest holds; the older ones stay to be seen."""
        j = judgement
        values = (j.a, j.b, j.kind, j.judgement, j.user, j.time, j.score, j.evidence)
        with transaction(self._connection, self._path):
            self._connection.execute(
                "INSERT INTO judgements (a, b, kind, judgement, user, time, score, evidence) VALUES (?,?,?,?,?,?,?,?)",
                values,
            )
            self._log("judge", f"{j.a} {j.b}", None, judgement=list(values))

    def judgements(self) -> list[Judgement]:
        """Return all judgements, oldest first."""
        names = ("a", "b", "kind", "judgement", "user", "time", "score", "evidence")
        with guarded(self._path):
            rows = self._connection.execute(f"SELECT {', '.join(names)} FROM judgements ORDER BY id").fetchall()
        return [Judgement(**dict(zip(names, row, strict=True))) for row in rows]

    def log_export(self, form: str, digest: str) -> None:
        """Note in the custody log that the case was exported. A casebook that may only be read is left as it is."""
        if not self._connection.execute("PRAGMA query_only").fetchone()[0]:
            with transaction(self._connection, self._path):
                self._log("export", form, None, sha256=digest)

    def _current_key(self, report: str) -> str | None:
        query = "SELECT key FROM batches WHERE report = ? ORDER BY id DESC LIMIT 1"
        row: tuple[str] | None = self._connection.execute(query, (report,)).fetchone()
        return None if row is None else row[0]

    def _log(self, action: str, subject: str, run: int | None, **detail: Any) -> None:
        custody.append(self._connection, custody.Act(action=action, subject=subject, run=run, detail=detail))

    @contextmanager
    def _decoding(self) -> Iterator[None]:
        try:
            yield
        except (*UNDECODABLE, CrossreadError) as error:
            if isinstance(error, CrossreadError) and error.code is not Code.BAD_SPAN:
                raise
            cause = f"a record in {self._path} cannot be read: {error}."
            raise CrossreadError(Code.CASEBOOK_BROKEN, cause, "`crossread verify` lists what was changed.") from error
