"""Who took it from whom: citations, links, agency credits, verbatim reuse and shared quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from crossread.records import CaseRecords, Lineage, Mention, Report, Span, content_id
from crossread.situation.citing import citations, media_named
from crossread.situation.outlets import credit
from crossread.situation.shingles import Shingled, quotations, shared_pairs, shingle


@dataclass(frozen=True, slots=True)
class LineageConfig:
    """`least`: shared 6-grams below which nothing is reuse; `contained`: share of the shorter text's 6-grams that
    makes it a copy; `cited`: the same where the report names its source, and so may quote at length."""

    least: int = 20
    contained: float = 0.15
    cited: float = 0.5
    evidence: int = 5


DEFAULT: Final = LineageConfig()


class LineageStage:
    """Finds `cites`, `agency_copy`, `copies` and `quotes` between reports, each with its evidence.

    Verbatim reuse is containment over word 6-grams outside quotations (Broder 1997), not the Jaccard measure: a copy
    is often a part. Two reports that quote one speaker are not copies of each other: their shared quotation is a
    `quotes` edge.
    """

    name = "lineage"
    requires = frozenset({"reports", "attributions", "entities"})
    assigns = frozenset({"lineage"})

    def __init__(self, config: LineageConfig = DEFAULT) -> None:
        self.config = config

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with the lineage, one edge for a pair and relation, the strongest."""
        read = [r for r in case.reports if r.status == "ok" and r.text]
        credits = {r.id: found for r in read if (found := credit(r.text, r.byline, r.outlet))}
        edges = list(_agencies(case, credits))
        edges += citations(case, {k: v[0] for k, v in credits.items()})
        cited = {(e.origin, e.target) for e in edges if e.relation == "cites"}
        agency = {k: v[0] for k, v in credits.items()}
        edges += _copies(read, cited, agency, self.config)
        taken = {(e.origin, e.target) for e in edges}
        edges += [e for e in _quotes(read) if (e.origin, e.target) not in taken and (e.target, e.origin) not in taken]
        return replace(case, lineage=_strongest(edges))


def agency_origin(name: str) -> str:
    """Return the id of the origin that stands for an agency which is no entity of the case."""
    return content_id("ori", "agency", name)


def _agencies(case: CaseRecords, credits: dict[str, tuple[str, int, int]]) -> Iterator[Lineage]:
    entities = {e.id: e for e in case.entities}
    texts = {r.id: r.text for r in case.reports}
    for report, (name, start, end) in credits.items():
        target = media_named(name, entities) or agency_origin(name)
        evidence = (Mention(report, Span.of(texts[report], start, end)),) if end > start else ()
        yield Lineage(origin=report, target=target, relation="agency_copy", score=0.95, evidence=evidence)


def _copies(
    reports: list[Report], cited: set[tuple[str, str]], agency: dict[str, str], config: LineageConfig
) -> Iterator[Lineage]:
    texts = [shingle(r.text) for r in reports]
    sets = [t.own for t in texts]
    for (i, j), shared in shared_pairs(sets, config.least).items():
        share = shared / max(1, min(len(sets[i]), len(sets[j])))
        copy, source = _direction(reports, sets, i, j)
        a, b = reports[copy], reports[source]
        least = config.cited if (a.id, b.id) in cited else config.contained
        same_agency = agency.get(a.id) is not None and agency.get(a.id) == agency.get(b.id)
        if share >= least and not same_agency:
            both = frozenset(sets[i] & sets[j])
            evidence = tuple(
                Mention(r.id, span)
                for r, t in ((a, texts[copy]), (b, texts[source]))
                for span in t.runs(both)[: config.evidence]
            )
            yield Lineage(
                origin=a.id, target=b.id, relation="copies", score=round(min(1.0, share), 3), evidence=evidence
            )


def _direction(reports: list[Report], sets: list[frozenset[int]], i: int, j: int) -> tuple[int, int]:
    """Return (copy, source): the later took from the earlier; of the same time, the shorter from the longer."""
    a, b = reports[i].published, reports[j].published
    if a and b:
        length = 10 if min(len(a), len(b)) == 10 else 19
        if a[:length] != b[:length]:
            return (i, j) if a[:length] > b[:length] else (j, i)
    return (i, j) if (len(sets[i]), reports[j].id) < (len(sets[j]), reports[i].id) else (j, i)


def _quotes(reports: list[Report]) -> Iterator[Lineage]:
    """Yield an edge for each pair of reports that share a quotation of six words and more, later to earlier."""
    found = [(r, span, grams) for r in reports for span, grams in quotations(r.text)]
    for (i, j), shared in shared_pairs([grams for _, _, grams in found], 1).items():
        (a, left, x), (b, right, y) = found[i], found[j]
        if a.id == b.id:
            continue
        if (a.published or "9999", a.id) < (b.published or "9999", b.id):
            (a, left), (b, right) = (b, right), (a, left)
        evidence = (Mention(a.id, left), Mention(b.id, right))
        yield Lineage(
            origin=a.id,
            target=b.id,
            relation="quotes",
            score=round(min(1.0, shared / min(len(x), len(y))), 3),
            evidence=evidence,
        )


def _strongest(edges: list[Lineage]) -> tuple[Lineage, ...]:
    best: dict[tuple[str, str, str], Lineage] = {}
    for edge in edges:
        key = (edge.origin, edge.target, edge.relation)
        if key not in best or edge.score > best[key].score:
            best[key] = edge
    return tuple(best[k] for k in sorted(best))


__all__ = ["LineageConfig", "LineageStage", "Shingled", "agency_origin"]
