"""Which claims are worth a reader's time: fragments are left out, and what says little is given a low confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crossread.claims.found import Found
from crossread.claims.tree import base, is_finite
from crossread.records import Claim

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


def worthwhile(found: Sequence[Found]) -> list[Found]:
    """Return the claims without those that say nothing, the others' confidence by how much they say; the order and
    every typed claim stay.

    A sentence with a verb keeps one claim at least, so that nothing said is lost without a trace.
    """
    kept: list[Found] = []
    numbers = sorted({f.number for f in found})
    for number in numbers:
        here = [f for f in found if f.number == number]
        good = [f for f in here if f.claim.event_type is not None or not (_is_bare(f.claim) or _is_label(f))]
        if not good:
            good = [f for f in here if not _is_label(f)][:1]
        kept.extend(_weighed(f) for f in good)
    return kept


def _weighed(one: Found) -> Found:
    claim = one.claim
    if claim.event_type is not None:
        return one
    parts = _parts(claim)
    sure = _SAYS_MUCH if parts >= 3 else _SAYS_SOME if parts == 2 else _SAYS_LITTLE
    if _is_modifier(one):
        sure = min(sure, _SAYS_LITTLE)
    return replace(one, claim=replace(claim, confidence=round(min(claim.confidence, sure), 2)))
