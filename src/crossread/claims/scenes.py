"""The scene a claim belongs to: what is told without a day, in the flow of what was told with one, was on that day.

Only a day is handed on, never the day of saying and never the report's own; background (the perfect, the habitual,
other dates in the sentence) neither gives nor takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from crossread.claims.found import Found
from crossread.claims.predicates import Predicate
from crossread.claims.tree import base, climb, is_finite, kids, lemma
from crossread.records import Argument, Claim, PlaceArgument, Time

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?~?")
_NEXT: Final = 2
_ALIKE: Final = 6
_AHEAD: Final = 3
_LESS: Final = 0.15
_WORDS: Final = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONSULT", "AGREE", "CONCEDE"})
_CLASH: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_MEASURES: Final = frozenset({"curfew", "martial-law", "censor", "restrict", "withhold", "cyber", "misinformation"})
_LOOSE: Final = frozenset(
    """be have do say tell make take people person man woman official officer spokesman spokeswoman number time day
    report statement one other thing way part""".split()
)


def is_narrated(predicate: Predicate) -> bool:
    """Tell whether the predicate stands in the simple past, or in the past perfect of reported speech; a noun as
    the verb above it.
    """
    node = predicate.clause
    for one in (node, *climb(node)):
        if one.pos_ not in ("VERB", "AUX") and not kids(one, "cop"):
            continue
        if is_finite(one) or base(one) == "root":
            return _is_past(one)
    return False


def _is_past(verb: Token) -> bool:
    helpers = kids(verb, "aux", "cop")
    if any(h.tag_ == "MD" for h in helpers):
        return False
    have = [h for h in helpers if lemma(h) == "have"]
    if have:
        return any(h.tag_ == "VBD" for h in have) and base(verb) in ("ccomp", "conj")
    return verb.tag_ == "VBD" or any(h.tag_ == "VBD" for h in helpers)


def _stem(word: str) -> str:
    """Return a word without the ending that makes a doer or a noun of a deed ("raiders" and "raid" tie)."""
    for suffix in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ions",
        "ion",
        "als",
        "al",
        "ers",
        "ors",
        "er",
        "or",
        "ing",
        "ed",
        "s",
    ):
        if word.endswith(suffix) and len(word) - len(suffix) > 3:
            return word[: -len(suffix)]
    return word


def _ties(told: Found) -> frozenset[str]:
    """Return what can tie the claim to another one: its parties' ids, the stems of its event and its arguments."""
    given: tuple[Argument, ...] = (*told.claim.actors, *told.claim.recipients)
    ids = {a.entity for a in given if a.entity is not None}
    words = [told.predicate.word, *told.predicate.frame.heads()]
    nouns = {_stem(lemma(w)) for w in words if w.pos_ in ("NOUN", "VERB", "PROPN") and lemma(w) not in _LOOSE}
    return frozenset(ids | nouns)


def _gives(told: Found) -> bool:
    """Tell whether the claim's day can be handed on: a day, of something told as having happened."""
    claim = told.claim
    return _is_day(claim.time) and claim.modality == "asserted" and is_narrated(told.predicate)


def _is_day(time: Time | None) -> bool:
    return time is not None and time.value is not None and _DAY.fullmatch(time.value) is not None


def _takes(told: Found) -> bool:
    """Tell whether the claim can be a part of a scene: a deed told as past; what is said of it comes after it."""
    claim = told.claim
    return claim.modality == "asserted" and claim.event_type not in _WORDS and is_narrated(told.predicate)


