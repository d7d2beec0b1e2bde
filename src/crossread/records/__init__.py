"""Frozen, typed records: the nouns of the casebook. No I/O, no model."""

from crossread.records.bundles import CaseRecords, Reading
from crossread.records.claims import (
    Argument,
    Attribution,
    Claim,
    Form,
    Modality,
    PlaceArgument,
    Polarity,
    SourceClass,
    Stance,
)
from crossread.records.grounded import Entity, Place, Precision, Quantity, Role, Time
from crossread.records.ids import content_id, sha256
from crossread.records.offsets import OffsetMap
from crossread.records.report import Note, Report, Status
from crossread.records.situation import (
    Event,
    Finding,
    FindingStatus,
    Interval,
    Lineage,
    LineageKind,
    Origin,
    Relation,
    Value,
)
from crossread.records.spans import Mention, Span

__all__ = [
    "Argument",
    "Attribution",
    "CaseRecords",
    "Claim",
    "Entity",
    "Event",
    "Finding",
    "FindingStatus",
    "Form",
    "Interval",
    "Lineage",
    "LineageKind",
    "Mention",
    "Modality",
    "Note",
    "OffsetMap",
    "Origin",
    "Place",
    "PlaceArgument",
    "Polarity",
    "Precision",
    "Quantity",
    "Reading",
    "Relation",
    "Report",
    "Role",
    "SourceClass",
    "Span",
    "Stance",
    "Status",
    "Time",
    "Value",
    "content_id",
    "sha256",
]
