"""Ids are hashes of content: the same input gives the same ids."""

from __future__ import annotations

import hashlib
import json


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and 16 hex digits of BLAKE2b over the parts (JSON values, order matters)."""
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)
    return f"{prefix}-{hashlib.blake2b(data.encode(), digest_size=8).hexdigest()}"


def sha256(data: bytes | str) -> str:
    """Return the SHA-256 of the bytes (or of the UTF-8 of the text) in hex."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
