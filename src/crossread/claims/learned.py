"""What the passage reader says of a sentence's events, laid beside what the lexicon and the tree say.

The reader was trained on the Crossread corpus: it knows triggers that no lexicon has, and roles that no tree shows.
The lexicon keeps its word where the reader is not sure of the type; the rules keep theirs on what is not real, because
a claim wrongly taken for a fact is the dearer mistake. What each choice gives is in docs/claims.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from spacy.tokens import Doc, Span, Token

from crossread.claims.coding import Coding
from crossread.claims.frames import noun_frame, verb_frame
from crossread.claims.lexicon import Lexicon
from crossread.claims.predicates import Predicate, noun_entry
from crossread.claims.tree import bigram, is_beside, lemma
from crossread.language.events import EVENTS, EventMark, events_of
from crossread.records import Modality, Polarity, Quantity, Time

_SURE_OF_TYPE: Final = 0.7
_CERTAIN_OF_TYPE: Final = 0.9
_PLAIN_READING: Final = 0.6
"""The lexicon's confidence in a reading without conditions; one with conditions is harder to overrule."""
_UNTYPED_AT_MOST: Final = 0.5
_SEIZING: Final = "COERCE seize"
"""What the corpus calls every taking; a town taken is an assault in PLOVER (CAMEO 192), as the lexicon has it."""
_CONDITIONS: Final = frozenset(
    "if unless should would could had were whether provided providing case condition without otherwise once".split()
)
_VERBAL: Final = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Marked:
    """The reader's triggers of one report by each of their tokens; `known` is whether there was such a reader."""

    doc: Doc
    by_token: Mapping[int, EventMark]
    known: bool

    @classmethod
    def of(cls, doc: Doc) -> Marked:
        """Index one report."""
        by_token = {i: mark for mark in events_of(doc) for i in range(mark.start, mark.end)}
        return cls(doc, by_token, EVENTS in doc.user_data)

    def at(self, predicate: Predicate) -> EventMark | None:
        """Return the sure trigger that a predicate's words stand in, if any."""
        marks = (self.by_token.get(t.i) for t in predicate.tokens())
        return next((mark for mark in marks if mark is not None and mark.sure), None)

    def likely(self, predicate: Predicate) -> float:
        """Return how likely a predicate is a trigger; 1 where nobody can tell."""
        if not self.known:
            return 1.0
        marks = (self.by_token.get(t.i) for t in predicate.tokens())
        return max((mark.probability for mark in marks if mark is not None), default=0.0)

    def heads(self, mark: EventMark, role: str) -> list[Token]:
        """Return the words that are something to a trigger, in reading order."""
        words = (self.doc[link.word] for link in mark.links if link.label == role)
        return [word for word in words if not is_beside(word)]

    def parties(self, mark: EventMark | None, word: Token) -> list[Token]:
        """Return the actors and recipients of a trigger that the tree hangs on its word, or its word on them."""
        if mark is None:
            return []
        heads = [*self.heads(mark, "actor"), *self.heads(mark, "recipient")]
        return [h for h in heads if h.head.i == word.i or word.head.i == h.i]

    def complete(self, found: Sequence[Predicate], sent: Span, lex: Lexicon) -> list[Predicate]:
        """Return the predicates of a sentence with those added that only the reader sees."""
        seen = {id(self.by_token.get(t.i)) for p in found for t in (*p.tokens(), *p.outer, p.light) if t is not None}
        here = {m.start: m for i in range(sent.start, sent.end) if (m := self.by_token.get(i)) is not None and m.sure}
        added = [self._predicate(mark, lex) for _, mark in sorted(here.items()) if id(mark) not in seen]
        return sorted((*found, *added), key=lambda p: (p.word.i, p.kind))

    def _predicate(self, mark: EventMark, lex: Lexicon) -> Predicate:
        inside = range(mark.start, mark.end)
        word = next((t for t in self.doc[mark.start : mark.end] if t.head.i not in inside), self.doc[mark.start])
        if word.pos_ in _VERBAL:
            return Predicate("verb", word, word, lemma(word), verb_frame(word, lex))
        entry = noun_entry(word, lex)
        roles = entry.roles if entry is not None else ("of=obj",)
        frame = noun_frame(word, lex, "of=obj" in roles, "subj" in roles)
        return Predicate("noun", word, word, bigram(word) or lemma(word), frame, noun=entry)


def recoded(coding: Coding, mark: EventMark | None) -> Coding:
    """Return the coding with the reader's type and mode: where the lexicon has none, or the reader is sure."""
    if mark is None:
        return coding
    kind, _, mode = mark.label.partition(" ")
    if kind == coding.event_type:
        return replace(coding, event_mode=mode or coding.event_mode)
    if mark.label == _SEIZING and coding.event_type == "ASSAULT" and coding.confidence > _PLAIN_READING:
        return coding
    enough = _SURE_OF_TYPE if coding.confidence <= _PLAIN_READING else _CERTAIN_OF_TYPE
    if coding.event_type is not None and mark.label_probability < enough:
        return coding
    confidence = round(0.3 + 0.6 * mark.probability * mark.label_probability, 2)
    if kind == "null":
        return replace(coding, event_type=None, event_mode=None, confidence=min(confidence, _UNTYPED_AT_MOST))
    return replace(coding, event_type=kind, event_mode=mode or None, confidence=confidence)


def scope(mark: EventMark | None, sign: Polarity, mood: Modality, sent: Span) -> tuple[Polarity, Modality]:
    """Return polarity and modality: negative and not real where either the rules or the reader say so.

    The reader's word for a condition stands only where the sentence has a word for one.
    """
    if mark is None:
        return sign, mood
    either: Polarity = "negative" if "negative" in (sign, mark.polarity) else "positive"
    if mood != "asserted" or (mark.modality == "conditional" and not any(t.lower_ in _CONDITIONS for t in sent)):
        return either, mood
    return either, cast(Modality, mark.modality)


def time_at(heads: Iterable[Token], times: Sequence[Time]) -> Time | None:
    """Return the time whose words one of the heads stands in."""
    return next((t for head in heads for t in times if t.span.start <= head.idx < t.span.end), None)


def quantities_at(heads: Iterable[Token], quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures that stand in or touch the heads."""
    found: list[Quantity] = []
    for head in heads:
        near = [q for q in quantities if q.span.start <= head.idx + len(head.text) and head.idx <= q.span.end + 1]
        found += [q for q in near if q not in found]
    return found
