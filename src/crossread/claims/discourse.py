"""What a claim takes from the report around it: whether a death is an assault, who "the raid" was by, when it was.

Nothing is taken from the report's own date. What is taken over lowers the confidence of the claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from crossread.claims.coding import Coding, words_of
from crossread.claims.found import Found
from crossread.claims.lexicon import Lexicon
from crossread.claims.predicates import Predicate
from crossread.claims.tree import kids, lemma
from crossread.records import Argument, Claim, PlaceArgument, Time

_NEAR: Final = 2
_DYING: Final = frozenset({"die", "perish", "succumb", "drown", "bleed"})
_TAKEN_OVER: Final = 0.2
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})


def is_casualty(predicate: Predicate, coding: Coding, lex: Lexicon) -> bool:
    """Tell whether a predicate says that people died or were hurt, and by nobody named in its clause."""
    frame, name = predicate.frame, lemma(predicate.word)
    if predicate.kind in ("verb", "state") and name in lex.scope["casualty_verb"]:
        if name == "lose":
            return any(words_of(h) & {"life", "lives"} for h in frame.objects)
        return (
            not frame.passive or not frame.subjects
            if name not in ("kill", "wound", "injure", "hurt", "bury", "burn")
            else _nobody(predicate)
        )
    if name in lex.classes["casualty"] or name == "loss":
        return predicate.kind in ("state", "fragment", "noun")
    if coding.event_type is None and predicate.kind == "verb":
        told = (*frame.objects, *frame.subjects, *frame.by("for"), *kids(predicate.word, "xcomp"))
        return any(words_of(h) & lex.classes["casualty"] for h in told)
    return False


def tells_a_figure(predicate: Predicate, lex: Lexicon) -> bool:
    """Tell whether a verb is about the dead and the wounded ("carried out nine *bodies*") or about somebody's count of
    something ("cut *its estimate*"): no event by itself.
    """
    if predicate.kind != "verb":
        return False
    if any(lemma(h) in lex.classes["tally"] and kids(h, "nmod:poss") for h in predicate.frame.objects):
        return True
    about = (*predicate.frame.objects, *predicate.frame.subjects)
    return any(words_of(h) & lex.classes["casualty"] for h in about)


def _nobody(predicate: Predicate) -> bool:
    frame = predicate.frame
    return predicate.kind == "state" or (not frame.subjects and (frame.passive or not frame.objects))


def is_violent(doc: Doc, found: Sequence[Found], lex: Lexicon) -> bool:
    """Tell whether the report's deaths are those of an assault rather than of a disaster, an illness or a crash."""
    assaults = sum(f.coding.event_type == "ASSAULT" and not f.casualty for f in found)
    disasters = sum(lemma(t) in lex.classes["disaster"] for t in doc if t.pos_ == "NOUN")
    return assaults > 0 and 2 * assaults > disasters


def settle(doc: Doc, found: Sequence[Found], lex: Lexicon) -> list[Found]:
    """Return what was found with what the report around them settles, in the order given."""
    violent = is_violent(doc, found, lex)
    done: list[Found] = []
    for one in found:
        claim = one.claim
        if one.casualty:
            claim = replace(
                claim, event_type="ASSAULT" if violent else None, event_mode=claim.event_mode if violent else None
            )
            if violent and lemma(one.predicate.word) in _DYING and not claim.recipients:
                claim = replace(claim, actors=(), recipients=claim.actors)
        now = replace(one, claim=claim)
        again = _counted_again(now, done, lex)
        done.append(replace(now, claim=_taken(now, done) if again is None else again))
    return done


