"""Lines of a text and what kind they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"(?:[-*•‣▪·–—]|\d{1,3}[.)]|\(?[a-z]\))\s+\S")
_SPEAKER = re.compile(r"[A-Z][A-Z.'’ -]{1,40}(?:\s?\([^()\n]{1,60}\))?:(?:\s|$)")
_END = re.compile(r"[.!?…:;][\"'”’)\]»]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its offsets without the white space around it, and how many blank lines go before."""

    start: int
    end: int
    text: str
    gap: int

    @property
    def apart(self) -> bool:
        """Tell whether the line stays a line of its own: a list item, or a speaker's turn."""
        return bool(_BULLET.match(self.text) or _SPEAKER.match(self.text))

    @property
    def ended(self) -> bool:
        """Tell whether the line ends as a sentence or a heading with a colon does."""
        return bool(_END.search(self.text))

    @property
    def words(self) -> list[str]:
        """Return the words, by white space."""
        return self.text.split()


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank."""
    found: list[Line] = []
    gap = 0
    for match in re.finditer(r"[^\n]*\n?", text):
        content = match[0].strip()
        if not match[0]:
            break
        if not content:
            gap += 1
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(Line(start, start + len(content), content, gap))
        gap = 0
    return found
