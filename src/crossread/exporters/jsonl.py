"""The whole casebook as JSON lines: the export contract, version 1. One object a line, the header first."""

from __future__ import annotations

import json
from typing import Any

from crossread.exporters.base import Header, Sink
from crossread.exporters.cells import Cells
from crossread.records import (
    Attribution,
    CaseRecords,
    Claim,
    Entity,
    Event,
    Finding,
    Lineage,
    Note,
    Origin,
    Place,
    Relation,
)

VERSION = 1
Line = dict[str, Any]
REPORT_FIELDS = (
    *("id", "outlet", "byline", "url", "title", "published", "language", "text", "text_sha256", "raw_sha256"),
    *("media_type", "source_path", "status", "reason", "story"),
)
NOT_FOR_LINES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})
"""Characters that JSON allows and that some readers take for the end of a line."""


class JsonlExporter:
    """Writes one JSON object a line, in the order header, reports, entities, places, …, notes."""

    def __init__(self, stream: Sink, header: Header, /) -> None:
        self._stream = stream
        self._header = header

    def write(self, case: CaseRecords) -> None:
        """Write the case. The same case gives the same bytes, the header's `created` aside."""
        model = {
            "name": self._header.model_name,
            "version": self._header.model_version,
            "sha256": self._header.model_sha256,
        }
        head = {"version": VERSION, "tool": self._header.tool, "model": model, "created": self._header.created}
        self._line("casebook", head)
        for kind, fields in case_lines(case):
            self._line(kind, fields)

    def finalize(self) -> None:
        """Do nothing: every line is written already."""

    def _line(self, kind: str, fields: Line) -> None:
        text = json.dumps({"kind": kind, **fields}, ensure_ascii=False, allow_nan=False)
        self._stream.write(text.translate(NOT_FOR_LINES) + "\n")


def case_lines(case: CaseRecords) -> list[tuple[str, Line]]:
    """Return the lines of a case, the header aside, as (kind, fields).

    A cell whose quote is not what stands in its report, or that points to a record that is not there, is left out,
    and a note says so. A claim without its sentence or predicate is left out whole.
    """
    cells = Cells(case)
    claims = [line for line in (_claim(c, cells) for c in case.claims) if line is not None]
    cells.claims = frozenset(line["id"] for line in claims)
    lines = [("report", {name: getattr(r, name) for name in REPORT_FIELDS}) for r in case.reports]
    lines += [("entity", _entity(e, cells)) for e in case.entities]
    lines += [("place", _place(p, cells)) for p in case.places]
    lines += [("attribution", _attribution(a, cells)) for a in case.attributions]
    lines += [("claim", line) for line in claims]
    lines += [("event", _event(e, cells)) for e in case.events]
    lines += [("finding", _finding(f, cells)) for f in case.findings]
    lines += [("origin", _origin(o, cells)) for o in case.origins]
    lines += [("lineage", _lineage(edge, cells)) for edge in case.lineage]
    lines += [("relation", _relation(r, cells)) for r in case.relations]
    return lines + [("note", _note(n)) for n in (*case.notes, *cells.notes)]


def _entity(entity: Entity, cells: Cells) -> Line:
    return {
        "id": entity.id,
        "name": entity.name,
        "schema": entity.schema,
        "names": list(entity.names),
        "role": entity.role,
        "countries": list(entity.countries),
        "mentions": cells.mentions(entity.mentions, entity.id),
    }


def _place(place: Place, cells: Cells) -> Line:
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
        "precision": place.precision,
        "mentions": cells.mentions(place.mentions, place.id),
    }


def _attribution(attribution: Attribution, cells: Cells) -> Line:
    a = attribution
    return {
        "id": a.id,
        "report": a.report,
        "parent": cells.reference(a.parent, cells.attributions, a.report, a.id),
        "source": cells.span(a.source, a.report, a.id),
        "source_entity": cells.reference(a.source_entity, cells.entities, a.report, a.id),
        "source_class": a.source_class,
        "cue": cells.span(a.cue, a.report, a.id),
        "stance": a.stance,
        "content": [s for s in (cells.span(span, a.report, a.id) for span in a.content) if s is not None],
        "form": a.form,
    }


def _claim(claim: Claim, cells: Cells) -> Line | None:
    c = claim
    sentence, predicate = cells.span(c.sentence, c.report, c.id), cells.span(c.predicate, c.report, c.id)
    if sentence is None or predicate is None:
        return None
    return {
        "id": c.id,
        "report": c.report,
        "sentence": sentence,
        "predicate": predicate,
        "event_type": c.event_type,
        "event_mode": c.event_mode,
        "contexts": list(c.contexts),
        "actors": cells.arguments(c.actors, c),
        "recipients": cells.arguments(c.recipients, c),
        "places": cells.places_of(c),
        "time": cells.time(c),
        "quantities": cells.quantities(c),
        "polarity": c.polarity,
        "modality": c.modality,
        "attribution": cells.reference(c.attribution, cells.attributions, c.report, c.id),
        "confidence": c.confidence,
    }


def _event(event: Event, cells: Cells) -> Line:
    return {
        "id": event.id,
        "claims": cells.known_claims(event.claims),
        "event_type": event.event_type,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "places": list(event.places),
        "time": event.time,
        "summary": event.summary,
    }


def _finding(finding: Finding, cells: Cells) -> Line:
    bounds = finding.independent_origins
    return {
        "id": finding.id,
        "event": finding.event,
        "question": finding.question,
        "status": finding.status,
        "origins": list(finding.origins),
        "independent_origins": {"min": bounds.min, "max": bounds.max},
        "supporting": cells.known_claims(finding.supporting),
        "disputing": cells.known_claims(finding.disputing),
        "values": [{"value": v.value, "claims": cells.known_claims(v.claims)} for v in finding.values],
        "reports": finding.reports,
        "outlets": finding.outlets,
    }


def _origin(origin: Origin, cells: Cells) -> Line:
    return {
        "id": origin.id,
        "entity": cells.reference(origin.entity, cells.entities, None, origin.id),
        "description": origin.description,
        "class": origin.kind,
        "interested_party": origin.interested_party,
        "claims": cells.known_claims(origin.claims),
    }


def _lineage(edge: Lineage, cells: Cells) -> Line:
    return {
        "from": edge.origin,
        "to": edge.target,
        "relation": edge.relation,
        "score": edge.score,
        "evidence": cells.mentions(edge.evidence, f"{edge.origin} {edge.relation} {edge.target}"),
    }


def _relation(relation: Relation, cells: Cells) -> Line:
    return {
        "a": relation.a,
        "b": relation.b,
        "sign": relation.sign,
        "weight": relation.weight,
        "claims": cells.known_claims(relation.claims),
    }


def _note(note: Note) -> Line:
    return {"report": note.report, "stage": note.stage, "code": note.code, "message": note.message}
