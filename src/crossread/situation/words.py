"""Words made comparable: a light stem, a class for words of one meaning, and a weight from general word frequency."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from wordfreq import zipf_frequency

_WORD: Final = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)?")
_DATA: Final = Path(__file__).parent / "data"
_SUFFIXES: Final = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "s",
    "y",
    "e",
)


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """Return `data/<name>.toml`, read once."""
    return MappingProxyType(tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8")))


@cache
def _classes() -> Mapping[str, str]:
    return MappingProxyType({stem(w): line.split()[0] for line in lexicon("synonyms")["classes"] for w in line.split()})


@cache
def _stop() -> frozenset[str]:
    return frozenset(str(lexicon("synonyms")["stop"]).split())


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as (lower case, start, end); punctuation and possessive endings are no words."""
    return [
        (m.group().lower(), m.start(), m.end())
        for m in _WORD.finditer(text)
        if not (m.group().lower() == "s" and m.start() > 0 and text[m.start() - 1] in "'’")
    ]


def words(text: str) -> list[str]:
    """Return the lower-case words of a text."""
    return [w for w, _, _ in tokens(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the word without its inflection, roughly: one suffix off where four letters stay, doubles undone."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= (4 if len(suffix) > 2 else 3):
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """Return the class of a word (what it means, roughly), or its stem."""
    return _classes().get(stem(word), stem(word))


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Return how much a word tells, 0 to about 6: the rarer in English at large, the more (wordfreq's Zipf scale)."""
    return 0.0 if word in _stop() else max(0.0, 6.5 - max(0.5, zipf_frequency(word, "en")))


def vector(text: str) -> dict[str, float]:
    """Return the unit vector of a text: concept to weight, with dampened counts. Empty when no word tells anything."""
    found: dict[str, float] = {}
    for word in words(text):
        if worth := weight(word):
            found[concept(word)] = found.get(concept(word), 0.0) + worth
    raw = {k: math.sqrt(v) for k, v in found.items()}
    norm = math.sqrt(sum(v * v for v in raw.values()))
    return {k: v / norm for k, v in sorted(raw.items())} if norm else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the cosine of two unit vectors, 0 to 1."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(v * large[k] for k, v in small.items() if k in large)


def concepts(texts: Iterable[str]) -> frozenset[str]:
    """Return the concepts of all telling words of some texts."""
    return frozenset(concept(w) for text in texts for w in words(text) if weight(w))
