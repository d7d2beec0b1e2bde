"""All mends in order, until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crossread.errors import Code
from crossread.ingest.mending.doubles import double_edits
from crossread.ingest.mending.flow import flow_edits
from crossread.ingest.mending.furniture import furniture_edits
from crossread.ingest.mending.hyphens import hyphen_edits
from crossread.ingest.mending.layout import Layout, read_layout
from crossread.ingest.mending.runtogether import run_together_edits
from crossread.ingest.mending.spaces import character_edits, space_edits
from crossread.ingest.tracked import Edit, Tracked
from crossread.records import Note, OffsetMap

_ROUNDS = 12


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
    """Return the text with print damage mended.

    Mending twice is mending once. Every character that was not inserted maps to its raw character; only white space and
    hyphens are ever inserted. `title` helps to tell a doubled headline.
    """
    done = mend_tracked(Tracked.of(text), title=title)
    notes = tuple(Note(report=None, stage="ingest", code=Code.REPORT_MENDED.value, message=m) for m in done.remarks)
    return Mended(done.tracked.text, done.tracked.offsets(), notes)


def mend_tracked(body: Tracked, *, title: str | None = None) -> MendedText:
    """Return the tracked text with print damage mended."""
    layout = Layout() if title else read_layout(body.text)
    headline = title or layout.title
    passes: tuple[tuple[str, Callable[[str], Iterable[Edit]]], ...] = (
        ("", character_edits),
        ("pieces of site furniture taken out", furniture_edits),
        ("repeated lines taken out", lambda text: double_edits(text, headline)),
        ("split words mended", hyphen_edits),
        ("line breaks inside sentences made spaces", flow_edits),
        ("words run together taken apart", run_together_edits),
        ("", space_edits),
    )
    counts = dict.fromkeys((name for name, _ in passes), 0)
    for _ in range(_ROUNDS):
        before = body
        for name, edits_of in passes:
            edits = list(edits_of(body.text))
            if edits:
                counts[name] += len(edits)
                body = body.apply(edits)
        if body.text == before.text:
            break
    done = [f"{n} {what}" for what, n in counts.items() if what and n]
    remarks = ("Print damage mended: " + ", ".join(done) + ".",) if done else ()
    return MendedText(body, remarks, layout.title, layout.outlet)
