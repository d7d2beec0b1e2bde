"""All mends in order, until nothing is left to mend."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.ingest.tracked import Tracked
from crossread.records import Note, OffsetMap


@dataclass(frozen=True, slots=True)
class Mended:
    """Mended text, the map from it to the raw text, and what was done."""

    text: str
    offsets: OffsetMap
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class MendedText:
    """Mended text still tracked, remarks on what was done, and the title and outlet its layout gives away, if any."""

    tracked: Tracked
    remarks: tuple[str, ...] = ()
    title: str | None = None
    outlet: str | None = None


def mend(text: str, title: str | None = None) -> Mended:
    """Return the text with print damage mended; mending twice is mending once."""
    done = mend_tracked(Tracked.of(text), title=title)
    return Mended(done.tracked.text, done.tracked.offsets())


def mend_tracked(body: Tracked, *, title: str | None = None) -> MendedText:
    """Return the tracked text with print damage mended."""
    return MendedText(body)
