"""What an annotated report says: entities, attributions and events, with their spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from crossread.records.claims import Modality, SourceClass, Stance
from training.annotations.markup import Mark


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity the report declares: a role, or for a place the precision; `country` is alpha-2 or empty."""

    key: str
    role: str
    precision: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: inclusive bounds (null where open), unit and counted item as written, base of a rate, total."""

    low: float | None
    high: float | None
    approximate: bool
    unit: str = ""
    item: str = ""
    per: str = ""
    total_of: float | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of an event: `role` as in scheme.ARGUMENTS; `start` is -1 where no word of the sentence names it."""

    role: str
    start: int
    end: int
    keys: tuple[str, ...] = ()
    time: str | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger with its type, mode, polarity, modality, arguments and the innermost attribution that holds it."""

    number: int
    start: int
    end: int
    type: str
    mode: str
    kind: str
    negative: bool
    modality: Modality
    arguments: tuple[Argument, ...]
    attribution: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: spans of source, cue and the content's pieces; `parent` is the number of the enclosing one."""

    number: int
    source: tuple[int, int] | None
    keys: tuple[str, ...]
    source_class: SourceClass
    cue: tuple[int, int] | None
    stance: Stance
    content: tuple[tuple[int, int], ...]
    parent: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """The front matter of a report.

    `published` is null where the text of a stand-off annotation does not tell; `source` says where such a text lies
    (see standoff.Texts) and is empty for a report written for the corpus.
    """

    id: str
    style: str
    region: str
    topic: str
    outlet: str
    published: date | None
    title: str
    contexts: tuple[str, ...]
    entities: dict[str, Entity] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with its annotation: offsets are code points of `text`."""

    heading: Heading
    text: str
    marks: tuple[Mark, ...]
    attributions: dict[int, Attribution]
    events: dict[int, Event]

    def chain(self, event: Event) -> list[Attribution]:
        """Return the attributions that hold an event, innermost first."""
        links: list[Attribution] = []
        number = event.attribution
        while number is not None and self.attributions[number] not in links:
            links.append(self.attributions[number])
            number = links[-1].parent
        return links
