"""What a bench is and what it gives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Peer:
    """A figure somebody else reaches, with who and on what."""

    who: str
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one bench over one set of data. `misses` are lines for people, never part of the JSON face."""

    bench: str
    figures: dict[str, float]
    data: str
    sha256: str
    peers: tuple[Peer, ...] = ()
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """A bench: `score(path)` gives figures; `usual` is where its data usually lies; CI runs it over `quick`."""

    name: str
    usual: tuple[str, ...]
    score: Callable[[Path], Result]
    quick: tuple[str, ...] = ()


def data_hash(path: Path) -> str:
    """Return the SHA-256 over the names and bytes of a file, or of all files of a folder in order."""
    digest = hashlib.sha256()
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    for file in files:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def f1(hits: int, given: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent."""
    precision, recall = 100 * hits / max(given, 1), 100 * hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
