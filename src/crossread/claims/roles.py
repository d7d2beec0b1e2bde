"""From argument heads to actors and recipients: names, pronouns, "Xian drones", "X's navy", "we" in a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from crossread.claims.lexicon import Lexicon
from crossread.claims.spans import Hit, MentionIndex
from crossread.claims.tree import base, conjuncts, kids, lemma, phrase, preposition
from crossread.records import Argument, Attribution, Entity, Span

_FIRST: Final = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
_EMPTY: Final = frozenset(
    {
        "it",
        "there",
        "this",
        "that",
        "what",
        "which",
        "who",
        "one",
        "each",
        "other",
        "everything",
        "something",
        "nothing",
    }
)
_OWNING: Final = frozenset({"of", "from", "for", "in"})
_MAX_DEPTH: Final = 4


@dataclass(slots=True)
class Memory:
    """What a report has said so far about whose things are ("the drones"): lemma to owner's hit. One report long."""

    owners: dict[str, tuple[Hit, ...]] = field(default_factory=dict)


def sides(entities: Iterable[Entity]) -> dict[str, str]:
    """Map each entity of one country to the state of that country, where the report has one: entity ids."""
    found = sorted(entities, key=lambda e: e.id)
    states = {e.countries[0]: e.id for e in found if e.role == "state" and len(e.countries) == 1}
    return {e.id: states[e.countries[0]] for e in found if len(e.countries) == 1 and e.countries[0] in states}


