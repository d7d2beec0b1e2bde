"""Cases made by hand: reports from text, claims from words that stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from crossread.records import (
    Argument,
    Attribution,
    CaseRecords,
    Claim,
    Entity,
    Mention,
    Place,
    PlaceArgument,
    Quantity,
    Report,
    Span,
    Time,
    content_id,
)


@dataclass
class Builder:
    """Grows a case; `case()` returns it. Words are looked up in the report's text, so they must stand there."""

    reports: dict[str, Report] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def report(self, key: str, text: str, **fields: Any) -> Report:
        values = {"outlet": key, "published": "2031-05-02", "story": "sto-1", "source_path": f"{key}.txt", **fields}
        self.reports[key] = Report(id=content_id("rep", key), text=text, **values)
        return self.reports[key]

    def entity(self, name: str, role: str | None = None, **fields: Any) -> str:
        names = tuple(fields.pop("names", (name,)))
        mentions = []
        for report in self.reports.values():
            for n in names:
                at = report.text.find(n)
                while at >= 0:
                    mentions.append(Mention(report.id, Span.of(report.text, at, at + len(n))))
                    at = report.text.find(n, at + 1)
        values: dict[str, Any] = {"schema": "Organization", "countries": (), **fields}
        made = Entity(
            id=content_id("ent", name),
            name=name,
            names=names,
            role=role,
            mentions=tuple(sorted(set(mentions))),
            **values,
        )
        self.entities[name] = made
        return made.id

    def span(self, report: str, words: str) -> Span:
        text = self.reports[report].text
        at = text.index(words)
        return Span.of(text, at, at + len(words))

    def says(self, report: str, source: str | None, **fields: Any) -> str:
        span = self.span(report, source) if source else None
        values: dict[str, Any] = {
            "parent": None,
            "source_entity": self.entities[source].id if source in self.entities else None,
            "source_class": "named_organization",
            "stance": "asserts",
            "form": "indirect",
            **fields,
        }
        made = Attribution(
            id=content_id("att", report, source, len(self.attributions)),
            report=self.reports[report].id,
            source=span,
            cue=None,
            content=(),
            **values,
        )
        self.attributions.append(made)
        return made.id

    def claim(self, report: str, sentence: str, predicate: str, **fields: Any) -> Claim:
        def arguments(names: list[str]) -> tuple[Argument, ...]:
            return tuple(
                Argument(self.span(report, n), self.entities[n].id if n in self.entities else None) for n in names
            )

        whole = self.span(report, sentence)
        words = Span.of(self.reports[report].text, *_inside(self.reports[report].text, whole, predicate))
        spots = []
        for name in fields.pop("places", ()):
            place = self.places.setdefault(name, Place(id=content_id("pla", name), name=name))
            spots.append(PlaceArgument(self.span(report, name), place.id))
        time = fields.pop("time", None)
        figures = tuple(
            Quantity(span=words, **{"low": None, "high": None, **figure}) for figure in fields.pop("figures", ())
        )
        made = Claim(
            id=content_id("cla", report, sentence, predicate, len(self.claims)),
            report=self.reports[report].id,
            sentence=whole,
            predicate=words,
            event_type=fields.pop("event_type", None),
            actors=arguments(fields.pop("actors", [])),
            recipients=arguments(fields.pop("recipients", [])),
            places=tuple(spots),
            time=Time(span=words, value=time) if time else None,
            quantities=figures,
            **fields,
        )
        self.claims.append(made)
        return made

    def case(self) -> CaseRecords:
        return CaseRecords(
            reports=tuple(self.reports.values()),
            entities=tuple(self.entities.values()),
            places=tuple(self.places.values()),
            attributions=tuple(self.attributions),
            claims=tuple(self.claims),
        )


def _inside(text: str, whole: Span, words: str) -> tuple[int, int]:
    at = text.index(words, whole.start)
    return at, at + len(words)
