"""PLV: a sentence, who, whom, and a PLOVER root (Hu et al., zero-shot political relation classification, ACL 2024).

PLV uses an older PLOVER: CONCEDE and RETREAT are one root, YIELD. `gold_penta` is the quad: 1 verbal cooperation
(AGREE, CONSULT, SUPPORT), 2 material cooperation (COOPERATE, AID, YIELD), 3 verbal conflict (REQUEST, ACCUSE, REJECT,
THREATEN), 4 material conflict (PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT). A handful of rows have another quad than
their root's: a root given is held against `gold_root`, its quad against `gold_penta`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Extent = tuple[int, int]
QUADS: Final = {
    root: quad
    for quad, roots in enumerate(
        (
            "AGREE CONSULT SUPPORT",
            "COOPERATE AID YIELD",
            "REQUEST ACCUSE REJECT THREATEN",
            "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
        ),
        start=1,
    )
    for root in roots.split()
}
_MARK: Final = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the sentence without its marks; the extents of who and whom in it, null where it names none."""

    text: str
    source: Extent | None
    target: Extent | None
    root: str
    quad: int


def read_plv(path: Path) -> list[Row]:
    """Read a file of PLV: tab-separated, unquoted, with `marked_sentence`, `gold_root` and `gold_penta`."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row(r["marked_sentence"], r["gold_root"], int(r["gold_penta"])) for r in rows]


def row(marked: str, root: str, quad: int) -> Row:
    """Return the row of a sentence whose source is marked `<s>…</s>` and whose target `<t>…</t>`, with its codes."""
    text, last = "", 0
    opened: dict[str, int] = {}
    found: dict[str, Extent] = {}
    for mark in _MARK.finditer(marked):
        text, last = text + marked[last : mark.start()], mark.end()
        if not mark[1]:
            opened[mark[2]] = len(text)
        elif mark[2] in opened:
            found[mark[2]] = _trimmed(text, opened[mark[2]])
    return Row(text + marked[last:], found.get("s"), found.get("t"), root, quad)


def _trimmed(text: str, start: int) -> Extent:
    inner = text[start:]
    return start + len(inner) - len(inner.lstrip()), max(len(text.rstrip()), start + 1)


def merged(root: str | None) -> str | None:
    """Return a PLOVER 2.0 root under PLV's name."""
    return "YIELD" if root in ("CONCEDE", "RETREAT") else root
