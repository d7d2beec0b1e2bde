"""The values that claims give the slots of an event, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.records import Claim, Quantity
from crossread.situation.dates import gap
from crossread.situation.figures import comparable, shown, slot, verdict


@dataclass(slots=True)
class Slot:
    """`values`: each value with its claims; `mine`: the event's claims; `against`: those that disagree."""

    values: list[tuple[str, list[str]]] = field(default_factory=list)
    mine: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)


def slots(mine: Sequence[Claim], others: Sequence[Claim]) -> dict[str, Slot]:
    """Return the slots that the event's claims fill, with the values of rival events' claims beside them."""
    found = _quantities(mine, others)
    found.update(_times(mine))
    return dict(sorted(found.items()))


def _quantities(mine: Sequence[Claim], others: Sequence[Claim]) -> dict[str, Slot]:
    groups: list[tuple[Quantity, list[tuple[Claim, Quantity, bool]]]] = []
    for own, claims in ((True, mine), (False, others)):
        for claim in claims:
            for quantity in claim.quantities:
                home = next((g for head, g in groups if _one_slot(head, quantity, own=own)), None)
                if home is None and own:
                    groups.append((quantity, [(claim, quantity, True)]))
                elif home is not None:
                    home.append((claim, quantity, own))
    found: dict[str, Slot] = {}
    for head, members in groups:
        result = found.setdefault(slot(head), Slot())
        values: dict[str, list[str]] = defaultdict(list)
        reference = [q for _, q, own in members if own]
        for claim, quantity, own in members:
            values[shown(quantity)].append(claim.id)
            if own:
                result.mine.append(claim.id)
            elif all(verdict(quantity, q) == "differ" for q in reference):
                result.against.append(claim.id)
        result.values += sorted((v, sorted(set(c))) for v, c in values.items())
    return found


def _one_slot(head: Quantity, quantity: Quantity, *, own: bool) -> bool:
    """Tell whether a figure fills a slot; a rival's that does not say what it counts fills none that says it."""
    return comparable(head, quantity) and (own or (head.item is None) == (quantity.item is None))


def _times(mine: Sequence[Claim]) -> dict[str, Slot]:
    timed = [(c, c.time.value) for c in mine if c.time and c.time.value]
    if len(timed) < 2:
        return {}
    values: dict[str, list[str]] = defaultdict(list)
    for claim, value in timed:
        values[value].append(claim.id)
    ranked = sorted(values, key=lambda v: (-len(values[v]), v))
    against = [c for v in ranked[1:] if gap(v, ranked[0]) for c in values[v]]
    kept = [c.id for c, _ in timed if c.id not in against]
    return {"time": Slot(sorted((v, sorted(c)) for v, c in values.items()), kept, sorted(against))}
