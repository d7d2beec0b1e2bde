"""Passages: the paragraphs of a document, cut where they are too long to be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Token

LONGEST: Final = 170
"""Words of a passage; a longer paragraph is cut where a sentence starts, a longer sentence is cut short."""


def passages(text: str, sentences: Iterable[Sequence[Token]]) -> Iterator[list[Token]]:
    """Group the words of sentences (white space left out) by paragraph: a line break in `text` ends one."""
    current: list[Token] = []
    for sentence in sentences:
        if not sentence:
            continue
        if current and (_breaks(text, current[-1], sentence[0]) or len(current) + len(sentence) > LONGEST):
            yield current[:LONGEST]
            current = []
        current = [*current, *sentence]
    if current:
        yield current[:LONGEST]


def _breaks(text: str, before: Token, after: Token) -> bool:
    return "\n" in text[before.idx + len(before) : after.idx]
