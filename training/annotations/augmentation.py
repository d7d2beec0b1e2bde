"""Variants of an annotated report for training: other actors, places, figures, outlets and dates, and print damage.

Nothing is stored: a variant is made when it is needed, from the report, the names at hand and a seed. Each step leaves
alone what it cannot replace everywhere at once, so that the text stays of one piece and the annotation true.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from training.annotations.damage import print_damage
from training.annotations.records import AnnotatedReport
from training.annotations.renaming import NamePool, rename
from training.annotations.reports import MalformedReport
from training.annotations.revaluing import move_dates, revalue


@dataclass(frozen=True, slots=True)
class Chances:
    """How often each step is taken, between 0 and 1."""

    names: float = 0.9
    figures: float = 0.7
    dates: float = 0.7
    damage: float = 0.3


class Augmenter:
    """Makes variants of reports with names of others of their kind."""

    def __init__(self, pool: NamePool, chances: Chances | None = None) -> None:
        self.pool = pool
        self.chances = chances or Chances()

    def vary(self, report: AnnotatedReport, seed: int) -> AnnotatedReport:
        """Return a variant: the same seed gives the same one. A step whose result would be malformed is left out."""
        chance = random.Random(f"{seed} {report.heading.id}")
        steps: tuple[tuple[float, Callable[[AnnotatedReport], AnnotatedReport]], ...] = (
            (self.chances.names, lambda r: rename(r, self.pool, chance)),
            (self.chances.figures, lambda r: revalue(r, chance)),
            (self.chances.dates, lambda r: move_dates(r, chance)),
            (self.chances.damage, lambda r: print_damage(r, chance)),
        )
        for likelihood, step in steps:
            if chance.random() < likelihood:
                try:
                    report = step(report)
                except MalformedReport:
                    continue
        return report
