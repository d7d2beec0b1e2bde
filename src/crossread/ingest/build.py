"""From a text and what is stated about it to a report: mended, its language known, its status given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from crossread.errors import Code
from crossread.ingest.dates import normalise
from crossread.ingest.mending import mend_tracked
from crossread.ingest.options import IngestOptions, Intake
from crossread.ingest.tongue import tongue
from crossread.ingest.tracked import Tracked
from crossread.records import Note, Report, content_id, sha256

_STAGE = "ingest"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What a report is made from: its bytes, where they were found, and the remarks made on the way (code, message)."""

    data: bytes
    name: str | None
    media_type: str = "text/plain"
    encoding: str | None = None
    size: int | None = None
    remarks: tuple[tuple[Code, str], ...] = field(default=())

    @property
    def id(self) -> str:
        """Return the report's id: a hash of the bytes (and of the size, where they are only the head of a file)."""
        digest = sha256(self.data)
        return content_id("rep", digest) if self.size is None else content_id("rep", digest, self.size)


def refuse(raw: Raw, code: Code, reason: str, **fields: Any) -> Intake:
    """Return a report that is not read, with a status, a reason that begins with the code, and a note."""
    report = Report(
        id=raw.id,
        raw_sha256=sha256(raw.data),
        text_sha256=sha256(""),
        media_type=raw.media_type,
        encoding=raw.encoding,
        source_path=raw.name,
        status="empty" if code is Code.REPORT_EMPTY else "rejected",
        reason=f"{code.value}: {reason}",
        **_stated(fields)[0],
    )
    return Intake(report, raw.data, _notes(report.id, (*raw.remarks, (code, reason))))


def build(raw: Raw, body: Tracked, stated: dict[str, Any], options: IngestOptions) -> Intake:
    """Return the report of a text. `stated` holds outlet, title, published, url, byline and links, as far as given."""
    values, dated = _stated(stated)
    remarks = [*raw.remarks, *dated]
    if _SURROGATE.search(body.text):
        body = Tracked(_SURROGATE.sub("\ufffd", body.text), body.origin)
        remarks.append((Code.REPORT_BROKEN, "Lone surrogates in the text were read as U+FFFD."))
    if len(body.text) > options.max_text:
        size = f"The text has {len(body.text):,} characters; the limit is {options.max_text:,}."
        return refuse(replace(raw, remarks=tuple(remarks)), Code.REPORT_TOO_LARGE, size, **stated)
    mended = mend_tracked(body, title=values["title"]) if options.mend else None
    clean = body if mended is None else mended.tracked
    if mended is not None:
        remarks += [(Code.REPORT_MENDED, m) for m in mended.remarks]
        for name in ("title", "outlet"):
            values[name] = values[name] or getattr(mended, name)
    if not clean.text.strip():
        return refuse(replace(raw, remarks=tuple(remarks)), Code.REPORT_EMPTY, "There is no text to read.", **stated)
    found = tongue(clean.text, min_letters=options.min_language)
    reason: str | None = None
    if not found.english:
        message = f"The text is not English ({found.language}, {found.sure:.0%} sure); only English is read so far."
        reason = f"{Code.REPORT_LANGUAGE.value}: {message}"
        remarks.append((Code.REPORT_LANGUAGE, message))
    report = Report(
        id=raw.id,
        language=found.language,
        text=clean.text,
        text_sha256=sha256(clean.text),
        raw_sha256=sha256(raw.data),
        media_type=raw.media_type,
        encoding=raw.encoding,
        source_path=raw.name,
        status="ok" if found.english else "unsupported_language",
        reason=reason,
        offsets=clean.offsets(),
        **values,
    )
    return Intake(report, raw.data, _notes(report.id, tuple(remarks)))


def _stated(given: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[Code, str]]]:
    """Return the stated fields as a report holds them, and a remark when the date cannot be read."""
    values: dict[str, Any] = {}
    for name in ("outlet", "title", "url", "byline"):
        value = given.get(name)
        text = _SURROGATE.sub("\ufffd", " ".join(str(value).split())) if value not in (None, "") else ""
        values[name] = text[:2000] or None
    stated = given.get("published")
    values["published"] = normalise(stated)
    values["links"] = tuple(_SURROGATE.sub("\ufffd", link) for link in given.get("links", ()))
    if values["published"] is None and stated not in (None, ""):
        return values, [(Code.TIME_UNRESOLVED, f"The publication date {str(stated)[:60]!r} could not be read.")]
    return values, []


def _notes(report: str, remarks: tuple[tuple[Code, str], ...]) -> tuple[Note, ...]:
    return tuple(Note(report=report, stage=_STAGE, code=c.value, message=m) for c, m in dict.fromkeys(remarks))
