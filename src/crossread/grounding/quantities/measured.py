"""What a figure is measured in: its unit, whether before it or after it, and what the unit does to its value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crossread.grounding.quantities.currencies import currencies, pounds, scale_after
from crossread.grounding.quantities.figures import Figure
from crossread.grounding.quantities.units import symbol_before, unit_after


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its unit; `start` and `end` take in the unit's signs and words."""

    figure: Figure
    start: int
    end: int
    unit: str | None


_AGED = re.compile(
    r"\b(?i:aged)\s+$|\b(?i:age)\s+(?:of\s+)?$|\b(?i:man|woman|boy|girl|youth|child)\s+of\s+$|[A-Z][\w’'-]+,\s+$"
)
_OLD = re.compile(
    r"(?:[\s-]+years?[\s-]+(?:old|of\s+age)s?|[\s-]*y/?o|[\s-]+yrs?[\s-]+old|[\s-]+year-olds?)\b", re.IGNORECASE
)
_MONTHS_OLD = re.compile(r"[\s-]+(month|week|day)s?[\s-]+(?:old|of\s+age)\b", re.IGNORECASE)
_INCH_SIGN = re.compile(r"\s?[\"”″](?=\s*(?:long|wide|tall|high|thick|deep|across|in\s+diameter|x\s?\d)\b)")
_INCHES = re.compile(r"\s?in\b\.?")
_FEET = re.compile(r"(?:feet|foot|ft\.?)\s+(?:and\s+)?[\w.½¼¾]+$")
_OF = re.compile(r"\s+of\b")
_PENCE = re.compile(r"p\b(?!\.\s?m\b)")
_NEXT_NUMBER = re.compile(r"\s*(?=\d)[\d.,]*\d")
_SMALL = frozenset({"cent", "penny"})


def measure(text: str, figure: Figure, at: int | None = None) -> Measured:
    """Return the figure with its unit, looked for right before it and right after it, or from the offset `at` on."""
    end = figure.end if at is None else at
    symbol = _symbol(text, figure)
    if figure.unit is not None:
        return Measured(figure, symbol[1] if symbol else figure.start, end, figure.unit)
    if symbol is not None:
        again = unit_after(text, end)
        return Measured(figure, symbol[1], again[1] if again and again[0] == symbol[0] else end, symbol[0])
    of = _OF.match(text, end) if figure.approximate and figure.low != figure.high else None  # "millions of dollars"
    unit = _age(text, figure, end) or (unit_after(text, of.end()) if of else None) or _after(text, end)
    if unit is None:
        return Measured(figure, figure.start, end, None)
    name, stop = unit
    if name in currencies().forms.values() or name in currencies().exact.values():
        factor, scaled = scale_after(text, end, stop)
        figure, stop = _times(figure, factor), scaled
    if name == "pound" and "ound" in text[end:stop]:
        name = pounds(text, figure.start, stop, figure.high or figure.low or 0.0)
    return Measured(figure, figure.start, stop, name)


def join_cents(text: str, figures: list[Figure]) -> list[Figure]:
    """Make one figure of money said in two: "3 dollars and 50 cents", "15 dollars 50"."""
    done: list[Figure] = []
    for figure in figures:
        joined = _joined(text, done[-1], figure) if done else None
        if joined is not None:
            done[-1] = joined
        else:
            done.append(figure)
    return done


def _joined(text: str, first: Figure, second: Figure) -> Figure | None:
    if first.low is None or first.low != first.high or second.low is None or not 0 < second.low < 100:
        return None
    whole = measure(text, first)
    if whole.unit is None or whole.unit in _SMALL or whole.figure is not first or first.low != int(first.low):
        return None
    if not (whole.unit in currencies().forms.values() or whole.unit in currencies().symbols.values()):
        return None
    if not re.fullmatch(r"\s*,?\s*(?:and\s+)?", text[whole.end : second.start]) or second.low != second.high:
        return None
    part = unit_after(text, second.end)
    bare = whole.end > first.end and re.match(r"\s*(?:[.;:!?](?!\d)|,\s|$)", text[second.end : second.end + 3])
    if not (part and part[0] in _SMALL) and not (bare and second.low >= 10):
        return None
    value = first.low + second.low / 100
    end = part[1] if part else second.end
    return replace(first, end=end, low=value, high=value, unit=whole.unit)


def _symbol(text: str, figure: Figure) -> tuple[str, int] | None:
    """Return the currency sign before the figure, unless it belongs to another figure before it: "10 $ 30 $"."""
    symbol = symbol_before(text, figure.start)
    if symbol is None or text[figure.start - 1 : figure.start] != " ":
        return symbol
    before = re.search(r"\d\s*$", text[max(0, symbol[1] - 4) : symbol[1]])
    return None if before and unit_after(text, figure.end) else symbol


def _after(text: str, end: int) -> tuple[str, int] | None:
    inches = _INCH_SIGN.match(text, end) or (
        _INCHES.match(text, end) if _FEET.search(text[max(0, end - 14) : end]) else None
    )
    if inches is not None:
        return "inch", inches.end()
    if text[end - 1 : end].isdigit() and _PENCE.match(text, end):
        return "penny", end + 1
    unit = unit_after(text, end)
    number = _NEXT_NUMBER.match(text, unit[1]) if unit else None
    if unit and number and symbol_before(text, unit[1] + len(number.group()) - len(number.group().lstrip())):
        # "30 $ 20": the sign is the second figure's, if that has no other.
        glued = not number.group()[:1].isspace()
        return None if glued or unit_after(text, number.end()) is None else unit
    return unit


def _age(text: str, figure: Figure, end: int) -> tuple[str, int] | None:
    old = _OLD.match(text, end)
    if old is not None:
        return "year_old", old.end()
    months = _MONTHS_OLD.match(text, end)
    if months is not None:
        return f"{months[1].lower()}_old", months.end()
    if not 0 < (figure.low or 0) <= (figure.high or 0) < 120:
        return None
    if not _AGED.search(text, max(0, figure.start - 24), figure.start):
        return None
    named = text[: figure.start].rstrip().endswith(",")
    if named and (figure.worded or not re.match(r",\s", text[figure.end : figure.end + 2])):
        return None
    return "year_old", end


def _times(figure: Figure, factor: float) -> Figure:
    if factor == 1:
        return figure
    low = None if figure.low is None else figure.low * factor
    return replace(figure, low=low, high=None if figure.high is None else figure.high * factor)
