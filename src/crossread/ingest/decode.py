"""Bytes to text. An encoding is declared, proven or detected with a note; it is never guessed silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.I,
)
_SAMPLE = 200_000
_NO_TEXT_CODECS = {"base64", "hex", "rot13", "zlib", "bz2", "uu", "quopri", "unicode_escape", "raw_unicode_escape"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the codec that gives it back from the bytes (see `raw_text`), and what to say about it, if anything."""

    text: str
    encoding: str
    remark: str | None = None


def raw_text(raw: bytes, encoding: str | None) -> str:
    """Return the text that a report's offsets lead to: the raw bytes under its encoding, broken bytes as U+FFFD."""
    return raw.decode(encoding or "utf-8", "replace")


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """Return the text: by its byte-order mark, the page's declared charset, strict UTF-8, or detection with a remark.

    A declaration that the bytes contradict is not followed. Bytes that hold NULs once decoded are the caller's affair.
    """
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _loosely(data, marked)
    declared = _declared(data) if html else None
    candidates = ("utf-8",) if declared is None else (declared, "utf-8")
    for name in candidates:
        text = _strictly(data, name)
        if text is not None:
            return Decoded(text, name)
    if declared == "utf-8" or _nearly_utf8(data):
        return _loosely(data, "utf-8")
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return _loosely(data, "utf-8")
    sure = 1.0 - best.chaos
    remark = (
        f"No encoding is declared and the bytes are not UTF-8; read as {best.encoding} (detected, {sure:.0%} sure)."
    )
    return Decoded(raw_text(data, best.encoding), best.encoding, remark)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except LookupError:
        return None
    # A page that is served in Latin-1 is read as its superset, as the HTML standard wants it.
    name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
    return None if name in _NO_TEXT_CODECS or name.startswith(("utf-16", "utf-32")) else name


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _loosely(data: bytes, name: str) -> Decoded:
    text = _strictly(data, name)
    if text is not None:
        return Decoded(text, name)
    text = raw_text(data, name)
    return Decoded(text, name, f"Bytes that are not {name} were read as U+FFFD ({text.count(chr(0xFFFD))} of them).")


def _nearly_utf8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8 with a wound: many good sequences of several bytes to each broken one."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - broken
    return broken > 0 and good >= 5 * broken
