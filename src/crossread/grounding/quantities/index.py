"""Which of a report's quantities lie inside a stretch of its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from crossread.records import Quantity


class QuantityIndex:
    """The quantities of one report, ordered by where they stand."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._quantities = sorted(quantities, key=lambda quantity: (quantity.span.start, quantity.span.end))
        self._starts = [quantity.span.start for quantity in self._quantities]

    def within(self, start: int, end: int) -> list[Quantity]:
        """Return the quantities that lie wholly in `[start, end)`, in order."""
        found = self._quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [quantity for quantity in found if quantity.span.end <= end]
