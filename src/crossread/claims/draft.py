"""A claim in the making, and how sure the tool is of it as coded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from crossread.claims.coding import Coding
from crossread.claims.predicates import Predicate
from crossread.records import Argument, Attribution

_PENALTY: Final = 0.15
_UNREAL: Final = 0.05


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making; `of_members` tells that it is the deed of doers who are said to be somebody's."""

    predicate: Predicate
    coding: Coding
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    attribution: Attribution | None
    of_members: bool = False


def confidence(draft: Draft, mood: str) -> float:
    """Return how sure the tool is of the claim as coded: the lexicon's word, less what is missing."""
    value = draft.coding.confidence
    if draft.coding.event_type is not None and not any(a.entity for a in draft.actors):
        value -= _PENALTY
    if mood != "asserted":
        value -= _UNREAL
    return round(min(1.0, max(0.05, value)), 2)
