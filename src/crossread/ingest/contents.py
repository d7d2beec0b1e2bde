"""From bytes to reports, by what the bytes are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crossread.errors import Code
from crossread.ingest.align import align
from crossread.ingest.build import Raw, build, refuse
from crossread.ingest.decode import decode
from crossread.ingest.frontmatter import front_matter
from crossread.ingest.jsonlines import read_line
from crossread.ingest.options import IngestOptions, Intake
from crossread.ingest.page import read_page
from crossread.ingest.sniff import Kind, sniff
from crossread.ingest.tracked import Tracked

_TYPES: dict[str, Kind] = {"text/plain": "text", "text/html": "html", "application/xhtml+xml": "html",
          "application/x-ndjson": "jsonl",
          "application/jsonl": "jsonl", "application/json": "jsonl", "application/json-lines": "jsonl"}  # fmt: skip
MEDIA: dict[str, str] = {"text": "text/plain", "html": "text/html", "jsonl": "application/jsonl"}


def read_bytes(
    data: bytes, *, name: str | None, media_type: str | None = None, options: IngestOptions | None = None
) -> list[Intake]:
    """Return the reports in some bytes: one, or one a line of JSON lines.

    `name` becomes `source_path` (with `#line` for JSON lines). `media_type` says what they are; without it they are
    sniffed. Never raises: what cannot be read is a report with a status, a coded reason and a note.
    """
    chosen = options or IngestOptions()
    kind, looks = sniff(data)
    if kind in ("text", "html", "jsonl"):
        kind = _stated_kind(media_type) or kind
    if kind == "jsonl":
        return list(read_lines(data.splitlines(keepends=True), name=name, options=chosen))
    return [read_one(data, name=name, kind=kind, looks=looks, options=chosen)]


def read_one(data: bytes, *, name: str | None, kind: Kind, looks: str, options: IngestOptions) -> Intake:
    """Return the one report in some bytes of a known kind."""
    raw = Raw(data=data, name=name, media_type=MEDIA.get(kind, "application/octet-stream"))
    if kind == "empty":
        return refuse(replace(raw, media_type="text/plain"), Code.REPORT_EMPTY, "There is no text to read.")
    if kind == "binary":
        return refuse(raw, Code.REPORT_BINARY, f"This is {looks}, not text.")
    if kind == "json":
        return _json(data, name=name, options=options)
    limit = options.max_page if kind == "html" else options.max_text
    if len(data) > limit:
        return too_large(data[: options.head], len(data), limit, name=name)
    found = decode(data, html=kind == "html")
    remarks = ((Code.REPORT_ENCODING, found.remark),) if found.remark else ()
    raw = replace(raw, encoding=found.encoding, remarks=remarks)
    if kind == "html":
        return _html(raw, Tracked.of(found.text), {}, options)
    matter = front_matter(found.text)
    if matter.fault:
        raw = replace(raw, remarks=(*raw.remarks, (Code.REPORT_BROKEN, matter.fault)))
    whole = Tracked.of(found.text)
    body = Tracked(whole.text[matter.body :], whole.origin[matter.body :])
    return build(raw, body, dict(matter.fields), options)


def too_large(head: bytes, size: int, limit: int, *, name: str | None) -> Intake:
    """Return the report of something too large to read, of which only the head is kept."""
    reason = f"It has {size:,} bytes; the limit is {limit:,}. Only the first {len(head):,} bytes are kept."
    return refuse(Raw(data=head, name=name, size=size), Code.REPORT_TOO_LARGE, reason)


def read_lines(lines: Iterable[bytes], *, name: str | None, options: IngestOptions) -> Iterator[Intake]:
    """Yield one report a line of JSON. Blank lines are passed over; a bad line is a rejected report."""
    for number, line in enumerate(lines, 1):
        data = line.strip(b"\r\n \t")
        if number == 1 and data.startswith(b"\xef\xbb\xbf"):
            data = data[3:]
        if not data:
            continue
        yield _json(data, name=f"{name or '-'}#{number}", options=options)


def _json(data: bytes, *, name: str | None, options: IngestOptions) -> Intake:
    raw = Raw(data=data, name=name, media_type=MEDIA["jsonl"])
    if len(data) > options.max_page:
        return too_large(data[: options.head], len(data), options.max_page, name=name)
    found = decode(data)
    remarks = ((Code.REPORT_ENCODING, found.remark),) if found.remark else ()
    raw = replace(raw, encoding=found.encoding, remarks=remarks)
    line = read_line(found.text)
    if line.fault:
        return refuse(raw, Code.REPORT_BROKEN, line.fault, **line.fields)
    if line.html or sniff(line.body.text[:5000].encode("utf-8", "replace"))[0] == "html":
        return _html(raw, line.body, line.fields, options)
    return build(raw, line.body, line.fields, options)


def _html(raw: Raw, source: Tracked, stated: dict[str, object], options: IngestOptions) -> Intake:
    page = read_page(source.text, str(stated["url"]) if stated.get("url") else None)
    meta = page.meta
    own = {"outlet": meta.outlet, "title": meta.title, "published": meta.published or meta.stated_date, "url": meta.url,
           "byline": meta.byline}  # fmt: skip
    fields: dict[str, object] = {k: stated.get(k) or v for k, v in own.items()} | {"links": page.links}
    if page.cut:
        raw = replace(raw, remarks=(*raw.remarks, (Code.REPORT_BROKEN, "The page breaks off before its end.")))
    return build(raw, align(page.text, source.text).over(source), fields, options)


def _stated_kind(media_type: str | None) -> Kind | None:
    essence = (media_type or "").partition(";")[0].strip().lower()
    return _TYPES.get(essence)
