"""Quantities: figures with inclusive bounds, units, what they count, and per what."""

from crossread.grounding.quantities.extract import find_quantities
from crossread.grounding.quantities.index import QuantityIndex
from crossread.grounding.quantities.stage import QuantityStage
from crossread.grounding.quantities.trends import trend_of
from crossread.grounding.quantities.units import to_si

__all__ = ["QuantityIndex", "QuantityStage", "find_quantities", "to_si", "trend_of"]
