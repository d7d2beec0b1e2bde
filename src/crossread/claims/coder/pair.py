"""A pair: who, whom, and the words that may tie them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from crossread.claims.tree import climb

Extent = tuple[int, int]
_GOVERNORS: Final = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties in one sentence, as places of tokens; either may be empty. `trigger` says what is done, if known."""

    sentence: Span
    source: frozenset[int]
    target: frozenset[int]
    trigger: Token | None = None

    @classmethod
    def of(cls, doc: Doc, source: Iterable[Extent], target: Iterable[Extent], trigger: Extent | None = None) -> Pair:
        """Make a pair of characters: all that is said of each party, and the trigger.

        The sentence is the trigger's, else the source's, else the target's, else the first.
        """
        first, second = _tokens(doc, source), _tokens(doc, target)
        done = _tokens(doc, [trigger] if trigger else [])
        place = min(done or first or second, default=0)
        return cls(doc[place].sent, first, second, doc[min(done)] if done else None)

    @property
    def parties(self) -> frozenset[int]:
        """The words of both."""
        return self.source | self.target

    def words(self) -> list[Token]:
        """Return the words of the sentence."""
        return [token for token in self.sentence if not token.is_space]

    def head(self, party: frozenset[int]) -> Token | None:
        """Return the word that heads a party within the sentence."""
        inside = [t for t in self.words() if t.i in party and not t.is_punct]
        return next((t for t in inside if t.head.i not in party or t.head.i == t.i), next(iter(inside), None))

    def governors(self, party: frozenset[int]) -> list[Token]:
        """Return the nearest words above a party, outside of both."""
        head = self.head(party)
        return [] if head is None else [t for t in climb(head) if t.i not in self.parties][:_GOVERNORS]

    def path(self) -> list[Token]:
        """Return the words between the heads of the two in the tree, outside of both; none where one is missing."""
        one, other = self.head(self.source), self.head(self.target)
        if one is None or other is None:
            return []
        up, down = [one, *climb(one)], [other, *climb(other)]
        shared = {t.i for t in up} & {t.i for t in down}
        return [t for t in (*_until(up, shared, True), *_until(down, shared, False)) if t.i not in self.parties]


def _until(chain: list[Token], shared: set[int], with_top: bool) -> Iterator[Token]:
    for token in chain:
        if token.i in shared:
            if with_top:
                yield token
            return
        yield token


def _tokens(doc: Doc, extents: Iterable[Extent]) -> frozenset[int]:
    found = [doc.char_span(start, end, alignment_mode="expand") for start, end in extents if start < end]
    return frozenset(token.i for span in found if span is not None for token in span)
