"""Which claims are worth a reader's time: fragments are left out, and what says little is given a low confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crossread.claims.found import Found
from crossread.claims.tree import base, is_finite
from crossread.records import Claim

_MAY_BE: Final = 0.1
_MAY_BE_ALONE: Final = 0.15
_PROBABLY: Final = 0.4
_FIGURE_MAY_BE: Final = 0.05
_STATE_MAY_BE: Final = 0.02
_MUCH: Final = 2
_SAYS_MUCH: Final = 0.4
_SAYS_SOME: Final = 0.3
_SAYS_LITTLE: Final = 0.2
_LABEL: Final = re.compile(
    r"[\W\d]*(?:[A-Z][A-Z .'’/-]+,.{0,60}?|.{0,40}\b\d{4}\b.{0,40}|.{0,60}\|.{0,60})(?:\([^)]{2,40}\))?\s*[—–:|-]?\s*"
)
"""A dateline that stands alone, a date line, a line of labels between bars."""


def _parts(claim: Claim) -> int:
    """Count what an untyped claim tells beside its predicate."""
    known = any(a.entity is not None for a in claim.actors)
    return sum((known, bool(claim.recipients), bool(claim.places), claim.time is not None, bool(claim.quantities)))


def _is_bare(claim: Claim) -> bool:
    return _parts(claim) == 0 and not claim.actors


def _is_label(one: Found) -> bool:
    """Tell whether a sentence without a verb only labels: a dateline, a byline, a heading, a caption."""
    if one.predicate.kind != "fragment" or one.claim.event_type is not None:
        return False
    if _LABEL.fullmatch(one.claim.sentence.quote):
        return True
    return not one.claim.quantities


def _is_modifier(one: Found) -> bool:
    """Tell whether the predicate only describes a noun or a verb beside it ("a letter *sent* to the court")."""
    clause = one.predicate.clause
    return base(clause) in ("acl", "amod", "advcl") and not is_finite(clause)


def _is_told_state(one: Found) -> bool:
    """Tell whether a state is what somebody says ("the mayor said that the wells *are dry*")."""
    told = one.claim.attribution is not None and base(one.predicate.clause) == "ccomp"
    return told and one.predicate.kind == "state"


def _is_good(one: Found) -> bool:
    """Tell whether a claim is kept for itself: typed ones unless the reader is nearly certain that they are no event,
    others when it is more likely than not, with a figure when it may be.
    """
    if one.claim.event_type is not None:
        return one.likely >= _MAY_BE
    if _is_bare(one.claim) or _is_label(one):
        return False
    if _is_told_state(one):
        return one.likely >= _STATE_MAY_BE
    return one.likely >= (_MAY_BE if one.claim.quantities else _PROBABLY)


def _said(here: Sequence[Found]) -> list[Found]:
    """Return the likeliest claim of a sentence that has no other, if it may be an event, somebody says it or denies it,
    or it tells much.
    """
    said = [f for f in here if not _is_label(f) and _is_said(f)]
    return sorted(said, key=lambda f: (-f.likely, -_parts(f.claim), f.claim.predicate.start))[:1]


def _is_said(one: Found) -> bool:
    claim = one.claim
    told = claim.attribution is not None or claim.polarity == "negative" or _parts(claim) >= _MUCH
    return told or one.likely >= _MAY_BE_ALONE


def worthwhile(found: Sequence[Found]) -> list[Found]:
    """Return the claims without those that say nothing, the others' confidence by how much they say, in order.

    A sentence that may tell of something keeps one claim at least, so that nothing said is lost without a trace.
    """
    kept: list[Found] = []
    numbers = sorted({f.number for f in found})
    for number in numbers:
        here = [f for f in found if f.number == number]
        good = [f for f in here if _is_good(f)] or _said(here)
        kept.extend(_weighed(f) for f in _with_figures(good, here))
    return kept


def _with_figures(good: Sequence[Found], here: Sequence[Found]) -> list[Found]:
    """Return the claims of a sentence with the likeliest claim of each figure that none of them has."""
    told = list(good)
    for one in sorted(here, key=lambda f: (-f.likely, f.claim.predicate.start)):
        had = {q.span.start for f in told for q in f.claim.quantities}
        if (
            one not in told
            and not _is_label(one)
            and one.likely >= _FIGURE_MAY_BE
            and any(q.span.start not in had for q in one.claim.quantities)
        ):
            told.append(one)
    return [f for f in here if f in told]


def _weighed(one: Found) -> Found:
    claim = one.claim
    if claim.event_type is not None:
        return one
    parts = _parts(claim)
    sure = _SAYS_MUCH if parts >= 3 else _SAYS_SOME if parts == 2 else _SAYS_LITTLE
    if _is_modifier(one):
        sure = min(sure, _SAYS_LITTLE)
    return replace(one, claim=replace(claim, confidence=round(min(claim.confidence, sure), 2)))
