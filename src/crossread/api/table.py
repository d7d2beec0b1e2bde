"""Findings as rows for people: one row an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from crossread.records import CaseRecords, Claim, Finding, Interval, Origin


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One event in words: its finding `occurrence`, with its slots folded in as `values`.

    `origins` is the interval of independent origins; `by` and `disputed_by` name who says it, three at most.
    """

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
NAMES = 3
FRAGMENT = 0.3
"""Confidence under which a claim is a piece of a sentence rather than a statement."""


def interval(value: Interval) -> str:
    """Return `2` or `2–3`."""
    return str(value.min) if value.min == value.max else f"{value.min}–{value.max}"


def rows(case: CaseRecords) -> list[FindingRow]:
    """Return a row for each event, those with most at stake first.

    Order: by status, events with a type before others, then by origins and reports, then as the reports tell them.
    What one outlet says that is neither a typed event nor a figure comes after that, pieces of sentences last.
    """
    origin_of = {claim: origin for origin in case.origins for claim in origin.claims}
    claims = {c.id: c for c in case.claims}
    events = {e.id: e for e in case.events}
    slots: dict[str, list[Finding]] = defaultdict(list)
    heads = []
    for finding in case.findings:
        if finding.question == "occurrence":
            heads.append(finding)
        else:
            slots[finding.event].append(finding)

    def place(finding: Finding) -> tuple[object, ...]:
        event, told = events[finding.event], [claims[c] for c in finding.supporting if c in claims]
        fragment = max((c.confidence for c in told), default=1.0) < FRAGMENT
        plain = event.event_type is None
        minor = plain and finding.status in STATUS_ORDER[3:] and not any(c.quantities for c in told)
        bounds = finding.independent_origins
        return (fragment, minor, STATUS_ORDER.index(finding.status), plain, -bounds.min, -bounds.max, -finding.reports)

    ordered = sorted((f for f in heads if f.event in events), key=place)
    return [_row(f, events[f.event].summary, slots[f.event], (origin_of, claims)) for f in ordered]


def _row(
    finding: Finding, summary: str, slots: list[Finding], known: tuple[dict[str, Origin], dict[str, Claim]]
) -> FindingRow:
    origin_of, claims = known
    backing = [claims[c] for c in finding.supporting if c in claims]
    hedge = _hedge(backing)
    return FindingRow(
        id=finding.id,
        claimed=summary,
        question=finding.question,
        by=_names(finding.supporting, origin_of),
        status=finding.status.replace("_", " "),
        origins=interval(finding.independent_origins),
        reports=finding.reports,
        disputed_by=_names(finding.disputing, origin_of),
        values=tuple(line for slot in slots for line in _values(slot, finding)),
        hedge="" if summary.startswith(f"{hedge}:") else hedge,
    )


def _values(slot: Finding, finding: Finding) -> list[str]:
    """Return a slot as `people: 14 | 31+`; nothing for one value that nobody disputes and that the event has anyway."""
    if len(slot.values) < 2 and slot.question == "time":
        return []
    name = slot.question.removeprefix("quantity:")
    line = f"{name}: {' | '.join(v.value for v in slot.values)}"
    return [line if slot.status == finding.status else f"{line} ({slot.status.replace('_', ' ')})"]


def _names(claims: tuple[str, ...], origin_of: dict[str, Origin]) -> str:
    """Return who says it, those with most claims first; three names at most and how many more."""
    counts = Counter(origin_of[c].description for c in claims if c in origin_of)
    names = sorted(counts, key=lambda n: (-counts[n], n))
    more = f" +{len(names) - NAMES}" if len(names) > NAMES else ""
    return "; ".join(names[:NAMES]) + more


def _hedge(claims: list[Claim]) -> str:
    """Return what keeps the claims from being real: `not`, or a modality that is not `asserted`."""
    kinds = sorted({"not" if c.polarity == "negative" else c.modality for c in claims} - {"asserted"})
    return "/".join(kinds)
