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
from crossread.records import Argument, Claim, Time

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?~?")
_NEXT: Final = 2
_ALIKE: Final = 6
_LESS: Final = 0.15
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
    """Return a word without the ending that makes a doer of a deed ("raiders" and "raid" tie)."""
    for suffix in ("ers", "ors", "er", "or", "ing", "ed", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) > 3:
            return word[: -len(suffix)]
    return word


def _ties(told: Found) -> frozenset[str]:
    """Return what can tie the claim to another one: its parties' ids, the stems of its event and its arguments."""
    given: tuple[Argument, ...] = (*told.claim.actors, *told.claim.recipients)
    ids = {a.entity for a in given if a.entity is not None}
    words = [told.predicate.word, *told.predicate.frame.heads()]
    nouns = {_stem(lemma(w)) for w in words if w.pos_ in ("NOUN", "VERB") and lemma(w) not in _LOOSE}
    return frozenset(ids | nouns)


def _gives(told: Found) -> bool:
    """Tell whether the claim's day can be handed on: a day, of something told as having happened."""
    claim = told.claim
    value = claim.time.value if claim.time is not None else None
    return (
        value is not None
        and _DAY.fullmatch(value) is not None
        and claim.modality == "asserted"
        and is_narrated(told.predicate)
    )


def _day_of(now: Found, before: Sequence[Found]) -> Time | None:
    """Return the day that the claim takes over from those told before it, or None where that is not plain."""
    if now.claim.modality != "asserted" or not is_narrated(now.predicate):
        return None
    ties = _ties(now)
    for other in reversed(before):
        away = now.number - other.number
        if away > _ALIKE:
            break
        if away == 0 or not ties & _ties(other) or not _gives(other):
            continue
        flows = away <= _NEXT and now.paragraph - other.paragraph <= 1
        alike = now.claim.event_type is not None and now.claim.event_type == other.claim.event_type
        return other.claim.time if flows or alike else None
    return None


def carry_days(found: Sequence[Found]) -> list[Claim]:
    """Return the claims, each without a time given the day of its scene where its sentence gives no other."""
    dated = {f.number for f in found if f.claim.time is not None}
    done: list[Found] = []
    for one in found:
        day = _day_of(one, done) if one.number not in dated else None
        if day is not None:
            sure = round(max(0.05, one.claim.confidence - _LESS), 2)
            one = replace(one, claim=replace(one.claim, time=day, confidence=sure))
        done.append(one)
    return [f.claim for f in done]
