"""The stage `quantities`: every figure of a report that counts or measures."""

from __future__ import annotations

from dataclasses import replace

from crossread.grounding.quantities.extract import find_quantities
from crossread.records import Reading


class QuantityStage:
    """Finds quantities in the report's text; the doc tells what each of them counts."""

    name = "quantities"
    requires = frozenset({"doc"})
    assigns = frozenset({"quantities"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with `quantities` filled, in text order."""
        return replace(reading, quantities=find_quantities(reading.report.text, reading.doc))
