"""The order of stages, derived from what each requires and assigns.

For every layer there are producers (assign it), refiners (require and assign it) and consumers (require it only):
producers come before refiners, refiners before consumers. Kahn's topological sort, ties broken by the order given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from crossread.errors import Code, CrossreadError


class Declared(Protocol):
    """What a stage declares."""

    name: str
    requires: frozenset[str]
    assigns: frozenset[str]


S = TypeVar("S", bound=Declared)


def _rank(stage: Declared, layer: str) -> int:
    """0 producer, 1 refiner, 2 consumer, −1 when the layer is none of its business."""
    if layer in stage.assigns:
        return 1 if layer in stage.requires else 0
    return 2 if layer in stage.requires else -1


def _before(a: Declared, b: Declared) -> bool:
    """Tell whether `a` must run before `b`."""
    layers = (a.requires | a.assigns) & (b.requires | b.assigns)
    return any(0 <= _rank(a, layer) < _rank(b, layer) for layer in layers)


def in_order(stages: Sequence[S], given: Iterable[str]) -> list[S]:
    """Return the stages in an order in which each finds what it requires.

    `given` names the layers that are there from the start. Raises `CrossreadError` STAGE_UNMET when a required layer
    is neither given nor assigned by any stage, STAGE_CYCLE when no order exists.
    """
    have = set(given).union(*(stage.assigns for stage in stages)) if stages else set(given)
    for stage in stages:
        missing = sorted(stage.requires - have)
        if missing:
            raise CrossreadError(
                Code.STAGE_UNMET,
                f"stage {stage.name!r} requires {', '.join(missing)}, which no stage assigns.",
                "Add the stage that assigns it.",
            )
    rest, done = list(stages), list[S]()
    while rest:
        free = next((s for s in rest if not any(_before(other, s) for other in rest if other is not s)), None)
        if free is None:
            names = ", ".join(sorted(s.name for s in rest))
            raise CrossreadError(
                Code.STAGE_CYCLE, f"the stages {names} wait for each other.", "Change what they require or assign."
            )
        rest.remove(free)
        done.append(free)
    return done
