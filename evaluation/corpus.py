"""Bench `corpus`: what the pipeline reads in annotated reports, held against their annotation layer by layer.

The layers are those of `training.annotations.agreement`; the keys are described in docs/evaluation.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from crossread.pipeline.read import read_report as run_stages
from crossread.pipeline.registry import Stages, default_stages
from crossread.records import Reading, Report
from crossread.records import grounded as g
from evaluation.bench import Result, data_hash
from evaluation.situation_score import alike
from training.annotations.agreement import Agreement, Count, pair_attributions
from training.annotations.records import AnnotatedReport, Argument, Attribution, Event, Figure
from training.annotations.reports import read_report

KEYS: Final = {
    "trigger_f1": "trigger",
    "typed_trigger_f1": "typed trigger",
    "trigger_type_f1": "trigger+type",
    "trigger_type_mode_f1": "trigger+type+mode",
    "type": "type|trigger",
    "mode": "mode|type",
    "actor_f1": "actor|trigger",
    "actor_end_to_end_f1": "actor",
    "recipient_f1": "recipient|trigger",
    "recipient_end_to_end_f1": "recipient",
    "place_f1": "place|trigger",
    "time_f1": "time|trigger",
    "time_value": "time value|time",
    "quantity_f1": "quantity|trigger",
    "figure_f1": "figure",
    "polarity": "polarity|trigger",
    "negative_f1": "negative|trigger",
    "modality": "modality|trigger",
    "unreal_f1": "unreal|trigger",
    "attribution_f1": "attribution",
    "chain": "chain|trigger",
    "chain_said_f1": "said chain|trigger",
    "source_class": "source class|attribution",
    "stance": "stance|attribution",
}


def score(path: Path) -> Result:
    """Score the corpus (its written test part), or any folder of annotated reports."""
    folder = path / "written" / "test" if (path / "written" / "test").is_dir() else path
    agreement, entities, stages = Agreement(), Count(), default_stages()
    misses: list[str] = []
    for file in sorted(folder.glob("*.txt")):
        gold = read_report(file)
        reading = reading_of(gold, stages)
        found = as_annotated(reading, gold)
        agreement.add(gold, found)
        _count_entities(gold, found, reading, entities)
        misses += _misses(gold, found)
    figures = {key: 100 * agreement.layers[layer].f1 for key, layer in KEYS.items()}
    figures["chain_deep"] = 100 * agreement.layers["deep chain|trigger"].recall
    figures["source_entity"] = 100 * entities.f1
    return Result("corpus", figures, str(path), data_hash(folder), misses=tuple(misses))


def reading_of(gold: AnnotatedReport, stages: Stages) -> Reading:
    """Run the per-report stages over the bare text of an annotated report."""
    heading = gold.heading
    report = Report(
        id=heading.id,
        outlet=heading.outlet,
        title=heading.title,
        published=heading.published.isoformat() if heading.published else None,
        language="en",
        text=gold.text,
    )
    return run_stages(report, (), stages.report)


def as_annotated(reading: Reading, gold: AnnotatedReport) -> AnnotatedReport:
    """Return what was read in the form of an annotation. Arguments outside the claim's sentence count as unsaid."""
    numbers = {found.id: number for number, found in enumerate(reading.attributions, start=1)}
    attributions = {
        numbers[found.id]: Attribution(
            number=numbers[found.id],
            source=(found.source.start, found.source.end) if found.source else None,
            keys=(found.source_entity,) if found.source_entity else (),
            source_class=found.source_class,
            cue=(found.cue.start, found.cue.end) if found.cue else None,
            stance=found.stance,
            content=tuple((span.start, span.end) for span in found.content),
            parent=numbers.get(found.parent or ""),
        )
        for found in reading.attributions
    }
    events = {
        number: Event(
            number=number,
            start=claim.predicate.start,
            end=claim.predicate.end,
            type=claim.event_type or "",
            mode=claim.event_mode or "",
            kind="" if claim.event_type else "other",
            negative=claim.polarity == "negative",
            modality=claim.modality,
            # A word that stands for several ("they") is one span, as the annotation has it.
            arguments=tuple(
                dict.fromkeys(
                    a
                    for a in (
                        *(Argument("actor", x.span.start, x.span.end) for x in claim.actors),
                        *(Argument("recipient", x.span.start, x.span.end) for x in claim.recipients),
                        *(Argument("place", x.span.start, x.span.end) for x in claim.places),
                        *_time(claim.time),
                        *(_figure(x) for x in claim.quantities),
                    )
                    if claim.sentence.start <= a.start < claim.sentence.end
                )
            ),
            attribution=numbers.get(claim.attribution or ""),
        )
        for number, claim in enumerate(reading.claims, start=1)
    }
    return AnnotatedReport(gold.heading, gold.text, (), attributions, events)


def _time(time: g.Time | None) -> Iterable[Argument]:
    if time is not None:
        yield Argument("time", time.span.start, time.span.end, time=time.value)


def _figure(found: g.Quantity) -> Argument:
    figure = Figure(found.low, found.high, found.approximate, found.unit or "", found.item or "", found.per or "")
    return Argument("quantity", found.span.start, found.span.end, figure=figure)


def _count_entities(gold: AnnotatedReport, found: AnnotatedReport, reading: Reading, count: Count) -> None:
    """Of matched attributions whose source has a declared entity: is the source's entity that one, by any name?"""
    names = {entity.id: {entity.name, *entity.names} for entity in reading.entities}
    for wanted, given in pair_attributions(gold, found):
        if not wanted.keys:
            continue
        declared = {gold.heading.entities[key].name for key in wanted.keys}
        marked = {gold.text[m.start : m.end] for m in gold.marks if m.keys == wanted.keys and m.end - m.start > 4}
        known = names.get(given.keys[0], set()) if given.keys else set()
        count.add(any(alike(a, b) for a in known for b in declared | marked), 1, 1)


def _misses(gold: AnnotatedReport, found: AnnotatedReport) -> list[str]:
    starts = [(event.start, event.end) for event in found.events.values()]
    return [
        f"{gold.heading.id}: no claim at '{gold.text[e.start : e.end]}' ({e.type or 'null ' + e.kind})"
        for e in gold.events.values()
        if e.type and not any(start < e.end and e.start < end for start, end in starts)
    ]
