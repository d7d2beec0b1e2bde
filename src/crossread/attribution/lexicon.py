"""The words that show who says what: reporting verbs and nouns, and the head nouns of sources, read from `data/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from spacy.tokens import Token

from crossread.records import Stance

_ENDINGS: Final = ("ies", "ied", "ing", "es", "ed", "s", "d")
_DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Cues:
    """Reporting words. `verbs` maps a lemma to the stance it has in each frame; see `data/cues.toml` for the frames."""

    verbs: Mapping[str, Mapping[str, Stance]]
    nouns: Mapping[str, Stance]
    figures: frozenset[str]
    according: tuple[str, ...]
    reckoning: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    passives: frozenset[str]
    false: frozenset[str]
    silence: frozenset[str]
    needs_that: frozenset[str]


@dataclass(frozen=True, slots=True)
class People:
    """Head nouns of sources by what they are, and words that give gender or title; all lower case, singular and
    plural.
    """

    official: frozenset[str]
    source_words: frozenset[str]
    person: frozenset[str]
    organization: frozenset[str]
    document: frozenset[str]
    media: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    presenter: frozenset[str]
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outlets:
    """How to know an outlet by its name."""

    names: frozenset[str]
    last_words: frozenset[str]
    sure_last_words: frozenset[str]
    agency_endings: tuple[str, ...]
    first_words: frozenset[str]


@cache
def cues() -> Cues:
    """Return the reporting words."""
    data = _read("cues.toml")
    verbs: dict[str, dict[str, Stance]] = {}
    for table in data["verb"]:
        for word in table["words"].split():
            frames = verbs.setdefault(word, {})
            for frame in table["frames"]:
                frames.setdefault(frame, table["stance"])
    nouns: dict[str, Stance] = {}
    for table in data["noun"]:
        for word in table["words"].split():
            nouns.setdefault(word, table["stance"])
    return Cues(
        verbs=MappingProxyType({word: MappingProxyType(frames) for word, frames in verbs.items()}),
        nouns=MappingProxyType(nouns),
        figures=_words(data["figures"]["words"]),
        according=tuple(data["prepositions"]["according"]),
        reckoning=_words(data["prepositions"]["reckoning"]),
        adverbs=_words(data["implicit"]["adverbs"]),
        adjectives=_words(data["implicit"]["adjectives"]),
        passives=_words(data["implicit"]["passives"]),
        false=_words(data["false"]["words"]),
        silence=_words(data["silence"]["words"]),
        needs_that=_words(data["needs_that"]["words"]),
    )


@cache
def people() -> People:
    """Return the head nouns of sources."""
    data = _read("people.toml")
    plain = {name: _words(data[name]) for name in ("feminine", "masculine", "presenter", "titles")}
    nouns = {
        name: _with_plurals(data[name])
        for name in ("official", "source_words", "person", "organization", "document", "media")
    }
    return People(**nouns, **plain)


@cache
def outlets() -> Outlets:
    """Return the names of outlets and the words that give others away."""
    data = _read("outlets.toml")
    return Outlets(
        names=frozenset(name.strip() for name in data["names"].replace("\n", "").split("|") if name.strip()),
        last_words=_words(data["last_words"]),
        sure_last_words=_words(data["sure_last_words"]),
        agency_endings=tuple(data["agency_endings"]),
        first_words=_words(data["first_words"]),
    )


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case; where it is no reporting verb but the form is plainly one's, that verb
    ("saying").
    """
    lemma, low, known = token.lemma_.lower(), token.lower_, cues().verbs
    if lemma in known:
        return lemma
    stems = [low] + [low.removesuffix(end) + add for end in _ENDINGS if low.endswith(end) for add in ("", "e", "y")]
    return next((stem for stem in stems if stem in known), lemma)


def singular(word: str) -> str:
    """Return the lower-cased word without a plural ending, where it has a common one."""
    low = word.lower()
    if low.endswith("men") and low != "women":
        return low[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "ches", "shes", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _read(name: str) -> dict[str, Any]:
    with (_DATA / name).open("rb") as file:
        return tomllib.load(file)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _with_plurals(text: str) -> frozenset[str]:
    found = set(text.split())
    for word in tuple(found):
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            found.add(word[:-1] + "ies")
        elif word.endswith("man"):
            found.add(word[:-2] + "en")
        elif word.endswith(("s", "x", "ch", "sh")):
            found.add(word + "es")
        else:
            found.add(word + "s")
    return frozenset(found)
