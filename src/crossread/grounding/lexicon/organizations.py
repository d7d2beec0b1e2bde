"""Organizations that act in the news, by every name they go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from crossread.grounding.lexicon.countries import rows
from crossread.records import Role

_FILE: Final = Path(__file__).parent / "organizations.tsv"


@dataclass(frozen=True, slots=True)
class Organization:
    """One known organization: canonical name, all its forms, what it is, and its countries (alpha-2)."""

    name: str
    forms: tuple[str, ...]
    role: Role
    schema: str
    countries: tuple[str, ...]


@cache
def organizations() -> Mapping[str, Organization]:
    """Return the organizations of `organizations.tsv` by each of their forms; the first listed owns a shared form."""
    found: dict[str, Organization] = {}
    for name, aliases, role, schema, where in rows(_FILE):
        forms = (name, *filter(None, aliases.split("|")))
        known = Organization(name, forms, cast(Role, role), schema, tuple(filter(None, where.split(","))))
        for form in forms:
            found.setdefault(form, known)
    return MappingProxyType(found)
