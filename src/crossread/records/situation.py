"""Across reports: events, findings, origins, lineage and relations of CONTRACT.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossread.records.spans import Mention

FindingStatus = Literal["corroborated", "repeated", "single_source", "disputed", "revised"]
LineageKind = Literal["cites", "copies", "agency_copy", "quotes", "same_origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence, with the claims (from one report or many) that can be about it."""

    id: str
    claims: tuple[str, ...]
    event_type: str | None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive bounds of a count of independent origins."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values a slot is given, with the claims that give it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is settled or in dispute about an event; see CONTRACT.md for `question` and `status`."""

    id: str
    event: str
    question: str
    status: FindingStatus
    origins: tuple[str, ...]
    independent_origins: Interval
    supporting: tuple[str, ...]
    disputing: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    reports: int = 0
    outlets: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a chain ends: the last link that speaks in its own voice. `kind` is exported as `class`."""

    id: str
    entity: str | None
    description: str
    kind: str
    interested_party: bool = False
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """`origin` took it from `target` (exported as `from` and `to`: claim, report, origin or entity ids)."""

    origin: str
    target: str
    relation: LineageKind
    score: float
    evidence: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A signed edge of the network of actors: −1 hostile, +1 cooperative; weighted by origins, not by reports."""

    a: str
    b: str
    sign: Literal[-1, 1]
    weight: float
    claims: tuple[str, ...] = ()