class Roles:
    """Turns heads into arguments within one report."""

    def __init__(self, entities: MentionIndex, lex: Lexicon, states: Mapping[str, str] | None = None) -> None:
        self.entities = entities
        self.lex = lex
        self.states = states or {}
        self.groups = entities.by_last_word()
        self.memory = Memory()

    def arguments(self, heads: Iterable[Token], speaker: Attribution | None) -> tuple[Argument, ...]:
        """Return the arguments that the heads stand for, without repeats, in reading order."""
        found: dict[tuple[int, int], Argument] = {}
        for head in heads:
            for argument in self._one(head, speaker, 0):
                old = found.get((argument.span.start, argument.span.end))
                if old is None or old.entity is None:
                    found[argument.span.start, argument.span.end] = argument
        ordered = [found[key] for key in sorted(found)]
        kept: list[Argument] = []
        for argument in ordered:
            if argument.entity is None or argument.entity not in {a.entity for a in kept}:
                kept.append(argument)
        return tuple(kept)

    def with_side(self, actors: tuple[Argument, ...], speaker: Attribution) -> tuple[Argument, ...]:
        """Add the speaker's state to the parties of what is done by both sides ("there are no talks with X", a
        Yish official says).
        """
        if speaker.source is None:
            return actors
        hits = self.entities.between(speaker.source.start, speaker.source.end)
        ids = [h.id for h in hits] + [i for i in (speaker.source_entity,) if i is not None]
        known = {a.entity for a in actors}
        for one in ids:
            state = self.states.get(one)
            if state is not None and state not in known:
                return (*actors, Argument(speaker.source, state))
        return actors

    def _span(self, start: int, end: int, head: Token) -> Span:
        return Span(start, end, head.doc.text[start:end])

    def _hit(self, head: Token) -> Hit | None:
        return self.entities.over(head.idx, head.idx + len(head.text))

    def _owner_hit(self, owner: Token, head: Token) -> Hit | None:
        """Return the mention that names an owner, not the one that names what is owned."""
        held = self.entities.between(owner.idx, owner.idx + len(owner.text))
        whole = [
            h for h in held if not h.span.start <= head.idx < h.span.end and h.span.end >= owner.idx + len(owner.text)
        ]
        return max(whole, key=lambda h: (h.span.end - h.span.start, -h.span.start), default=None)

    def _one(self, head: Token, speaker: Attribution | None, depth: int) -> list[Argument]:
        if depth > _MAX_DEPTH or head.pos_ in ("VERB", "AUX", "PUNCT", "SPACE", "SCONJ"):
            return []
        word = head.lower_
        if word in _FIRST:
            return self._speaker(head, speaker)
        hit = self._hit(head)
        if hit is not None:
            found = [Argument(hit.span, hit.id)]
            alone = lemma(head) in self.lex.classes["leaderish"] and not self._acts_for_state(head)
            if not alone and (self._is_force(head) or self._acts_for_state(head)):
                found += [Argument(o.span, o.id) for o in self.owners(head) if o.id != hit.id]
            if self._is_thing(head):
                self._remember(head)
            return found
        partitive = self._partitive(head, speaker, depth)
        if partitive:
            return partitive
        named = [t for t in kids(head, "appos", "flat", "nmod:desc") if self._hit(t) is not None]
        if named:
            return [a for t in named[:1] for a in self._one(t, speaker, depth + 1)]
        owners = self._owned(head)
        if owners:
            return [Argument(o.span, o.id) for o in owners]
        if word in _EMPTY or head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            return []
        if head.pos_ in ("ADJ", "DET") and not kids(head, "det"):
            return []
        return [Argument(self._span(*phrase(head), head), None)]

    def _speaker(self, head: Token, speaker: Attribution | None) -> list[Argument]:
        span = self._span(head.idx, head.idx + len(head.text), head)
        if speaker is None:
            return []
        if speaker.source_entity is not None:
            state = self.states.get(speaker.source_entity) if head.lower_ in ("we", "us", "our") else None
            whole = (
                []
                if state in (None, speaker.source_entity) or speaker.source is None
                else [Argument(speaker.source, state)]
            )
            return [Argument(span, speaker.source_entity), *whole]
        if speaker.source is not None:
            over = self.entities.between(speaker.source.start, speaker.source.end)
            return [Argument(span, over[0].id if len(over) == 1 else None)]
        return [Argument(span, None)]

    def _partitive(self, head: Token, speaker: Attribution | None, depth: int) -> list[Argument]:
        """Read "three of its buses", "a group of soldiers", "members of the front" through to what is counted."""
        countless = head.pos_ in ("NUM", "DET") or lemma(head) in self.lex.scope["measure"]
        if not countless:
            return []
        below = [c for one in kids(head, "nmod") if preposition(one) in ("of", "among") for c in conjuncts(one)]
        return [a for c in below for a in self._one(c, speaker, depth + 1)]

    def _is_force(self, head: Token) -> bool:
        name = lemma(head)
        return self._is_thing(head) or self.lex.isa(name, "troops", "people")

    def _acts_for_state(self, head: Token) -> bool:
        """Tell whether the noun stands for its state: delegates in the plural, a delegation."""
        plural = head.tag_ in ("NNS", "NNPS") or lemma(head) in self.lex.classes["body"]
        return plural and lemma(head) in self.lex.classes["delegates"]

    def _is_thing(self, head: Token) -> bool:
        return self.lex.isa(lemma(head), "vehicle", "weapon")

    def _owned(self, head: Token) -> tuple[Hit, ...]:
        name = lemma(head)
        owned = (
            self.lex.isa(name, "vehicle", "weapon", "troops", "people", "body", "leaderish")
            or name in self.lex.classes["flight"]
        )
        owners = self.owners(head)
        if owners and (owned or kids(head, "nmod:poss")):
            if self._is_thing(head):
                self.memory.owners[name] = owners
            return owners
        if (
            owned
            and not owners
            and self._is_thing(head)
            and any(c.lower_ in ("the", "these", "those") for c in kids(head, "det"))
        ):
            return self.memory.owners.get(name, ())
        return ()

    def _remember(self, head: Token) -> None:
        owners = self.owners(head)
        if owners:
            self.memory.owners[lemma(head)] = owners

    def note_use(self, heads: Iterable[Token], actors: tuple[Argument, ...]) -> None:
        """Remember that who uses things without an owner ("X tests drones") owns them in what follows."""
        hits = tuple(Hit(a.span, a.entity) for a in actors if a.entity is not None)
        for head in heads:
            if hits and self._is_thing(head) and not self.owners(head):
                self.memory.owners[lemma(head)] = hits

    def owners(self, head: Token) -> tuple[Hit, ...]:
        """Return the entities that a noun phrase names as its owners: possessive, adjective, compound, "of" and
        "from".
        """
        found: dict[str, Hit] = {}
        for child in head.children:
            label = base(child)
            if (
                child.dep_ == "nmod:poss"
                or label in ("amod", "compound", "flat")
                or (label == "nmod" and preposition(child) in ("of", "from"))
            ):
                for one in conjuncts(child):
                    hit = self._owner_hit(one, head)
                    if hit is not None:
                        found.setdefault(hit.id, hit)
                    elif (
                        label in ("amod", "compound")
                        and lemma(one) in self.groups
                        and self.lex.isa(lemma(one), "people", "body")
                    ):
                        group = self.groups[lemma(one)]
                        found.setdefault(group, Hit(self._span(one.idx, one.idx + len(one.text), one), group))
                    elif label == "nmod" or child.dep_ == "nmod:poss":
                        for deeper in self.owners(one):
                            found.setdefault(deeper.id, deeper)
        return tuple(sorted(found.values(), key=lambda h: (h.span.start, h.span.end)))
