"""Which of all that was ever added holds now."""

from __future__ import annotations

import sqlite3
import zlib

from crossread.records import Report

UNDECODABLE = (KeyError, TypeError, ValueError, zlib.error)
"""What reading a record that somebody changed can raise, a bad span aside."""


def current_readings(connection: sqlite3.Connection) -> list[int]:
    """Return the batch of the newest reading of each report, by report id."""
    return [batch for (batch,) in connection.execute("SELECT batch FROM current_readings ORDER BY report")]


def current_case(connection: sqlite3.Connection) -> int | None:
    """Return the batch of the newest comparison whose run was finished; None before there is one."""
    batch: int | None = connection.execute("SELECT batch FROM current_case").fetchone()[0]
    return batch


def report_order(report: Report) -> tuple[str, str, str]:
    """Return the sort key of reports: published, the last part of the source path, id."""
    return (report.published or "9999", (report.source_path or "").rsplit("/", 1)[-1], report.id)
