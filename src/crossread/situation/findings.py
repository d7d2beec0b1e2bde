"""What is settled and what is in dispute about each event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.records import CaseRecords, Claim, Event, Finding, FindingStatus, Interval, Value, content_id
from crossread.situation.denial import is_courtesy
from crossread.situation.independence import Voice, independent, voices
from crossread.situation.rivals import rivals
from crossread.situation.slots import slots

_HEDGED = frozenset({"possible", "conditional"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What findings rest on: claims, who backs each, origins' voices, reports' outlets, what is denied."""

    claims: Mapping[str, Claim]
    origin: Mapping[str, str]
    voices: Mapping[str, Voice]
    outlets: Mapping[str, str]
    denied: frozenset[str]
    published: Mapping[str, str]

    @classmethod
    def of(cls, case: CaseRecords) -> Ground:
        """Return the ground of a case."""
        denying = {a.id for a in case.attributions if a.stance == "denies"}
        return cls(
            claims={c.id: c for c in case.claims},
            origin={c: o.id for o in case.origins for c in o.claims},
            voices=voices(case),
            outlets={r.id: r.outlet or r.id for r in case.reports},
            denied=frozenset(c.id for c in case.claims if c.polarity == "negative" or c.attribution in denying),
            published={r.id: r.published or "" for r in case.reports},
        )

    def origins(self, claims: Sequence[str]) -> tuple[str, ...]:
        """Return the origins of some claims, sorted."""
        return tuple(sorted({self.origin[c] for c in claims if c in self.origin}))

    def count(self, claims: Sequence[str]) -> Interval:
        """Return the bounds of the independent origins of some claims."""
        where: dict[str, set[str]] = {}
        for c in claims:
            if c in self.origin:
                where.setdefault(self.origin[c], set()).add(self.outlets[self.claims[c].report])
        return independent(replace(self.voices[o], outlets=frozenset(where[o])) for o in self.origins(claims))


class FindingStage:
    """Makes one finding `occurrence` for each event, and one for each slot that two or more claims fill.

    Supporters and disputers are claims; the bounds count supporters only. What all of them deny is agreed on. Events
    whose figures for one thing cannot both be true dispute each other; where one origin gave both, the later revises.
    """

    name = "findings"
    requires = frozenset({"events", "origins", "claims", "reports", "lineage", "entities", "attributions", "places"})
    assigns = frozenset({"findings"})

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with its findings, in the order of the events."""
        ground, against = Ground.of(case), rivals(case)
        events = {e.id: e for e in case.events}
        found: list[Finding] = []
        for event in case.events:
            others = [c for other in against.get(event.id, ()) for c in events[other].claims]
            found.append(occurrence(event, others, ground))
            found += slot_findings(event, others, ground)
        return replace(case, findings=tuple(found))


def sides(event: Event, ground: Ground) -> tuple[list[str], list[str]]:
    """Return the claims that support an event and those that deny it; what all deny, all support."""
    denied = [c for c in event.claims if c in ground.denied]
    positive = [c for c in event.claims if c not in ground.denied]
    if not positive:
        return denied, []
    firm = [c for c in positive if ground.claims[c].modality not in _HEDGED]
    return firm or positive, denied


def occurrence(event: Event, others: Sequence[str], ground: Ground) -> Finding:
    """Return the finding whether the event took place as its claims tell it. `others`: claims of rival events."""
    supporting, disputing = sides(event, ground)
    disputing = against(disputing, supporting, ground)
    status = _status(supporting, disputing, others, ground)
    mine = set(ground.origins(supporting))
    rest = [c for c in others if status == "revised" or (status == "disputed" and ground.origin.get(c) not in mine)]
    contrary = sorted({*disputing, *rest})
    return _finding(event, "occurrence", (status, supporting, contrary, ()), ground)


def against(disputing: Sequence[str], supporting: Sequence[str], ground: Ground) -> list[str]:
    """Return the denials that dispute: not courtesies ("gave no answer"), nor what the supporters' own origin says."""
    mine = set(ground.origins(supporting))
    return [c for c in disputing if not is_courtesy(ground.claims[c]) and not {ground.origin.get(c)} & mine]


def _status(
    supporting: Sequence[str], disputing: Sequence[str], others: Sequence[str], ground: Ground
) -> FindingStatus:
    mine = set(ground.origins(supporting))
    theirs = {ground.origin[c]: ground.claims[c] for c in others if c in ground.origin}
    if disputing or theirs.keys() - mine:
        return "disputed"
    if theirs:
        return "revised"
    if ground.count(supporting).min >= 2:
        return "corroborated"
    return "repeated" if len({ground.claims[c].report for c in supporting}) > 1 else "single_source"


def slot_findings(event: Event, others: Sequence[str], ground: Ground) -> list[Finding]:
    """Return a finding for each slot with values from two or more claims, those of rival events beside them."""
    supporting, _ = sides(event, ground)
    found = []
    for question, slot in slots([ground.claims[c] for c in supporting], [ground.claims[c] for c in others]).items():
        if len({c for _, claims in slot.values for c in claims}) < 2:
            continue
        mine = [c for c in slot.mine if c in set(supporting)]
        if not mine:
            continue
        status = _status(mine, (), [*slot.against], ground)
        values = tuple(Value(value, tuple(sorted(claims))) for value, claims in slot.values)
        found.append(_finding(event, question, (status, mine, sorted(slot.against), values), ground))
    return found


def _finding(
    event: Event,
    question: str,
    parts: tuple[FindingStatus, Sequence[str], Sequence[str], tuple[Value, ...]],
    ground: Ground,
) -> Finding:
    status, supporting, disputing, values = parts
    reports = {ground.claims[c].report for c in supporting}
    return Finding(
        id=content_id("fin", event.id, question),
        event=event.id,
        question=question,
        status=status,
        origins=ground.origins(supporting),
        independent_origins=ground.count(supporting),
        supporting=tuple(sorted(supporting)),
        disputing=tuple(disputing),
        values=values,
        reports=len(reports),
        outlets=len({ground.outlets[r] for r in reports}),
    )


def by_event(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return the findings of each event."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.event].append(finding)
    return dict(found)
