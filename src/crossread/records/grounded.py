"""Who, where, when and how much: the grounded records of CONTRACT.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossread.records.spans import Mention, Span

Role = Literal[
    "state",
    "government",
    "military",
    "police",
    "armed_group",
    "international_organization",
    "ngo",
    "media",
    "company",
    "party",
    "judiciary",
    "civilian",
]
Precision = Literal["point", "city", "admin", "country", "region", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor under one canonical name. `schema` is a FollowTheMoney schema name, `countries` ISO 3166-1 alpha-2.

    As a per-report stage makes it, an entity is one report's cluster of mentions; the situation stage `actors` merges
    those across reports and gives new ids.
    """

    id: str
    name: str
    schema: str
    names: tuple[str, ...]
    role: Role | None = None
    countries: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place under one name, as precise as the text and the gazetteer allow, never more. WGS 84 degrees."""

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: Precision = "unresolved"
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression. `value` is EDTF, or null when it cannot be resolved (then a note says why)."""

    span: Span
    value: str | None
    precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with inclusive bounds, null where open; `item` is the head noun counted (see CONTRACT.md)."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    item: str | None = None
    per: str | None = None
    total_of: float | None = None
