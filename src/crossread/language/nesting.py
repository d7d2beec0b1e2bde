"""Attributions inside the content of others.

The corpus the attribution layers are learnt from annotates no attribution inside the content of another, so the model
passes over them. What is said inside a content is therefore read again as a sentence of its own, where a word that is
mostly a cue stands in it: "the paper reported that [officials said that [Iran had sent drones]]".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crossread.language.config import ROLES
from crossread.language.decode import spans
from crossread.language.model import LanguageModel, SentenceParse

_SHORTEST: Final = 3
_DEEPEST: Final = 4
_OPENING: Final = frozenset({"that", ",", ":", '"', "“", "‘", "'", "``", "‘‘", "("})


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A span of one attribution role, in words of its sentence; `depth` counts the contents it lies in."""

    role: str
    start: int
    end: int
    depth: int


def role_spans(model: LanguageModel, parse: SentenceParse, *, depth: int = 0, offset: int = 0) -> Iterator[RoleSpan]:
    """Yield the attribution spans of a sentence, and of what is said within its contents."""
    for role in ROLES:
        for start, end, _ in spans(getattr(parse, role)):
            yield RoleSpan(role, offset + start, offset + end, depth)
    if depth < _DEEPEST:
        for start, end, _ in spans(parse.content):
            yield from _within(model, parse, start, end, depth=depth, offset=offset)


def _within(
    model: LanguageModel, parse: SentenceParse, start: int, end: int, *, depth: int, offset: int
) -> Iterator[RoleSpan]:
    while start < end and parse.words[start].lower() in _OPENING:
        start += 1
    words = parse.words[start:end]
    if end - start < _SHORTEST or len(words) == len(parse.words) or not model.has_cue_word(words):
        return
    inner = model.parse_words([words])[0]
    if "B" in inner.cue and ("B" in inner.source or "B" in inner.content):
        yield from role_spans(model, inner, depth=depth + 1, offset=offset + start)
