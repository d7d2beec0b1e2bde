"""Who says so and what is claimed: attributions and claims of CONTRACT.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossread.records.grounded import Quantity, Time
from crossread.records.spans import Span

SourceClass = Literal[
    "named_person",
    "named_organization",
    "named_outlet",
    "unnamed_official",
    "unnamed_person",
    "unnamed_group",
    "document",
    "implicit",
]
Stance = Literal["asserts", "confirms", "denies", "believes", "asks", "warns", "promises"]
Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "possible", "planned", "requested", "conditional"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of a chain: `source` says `content`. `parent` is the attribution whose content this one lies in.

    So the chain of a claim reads from its innermost attribution (the first speaker) along `parent` to the outermost
    (the outlet that repeats it).
    """

    id: str
    report: str
    parent: str | None
    source: Span | None
    source_entity: str | None
    source_class: SourceClass
    cue: Span | None
    stance: Stance
    content: tuple[Span, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor or recipient in the text, with the entity it was resolved to, if any."""

    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceArgument:
    """A place in the text, with the `Place` it was resolved to, if any."""

    span: Span
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who did what to whom, where, when, how much, as one report's sentence states it.

    `attribution` is the innermost attribution whose content holds the claim; null when the outlet itself says it.
    `confidence` is between 0 and 1.
    """

    id: str
    report: str
    sentence: Span
    predicate: Span
    event_type: str | None
    event_mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    places: tuple[PlaceArgument, ...] = ()
    time: Time | None = None
    quantities: tuple[Quantity, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    attribution: str | None = None
    confidence: float = 0.5
