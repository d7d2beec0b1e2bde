"""The cells of the export: spans that are held against their text, and what carries them.

A cell that does not stand in the text is left out, with a note: what cannot be located is not exported.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crossread.errors import Code
from crossread.records import Argument, CaseRecords, Claim, Mention, Note, Quantity, Span

STAGE = "export"
Cell = dict[str, Any]


class Cells:
    """Makes the cells of one case, and collects in `notes` what had to be left out.

    `claims` holds the ids of the claims that are exported; it is set once they are known.
    """

    def __init__(self, case: CaseRecords) -> None:
        self._texts = {report.id: report.text for report in case.reports}
        self._said = {(n.report, n.code): "" for n in case.notes}
        for note in case.notes:
            self._said[note.report, note.code] += f"\n{note.message}"
        self.entities = frozenset(entity.id for entity in case.entities)
        self.places = frozenset(place.id for place in case.places)
        self.attributions = frozenset(attribution.id for attribution in case.attributions)
        self.claims: frozenset[str] = frozenset()
        self.notes: list[Note] = []

    def span(self, span: Span | None, report: str, owner: str) -> Cell | None:
        """Return the span as a cell, or None when there is none or it is not what stands in the report."""
        if span is None:
            return None
        if self._texts.get(report, "")[span.start : span.end] != span.quote:
            where = f"[{span.start}, {span.end})"
            self._note(report, Code.CELL_DROPPED, f"{owner}: the text at {where} is not {span.quote!r}.")
            return None
        return {"start": span.start, "end": span.end, "quote": span.quote}

    def mentions(self, mentions: Iterable[Mention], owner: str) -> list[Cell]:
        """Return mentions as spans with their report."""
        found = ((m.report, self.span(m.span, m.report, owner)) for m in mentions)
        return [{"report": report, **cell} for report, cell in found if cell is not None]

    def arguments(self, arguments: Iterable[Argument], claim: Claim) -> list[Cell]:
        """Return actors or recipients as spans with their entity."""
        found = []
        for argument in arguments:
            if cell := self.span(argument.span, claim.report, claim.id):
                entity = self.reference(argument.entity, self.entities, claim.report, claim.id)
                found.append({**cell, "entity": entity})
        return found

    def places_of(self, claim: Claim) -> list[Cell]:
        """Return the claim's places as spans with their place id."""
        found = []
        for argument in claim.places:
            if cell := self.span(argument.span, claim.report, claim.id):
                place = self.reference(argument.place, self.places, claim.report, claim.id)
                found.append({**cell, "place": place})
        return found

    def time(self, claim: Claim) -> Cell | None:
        """Return the claim's time, or None, with a note when there is one that could not be resolved."""
        time = claim.time
        cell = None if time is None else self.span(time.span, claim.report, claim.id)
        if time is None or cell is None:
            return None
        if time.value is None:
            code = Code.TIME_UNRESOLVED
            if time.span.quote not in self._said.get((claim.report, code.value), ""):
                self._note(claim.report, code, f"{claim.id}: the date of {time.span.quote!r} is not known.")
            return None
        return {**cell, "value": time.value, "precision": time.precision}

    def quantities(self, claim: Claim) -> list[Cell]:
        """Return the claim's quantities."""
        found = ((q, self.span(q.span, claim.report, claim.id)) for q in claim.quantities)
        return [{**cell, **_figures(q)} for q, cell in found if cell is not None]

    def reference(self, name: str | None, known: frozenset[str], report: str | None, owner: str) -> str | None:
        """Return the id, or None, with a note, when it leads nowhere."""
        if name is None or name in known:
            return name
        self._note(report, Code.CELL_DROPPED, f"{owner}: {name} leads nowhere.")
        return None

    def known_claims(self, names: Iterable[str]) -> list[str]:
        """Return those of the claims that are exported."""
        return [name for name in names if name in self.claims]

    def _note(self, report: str | None, code: Code, message: str) -> None:
        self.notes.append(Note(report=report, stage=STAGE, code=code.value, message=message))


def _figures(quantity: Quantity) -> Cell:
    return {
        "low": number(quantity.low),
        "high": number(quantity.high),
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "item": quantity.item,
        "per": quantity.per,
        "total_of": number(quantity.total_of),
    }


def number(value: float | None) -> int | float | None:
    """Return a whole number as an integer (54, not 54.0), an infinite bound as None: open."""
    if value is None or value != value or value in (float("inf"), float("-inf")):
        return None
    return int(value) if value == int(value) else value
