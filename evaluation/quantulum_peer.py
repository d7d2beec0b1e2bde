"""quantulum3's quantities, for bench `quantities`; nothing where it is not installed.

Ambiguous units go by its rules, not its classifier: that was pickled with a scikit-learn that newer ones cannot read.
Nothing needs the network.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Parsed = list[tuple[tuple[float, ...], str]]


def parser() -> Callable[[str], Parsed] | None:
    """Return a function from a text to (value, name of unit) pairs, or null where quantulum3 cannot be imported.

    quantulum3 gives the middle of a range and its half width: both ends are restored. Some texts make it raise; then it
    has found nothing.
    """
    try:
        from quantulum3 import classifier
        from quantulum3 import parser as quantulum
    except ImportError:
        return None
    classifier.USE_CLF = False

    def parse(text: str) -> Parsed:
        try:
            return [(_values(found), str(found.unit.name)) for found in quantulum.parse(text)]
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, ZeroDivisionError):
            return []

    return parse


def _values(found: Any) -> tuple[float, ...]:
    middle, half = float(found.value), found.uncertainty
    return (middle - half, middle + half) if half else (middle,)
