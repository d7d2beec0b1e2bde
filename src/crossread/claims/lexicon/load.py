"""Read the lexicon files beside this module, once a process.

`verbs_*.tsv`: `lemmas <tab> when <tab> type <tab> mode <tab> recipient`. Several lemmas share a line, split by ", ";
a particle or
preposition follows its verb after a blank. `when` is a list of conditions split by ";", all of which must hold; the
line with most
conditions wins, the later one among equals. An empty type says that the verb, so used, is no PLOVER event.

`nouns.tsv`: `lemmas <tab> type <tab> mode <tab> roles`. A line that starts with `@weak` names nouns that count only
with arguments.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

_PACKAGE: Final = "crossread.claims.lexicon"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a pattern: `slot` is held against `words` (empty: the slot must be filled)."""

    slot: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One reading of a verb. `event_type` is null for a reading that is no PLOVER event."""

    conditions: tuple[Condition, ...]
    event_type: str | None
    event_mode: str | None
    recipient: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class NounEntry:
    """One event noun. `roles` says how its complements are read; a weak noun counts only with arguments."""

    event_type: str | None
    event_mode: str | None
    roles: frozenset[str]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it. `classes` maps a class name to its lemmas, `scope` and `light` map a list's name to its words."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, NounEntry]
    classes: Mapping[str, frozenset[str]]
    light: Mapping[str, frozenset[str]]
    scope: Mapping[str, frozenset[str]]
    contexts: Mapping[str, frozenset[str]]

    def isa(self, word: str, *names: str) -> bool:
        """Tell whether the lemma `word` belongs to one of the named classes."""
        return any(word in self.classes[name] for name in names)


def _read(name: str) -> str:
    return (files(_PACKAGE) / name).read_text(encoding="utf-8")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def _lines(name: str) -> Iterator[list[str]]:
    for line in _read(name).splitlines():
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            yield [*cells, *[""] * (5 - len(cells))]


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


def _classes() -> dict[str, frozenset[str]]:
    raw = _toml("classes.toml")
    own = {name: frozenset(table["words"].split()) for name, table in raw.items()}
    return {name: own[name].union(*(own[other] for other in table.get("include", []))) for name, table in raw.items()}


def _conditions(cell: str, classes: Mapping[str, frozenset[str]]) -> Iterator[Condition]:
    for part in filter(None, (p.strip() for p in cell.split(";"))):
        slot, _, rest = part.partition(":")
        if slot == "prep" and "=" in rest:
            preposition, _, rest = rest.partition("=")
            slot = f"prep:{preposition}"
        words: set[str] = set()
        for word in _words(rest):
            words |= classes[word[1:]] if word.startswith("@") else {word}
        yield Condition(slot, frozenset(words))


def _verbs(classes: Mapping[str, frozenset[str]]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    rank = 0
    for name in ("verbs_conflict.tsv", "verbs_other.tsv"):
        for lemmas, when, event_type, mode, recipient in _lines(name):
            rank += 1
            pattern = Pattern(
                tuple(_conditions(when, classes)), event_type or None, mode or None, tuple(_words(recipient)), rank
            )
            for lemma in _words(lemmas):
                found.setdefault(lemma, []).append(pattern)
    return {k: tuple(sorted(v, key=lambda p: (-len(p.conditions), -p.rank))) for k, v in sorted(found.items())}


def _nouns() -> dict[str, NounEntry]:
    found: dict[str, NounEntry] = {}
    for lemmas, event_type, mode, roles, _ in _lines("nouns.tsv"):
        if lemmas == "@weak":
            for lemma in _words(event_type):
                if lemma in found:
                    old = found[lemma]
                    found[lemma] = NounEntry(old.event_type, old.event_mode, old.roles, weak=True)
            continue
        for lemma in _words(lemmas):
            found[lemma] = NounEntry(event_type or None, mode or None, frozenset(_words(roles)))
    return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon that ships in the package."""
    classes = _classes()
    return Lexicon(
        verbs=_verbs(classes),
        nouns=_nouns(),
        classes=classes,
        light={name: frozenset(_words(words.replace("\n", " "))) for name, words in _toml("light.toml").items()},
        scope={name: frozenset(_words(words.replace("\n", " "))) for name, words in _toml("scope.toml").items()},
        contexts={name: frozenset(words.split()) for name, words in _toml("contexts.toml").items()},
    )
