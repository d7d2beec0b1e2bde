"""What denies what: a denial answers a claim of the same content and of nobody else's doing."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crossread.records import Claim
from crossread.situation.claimview import ClaimView
from crossread.situation.similarity import PairScore
from crossread.situation.words import lexicon, stem, words

_SURE: Final = frozenset({"asserted", "planned"})


@cache
def _courtesies() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("courtesies")["phrases"]), re.IGNORECASE)


def is_courtesy(claim: Claim) -> bool:
    """Tell whether a claim only says that somebody gave no answer or that nothing could be checked.

    "The ministry did not respond to calls" and "the figure could not be confirmed" say nothing about what happened.
    """
    if claim.polarity == "positive" and claim.modality == "asserted" and not _declining(claim):
        return False
    before = claim.sentence.quote[: claim.predicate.start - claim.sentence.start]
    after = claim.sentence.quote[claim.predicate.start - claim.sentence.start :]
    return _courtesies().search(f"{' '.join(before.split()[-5:])} {' '.join(after.split()[:6])}") is not None


def _declining(claim: Claim) -> bool:
    return claim.predicate.quote.lower().startswith(("declin", "refus", "made no", "no comment"))


def can_answer(denial: ClaimView, claim: ClaimView, score: PairScore) -> bool:
    """Tell whether a denial can be of a claim: one predicate, or its words in the other's arguments; nobody else's act.

    Other actors, other recipients or another day never answer; neither does what is asked for or only possible, nor
    what is planned where the other is done.
    """
    if is_courtesy(denial.claim) or denial.claim.modality not in _SURE or claim.claim.modality not in _SURE:
        return False
    if score.total == 1.0:
        return True
    if denial.unreal != claim.unreal or score.apart or score.actors == 0.0 or score.recipients == 0.0:
        return False
    shared = bool(denial.predicate & claim.predicate)
    named = score.actors == 1.0 or score.recipients == 1.0
    if shared:
        return score.lexical >= 0.1 and (named or score.lexical >= 0.2) and not _only_class(denial, claim, score)
    return (score.kind >= 0.5 and score.lexical >= 0.3 and named) or score.lexical >= 0.45


def _only_class(denial: ClaimView, claim: ClaimView, score: PairScore) -> bool:
    """Tell whether two predicates are one in sense at best ("agree", "sign") and nobody of one stands in the other."""
    stems = [{stem(w) for w in words(v.claim.predicate.quote)} for v in (denial, claim)]
    return not stems[0] & stems[1] and score.actors != 1.0 and score.recipients != 1.0 and score.lexical < 0.3
