"""Cues with what is said and who says it, as the passage reader finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from spacy.tokens import Doc

Convention = Literal["polnear", "crossread"]
"""Whose annotation a saying follows: PolNeAR's (any attitude, cues with auxiliaries and adjuncts, none inside another)
or the Crossread corpus' (statements only, bare cues, nested to any depth)."""

CONVENTIONS: Final[tuple[Convention, ...]] = ("polnear", "crossread")
SAYINGS: Final = "crossread_sayings"
WordSpan = tuple[int, int]
"""Half-open `[first, end)` in words."""

_HUNG_ON: Final = frozenset(
    "of in on at from for to with by near under over between against outside inside across along around about "
    "who which that whose where as , ( – — - : ;".split()
)
_LEADING: Final = frozenset(
    "between from up about around over under as more fewer less nearly some at to near , and".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One cue, in words of its passage or document: its source (none: nobody is named) and content, in pieces.

    `stance` and `source_class` are as in `crossread.records`; `probability` is that it is a cue at all; `nested` when
    it was found in reading the content of another by itself.
    """

    convention: Convention
    cue: WordSpan
    probability: float
    source: tuple[WordSpan, ...]
    content: tuple[WordSpan, ...]
    stance: str
    source_class: str
    nested: bool = False

    def at(self, places: Sequence[int]) -> Saying:
        """Return the saying with its words at their places in a longer text."""

        def moved(span: WordSpan) -> WordSpan:
            return places[span[0]], places[span[1] - 1] + 1

        return replace(
            self,
            cue=moved(self.cue),
            source=tuple(moved(span) for span in self.source),
            content=tuple(moved(span) for span in self.content),
        )


def sayings_of(doc: Doc) -> tuple[Saying, ...]:
    """Return the sayings of a document, their words counted in its tokens; none when another parser made it."""
    found: tuple[Saying, ...] = doc.user_data.get(SAYINGS, ())
    return found


def has_sayings(doc: Doc) -> bool:
    """Tell whether a passage reader read the document, whatever it found."""
    return SAYINGS in doc.user_data


def head_word(words: Sequence[str], start: int, end: int) -> int:
    """Return the place of the head of a noun phrase by the order of its words: the last before what is hung on it.

    It needs no parse, so that what is learnt from it does not depend on a parser.
    """
    for k in range(start + 1, end):
        if words[k].lower() in _HUNG_ON and words[k - 1].lower() not in _LEADING:
            return k - 1
    return end - 1
