"""Verbatim reuse: word n-grams shared between texts, quotations left out, found by an inverted index."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crossread.records import Span
from crossread.situation.words import tokens

SIZE: Final = 6
_QUOTED: Final = re.compile(r"[\"“][^\"”“\n]{8,1200}[\"”]")


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text's words with their offsets, the hash of the n-gram at each word, and whether it lies in a quotation."""

    text: str
    offsets: tuple[tuple[int, int], ...]
    grams: tuple[int, ...]
    quoted: tuple[bool, ...]

    @property
    def own(self) -> frozenset[int]:
        """The n-grams outside quotations."""
        return frozenset(g for g, q in zip(self.grams, self.quoted, strict=True) if not q)

    def runs(self, shared: frozenset[int], least: int = 8) -> list[Span]:
        """Return the longest stretches of shared n-grams of at least `least` words, longest first."""
        found, at = [], 0
        while at < len(self.grams):
            if self.grams[at] not in shared:
                at += 1
                continue
            end = at
            while end + 1 < len(self.grams) and self.grams[end + 1] in shared:
                end += 1
            last = min(end + SIZE - 1, len(self.offsets) - 1)
            if last - at + 1 >= least:
                found.append(Span.of(self.text, self.offsets[at][0], self.offsets[last][1]))
            at = end + 1
        return sorted(found, key=lambda s: (s.start - s.end, s.start))


def shingle(text: str, size: int = SIZE) -> Shingled:
    """Return the text with its n-grams of `size` words (64-bit hashes, the same on every machine)."""
    found = tokens(text)
    spans = [m.span() for m in _QUOTED.finditer(text)]
    grams, quoted, at = [], [], 0
    for i in range(len(found) - size + 1):
        joined = " ".join(w for w, _, _ in found[i : i + size])
        grams.append(int.from_bytes(hashlib.blake2b(joined.encode(), digest_size=8).digest(), "big"))
        start, end = found[i][1], found[i + size - 1][2]
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        quoted.append(at < len(spans) and spans[at][0] <= start and end <= spans[at][1])
    return Shingled(text, tuple((s, e) for _, s, e in found), tuple(grams), tuple(quoted))


def quotations(text: str, least: int = 6) -> list[tuple[Span, frozenset[int]]]:
    """Return the quotations of at least `least` words, with their n-grams."""
    found = []
    for m in _QUOTED.finditer(text):
        grams = shingle(m.group()).grams
        if len(grams) > least - SIZE:
            found.append((Span.of(text, m.start(), m.end()), frozenset(grams)))
    return found


def shared_pairs(sets: Sequence[frozenset[int]], least: int, common: int = 200) -> dict[tuple[int, int], int]:
    """Return how many n-grams each pair of sets shares, pairs with at least `least`.

    An n-gram that more than `common` texts hold is furniture and passed over, so that cost grows with true reuse.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for i, grams in enumerate(sets):
        for gram in grams:
            holders[gram].append(i)
    counts: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= common:
            counts.update((a, b) for n, a in enumerate(held) for b in held[n + 1 :])
    return {pair: n for pair, n in sorted(counts.items()) if n >= least}
