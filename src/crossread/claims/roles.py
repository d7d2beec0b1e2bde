"""From argument heads to actors and recipients: names, pronouns, "Xian drones", "X's navy", "we" in a quotation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from crossread.claims.lexicon import Lexicon
from crossread.claims.polarity import negated
from crossread.claims.powers import Powers
from crossread.claims.spans import Hit, MentionIndex
from crossread.claims.tree import base, conjuncts, kids, lemma, phrase, preposition
from crossread.records import Argument, Attribution, Span

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
_FLYING: Final = frozenset({"fly", "bear", "carry", "wear", "show", "display"})
_NO_OWNERS: Final = frozenset({"military", "naval", "aerial"})
"""Adjectives of what a thing is like, though by themselves they can stand for a force."""
_BODIES: Final = frozenset({"unnamed_group", "named_organization", "named_outlet"})
_PERSONS: Final = frozenset({"named_person", "unnamed_official", "unnamed_person"})
_PRONOUN_OF: Final = {
    "it": _BODIES,
    "its": _BODIES,
    "they": _BODIES,
    "their": _BODIES,
    "he": _PERSONS,
    "his": _PERSONS,
    "she": _PERSONS,
}


@dataclass(slots=True)
class Memory:
    """What a report has said so far about whose things are ("the drones"): lemma to owner's hit. One report long."""

    owners: dict[str, tuple[Hit, ...]] = field(default_factory=dict)


