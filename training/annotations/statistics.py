"""What is in a set of annotated reports, counted by label, style and region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from training.annotations.records import AnnotatedReport, Event
from training.annotations.scheme import REGIONS, STYLES, type_labels


def label_of(event: Event) -> str:
    """Return `TYPE`, `TYPE mode` or `null kind`."""
    return f"{event.type} {event.mode}".strip() if event.type else f"null {event.kind}"


@dataclass(slots=True)
class Statistics:
    """Counts over reports: `words` by white space; `labels` of triggers; `by_style` and `by_region` count reports."""

    reports: int = 0
    words: int = 0
    events: int = 0
    attributions: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    polarity: Counter[str] = field(default_factory=Counter)
    modality: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    stances: Counter[str] = field(default_factory=Counter)
    depths: Counter[int] = field(default_factory=Counter)
    by_style: Counter[str] = field(default_factory=Counter)
    by_region: Counter[str] = field(default_factory=Counter)
    words_by_style: Counter[str] = field(default_factory=Counter)
    words_by_region: Counter[str] = field(default_factory=Counter)

    def add(self, report: AnnotatedReport) -> None:
        """Count one report."""
        words = len(report.text.split())
        self.reports += 1
        self.words += words
        self.by_style[report.heading.style] += 1
        self.by_region[report.heading.region] += 1
        self.words_by_style[report.heading.style] += words
        self.words_by_region[report.heading.region] += words
        self.events += len(report.events)
        self.attributions += len(report.attributions)
        for event in report.events.values():
            self.labels[label_of(event)] += 1
            self.polarity["negative" if event.negative else "positive"] += 1
            self.modality[event.modality] += 1
            self.depths[len(report.chain(event))] += 1
            self.roles.update(
                argument.role + (" (unsaid)" if argument.start < 0 else "") for argument in event.arguments
            )
        for attribution in report.attributions.values():
            self.classes[attribution.source_class] += 1
            self.stances[attribution.stance] += 1

    def of_type(self, kind: str) -> int:
        """Return how many triggers have a PLOVER type, whatever their mode."""
        return sum(count for label, count in self.labels.items() if label.split()[0] == kind)


def count(reports: Sequence[AnnotatedReport]) -> Statistics:
    """Return the statistics of some reports."""
    statistics = Statistics()
    for report in reports:
        statistics.add(report)
    return statistics


def _table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> list[str]:
    return [
        "| " + " | ".join(head) + " |",
        "|" + "---|" * len(head),
        *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows),
        "",
    ]


def as_markdown(parts: dict[str, Statistics]) -> str:
    """Return tables of several sets of reports side by side."""
    names, sets = tuple(parts), tuple(parts.values())

    def rows(keys: Sequence[object], field_name: str) -> list[tuple[object, ...]]:
        return [(key, *(getattr(s, field_name)[key] for s in sets)) for key in keys]

    def seen(field_name: str) -> list[object]:
        return sorted({key for s in sets for key in getattr(s, field_name)}, key=str)

    sizes = [(name, *(getattr(s, name) for s in sets)) for name in ("reports", "words", "events", "attributions")]
    types = [label for label in type_labels() if any(s.labels[label] for s in sets)]
    styles = [s for s in STYLES if any(x.by_style[s] for x in sets)]
    regions = [r for r in REGIONS if any(x.by_region[r] for x in sets)]
    lines = ["## Sizes", "", *_table(("", *names), sizes)]
    for title, keys, field_name in (
        ("Triggers by type and mode", types, "labels"),
        ("Arguments (unsaid: named outside the sentence)", seen("roles"), "roles"),
        ("Polarity", seen("polarity"), "polarity"),
        ("Modality", seen("modality"), "modality"),
        ("Speakers in the chain of an event", seen("depths"), "depths"),
        ("Class of the source", seen("classes"), "classes"),
        ("Stance", seen("stances"), "stances"),
        ("Reports by style", styles, "by_style"),
        ("Words by style", styles, "words_by_style"),
        ("Reports by region", regions, "by_region"),
        ("Words by region", regions, "words_by_region"),
    ):
        lines += [f"## {title}", "", *_table(("", *names), rows(keys, field_name))]
    return "\n".join(lines)
