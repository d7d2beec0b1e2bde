"""The plain Python face: `case = crossread.read("reports/")`, then `case.findings` and the rest, typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.api.explain import Explanation, explain
from crossread.api.table import FindingRow, rows
from crossread.casebook import Casebook
from crossread.ingest import read_paths
from crossread.pipeline.read import assemble, compare, read_report
from crossread.pipeline.registry import Stages, default_stages
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
    Report,
)


@dataclass(frozen=True, slots=True)
class Case:
    """What many reports give when read against each other. All records are frozen; spans refer to `Report.text`."""

    records: CaseRecords

    @property
    def reports(self) -> tuple[Report, ...]:
        """Return the reports, those set aside (status not ok) among them."""
        return self.records.reports

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return the actors under their canonical names."""
        return self.records.entities

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places."""
        return self.records.places

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Return who says what; follow `parent` for the chain."""
        return self.records.attributions

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return what is claimed, sentence by sentence."""
        return self.records.claims

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the occurrences that claims are about."""
        return self.records.events

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is settled or in dispute, with independent origins as an interval."""
        return self.records.findings

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Return where the chains end."""
        return self.records.origins

    @property
    def lineage(self) -> tuple[Lineage, ...]:
        """Return who took it from whom."""
        return self.records.lineage

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Return the signed network of actors."""
        return self.records.relations

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what could not be done, said aloud."""
        return self.records.notes

    def table(self) -> list[FindingRow]:
        """Return the findings as rows for people: what is claimed, by whom, status, origins, reports."""
        return rows(self.records)

    def explain(self, finding: str) -> Explanation:
        """Return every claim behind a finding, with its sentence, its chain and where it stands.

        `finding` is an id or an unambiguous beginning of one. Raises `CrossreadError` UNKNOWN_ID otherwise.
        """
        return explain(self.records, finding)


def read(paths: str | Path | Sequence[str | Path], *, stages: Stages | None = None) -> Case:
    """Read reports (files, folders, `-` for standard input) against each other and return the case.

    Nothing is written. Raises `CrossreadError` PATH_MISSING or NOTHING_TO_READ; a bad report is no error, it comes
    back with a status, a reason and a note.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    chosen = stages or default_stages()
    readings = {}
    for intake in read_paths(given):
        if intake.report.id not in readings:
            readings[intake.report.id] = read_report(intake.report, intake.notes, chosen.report)
    return Case(compare(assemble(readings.values()), chosen.case))


def open_case(path: str | Path) -> Case:
    """Return what a casebook holds. Raises `CrossreadError` when it is missing, broken or of a newer version."""
    with Casebook.open(path, create=False) as casebook:
        return Case(casebook.case())