class Roles:
    """Turns heads into arguments within one report."""

    def __init__(self, entities: MentionIndex, lex: Lexicon, powers: Powers | None = None) -> None:
        self.entities = entities
        self.lex = lex
        self.powers = powers or Powers()
        self.states = self.powers.states
        self.groups = entities.by_last_word()
        self.memory = Memory()

    def arguments(self, heads: Iterable[Token], speaker: Attribution | None) -> tuple[Argument, ...]:
        """Return the arguments that the heads stand for, without repeats, in reading order."""
        found: dict[tuple[int, int], list[Argument]] = {}
        sentence = 0
        for head in heads:
            sentence = head.sent.start_char
            for argument in self._one(head, speaker, 0):
                here = found.setdefault((argument.span.start, argument.span.end), [])
                here[:] = [a for a in here if a.entity is not None]
                if argument.entity is not None or not here:
                    here.extend(self.powers.each(argument, head))
        ordered = [meant for key in sorted(found) for one in found[key] for meant in self.powers.meant(one, sentence)]
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
        if word in _FIRST and head.text != "US":
            return self._speaker(head, speaker)
        hit = self._hit(head)
        if hit is not None:
            said = self._speaker_meant(head, hit, speaker)
            if said is not None:
                return self._with_state(said)
            found = [Argument(hit.span, hit.id)]
            if head.lower_ in _PRONOUN_OF:
                return self._with_state(found[0])
            alone = lemma(head) in self.lex.classes["leaderish"] and not self._acts_for_state(head)
            if not alone and (self._is_force(head) or self._acts_for_state(head)):
                found += [Argument(o.span, o.id) for o in self._owners_told(head, speaker) if o.id != hit.id]
            if self._is_thing(head):
                self._remember(head)
            return found
        said = self._speaker_meant(head, None, speaker)
        if said is not None:
            return self._with_state(said)
        partitive = self._partitive(head, speaker, depth)
        if partitive:
            return partitive
        named = [t for t in kids(head, "appos", "flat", "nmod:desc") if self._hit(t) is not None]
        if named:
            return [a for t in named[:1] for a in self._one(t, speaker, depth + 1)]
        owners = self._owned(head, speaker)
        if owners:
            return [Argument(o.span, o.id) for o in owners]
        if word in _EMPTY or head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            return []
        if head.pos_ in ("ADJ", "DET") and not kids(head, "det"):
            return []
        return [Argument(self._span(*phrase(head), head), None)]

    def _with_state(self, pronoun: Argument) -> list[Argument]:
        """Add the state to a pronoun that stands for one of its organs: its name would say whose it is."""
        state = self.powers.behind(pronoun.entity) if pronoun.entity is not None else None
        return [pronoun] if state in (None, pronoun.entity) else [pronoun, Argument(pronoun.span, state)]

    def _speaker(self, head: Token, speaker: Attribution | None) -> list[Argument]:
        span = self._span(head.idx, head.idx + len(head.text), head)
        if speaker is None:
            return []
        body = self.powers.voices.get(speaker.id) if head.lower_ in ("we", "us", "our") else None
        if body is not None:
            return self._with_state(Argument(span, body))
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

    def _speaker_meant(self, head: Token, hit: Hit | None, speaker: Attribution | None) -> Argument | None:
        """Return the speaker for a pronoun in the subject of what is said ("a group said *its* drones hit"), where
        the report's coreference has it for nobody, or for another who is not named in what is said.
        """
        kinds = _PRONOUN_OF.get(head.lower_)
        if kinds is None or speaker is None or speaker.form == "direct":
            return None
        if base(head) != "nsubj" and (head.dep_ != "nmod:poss" or base(head.head) != "nsubj"):
            return None
        source = speaker.source
        if source is None or speaker.source_class not in kinds or speaker.source_entity is None:
            return None
        if hit is None:
            return Argument(self._span(head.idx, head.idx + len(head.text), head), speaker.source_entity)
        if speaker.source_entity == hit.id:
            return None
        start = next((c.start for c in speaker.content if c.start <= head.idx < c.end), head.idx)
        if source.start > head.idx or any(h.id == hit.id for h in self.entities.between(start, head.idx)):
            return None
        return Argument(hit.span, speaker.source_entity)

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

    def _owners_told(self, head: Token, speaker: Attribution | None) -> tuple[Hit, ...]:
        """Return the owners of a thing, "its" in what somebody says read as the speaker's."""
        owners = self.owners(head)
        told = {h: self._speaker_meant(t, h, speaker) for h in owners for t in head.children if _is_at(t, h)}
        return tuple(Hit(h.span, a.entity) if (a := told.get(h)) and a.entity else h for h in owners)

    def _owned(self, head: Token, speaker: Attribution | None) -> tuple[Hit, ...]:
        name = lemma(head)
        owned = (
            self.lex.isa(name, "vehicle", "weapon", "troops", "people", "body", "leaderish")
            or name in self.lex.classes["flight"]
        )
        owners = self._owners_told(head, speaker)
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
                    hit = self._owner_hit(one, head) if one.lower_ not in _NO_OWNERS else None
                    if hit is not None:
                        found.setdefault(hit.id, hit)
                    elif (
                        label in ("amod", "compound")
                        and one.lower_ not in _NO_OWNERS
                        and lemma(one) in self.groups
                        and self.lex.isa(lemma(one), "people", "body")
                    ):
                        group = self.groups[lemma(one)]
                        found.setdefault(group, Hit(self._span(one.idx, one.idx + len(one.text), one), group))
                    elif label == "nmod" or child.dep_ == "nmod:poss":
                        for deeper in self.owners(one):
                            found.setdefault(deeper.id, deeper)
        for one in (*_said_to_be(head, self.lex), *_flags(head)):
            hit = self._hit(one)
            if hit is not None and hit.id in self.powers.state_ids:
                found.setdefault(hit.id, hit)
        return tuple(sorted(found.values(), key=lambda h: (h.span.start, h.span.end)))


def _said_to_be(head: Token, lex: Lexicon) -> list[Token]:
    """Return the adjectives that a thing is said to be ("the jets that hit it were *Xian*"), not what it is not."""
    verb = head.head
    if base(head) != "nsubj" or verb.pos_ not in ("ADJ", "PROPN", "NOUN") or not kids(verb, "cop"):
        return []
    return [] if negated(verb, lex) else [verb]


def _flags(head: Token) -> list[Token]:
    """Return whose flag a thing flies ("a warship flying the *Xian* flag")."""
    flown = [f for c in kids(head, "acl") if lemma(c) in _FLYING for f in kids(c, "obj", "obl")]
    return [o for f in flown if lemma(f) in ("flag", "colour", "color", "ensign") for o in kids(f, "amod", "nmod:poss")]


def _is_at(token: Token, hit: Hit) -> bool:
    return hit.span.start == token.idx and hit.span.end == token.idx + len(token.text)
