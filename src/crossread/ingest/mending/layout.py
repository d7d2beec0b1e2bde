"""What the layout of a bare text gives away: its headline, and the masthead above it. Never read from running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.ingest.mending.furniture import is_furniture
from crossread.ingest.mending.lines import Line, lines_of

_RULE = re.compile(r"[-–—_=*~]+")
_DATELINE = re.compile(r"[A-Z]{3,}[^a-z]{0,30}(?:\(|[-–—])|\d{1,2}:\d\d")
_TOP = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """The headline and the outlet's masthead, as far as the layout shows them."""

    title: str | None = None
    outlet: str | None = None


def read_layout(text: str) -> Layout:
    """Return the headline: a short first line without a full stop, doubled, or apart from a longer paragraph.

    A masthead is taken for one only in the layout of newspaper-scan sites: masthead, headline, a rule.
    """
    top = lines_of(text[:4_000])[: _TOP + 2]
    rule = next((k for k, line in enumerate(top[:_TOP]) if _RULE.fullmatch(line.text)), -1)
    heads = [line for line in (top[:rule] if rule > 0 else top[:1]) if not is_furniture(line.text)]
    if not heads or not all(_headline(line) for line in heads) or len(top) < 2:
        return Layout()
    distinct = list(dict.fromkeys(line.text for line in heads))
    if rule > 0 and len(distinct) == 2 and _masthead(distinct[0]):
        return Layout(distinct[1], distinct[0])
    if len(distinct) == 1 and (rule > 0 or top[1].text == distinct[0] or (top[1].gap and len(top[1].text) > 120)):
        return Layout(distinct[0])
    return Layout()


def _headline(line: Line) -> bool:
    plain = not line.text.endswith((".", ":", ";", ",")) and not line.apart and not _DATELINE.match(line.text)
    return plain and 2 <= len(line.words) <= 25 and line.text[0].isalnum()


def _masthead(text: str) -> bool:
    words = text.split()
    return len(words) <= 6 and all(w[0].isupper() or w.lower() in ("of", "and", "the", "for", "in", "&") for w in words)
