"""The front matter of an annotated report."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

from crossread.records.grounded import Precision
from training.annotations.markup import MarkupError
from training.annotations.records import Entity, Heading
from training.annotations.scheme import CONTEXTS, REGIONS, ROLES, STYLES

_KEY = re.compile(r"@[a-z0-9][a-z0-9_-]*")
_FIELDS = ("id", "style", "region", "topic", "outlet", "published", "title", "contexts")
_OPTIONAL = ("source",)


def read_entity(key: str, value: str, line: int) -> Entity:
    """Read `role | Canonical name | CC` (or `place precision | …`).

    Raises:
        MarkupError: The key, role, precision or country is not as the guide has it.
    """
    parts = [part.strip() for part in value.split("|")]
    kind, _, precision = parts[0].partition(" ")
    if not _KEY.fullmatch(key):
        raise MarkupError(line, f"'{key}' is no key: small letters, digits, - and _ after the @")
    if len(parts) not in {2, 3} or not parts[1]:
        raise MarkupError(line, f"'{key}' needs 'role | Canonical name' or 'role | Canonical name | CC'")
    if kind == "place" and precision not in get_args(Precision):
        raise MarkupError(line, f"'{key}': a place needs one of {', '.join(get_args(Precision))}")
    if kind != "place" and (kind not in ROLES or precision):
        raise MarkupError(line, f"'{key}': '{parts[0]}' is no role ({', '.join(ROLES)}, place …)")
    country = parts[2] if len(parts) == 3 else ""
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise MarkupError(line, f"'{key}': '{country}' is no alpha-2 code")
    return Entity(key[1:], kind, precision, parts[1], country)


def _choice(name: str, value: str, known: tuple[str, ...], line: int) -> str:
    if value not in known:
        raise MarkupError(line, f"{name} '{value}' is none of {', '.join(known)}")
    return value


def read_heading(lines: list[str]) -> tuple[Heading, list[MarkupError]]:
    """Read the lines between the `---` lines, the first of which is line 2 of the file.

    Raises:
        MarkupError: A field is missing or the date cannot be read, so that there is no heading at all.
    """
    fields: dict[str, tuple[str, int]] = {}
    entities: dict[str, Entity] = {}
    errors: list[MarkupError] = []
    for number, row in enumerate(lines, start=2):
        name, colon, value = row.partition(":")
        name, value = name.strip(), value.strip()
        try:
            if not colon:
                raise MarkupError(number, f"'{row}' is no 'name: value'")
            if name.startswith("@"):
                entity = read_entity(name, value, number)
                if entity.key in entities:
                    raise MarkupError(number, f"'{name}' is declared twice")
                entities[entity.key] = entity
            elif name not in (*_FIELDS, *_OPTIONAL) or name in fields:
                raise MarkupError(number, f"'{name}' is unknown or given twice")
            else:
                fields[name] = (value, number)
        except MarkupError as error:
            errors.append(error)
    if missing := [name for name in _FIELDS if not fields.get(name, ("", 0))[0]]:
        raise MarkupError(1, f"the heading lacks {', '.join(missing)}")
    try:
        day = fields["published"][0]
        published = None if day == "?" else date.fromisoformat(day[:10])
    except ValueError:
        raise MarkupError(fields["published"][1], "published is no ISO date, nor ?") from None
    contexts = tuple(part.strip() for part in fields["contexts"][0].split(","))
    for name, values, known in (
        ("style", (fields["style"][0],), STYLES),
        ("region", (fields["region"][0],), REGIONS),
        ("context", contexts, CONTEXTS),
    ):
        for value in values:
            try:
                _choice(name, value, known, fields["contexts" if name == "context" else name][1])
            except MarkupError as error:
                errors.append(error)
    heading = Heading(
        id=fields["id"][0],
        style=fields["style"][0],
        region=fields["region"][0],
        topic=fields["topic"][0],
        outlet=fields["outlet"][0],
        published=published,
        title=fields["title"][0],
        contexts=contexts,
        entities=entities,
        source=fields.get("source", ("", 0))[0],
    )
    return heading, errors


def write_heading(heading: Heading) -> str:
    """Return the front matter with its `---` lines: the inverse of `read_heading`."""
    rows = [
        *(f"{name}: {getattr(heading, name) or '?'}" for name in _FIELDS[:-1]),
        f"contexts: {', '.join(heading.contexts)}",
        *([f"source: {heading.source}"] if heading.source else []),
        *(_entity_row(entity) for entity in heading.entities.values()),
    ]
    return "\n".join(["---", *rows, "---"]) + "\n"


def _entity_row(entity: Entity) -> str:
    role = f"{entity.role} {entity.precision}".strip()
    return f"@{entity.key}: {role} | {entity.name}" + (f" | {entity.country}" if entity.country else "")