def _is_clash(claim: Claim) -> bool:
    """Tell whether it is something done on the spot, as in street fighting, and no measure of a government."""
    return claim.event_type in _CLASH and claim.event_mode not in _MEASURES


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Tell whether two claims name places and none in common."""
    here, there = ({p.place or p.span.quote for p in c.places} for c in (one, other))
    return bool(here and there) and not here & there


def _one_scene(now: Found, other: Found) -> bool:
    """Tell whether two claims plainly tell of one scene: they share a party or a thing, and the one follows close on
    the other or is of its kind.
    """
    away = now.number - other.number
    if not 0 < away <= _ALIKE:
        return False
    near = away <= _NEXT and now.paragraph - other.paragraph <= 1
    if near and _is_clash(now.claim) and _is_clash(other.claim):
        return True
    if not _ties(now) & _ties(other):
        return False
    alike = now.claim.event_type is not None and now.claim.event_type == other.claim.event_type
    return alike or near


def _day_of(now: Found, before: Sequence[Found]) -> Time | None:
    """Return the day that the claim takes over from those told before it, or None where that is not plain."""
    found = next((o.claim.time for o in reversed(before) if _gives(o) and _one_scene(now, o)), None)
    return found or _only_day(now, before)


def _only_day(now: Found, before: Sequence[Found]) -> Time | None:
    """Return the one day that the report has told deeds of so far, close by, for a deed with a figure."""
    near = [o for o in before if _gives(o) and _is_clash(o.claim)]
    if near and _elsewhere(now.claim, near[-1].claim):
        return None
    days = {o.claim.time.value for o in near if o.claim.time is not None}
    if len(days) != 1 or not 0 < now.number - near[-1].number <= _ALIKE or not now.claim.quantities:
        return None
    return near[-1].claim.time if now.claim.event_type is None or _is_clash(now.claim) else None


def _places_of(now: Found, before: Sequence[Found]) -> tuple[PlaceArgument, ...]:
    """Return the places that the claim takes over from its scene; none from what was on another day."""
    day = now.claim.time.value if now.claim.time is not None else None
    for other in reversed(before):
        told = other.claim
        if not told.places or told.modality != "asserted" or not _one_scene(now, other):
            continue
        if (told.time.value if told.time is not None else None) == day and is_narrated(other.predicate):
            return told.places
    return ()


def carry(found: Sequence[Found]) -> list[Claim]:
    """Return the claims, each without a day or a place given those of its scene where its sentence gives no other."""
    with_days = {f.number for f in found if f.claim.time is not None}
    done: list[Found] = []
    for one in found:
        claim = one.claim
        if _takes(one):
            day = _day_of(one, done) if one.number not in with_days else None
            if day is not None:
                claim = replace(claim, time=day)
            places = claim.places or _places_of(replace(one, claim=claim), done)
            if day is not None or places != claim.places:
                claim = replace(claim, places=places, confidence=_less_sure(claim))
        done.append(replace(one, claim=claim))
    days = {f.claim.time.value for f in done if f.claim.time is not None and _gives(f)}
    ahead = [_looked_ahead(f, done, len(days) == 1) for f in done]
    dated = [_with_its_sentence(f, ahead) for f in ahead]
    return [_where_its_sentence(f, dated).claim for f in dated]


def _where_its_sentence(now: Found, told: Sequence[Found]) -> Found:
    """Give a deed without a place that of the other deeds that its sentence tells of the same day, where it is one."""
    day = now.claim.time.value if now.claim.time is not None else None
    if now.claim.places or day is None or not _takes(now):
        return now
    here = [f.claim for f in told if f.number == now.number and f.claim.time is not None and f.claim.time.value == day]
    places = {c.places for c in here if c.places}
    if len(places) != 1:
        return now
    return replace(now, claim=replace(now.claim, places=places.pop(), confidence=_less_sure(now.claim)))


def _with_its_sentence(now: Found, told: Sequence[Found]) -> Found:
    """Give a deed the day that the other deeds of its sentence have taken over, where they have one."""
    if now.claim.time is not None or not _takes(now):
        return now
    times = [f.claim.time for f in told if f.number == now.number and f.claim.time is not None]
    whole = now.claim.sentence
    own = any(whole.start <= t.span.start < whole.end for t in times)
    if own or len({t.value for t in times}) != 1 or not _is_day(times[-1]):
        return now
    return replace(now, claim=replace(now.claim, time=times[-1], confidence=_less_sure(now.claim)))


def _less_sure(claim: Claim) -> float:
    """Return the confidence of a claim that takes something over from its scene."""
    return round(max(0.05, claim.confidence - _LESS), 2)


def _looked_ahead(now: Found, told: Sequence[Found], one_day: bool) -> Found:
    """Give an event that is told of first and dated soon after ("the raid … the raid on Friday") its day."""
    claim = now.claim
    opens = _is_news(now)
    if claim.time is not None or claim.event_type is None or not (opens or _takes(now)):
        return now
    if any(f.number == now.number and f.claim.time for f in told):
        return now
    for other in told:
        alike = other.claim.event_type == claim.event_type and 0 < other.number - now.number <= _AHEAD
        if alike and _gives(other) and _ties(now) & _ties(other):
            deed = _stem(lemma(now.predicate.word)) == _stem(lemma(other.predicate.word))
            if opens and not deed:
                continue
            same = one_day or deed
            if same or _is_noun(now) or _is_noun(other):
                return replace(now, claim=replace(claim, time=other.claim.time, confidence=_less_sure(claim)))
    return now


def _is_news(told: Found) -> bool:
    """Tell whether it is news told in the perfect, which what follows tells with its day ("X *has resigned* … handed in
    her resignation on Monday").
    """
    verb = told.predicate.word
    have = [h for h in kids(verb, "aux") if lemma(h) == "have"]
    told_so = told.claim.modality == "asserted" and told.claim.event_type not in _WORDS
    return told_so and verb.tag_ == "VBN" and any(h.tag_ in ("VBZ", "VBP") for h in have)


def _is_noun(told: Found) -> bool:
    return told.predicate.kind in ("noun", "light")
