"""The main job: reports in, casebook out. What is in the casebook already is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crossread.casebook import Casebook, RunManifest
from crossread.ingest import Intake
from crossread.language import model_info
from crossread.pipeline.read import compare, read_report
from crossread.pipeline.registry import Stages
from crossread.records import CaseRecords, Report
from crossread.version import __version__


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did: reports read, known before, and set aside (status not ok), and the notes' codes with counts."""

    added: int
    known: int
    set_aside: int
    case: CaseRecords


def run(
    intakes: Iterable[Intake],
    casebook: Casebook,
    *,
    stages: Stages,
    arguments: tuple[str, ...] = (),
    progress: Callable[[Report], None] | None = None,
) -> RunSummary:
    """Read every report that the casebook does not hold yet, then compare all it holds.

    One transaction a report and one for the comparison: a run killed at any point and started again ends with the
    same export. Raises `CrossreadError` when the casebook cannot be written.
    """
    model = model_info()
    key = f"{stages.key}/{model.sha256[:16]}"
    manifest = RunManifest(
        tool="crossread",
        version=__version__,
        model_name=model.name,
        model_version=model.version,
        model_sha256=model.sha256,
        key=key,
        arguments=arguments,
    )
    number: int | None = None
    added = known = aside = 0
    for intake in intakes:
        report = intake.report
        if casebook.has_reading(report.id, key):
            known += 1
        else:
            number = casebook.begin_run(manifest) if number is None else number
            reading = read_report(report, intake.notes, stages.report)
            casebook.add_reading(number, reading, raw=intake.raw, key=key)
            added += 1
        aside += report.status != "ok"
        if progress is not None:
            progress(report)
    if number is not None or not casebook.is_compared(stages.case_key):
        number = casebook.begin_run(manifest) if number is None else number
        casebook.put_case(number, compare(casebook.readings(), stages.case), key=stages.case_key)
        casebook.finish_run(number)
    return RunSummary(added, known, aside, casebook.case())
