"""Running the stages: over one report, and over all reports together. A stage that fails costs its layer, no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crossread.casebook import report_order
from crossread.errors import Code
from crossread.pipeline.stage import CaseStage, ReportStage
from crossread.records import CaseRecords, Note, Reading, Report


def read_report(report: Report, notes: tuple[Note, ...], stages: Iterable[ReportStage]) -> Reading:
    """Return all that the report gives. A report whose status is not ok goes through as it is, with its notes."""
    reading = Reading(report=report, notes=notes)
    if report.status != "ok":
        return reading
    for stage in stages:
        if "doc" in stage.requires and reading.doc is None:
            continue
        try:
            reading = stage(reading)
        except Exception as error:  # one bad report never stops a run
            reading = replace(reading, notes=(*reading.notes, _failed(report.id, stage.name, error)))
    return reading


def assemble(readings: Iterable[Reading]) -> CaseRecords:
    """Return the readings as one case, in the stable order that `CaseRecords` promises."""
    found = sorted(readings, key=lambda r: report_order(r.report))
    return CaseRecords(
        reports=tuple(r.report for r in found),
        entities=tuple(x for r in found for x in r.entities),
        places=tuple(x for r in found for x in r.places),
        attributions=tuple(x for r in found for x in r.attributions),
        claims=tuple(x for r in found for x in r.claims),
        notes=tuple(x for r in found for x in r.notes),
    )


def compare(case: CaseRecords, stages: Iterable[CaseStage]) -> CaseRecords:
    """Return the case with the layers that only all reports together can give."""
    for stage in stages:
        try:
            case = stage(case)
        except Exception as error:
            case = replace(case, notes=(*case.notes, _failed(None, stage.name, error)))
    return case


def _failed(report: str | None, stage: str, error: Exception) -> Note:
    message = f"The stage failed and gave nothing: {type(error).__name__}: {error}"
    return Note(report=report, stage=stage, code=Code.STAGE_FAILED.value, message=message)
