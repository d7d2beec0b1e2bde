"""From a text's figures to quantities: unit, item, bounds, rate and total."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from crossread.grounding.coordinates import positions
from crossread.grounding.quantities.bounds import apply_bounds
from crossread.grounding.quantities.figures import Figure, find_figures
from crossread.grounding.quantities.guards import is_quantity
from crossread.grounding.quantities.items import item_after
from crossread.grounding.quantities.measured import join_cents, measure
from crossread.grounding.quantities.units import rate_after, unit_after
from crossread.grounding.times.filter import is_time
from crossread.grounding.times.grammar import find
from crossread.records import Quantity, Span

_DURATIONS = frozenset({"duration", "set", "deictic", "thatday", "weekly", "span"})
_FOR = re.compile(r"\bfor\s+$", re.IGNORECASE)
_TOTAL = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|a\s+total\s+of\s+)?$", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:the\s+)?(?:first|last)\s+$", re.IGNORECASE)
_FIRST_OF = re.compile(r"\b(?:the\s+)?first\s+of\s+(?:the\s+|about\s+|some\s+|around\s+|its\s+)?$", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?:^|\s)[-−–]\s?|\bminus\s)$")
_LISTED = re.compile(r"\s*(?:,|\s(?:and|or|to|x|by)\s|,\s(?:and|or)\s|x|×)\s*", re.IGNORECASE)
_OWN = frozenset({"fraction", "times", "year_old"})
_FAR_RATE = re.compile(r"(?:\s+(?:of|from|in|into|to|for|with)\s+[a-z][\w\s’'-]{1,48}?)", re.IGNORECASE)


def find_quantities(text: str, doc: Doc | None = None, *, offsets: bool = False) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; `doc` (over the same text) gives the items counted.

    With `offsets` a figure inside a relative time ("three years ago") counts too; else it is a time alone.
    """
    in_time = _in_time(text, doc, offsets)
    figures = join_cents(text, [figure for figure in find_figures(text) if not in_time(figure)])
    found: list[Quantity] = []
    for figure, total in _with_totals(text, figures):
        if found and found[-1].per and figure.start < found[-1].span.end:
            continue  # "60 cents a dozen"
        quantity = _quantity(text, doc, figure, total)
        if quantity is not None:
            if found and _shares(text, found[-1], quantity):
                found[-1] = replace(found[-1], unit=quantity.unit, item=quantity.item, per=quantity.per)
            found.append(quantity)
    return tuple(found)


def _shares(text: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether the first of two figures has the unit said with the second: "from 9 to 7 per cent"."""
    bare = first.unit is None and first.item is None and first.per is None and first.total_of is None
    plain = second.low == second.high and not second.approximate and second.span.quote[0] not in "$€£"
    said = second.unit is not None and second.unit not in _OWN
    return bare and plain and said and _LISTED.fullmatch(text[first.span.end : second.span.start]) is not None


def _in_time(text: str, doc: Doc | None, offsets: bool) -> Callable[[Figure], bool]:
    counted = _DURATIONS | {"offset"} if offsets else _DURATIONS
    blocked = [(p.start, p.end) for p in positions(text)] + [
        (match.start, match.end)
        for match in find(text)
        if match.shape not in counted
        and not (match.shape == "offset" and _FOR.search(text, max(0, match.start - 5), match.start))
        and is_time(text, match, doc)
    ]
    return lambda figure: any(start < figure.end and figure.start < end for start, end in blocked)


def _with_totals(text: str, figures: list[Figure]) -> Iterator[tuple[Figure, Figure | None]]:
    """Yield each figure with the figure it is a part of: "30 of the 150"."""
    used = -1
    for at, figure in enumerate(figures):
        if at == used:
            continue
        following = figures[at + 1] if at + 1 < len(figures) else None
        total = following if following is not None and _TOTAL.fullmatch(text[figure.end : following.start]) else None
        whole = total is not None and figure.unit is None and total.unit is None
        if total is not None and whole and (figure.high or 0) < (total.high or 0) and not unit_after(text, total.end):
            used = at + 1
            yield figure, total
        else:
            yield figure, None


def _quantity(text: str, doc: Doc | None, figure: Figure, total: Figure | None) -> Quantity | None:
    first_of = _FIRST_OF.search(text, max(0, figure.start - 24), figure.start)
    if first_of is not None and total is None and not figure.approximate:
        end = figure.end
        item = item_after(doc, text, end)
        return Quantity(
            span=Span.of(text, first_of.start(), _near(item, end)),
            low=None,
            high=None,
            item=item[0] if item else None,
            total_of=figure.low,
        )
    if total is None and not is_quantity(text, figure, doc):
        return None
    measured = measure(text, figure)
    bounded = apply_bounds(text, replace(measured.figure, end=measured.end), measured.start)
    if measured.unit is None and bounded.end > measured.end:
        measured = measure(text, figure, bounded.end)  # "30 or more miles"
        bounded = replace(bounded, end=measured.end)
    end, unit = bounded.end, measured.unit
    if total is not None:
        end = total.end
        bounded = replace(bounded, total_of=total.low)
        first = _FIRST.search(text, max(0, bounded.start - 12), bounded.start)
        bounded = replace(bounded, start=first.start()) if first else bounded
    unit_end = end
    if unit in _SIGNED and bounded.low is not None and _MINUS.search(text, max(0, figure.start - 8), figure.start):
        bounded = replace(bounded, low=-bounded.low, high=None if bounded.high is None else -bounded.high)
    rate = rate_after(text, end)
    item = None
    if rate is None and unit != "year_old":
        item = item_after(doc, text, end)
    if rate is not None:
        end = rate[1]
    else:
        near = _near(item, end)
        rate = rate_after(text, item[1]) if item else None
        if rate is not None:
            end = rate[1]
        else:
            end = near
            rate = _far_rate(text, item[1] if item else end)
    if (
        item is not None
        and unit in _DISTANCES
        and re.match(r"\s+of\s+(?:the|a|an|its|their)\b", text[unit_end : unit_end + 12])
    ):
        item, end = None, unit_end if rate is None else end
    if item is not None and unit is not None and item[0].lower().rstrip("s") in _SPANS:
        item, end = None, unit_end
    if item is not None and unit is None and item[0].lower().removesuffix("s") in _SPANS:
        unit, item = item[0].lower().removesuffix("s"), None  # "two dark years"
    if unit in _SPANS and item is not None:
        item, end = None, unit_end if rate is None else end
    return Quantity(
        span=Span.of(text, bounded.start, end),
        low=bounded.low,
        high=bounded.high,
        approximate=bounded.approximate,
        unit=unit,
        item=item[0] if item else None,
        per=rate[0] if rate else None,
        total_of=bounded.total_of,
    )


_SIGNED = frozenset({"degree", "degree_celsius", "degree_fahrenheit", "percent", "percentage_point", "basis_point"})
_DISTANCES = frozenset({"metre", "kilometre", "mile", "nautical_mile", "yard", "foot"})
_SPANS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade"})


def _near(item: tuple[str, int] | None, end: int) -> int:
    """Return where the span ends: after the item when it stands close by."""
    return item[1] if item is not None and item[1] - end <= 60 else end


def _far_rate(text: str, end: int) -> tuple[str, int] | None:
    """Find the rate past a phrase: "two planeloads of medical stores a day"."""
    far = re.compile(_FAR_RATE.pattern + r"(?=\s(?:a|an|per|each|every)\s)", re.IGNORECASE).match(text, end)
    return rate_after(text, far.end()) if far is not None else None
