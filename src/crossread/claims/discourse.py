"""What a claim takes from the report around it: whether a death is an assault, who "the raid" was by, when it was.

Nothing is taken from the report's own date. What is taken over lowers the confidence of the claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from crossread.claims.coding import Coding, words_of
from crossread.claims.lexicon import Lexicon
from crossread.claims.predicates import Predicate
from crossread.claims.tree import kids, lemma
from crossread.records import Argument, Claim, Time

_NEAR: Final = 2
_TAKEN_OVER: Final = 0.2
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with what it was made from; `number` is its sentence's in the report."""

    claim: Claim
    predicate: Predicate
    coding: Coding
    number: int
    casualty: bool


def is_casualty(predicate: Predicate, coding: Coding, lex: Lexicon) -> bool:
    """Tell whether a predicate says that people died or were hurt, and by nobody named in its clause."""
    frame, name = predicate.frame, lemma(predicate.word)
    if predicate.kind in ("verb", "state") and name in lex.scope["casualty_verb"]:
        if name == "lose":
            return any(words_of(h) & {"life", "lives"} for h in frame.objects)
        return not frame.passive or not frame.subjects if name not in ("kill", "wound", "injure", "hurt", "bury", "burn") else _nobody(predicate)
    if name in lex.classes["casualty"] or name == "loss":
        return predicate.kind in ("state", "fragment", "noun")
    if coding.event_type is None and predicate.kind == "verb":
        told = (*frame.objects, *frame.subjects, *kids(predicate.word, "xcomp"))
        return any(words_of(h) & lex.classes["casualty"] for h in told)
    return False


def _nobody(predicate: Predicate) -> bool:
    return predicate.kind == "state" or (predicate.frame.passive and not predicate.frame.subjects)


def is_violent(doc: Doc, found: Sequence[Found], lex: Lexicon) -> bool:
    """Tell whether the report's deaths are those of an assault rather than of a disaster, an illness or a crash."""
    assaults = sum(f.coding.event_type == "ASSAULT" and not f.casualty for f in found)
    disasters = sum(lemma(t) in lex.classes["disaster"] for t in doc if t.pos_ == "NOUN")
    return assaults > 0 and 2 * assaults > disasters


def settle(doc: Doc, found: Sequence[Found], lex: Lexicon) -> list[Claim]:
    """Return the claims with what the report around them settles, in the order given."""
    violent = is_violent(doc, found, lex)
    done: list[Found] = []
    for one in found:
        claim = one.claim
        if one.casualty:
            claim = replace(claim, event_type="ASSAULT" if violent else None, event_mode=claim.event_mode if violent else None)
        now = replace(one, claim=claim)
        before = _antecedent(now, done)
        if before is not None:
            claim = _taken(now, before)
        done.append(replace(now, claim=claim))
    return [f.claim for f in done]


def _definite(predicate: Predicate) -> bool:
    return predicate.kind in ("noun", "light") and any(c.lower_ in _DEFINITE for c in kids(predicate.word, "det"))


def _antecedent(now: Found, before: Sequence[Found]) -> Found | None:
    """Return the earlier claim that speaks of the same event: the same noun, or the same type close by."""
    kind = now.claim.event_type
    if kind is None:
        return None
    definite = _definite(now.predicate)
    verbal = now.predicate.kind == "verb" and now.predicate.frame.passive and not now.predicate.frame.subjects
    if not definite and not verbal and not now.casualty:
        return None
    for other in reversed(before):
        if other.claim.event_type != kind or other.claim.polarity != "positive" or other.claim.modality != "asserted":
            continue
        if other.casualty or other.claim.sentence == now.claim.sentence:
            continue
        close = now.number - other.number <= _NEAR
        same = lemma(other.predicate.word) == lemma(now.predicate.word)
        if close or (definite and same) or (now.casualty and other.claim.time is not None):
            return other
    return None


def _taken(now: Found, before: Found) -> Claim:
    """Take over actors (unless it names its own) and, for the same event, the time."""
    claim = now.claim
    named = any(a.entity for a in claim.actors)
    actors: tuple[Argument, ...] = claim.actors
    time: Time | None = claim.time
    if not claim.actors and not named and not now.casualty:
        actors = tuple(a for a in before.claim.actors if a.entity)
    if claim.time is None and (now.casualty or _definite(now.predicate)):
        time = before.claim.time
    if actors == claim.actors and time == claim.time:
        return claim
    return replace(claim, actors=actors, time=time, confidence=round(max(0.05, claim.confidence - _TAKEN_OVER), 2))
