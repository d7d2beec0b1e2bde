"""Give a predicate its PLOVER type and mode, and name the slots of its recipients. The words are data (`lexicon/`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from crossread.claims.frames import Frame, noun_frame
from crossread.claims.lexicon import Lexicon, Pattern
from crossread.claims.predicates import Predicate, noun_entry
from crossread.claims.tree import base, bigram, kids, lemma, preposition

_DEFAULT: Final = ("obj", "iobj", "prep:to", "prep:with", "prep:against", "prep:on")
_NOUN_SLOTS: Final = (
    "obj",
    "prep:on",
    "prep:against",
    "prep:upon",
    "prep:at",
    "prep:to",
    "prep:with",
    "prep:for",
    "prep:into",
    "iobj",
)
_COVERING: Final = frozenset({"nmod", "compound", "flat", "appos", "amod", "nmod:desc"})
_RECIPROCAL: Final = frozenset({"CONSULT", "COOPERATE", "AGREE"})


@dataclass(frozen=True, slots=True)
class Coding:
    """Type and mode; the recipients' heads; whether those with whom it is done are actors too; how sure the
    lexicon is.
    """

    event_type: str | None = None
    event_mode: str | None = None
    recipients: tuple[Token, ...] = ()
    partners: tuple[Token, ...] = ()
    confidence: float = 0.4


def words_of(head: Token) -> set[str]:
    """Return the lemmas an argument can be recognised by: its head's, its compounds', and what it is a number of."""
    found = {lemma(head), head.lower_}
    pair = bigram(head)
    if pair:
        found.add(pair)
    for child in head.children:
        if base(child) == "nmod" and preposition(child) == "of":
            found |= {lemma(child), bigram(child) or lemma(child)}
        elif base(child) in ("compound", "flat", "appos") or child.dep_ == "nmod:desc":
            found.add(lemma(child))
    return found


def _any(heads: Iterable[Token], words: frozenset[str]) -> bool:
    heads = tuple(heads)
    return bool(heads) if not words else any(words_of(head) & words for head in heads)


def _complements(verb: Token) -> set[str]:
    found = set()
    for child in kids(verb, "xcomp", "advcl", "ccomp", "acl"):
        found.add(lemma(child))
        found |= {lemma(c) for c in kids(child, "conj")}
    return found


def _holds(slot: str, words: frozenset[str], verb: Token, frame: Frame) -> bool:
    if slot == "obj":
        return _any((*frame.objects, *frame.indirect), words)
    if slot == "objname":
        return any(head.pos_ == "PROPN" for head in frame.objects)
    if slot == "noobj":
        return not frame.objects
    if slot == "subj":
        return _any(frame.subjects, words)
    if slot == "iobj":
        return _any(frame.indirect, words)
    if slot == "prep":
        return any(name in words for name, _ in frame.obliques)
    if slot == "noprep":
        return not any(name in words for name, _ in frame.obliques)
    if slot.startswith("prep:"):
        return _any(frame.by(slot[5:]), words)
    if slot == "comp":
        return bool(_complements(verb) & words)
    if slot == "mark":
        return any(lemma(m) in words for c in kids(verb, "ccomp", "advcl") for m in kids(c, "mark"))
    if slot == "xcomp":
        return bool(kids(verb, "xcomp"))
    if slot == "ccomp":
        return bool(kids(verb, "ccomp"))
    if slot == "ccomp-wh":
        return any(t.tag_ in ("WP", "WRB", "WDT") for c in kids(verb, "ccomp") for t in c.children)
    return False


def _pattern(name: str, verb: Token, frame: Frame, lex: Lexicon) -> Pattern | None:
    for pattern in lex.verbs.get(name, ()):
        if all(_holds(c.slot, c.words, verb, frame) for c in pattern.conditions):
            return pattern
    return None


def _slots(slots: tuple[str, ...], frame: Frame) -> tuple[Token, ...]:
    for slot in slots:
        found: tuple[Token, ...] = ()
        if slot == "obj":
            found = frame.objects
        elif slot == "iobj":
            found = frame.indirect
        elif slot.startswith("prep:"):
            found = frame.by(slot[5:])
        if found:
            return found
    return ()


def _verb(predicate: Predicate, lex: Lexicon) -> Coding:
    frame, verb = predicate.frame, predicate.word
    pattern = _pattern(predicate.name, verb, frame, lex)
    if pattern is None and " " in predicate.name:
        pattern = _pattern(lemma(verb), verb, frame, lex)
    if pattern is None or pattern.event_type is None:
        return Coding(recipients=(), confidence=0.4)
    recipients = _slots((*(pattern.recipient or _DEFAULT), "iobj"), frame)
    if pattern.event_type == "REQUEST":
        recipients = _asked(verb, frame, recipients, lex)
    partners: tuple[Token, ...] = ()
    if pattern.event_type in _RECIPROCAL or lemma(verb) in lex.scope["reciprocal"]:
        partners = (*frame.by("with"), *frame.by("between"))
        if pattern.event_type == "CONSULT" and lemma(verb) in lex.scope["reciprocal"]:
            partners = (*partners, *frame.objects)
    sure = 0.6 + 0.05 * min(3, len(pattern.conditions))
    return Coding(pattern.event_type, pattern.event_mode, recipients, partners, sure)


def _asked(word: Token, frame: Frame, found: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """Return who is asked: whoever is to do what the complement says, else what the frame gave."""
    taken = {t.i for t in frame.subjects}
    below = [
        s
        for c in kids(word, "ccomp", "xcomp", "acl")
        for s in kids(c, "nsubj")
        if s.i not in taken and s.lower_ not in ("who", "which", "that")
    ]
    if below:
        return tuple(below)
    return tuple(t for head in found for t in (_doers(head, lex) if noun_entry(head, lex) else (head,)))


def _doers(noun: Token, lex: Lexicon) -> tuple[Token, ...]:
    """Return who is to do what is asked for ("demanded the resignation *of the mayor*"); nobody where "of" names the
    object.
    """
    entry = noun_entry(noun, lex)
    of_is_object = entry is None or "of=obj" in entry.roles or "of=theme" in entry.roles
    return noun_frame(noun, lex, of_is_object, not of_is_object).subjects


def _noun(predicate: Predicate, lex: Lexicon) -> Coding:
    entry, frame = predicate.noun, predicate.frame
    if entry is None or (entry.event_type is None):
        return Coding()
    recipients = (
        _slots(_NOUN_SLOTS, frame)
        if "of=theme" not in entry.roles
        else _slots(("iobj", "prep:to", "prep:for", "prep:into"), frame)
    )
    partners: tuple[Token, ...] = ()
    if "recip" in entry.roles:
        partners = (*frame.by("with"), *frame.by("between"), *frame.by("among"))
        recipients = frame.by("with")
    elif frame.by("between"):
        partners = frame.by("between")
    if entry.event_type == "REQUEST":
        recipients = _asked(predicate.word, frame, recipients, lex)
    sure = 0.7 if predicate.kind == "light" else 0.55
    return Coding(entry.event_type, entry.event_mode, recipients, partners, sure)


def code(predicate: Predicate, lex: Lexicon) -> Coding:
    """Return the coding of one predicate; an empty one (null type) when no PLOVER type fits."""
    if predicate.kind == "verb":
        return _verb(predicate, lex)
    if predicate.kind == "state":
        return _state(predicate, lex)
    return _noun(predicate, lex)


def _state(predicate: Predicate, lex: Lexicon) -> Coding:
    if predicate.noun is not None and predicate.noun.event_type is not None:
        return _noun(predicate, lex)
    return Coding()


def plover_root(event_type: str | None, polarity: str, modality: str) -> str | None:
    """Return the type as PLOVER itself would code it, which has no modality: promised cooperation is AGREE, refused
    cooperation
    REJECT, announced force THREATEN, announced retreat CONCEDE (manual, v2.0).
    """
    if event_type is None:
        return None
    cooperative = event_type in ("AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE", "CONCEDE", "RETREAT")
    if polarity == "negative" and cooperative:
        return "REJECT"
    if modality == "planned":
        if event_type in ("AID", "COOPERATE", "CONSULT", "SUPPORT", "RETREAT", "CONCEDE"):
            return "AGREE"
        if event_type in ("ASSAULT", "COERCE", "SANCTION"):
            return "THREATEN"
    return event_type
