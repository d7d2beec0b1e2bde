"""What stages take and give: one report's reading, or the whole case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.records.claims import Attribution, Claim
from crossread.records.grounded import Entity, Place, Quantity, Time
from crossread.records.report import Note, Report
from crossread.records.situation import Event, Finding, Lineage, Origin, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one report gave. A per-report stage takes one and returns a new one (`dataclasses.replace`).

    `doc.text == report.text` always, so a token's `idx` is a report offset. The names of the fields are the layers
    that stages require and assign.
    """

    report: Report
    doc: Doc | None = None
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecords:
    """All that the reports gave together. A case stage takes one and returns a new one.

    Every tuple is in a stable order: reports by (published, source_path, id), the rest by report, offset and id.
    """

    reports: tuple[Report, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    origins: tuple[Origin, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Note, ...] = ()
