"""The states of a report, what belongs to each, and which of them "the two", "they" and "its neighbour" are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from crossread.claims.tree import base, conjuncts, kids
from crossread.records import Argument, Entity

_STATES: Final = re.compile(
    r"(?:(?:the|both|these|all)\s+(?:(?P<count>two|three|four)\s+)?neighbou?rs"
    r"|(?:(?:the|both|these|all)\s+)?(?P<number>two|three|four)\s+(?:neighbou?rs|countries|nations|states|powers|governments|capitals)"
    r"|both\s+(?:countries|nations|states|governments))",
    re.IGNORECASE,
)
_NEIGHBOUR: Final = re.compile(r"its (?:\w+ )?neighbou?r")
_NEAR: Final = 400
_SENTENCES_BACK: Final = 3
_SET: Final = {"they": 0, "both": 2, "the two": 2, "the three": 3, "all three": 3, "the four": 4, "all four": 4}
_ORGANS: Final = frozenset({"government", "military", "police"})
_HOW_MANY: Final = {"two": 2, "three": 3, "four": 4}


def sides(entities: Iterable[Entity]) -> dict[str, str]:
    """Map each entity of one country to the state of that country, where the report has one: entity ids."""
    found = sorted(entities, key=lambda e: e.id)
    states = {e.countries[0]: e.id for e in found if e.role == "state" and len(e.countries) == 1}
    return {e.id: states[e.countries[0]] for e in found if len(e.countries) == 1 and e.countries[0] in states}


@dataclass(frozen=True, slots=True)
class Powers:
    """The states of a report: `states` by entity of theirs, `named` where each is named, `groups` the entities that are
    several of them ("the two neighbours"), with how many and where they are first called so; `organs` are the bodies
    of states, `voices` maps attributions to the body whose voice the speaker is.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    named: tuple[tuple[int, str], ...] = ()
    groups: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    organs: frozenset[str] = frozenset()
    countries: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Sequence[Entity], voices: Mapping[str, str] | None = None) -> Powers:
        """Index the entities of one report; `voices` maps attributions to the body whose voice the speaker is."""
        groups = {
            e.id: (count, m.span.start)
            for e in entities
            for m in reversed(e.mentions)
            if (count := _several(m.span.quote))
        }
        powers = [e for e in entities if e.role == "state" and e.countries]
        named = sorted((m.span.start, e.id) for e in powers for m in e.mentions)
        organs = frozenset(e.id for e in entities if e.role in _ORGANS and e.schema != "Person")
        countries = {e.countries[0]: e.id for e in entities if e.role == "state" and len(e.countries) == 1}
        return cls(sides(entities), tuple(named), groups, organs, countries, voices or {})

    @property
    def state_ids(self) -> frozenset[str]:
        """The ids of the states."""
        return frozenset(i for _, i in self.named)

    def of_country(self, country: str | None) -> str | None:
        """Return the state of a country, if the report names it."""
        return self.countries.get(country or "")

    def behind(self, entity: str) -> str | None:
        """Return the state whose organ an entity is, if the report names it."""
        return self.states.get(entity) if entity in self.organs else None

    def each(self, argument: Argument, head: Token) -> tuple[Argument, ...]:
        """Return one argument for each of the states that "the three" or, of each other, "they" stand for: those named
        in the sentence before it, else in the sentence before that; the argument itself where they are not so many.
        """
        words = argument.span.quote.lower()
        if _NEIGHBOUR.fullmatch(words):
            other = self._other(argument.span.start, head)
            return (Argument(argument.span, other),) if other is not None else (argument,)
        count = _SET.get(words)
        if argument.entity is not None or count is None or (words == "they" and not _of_each_other(head)):
            return (argument,)
        sentence = head.sent
        for _ in range(_SENTENCES_BACK):
            groups = self._groups(sentence, argument.span.start)
            chosen = next((g for g in groups if len(g) == count or (not count and len(g) >= 2)), ())
            if groups:
                return tuple(Argument(argument.span, i) for i in chosen) or (argument,)
            if not sentence.start:
                break
            sentence = head.doc[sentence.start - 1].sent
        return (argument,)

    def _other(self, start: int, head: Token) -> str | None:
        """Return the state that "its neighbour" is: the last one named before the sentence and not in it."""
        sentence = head.sent.start_char
        here = {i for at, i in self.named if sentence <= at < start}
        before = [i for at, i in self.named if sentence - _NEAR <= at < sentence and i not in here]
        return before[-1] if here and before else None

    def _groups(self, sentence: DocSpan, end: int) -> list[tuple[str, ...]]:
        """Return the states that a sentence names together before a character: those coordinated, then all of them."""
        here = {start: i for start, i in self.named if sentence.start_char <= start < end}
        found = []
        for token in sentence:
            if base(token) != "conj" and kids(token, "conj"):
                heads = [t for one in conjuncts(token) for t in (one, *kids(one, "amod", "nmod:poss"))]
                found.append(tuple(dict.fromkeys(here[t.idx] for t in heads if t.idx in here)))
        found.append(tuple(dict.fromkeys(here.values())))
        return [g for g in found if len(g) >= 2]

    def meant(self, argument: Argument, sentence: int) -> tuple[Argument, ...]:
        """Return the argument, or for "the two neighbours" one for each of two states: those last named before them in
        the sentence (which starts at that character), else those that the report names most often.
        """
        told = _several(argument.span.quote), argument.span.start
        count, place = self.groups.get(argument.entity or "", told)
        if not count:
            return (argument,)
        here = dict.fromkeys(i for start, i in reversed(self.named) if sentence <= start < place)
        times = Counter(i for _, i in self.named)
        chosen = tuple(here)[:count] if len(here) >= count else tuple(i for i, _ in times.most_common(count))
        return tuple(Argument(argument.span, i) for i in chosen) if len(chosen) == count else (argument,)


def _of_each_other(head: Token) -> bool:
    """Tell whether the clause around a pronoun says "each other" or "one another"."""
    after = head.doc[head.i : head.sent.end]
    return any(
        (one.lower_, other.lower_) in {("each", "other"), ("one", "another")}
        for one, other in zip(after, after[1:], strict=False)
    )


def _several(words: str) -> int:
    """Return how many states such words stand for; 0 when they are no such words."""
    found = _STATES.fullmatch(words.strip())
    return 0 if found is None else _HOW_MANY[(found["count"] or found["number"] or "two").lower()]
