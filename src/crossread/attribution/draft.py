"""What the finders give: attributions in the making, in characters of the text, before they are nested and classed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from crossread.records import SourceClass, Stance

Extent = tuple[int, int]
"""Half-open `[start, end)` in characters."""

Found = Literal["verb", "noun", "phrase", "quote", "turn", "learned", "implicit", "addressee"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One link in the making. `head` is the token index of the source's head; `about_self` when the outlet itself
    speaks; `outer` is the cue of the link it lies in where its own cue stands outside that one's content;
    `source_class` is what the passage reader takes the source for.
    """

    source: Extent | None
    cue: Extent | None
    content: tuple[Extent, ...]
    stance: Stance
    found: Found
    head: int | None = None
    about_self: bool = False
    outer: Extent | None = None
    source_class: SourceClass | None = None

    @property
    def size(self) -> int:
        """Return how many characters the content has."""
        return sum(end - start for start, end in self.content)

    def covers(self, extent: Extent) -> bool:
        """Tell whether the extent lies wholly inside one span of the content."""
        return any(start <= extent[0] and extent[1] <= end for start, end in self.content)

    def touches(self, extent: Extent) -> bool:
        """Tell whether the extent shares a character with the content."""
        return any(start < extent[1] and extent[0] < end for start, end in self.content)


def trim(text: str, extent: Extent, marks: str = " \t\r\n\u00a0,;:—–-") -> Extent | None:
    """Return the extent without white space and stray marks at its ends; None when nothing is left."""
    start, end = extent
    while start < end and text[start] in marks:
        start += 1
    while start < end and text[end - 1] in marks:
        end -= 1
    return (start, end) if start < end else None


def tidy(text: str, extents: Iterable[Extent]) -> tuple[Extent, ...]:
    """Return the extents in order, trimmed, those that touch joined, those without a letter or figure left out."""
    joined: list[Extent] = []
    for start, end in sorted(extents):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    trimmed = (trim(text, _without_stop(text, extent)) for extent in joined)
    return tuple(e for e in trimmed if e is not None and any(c.isalnum() for c in text[e[0] : e[1]]))


def _without_stop(text: str, extent: Extent) -> Extent:
    """Return the extent without the full stop that closes its sentence."""
    start, end = extent
    while end > start and text[end - 1].isspace():
        end -= 1
    ends = end - start > 2 and text[end - 1] == "." and (text[end - 2].islower() or text[end - 2].isdigit())
    return (start, end - 1) if ends and not text[end : end + 1].strip() else (start, end)


def without(extents: Iterable[Extent], hole: Extent) -> list[Extent]:
    """Return the extents with the hole cut out of them."""
    left: list[Extent] = []
    for start, end in extents:
        if hole[1] <= start or end <= hole[0]:
            left.append((start, end))
            continue
        if start < hole[0]:
            left.append((start, hole[0]))
        if hole[1] < end:
            left.append((hole[1], end))
    return left
