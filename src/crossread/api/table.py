"""Findings as rows for people."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.records import CaseRecords, Claim, Finding, Interval, Origin


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in words. `origins` is the interval of independent origins; `by` names who says it."""

    id: str
    claimed: str
    question: str
    by: str
    status: str
    origins: str
    reports: int
    disputed_by: str
    values: tuple[str, ...]
    hedge: str


STATUS_ORDER = ("disputed", "corroborated", "revised", "repeated", "single_source")


def interval(value: Interval) -> str:
    """Return `2` or `2–3`."""
    return str(value.min) if value.min == value.max else f"{value.min}–{value.max}"


def rows(case: CaseRecords) -> list[FindingRow]:
    """Return the findings, those with most at stake first: by status, then origins, then reports, then id."""
    origin_of = {claim: origin for origin in case.origins for claim in origin.claims}
    claims = {c.id: c for c in case.claims}
    summaries = {e.id: e.summary for e in case.events}
    found = [_row(f, summaries.get(f.event, ""), origin_of, claims) for f in case.findings]
    weight = {f.id: (STATUS_ORDER.index(f.status), -f.independent_origins.max, -f.reports, f.id) for f in case.findings}
    return sorted(found, key=lambda row: weight[row.id])


def _row(finding: Finding, summary: str, origin_of: dict[str, Origin], claims: dict[str, Claim]) -> FindingRow:
    backing = [claims[c] for c in finding.supporting if c in claims]
    return FindingRow(
        id=finding.id,
        claimed=summary,
        question=finding.question,
        by=_names(finding.supporting, origin_of),
        status=finding.status.replace("_", " "),
        origins=interval(finding.independent_origins),
        reports=finding.reports,
        disputed_by=_names(finding.disputing, origin_of),
        values=tuple(v.value for v in finding.values),
        hedge=_hedge(backing),
    )


def _names(claims: tuple[str, ...], origin_of: dict[str, Origin]) -> str:
    names = dict.fromkeys(origin_of[c].description for c in claims if c in origin_of)
    return "; ".join(names)


def _hedge(claims: list[Claim]) -> str:
    """Return what keeps the claims from being real: `not`, or a modality that is not `asserted`."""
    kinds = sorted({"not" if c.polarity == "negative" else c.modality for c in claims} - {"asserted"})
    return "/".join(kinds)
