"""What stands there twice: headlines and captions. The first stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.ingest.mending.lines import Line, lines_of
from crossread.ingest.tracked import Edit

_TOP = 6
_NEAR = 3


def double_edits(text: str, title: str | None = None) -> Iterator[Edit]:
    """Yield the edits that take out a line that repeats the one before it, or, near the top, the title.

    A repeated line needs three words or more, so that "No." said twice stays. A long line (eight words) may repeat one
    a little further up. A speaker's turn is never taken out.
    """
    lines = lines_of(text)
    keys = [_key(line.text) for line in lines]
    headline = _key(title or "")
    for k in range(1, len(lines)):
        if not keys[k] or lines[k].apart:
            continue
        words = keys[k].count(" ") + 1
        adjacent = keys[k] == keys[k - 1] and (words >= 3 or (k < _TOP and not lines[k].ended))
        near = words >= 8 and keys[k] in keys[max(0, k - _NEAR) : k]
        titled = k < _TOP and keys[k] == headline and headline in keys[:k]
        if adjacent or near or titled or _cut_copy(lines, keys, k):
            yield lines[k].start, lines[k].end, ""


def _cut_copy(lines: list[Line], keys: list[str], k: int) -> bool:
    """Tell whether a line is the line before it, cut short with dots."""
    cut = re.sub(r"(?:\.\.\.|…)$", "", lines[k].text)
    return cut != lines[k].text and len(cut) > 40 and lines[k - 1].text.startswith(cut.rstrip())


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
