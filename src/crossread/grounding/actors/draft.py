"""Mentions and clusters while a report is being read: plain working data, local to one call."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from crossread.grounding.lexicon.nouns import Gender
from crossread.records import Role

Kind = Literal["name", "demonym", "nominal", "pronoun"]
_SMALL: Final = frozenset({"the", "of", "for", "and", "a", "an", "in", "to", "s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One mention: characters `[start, end)` of the report, and what its words tell.

    `key` identifies without doubt ("state:NE", "org:NATO"); `names` are proper names inside; `noun` is the singular
    head noun of a nominal, or a person's title.
    """

    start: int
    end: int
    text: str
    kind: Kind
    key: str | None = None
    schema: str = "Organization"
    role: Role | None = None
    country: str | None = None
    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    noun_class: str | None = None
    is_plural: bool = False
    is_definite: bool = False
    gender: Gender | None = None
    of: int | None = None
    """Start of the name that a nominal belongs to ("fighters of the …"), if any."""
    outranked: bool = False
    """True for a seat used as a place only: kept for what the story is about, never an actor's mention."""


@dataclass(slots=True)
class Cluster:
    """The mentions of one actor so far."""

    number: int
    key: str | None = None
    schema: str = "Organization"
    role: Role | None = None
    country: str | None = None
    canonical: str | None = None
    names: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    gender: Gender | None = None
    is_plural: bool = False
    mentions: list[Candidate] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    """Surface forms beyond the mentions' own ("mayor Ana Bell")."""

    def add(self, mention: Candidate) -> None:
        """Take a mention in, with what it tells."""
        self.mentions.append(mention)
        self.key = self.key or mention.key
        if mention.kind == "name" or (mention.kind == "nominal" and not self.is_named):
            self.schema = mention.schema if not self.is_named or self.schema == "Organization" else self.schema
        self.role = self.role or mention.role
        self.country = self.country or mention.country
        self.gender = self.gender or mention.gender
        self.names.extend(n for n in mention.names if n not in self.names)
        self.nouns.update(mention.nouns)
        if len(self.mentions) == 1:
            self.is_plural = mention.is_plural

    @property
    def is_named(self) -> bool:
        """Whether a proper name is known."""
        return bool(self.names) or self.canonical is not None

    @property
    def is_person(self) -> bool:
        """Whether it is one human being or several."""
        return self.schema == "Person"

    def last_before(self, offset: int) -> int:
        """Return where its last mention before `offset` starts, or -1."""
        return max((m.start for m in self.mentions if m.start < offset), default=-1)


def fold(text: str) -> str:
    """Return the text in lower case without accents, apostrophes unified and possessive endings cut."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"'s$", "", bare.replace("’", "'").lower())


def words(name: str) -> tuple[str, ...]:
    """Return the folded content words of a name, in order."""
    return tuple(w for w in re.findall(r"[^\W_]+", fold(name)) if w not in _SMALL)


def initials(name: str) -> str:
    """Return the upper-case initials of the capitalised words of a name."""
    return "".join(w[0] for w in re.findall(r"[^\W_]+", name) if w[0].isupper())


def latest(clusters: Iterable[Cluster], offset: int) -> Cluster | None:
    """Return the cluster mentioned last before `offset`, or None when none is."""
    found = [(c.last_before(offset), -c.number, c) for c in clusters]
    found = [f for f in found if f[0] >= 0]
    return max(found, key=lambda f: f[:2])[2] if found else None
