"""Common nouns that act in the news ("rebels", "ministry", "governor"), titles, heads of names, and gender hints."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, cast

from crossread.records import Role

Gender = Literal["f", "m"]
_FILE: Final = Path(__file__).parent / "nouns.toml"
_OTHER_TABLES: Final = frozenset({"irregular", "titles", "organization_heads", "pronouns", "gender"})


@dataclass(frozen=True, slots=True)
class NounClass:
    """What a common noun stands for. `name` is the table of `nouns.toml`: "armed", "official" …"""

    name: str
    role: Role | None
    schema: str


@dataclass(frozen=True, slots=True)
class Nouns:
    """The tables of `nouns.toml`, keyed for look-up. `classes` has singular nouns as keys, `plurals` plural forms."""

    classes: Mapping[str, NounClass]
    plurals: Mapping[str, str]
    titles: Mapping[str, Role | None]
    inner: frozenset[str]
    heads: Mapping[str, Role | None]
    pronouns: Mapping[str, str]
    gender: Mapping[str, Gender]

    def singular(self, word: str) -> str | None:
        """Return the singular noun that the word (any case) is a form of, or None when it is no acting noun."""
        low = word.lower()
        if low in self.plurals:
            return self.plurals[low]
        if low in self.classes:
            return low
        tail = low.rsplit("-", 1)[-1]
        return self.singular(tail) if tail != low and len(tail) > 3 else None

    def is_plural(self, word: str) -> bool:
        """Tell whether the word is a plural form, or a noun that is always plural."""
        low = word.lower().rsplit("-", 1)[-1]
        return low in self.plurals and low not in {"marine"}


@cache
def nouns() -> Nouns:
    """Return the tables."""
    with _FILE.open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    classes: dict[str, NounClass] = {}
    plurals: dict[str, str] = {}
    for name, table in data.items():
        if name in _OTHER_TABLES:
            continue
        kind = NounClass(name, cast("Role | None", table["role"] or None), table["schema"])
        for word in table["words"].split():
            classes.setdefault(word, kind)
            plurals.setdefault(_plural(word), word)
    for plural, word in data["irregular"].items():
        plurals[plural] = word
    for word in plurals.values():
        classes.setdefault(word, classes.get(word.rstrip("s"), NounClass("civilian", "civilian", "Person")))
    titles = {
        w: (None if role == "plain" else role)
        for role, t in data["titles"].items()
        if role != "inner"
        for w in t.split()
    }
    heads = {w: (None if role == "none" else role) for role, t in data["organization_heads"].items() for w in t.split()}
    pronouns = {w: kind for kind, t in data["pronouns"].items() for w in t.split()}
    gender: dict[str, Gender] = {}
    for name, words in data["gender"].items():
        for word in words.split():
            gender.setdefault(word, "f" if name.startswith("feminine") else "m")
    return Nouns(
        classes=MappingProxyType(classes),
        plurals=MappingProxyType(plurals),
        titles=MappingProxyType(cast("dict[str, Role | None]", titles)),
        inner=frozenset(data["titles"]["inner"].split()),
        heads=MappingProxyType(cast("dict[str, Role | None]", heads)),
        pronouns=MappingProxyType(pronouns),
        gender=MappingProxyType(gender),
    )


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man"):
        return word[:-2] + "en"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
