"""A claim together with what it was made from, while the stage still works on it."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.claims.coding import Coding
from crossread.claims.predicates import Predicate
from crossread.records import Claim


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in the making; `number` is its sentence's in the report, `paragraph` that of its line, `likely` how
    likely the passage reader thinks it an event (1 without a reader), `of_members` as in the draft.
    """

    claim: Claim
    predicate: Predicate
    coding: Coding
    number: int
    casualty: bool
    paragraph: int = 0
    likely: float = 1.0
    of_members: bool = False
