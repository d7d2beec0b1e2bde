"""A report as it came and as it is read, and what a stage could not do with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from crossread.records.offsets import OffsetMap

Status = Literal["ok", "unsupported_language", "empty", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news report. `text` is the clean text all spans refer to; `offsets` leads back to the decoded raw bytes.

    `published` is an ISO 8601 date or date-time. `id` is a hash of the raw bytes and the outlet's own metadata, so the
    same report read twice is one report. `links` are absolute or relative hrefs found inside the article.
    """

    id: str
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    text: str = ""
    text_sha256: str = ""
    raw_sha256: str = ""
    media_type: str = "text/plain"
    encoding: str | None = None
    source_path: str | None = None
    status: Status = "ok"
    reason: str | None = None
    story: str | None = None
    links: tuple[str, ...] = ()
    offsets: OffsetMap = field(default_factory=OffsetMap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a stage could not do, said aloud. `report` is a report id or null for the whole case."""

    report: str | None
    stage: str
    code: str
    message: str
