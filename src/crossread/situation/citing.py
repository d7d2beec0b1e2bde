"""Who names whom as where it was read: citations of outlets in the text, and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit

from crossread.records import CaseRecords, Entity, Lineage, Mention, Report, Span
from crossread.situation.outlets import agencies, is_outlet, name_words

_SAID: Final = re.compile(
    r"^(?:['’]s)?(?:,[^.,]{1,60},)?\s+(?:(?:first|also|later|has|had|newspaper|daily|agency)\s+)*"
    r"(?:report|said|say|quot|wrote|writ|reveal|claim|cit|publish|count|put|told|broadcast|carri|correspondent|report)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"(?:\btold|\bto|\bby|\bin|\baccording to|\bciting|\bquoting|\bvia|\bfrom)\s+$",
    re.IGNORECASE,
)
_WEAK: Final = re.compile(r"(?:\bto|\bby|\bin|\bfrom|\btold)\s+$", re.IGNORECASE)


def citations(case: CaseRecords, credited: Mapping[str, str]) -> Iterator[Lineage]:
    """Yield `cites` edges: through attributions to outlets, through names of known outlets in the text, through links.

    `credited` maps a report to the agency it copies: to name that agency is no further citation. The target is the
    cited outlet's report where it is among the reports, the outlet's entity otherwise.
    """
    texts = {r.id: r for r in case.reports}
    entities = {e.id: e for e in case.entities}
    for attribution in case.attributions:
        report, source = texts.get(attribution.report), attribution.source
        if report is None or source is None:
            continue
        entity = entities.get(attribution.source_entity or "")
        media = attribution.source_class == "named_outlet" or (entity is not None and entity.role == "media")
        names = [source.quote, *((entity.name, *entity.names) if entity else ())]
        if not media or any(_own(n, report, credited) for n in names):
            continue
        evidence = (Mention(report.id, source),)
        cited = _report_of(names, report, case)
        if cited:
            yield Lineage(origin=report.id, target=cited, relation="cites", score=0.95, evidence=evidence)
        elif entity:
            yield Lineage(origin=report.id, target=entity.id, relation="cites", score=0.9, evidence=evidence)
    for report in case.reports:
        yield from _named(report, case)
        yield from _linked(report, case)


def _own(name: str, report: Report, credited: Mapping[str, str]) -> bool:
    agency = credited.get(report.id)
    same = agency is not None and (agencies().get(name) == agency or is_outlet(name, agency))
    return same or (report.outlet is not None and is_outlet(name, report.outlet))


def _report_of(names: list[str], report: Report, case: CaseRecords) -> str | None:
    """Return the report of the named outlet, the latest not later than this one and of its story when there is one."""
    known = [
        r
        for r in case.reports
        if r.id != report.id and r.outlet and r.outlet != report.outlet and any(is_outlet(n, r.outlet) for n in names)
    ]
    known = [r for r in known if not (r.published and report.published) or r.published[:10] <= report.published[:10]]
    if not known:
        return None
    return max(known, key=lambda r: (r.story == report.story, r.published or "", r.id)).id


def _named(report: Report, case: CaseRecords) -> Iterator[Lineage]:
    """Yield citations of outlets of the case by their whole name, with a word of saying beside it."""
    for outlet in sorted({r.outlet for r in case.reports if r.outlet and r.outlet != report.outlet}):
        core = outlet.removeprefix("The ")
        if not name_words(outlet) or (report.outlet and is_outlet(outlet, report.outlet)):
            continue
        for m in re.finditer(rf"\b{re.escape(core)}\b", report.text):
            before, after = report.text[max(0, m.start() - 40) : m.start()], report.text[m.end() : m.end() + 90]
            before = re.sub(r"[Tt]he\s+$", "", before)
            long = len(name_words(outlet)) > 1
            if _SAID.match(after) or (_BEFORE.search(before) and (long or not _WEAK.search(before))):
                cited = _report_of([outlet], report, case)
                if cited:
                    span = Span.of(report.text, m.start(), m.end())
                    yield Lineage(
                        origin=report.id,
                        target=cited,
                        relation="cites",
                        score=0.85,
                        evidence=(Mention(report.id, span),),
                    )
                break


def _linked(report: Report, case: CaseRecords) -> Iterator[Lineage]:
    known = {_address(r.url): r.id for r in case.reports if r.url and r.id != report.id}
    for link in report.links:
        target = known.get(_address(urljoin(report.url or "", link)))
        if target:
            yield Lineage(origin=report.id, target=target, relation="cites", score=1.0)


def _address(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")


def media_named(name: str, entities: Mapping[str, Entity]) -> str | None:
    """Return the entity of an agency by any of its names, if there is one."""
    for entity in entities.values():
        if any(agencies().get(n, n) == name or n == name for n in (entity.name, *entity.names)):
            return entity.id
    return None
