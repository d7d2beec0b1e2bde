"""What kind of thing some bytes are, by their content."""

from __future__ import annotations

import codecs
import json
import re
from typing import Literal

Kind = Literal["text", "html", "jsonl", "json", "binary", "empty"]

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"RIFF", "a media file"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "a SQLite file"),
    (b"\x7fELF", "a program"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|script|h1|title|main|section)\b", re.I)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_HEAD = 4_096


def sniff(data: bytes) -> tuple[Kind, str]:
    """Return the kind of the bytes and, for binary ones, what they look like. The first few KiB are enough."""
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return "empty", ""
    looks = binary(data)
    if looks:
        return "binary", looks
    head = _as_ascii(data[: 4 * _HEAD]).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"{" and _json_line(head):
        return "jsonl", ""
    if re.match(rb'\{\s*("[^"\n]{1,80}"\s*:|\Z)|\[\s*[\[{"]', head):
        return "json", ""
    found = _HTML.search(head[:_HEAD])
    if found and (head[:1] == b"<" or head.count(b"</") >= 2):
        return "html", ""
    return "text", ""


def binary(data: bytes) -> str:
    """Return what the bytes look like if they are no text ("a PDF document"), else an empty string."""
    if data.startswith(_WIDE):
        return ""
    for magic, name in _MAGIC:
        if data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:64]):
            return name
    head = data[:65_536]
    odd = sum(head.count(bytes((c,))) for c in (0, 1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20, 21, 127))
    nulls = head.count(0)
    if nulls > 1 + len(head) // 500 or odd > 4 + len(head) // 50:
        return "binary data"
    return ""


def _as_ascii(head: bytes) -> bytes:
    return head.replace(b"\x00", b"") if head.startswith(_WIDE) else head


def _json_line(head: bytes) -> bool:
    """Tell whether the first line is a JSON object, or the beginning of one longer than the head."""
    line, _, rest = head.partition(b"\n")
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return not rest and re.match(rb'\{\s*"[^"\n]{1,80}"\s*:', line) is not None