def _counted_again(now: Found, before: Sequence[Found], lex: Lexicon) -> Claim | None:
    """Return the claim of another figure for what was counted just before ("rights groups put *the number* at more
    than 40"): that claim with this figure; None where the verb gives none.
    """
    claim, frame = now.claim, now.predicate.frame
    about = [h for h in (*frame.objects, *frame.subjects) if lemma(h) in lex.classes["tally"] or lemma(h) == "number"]
    bare = about and not any(kids(h, "nmod", "acl", "compound", "amod") for h in about)
    if now.casualty or claim.event_type is not None or not claim.quantities or not bare:
        return None
    unit = claim.quantities[0].unit
    for other in reversed(before):
        told = other.claim
        if now.number - other.number > _NEAR or other.claim.sentence == claim.sentence:
            continue
        same = [q for q in told.quantities if q.unit == unit]
        if not same or told.event_type is None or (told.polarity, told.modality) != ("positive", "asserted"):
            continue
        return replace(
            claim,
            event_type=told.event_type,
            event_mode=told.event_mode,
            actors=told.actors,
            recipients=tuple(r for r in told.recipients if not r.span.overlaps(same[0].span)),
            places=claim.places or told.places,
            time=claim.time or told.time,
            quantities=tuple(replace(q, item=q.item or same[0].item) for q in claim.quantities),
            confidence=round(max(0.05, told.confidence - _TAKEN_OVER), 2),
        )
    return None


def _definite(now: Found) -> bool:
    """Tell whether an event is spoken of as one known already: "the raid", "the raiders belonged to X"."""
    predicate = now.predicate
    pointed = any(c.lower_ in _DEFINITE for c in kids(predicate.word, "det"))
    return now.of_members or (predicate.kind in ("noun", "light") and pointed)


def _events(now: Found, before: Sequence[Found]) -> list[Found]:
    """Return the earlier claims that can be of the same event, nearest first: the same type, and no deaths among
    them.
    """
    return [
        other
        for other in reversed(before)
        if other.claim.event_type == now.claim.event_type
        and (other.claim.polarity, other.claim.modality) == ("positive", "asserted")
        and not other.casualty
        and other.claim.sentence != now.claim.sentence
    ]


def _actors(now: Found, events: Sequence[Found]) -> tuple[Argument, ...]:
    """Take over who did it: for "the raid" from the last raid, for a passive without agent from the sentences just
    before.
    """
    verbal = now.predicate.kind == "verb" and now.predicate.frame.passive and not now.predicate.frame.subjects
    definite = _definite(now)
    for other in events:
        known = tuple(a for a in other.claim.actors if a.entity)
        close = now.number - other.number <= _NEAR
        same = lemma(other.predicate.word) == lemma(now.predicate.word)
        if known and ((definite and (close or same)) or (verbal and close)):
            return known
    return ()


def _time(now: Found, events: Sequence[Found]) -> Time | None:
    """Take over when it was: for "the raid" from the last raid, for deaths from the assault just before, else from
    the report's first.
    """
    dated = [e for e in events if e.claim.time is not None and e.claim.time.value is not None]
    if not dated:
        return None
    if now.casualty:
        near = [e for e in dated if now.number - e.number <= _NEAR]
        return (near[0] if near else dated[-1]).claim.time
    if not _definite(now):
        return None
    same = [e for e in dated if lemma(e.predicate.word) == lemma(now.predicate.word) or now.number - e.number <= _NEAR]
    return (same[0] if same else dated[-1]).claim.time


def _places(now: Found, events: Sequence[Found]) -> tuple[PlaceArgument, ...]:
    """Take over where it was: for "the raid" from the last raid that was somewhere, or from one told just before."""
    if now.casualty or not _definite(now):
        return ()
    name = lemma(now.predicate.word)
    told = (e for e in events if lemma(e.predicate.word) == name or now.number - e.number <= _NEAR)
    return next((e.claim.places for e in told if e.claim.places), ())


def _taken(now: Found, before: Sequence[Found]) -> Claim:
    """Take over actors and places where it names none, and the time, where it is the same event."""
    claim = now.claim
    if claim.event_type is None:
        return claim
    events = _events(now, before)
    actors = claim.actors or (() if now.casualty else _actors(now, events))
    time = claim.time or _time(now, events)
    places = claim.places or _places(now, events)
    if (actors, time, places) == (claim.actors, claim.time, claim.places):
        return claim
    sure = round(max(0.05, claim.confidence - _TAKEN_OVER), 2)
    return replace(claim, actors=actors, time=time, places=places, confidence=sure)
