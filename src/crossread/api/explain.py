"""Why a finding stands: each claim behind it with its sentence, its chain and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossread.errors import Code, CrossreadError
from crossread.records import Attribution, CaseRecords, Claim, Event, Finding, Lineage, Origin, Report, Span

Side = Literal["supports", "disputes"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of sources: who, with which words, in which stance."""

    attribution: Attribution
    name: str

    @property
    def text(self) -> str:
        """Return the link in words."""
        cue = f", “{self.attribution.cue.quote}”" if self.attribution.cue else ""
        stance = "" if self.attribution.stance == "asserts" else f", {self.attribution.stance}"
        return f"{self.name} ({self.attribution.source_class.replace('_', ' ')}{stance}{cue})"


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as a person checks it. `raw` are offsets in the decoded raw text, None where it was inserted."""

    claim: Claim
    report: Report
    side: Side
    chain: tuple[Link, ...]
    origin: str
    sentence: str
    raw: tuple[int, int] | None

    @property
    def where(self) -> str:
        """Return outlet or file, and the offsets of the sentence in the report's text."""
        span = self.claim.sentence
        return f"{self.report.outlet or self.report.source_path or self.report.id} [{span.start}:{span.end}]"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding with all that it rests on. `lineage` holds the links between the reports concerned."""

    finding: Finding
    event: Event
    claims: tuple[ClaimView, ...]
    lineage: tuple[tuple[str, Lineage], ...]


def chain_of(attribution: str | None, known: dict[str, Attribution]) -> tuple[Attribution, ...]:
    """Return the chain from the first speaker outward; empty when the outlet itself says it."""
    links: list[Attribution] = []
    while attribution is not None and attribution in known and known[attribution] not in links:
        links.append(known[attribution])
        attribution = known[attribution].parent
    return tuple(links)


def find(case: CaseRecords, name: str) -> Finding:
    """Return the finding whose id is `name` or begins with it. Raises UNKNOWN_ID when none or several do."""
    hits = [f for f in case.findings if f.id == name] or [f for f in case.findings if name and f.id.startswith(name)]
    if len(hits) == 1:
        return hits[0]
    cause = f"{len(hits)} findings begin with {name!r}." if hits else f"no finding has the id {name!r}."
    raise CrossreadError(Code.UNKNOWN_ID, cause, "`crossread show` lists the ids.")


def explain(case: CaseRecords, name: str) -> Explanation:
    """Return what the finding rests on. Raises `CrossreadError` UNKNOWN_ID."""
    finding = find(case, name)
    event = next(e for e in case.events if e.id == finding.event)
    reports = {r.id: r for r in case.reports}
    attributions = {a.id: a for a in case.attributions}
    names = {e.id: e.name for e in case.entities}
    origins = {claim: origin for origin in case.origins for claim in origin.claims}
    claims = {c.id: c for c in case.claims}

    def link(attribution: Attribution) -> Link:
        spoken = attribution.source.quote if attribution.source else "somebody"
        resolved = names.get(attribution.source_entity or "", spoken)
        return Link(attribution, spoken if resolved == spoken else f"{spoken} = {resolved}")

    def view(claim: Claim, side: Side) -> ClaimView:
        report = reports[claim.report]
        origin: Origin | None = origins.get(claim.id)
        return ClaimView(
            claim=claim,
            report=report,
            side=side,
            chain=tuple(link(a) for a in chain_of(claim.attribution, attributions)),
            origin=origin.description if origin else "unknown",
            sentence=claim.sentence.quote,
            raw=report.offsets.to_raw(claim.sentence.start, claim.sentence.end),
        )

    views = [view(claims[c], "supports") for c in finding.supporting if c in claims]
    views += [view(claims[c], "disputes") for c in finding.disputing if c in claims]
    concerned = {v.report.id for v in views}
    lineage = tuple((_edge(x, case, reports), x) for x in case.lineage if x.origin in concerned)
    return Explanation(finding, event, tuple(views), lineage)


def _edge(edge: Lineage, case: CaseRecords, reports: dict[str, Report]) -> str:
    named = {e.id: e.name for e in case.entities} | {o.id: o.description for o in case.origins}
    named |= {r.id: r.outlet or r.source_path or r.id for r in reports.values()}
    return (
        f"{named.get(edge.origin, edge.origin)} {edge.relation.replace('_', ' ')} {named.get(edge.target, edge.target)}"
    )


def marked(claim: Claim) -> list[tuple[Span, str]]:
    """Return the claim's cells as (span, role), in text order, for marking them in the sentence."""
    cells = [(claim.predicate, "predicate")]
    cells += [(a.span, "actor") for a in claim.actors] + [(r.span, "recipient") for r in claim.recipients]
    cells += [(p.span, "place") for p in claim.places] + [(q.span, "quantity") for q in claim.quantities]
    cells += [(claim.time.span, "time")] if claim.time else []
    return sorted(cells)
