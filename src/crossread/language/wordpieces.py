"""Words to wordpieces, with the letter case the encoder's uncased vocabulary drops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

MAX_PIECES: Final = 8
"""Wordpieces kept of one word; what follows of a long address or hash says nothing."""

SHAPES: Final = ("other", "title", "upper", "mixed", "single")
"""Letter case of a word, given to the encoder as its token type."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence as the encoder takes it: wordpiece ids, the shape of each, the place of each word's first piece."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences padded to one length: int64 arrays, and the number of words of each sentence."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    mask: NDArray[np.int64]
    firsts: NDArray[np.int64]
    lengths: tuple[int, ...]


def shape_of(word: str) -> int:
    """Index in `SHAPES` of the letter case of `word`."""
    if word.islower() or not any(c.isupper() for c in word):
        return 0
    if len(word) == 1:
        return 4
    if word.isupper():
        return 2
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return 1
    return 3


class WordPieces:
    """Cuts words with a stored tokenizer; remembers up to `memory` words it has cut."""

    def __init__(self, path: Path, *, memory: int = 50_000) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._memory = memory
        self._known: dict[str, tuple[int, ...]] = {}
        self._cls = self._special("[CLS]")
        self._sep = self._special("[SEP]")
        self._unk = self._special("[UNK]")

    def _special(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            message = f"the tokenizer file has no {name} token"
            raise ValueError(message)
        return int(found)

    def cut(self, word: str) -> tuple[int, ...]:
        """Wordpiece ids of one word, at least one and at most `MAX_PIECES`."""
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word[:200], add_special_tokens=False).ids
            known = tuple(ids[:MAX_PIECES]) or (self._unk,)
            if len(self._known) >= self._memory:
                self._known.clear()
            self._known[word] = known
        return known

    def encode(self, words: Sequence[str]) -> Pieces:
        """Encode one sentence, between the two marks the encoder expects."""
        ids, shapes, firsts = [self._cls], [0], []
        for word in words:
            pieces = self.cut(word)
            firsts.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape_of(word)] * len(pieces))
        return Pieces((*ids, self._sep), (*shapes, 0), tuple(firsts))


def pad(sentences: Sequence[Pieces]) -> Batch:
    """Pad sentences to one batch."""
    width = max(len(s.ids) for s in sentences)
    words = max(len(s.firsts) for s in sentences)
    ids, shapes, mask = (np.zeros((len(sentences), width), dtype=np.int64) for _ in range(3))
    firsts = np.zeros((len(sentences), words), dtype=np.int64)
    for row, sentence in enumerate(sentences):
        ids[row, : len(sentence.ids)] = sentence.ids
        shapes[row, : len(sentence.shapes)] = sentence.shapes
        mask[row, : len(sentence.ids)] = 1
        firsts[row, : len(sentence.firsts)] = sentence.firsts
    return Batch(ids, shapes, mask, firsts, tuple(len(s.firsts) for s in sentences))
