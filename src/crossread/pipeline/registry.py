"""Which stages there are: entry points, the built-in ones among them, so that a package can add its own."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import entry_points

from crossread.pipeline.order import in_order
from crossread.pipeline.stage import CaseStage, ReportStage
from crossread.records import content_id

REPORT_GROUP = "crossread.report_stages"
CASE_GROUP = "crossread.case_stages"
GIVEN_CASE = frozenset({"reports", "entities", "places", "attributions", "claims", "notes"})
"""The layers of a case that the per-report stages fill."""


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages in the order they run: over each report, then over all reports together."""

    report: tuple[ReportStage, ...]
    case: tuple[CaseStage, ...]

    @property
    def key(self) -> str:
        """What decides the outcome of the per-report stages: their names, versions and models, hashed."""
        return content_id("key", [(s.name, getattr(s, "version", "")) for s in self.report])

    @property
    def case_key(self) -> str:
        """What decides the outcome of the stages over all reports."""
        return content_id("key", [(s.name, getattr(s, "version", "")) for s in self.case])


def default_stages() -> Stages:
    """Return every installed stage, in order. A stage is made by calling its entry point without arguments."""
    report = [point.load()() for point in sorted(entry_points(group=REPORT_GROUP), key=lambda p: p.name)]
    case = [point.load()() for point in sorted(entry_points(group=CASE_GROUP), key=lambda p: p.name)]
    return Stages(tuple(in_order(report, {"report", "notes"})), tuple(in_order(case, GIVEN_CASE)))
