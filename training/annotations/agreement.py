"""How far two annotations of the same texts agree, layer by layer.

Triggers are matched one to one where they overlap; attributions as PolNeAR's lenient relation has it (sources overlap
or both are absent, content tokens with Jaccard index of at least 0.5). A layer that needs a trigger is given twice: as
F1 over all, and, with `|trigger`, over the matched triggers alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from training.annotations.records import AnnotatedReport, Argument, Attribution, Event

_Item = TypeVar("_Item")
_JACCARD = 0.5
_ROLES = ("actor", "recipient", "place", "time", "quantity")


@dataclass(slots=True)
class Count:
    """Hits among what one annotation has (`wanted`) and the other has (`given`)."""

    hits: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, hits: int, given: int, wanted: int) -> None:
        """Add the counts of one report."""
        self.hits, self.given, self.wanted = self.hits + hits, self.given + given, self.wanted + wanted

    @property
    def precision(self) -> float:
        """Share of `given` that is a hit; 0 when nothing is given."""
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of `wanted` that is a hit; 0 when nothing is wanted."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; where both sides are the same items it is plain accuracy."""
        return 2 * self.hits / (self.given + self.wanted) if self.given + self.wanted else 0.0


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def pair(
    first: Sequence[_Item], second: Sequence[_Item], likeness: Callable[[_Item, _Item], float]
) -> list[tuple[_Item, _Item]]:
    """Match items one to one, the likeliest pairs first; a likeness of 0 or less is no match."""
    scored = [(likeness(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second)]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[tuple[_Item, _Item]] = []
    for score, i, j in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if score > 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((first[i], second[j]))
    return pairs


def _tokens(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {start + match.start() for start, end in spans for match in re.finditer(r"\w+", text[start:end])}


def same_source(a: Attribution, b: Attribution) -> bool:
    """Say whether the sources overlap, or both are absent."""
    if a.source is None or b.source is None:
        return a.source is None and b.source is None
    return _overlap(a.source, b.source) > 0


def _attribution_likeness(text: str) -> Callable[[Attribution, Attribution], float]:
    def likeness(a: Attribution, b: Attribution) -> float:
        if not same_source(a, b):
            return 0.0
        if not a.content and not b.content:
            return 1.0 if a.cue and b.cue and _overlap(a.cue, b.cue) > 0 else 0.0
        one, other = _tokens(text, a.content), _tokens(text, b.content)
        jaccard = len(one & other) / max(len(one | other), 1)
        same_cue = a.cue is not None and b.cue is not None and _overlap(a.cue, b.cue) > 0
        return jaccard + same_cue if jaccard >= _JACCARD else 0.0

    return likeness


def pair_events(first: AnnotatedReport, second: AnnotatedReport) -> list[tuple[Event, Event]]:
    """Match the triggers of two annotations of one text."""
    return pair(
        list(first.events.values()),
        list(second.events.values()),
        lambda a, b: _overlap((a.start, a.end), (b.start, b.end)),
    )


def pair_attributions(first: AnnotatedReport, second: AnnotatedReport) -> list[tuple[Attribution, Attribution]]:
    """Match the attributions of two annotations of one text."""
    likeness = _attribution_likeness(first.text)
    return pair(list(first.attributions.values()), list(second.attributions.values()), likeness)


def _named(event: Event, role: str) -> list[Argument]:
    return [a for a in event.arguments if a.role == role and a.start >= 0]


def _same_argument(a: Argument, b: Argument) -> float:
    overlap = _overlap((a.start, a.end), (b.start, b.end))
    if overlap <= 0 or a.figure is None or b.figure is None:
        return overlap
    alike = (a.figure.low, a.figure.high, _base(a.figure.per)) == (b.figure.low, b.figure.high, _base(b.figure.per))
    return overlap if alike else 0.0


def _base(per: str) -> str:
    return per.lower().removeprefix("each ").rstrip("s")


class Agreement:
    """Sums the layers over reports; `layers` has the counts by name."""

    def __init__(self) -> None:
        self.layers: dict[str, Count] = defaultdict(Count)

    def add(self, first: AnnotatedReport, second: AnnotatedReport) -> None:
        """Add one report: `first` is the reference.

        Raises:
            ValueError: The two annotate different texts.
        """
        if first.text != second.text:
            raise ValueError(f"{first.heading.id} and {second.heading.id} are annotations of different texts")
        matched = pair_events(first, second)
        self._triggers(first, second, matched)
        for role in _ROLES:
            self._roles(role, first, second, matched)
        self._figures(first, second)
        for a, b in matched:
            self._judgement("type|trigger", a.type == b.type)
            if a.type and a.type == b.type:
                self._judgement("mode|type", a.mode == b.mode)
            elif not a.type and not b.type:
                self._judgement("kind|null", a.kind == b.kind)
            self._judgement("polarity|trigger", a.negative == b.negative)
            self._judgement("modality|trigger", a.modality == b.modality)
            self.layers["negative|trigger"].add(a.negative and b.negative, b.negative, a.negative)
            unreal = (a.modality != "asserted", b.modality != "asserted")
            self.layers["unreal|trigger"].add(a.modality == b.modality and all(unreal), unreal[1], unreal[0])
            self._chain(first.chain(a), second.chain(b))
        self._sayings(first, second)

    def _judgement(self, layer: str, same: bool) -> None:
        self.layers[layer].add(same, 1, 1)

    def _triggers(self, first: AnnotatedReport, second: AnnotatedReport, matched: list[tuple[Event, Event]]) -> None:
        one, other = first.events.values(), second.events.values()
        self.layers["trigger"].add(len(matched), len(other), len(one))
        typed = (sum(bool(e.type) for e in one), sum(bool(e.type) for e in other))
        self.layers["typed trigger"].add(sum(bool(a.type and b.type) for a, b in matched), typed[1], typed[0])
        same = [(a, b) for a, b in matched if a.type and a.type == b.type]
        self.layers["trigger+type"].add(len(same), typed[1], typed[0])
        self.layers["trigger+type+mode"].add(sum(a.mode == b.mode for a, b in same), typed[1], typed[0])

    def _roles(
        self, role: str, first: AnnotatedReport, second: AnnotatedReport, matched: list[tuple[Event, Event]]
    ) -> None:
        hits = given = wanted = 0
        for a, b in matched:
            one, other = _named(a, role), _named(b, role)
            pairs = pair(one, other, _same_argument)
            hits, given, wanted = hits + len(pairs), given + len(other), wanted + len(one)
            if role == "time":
                for x, y in pairs:
                    self._judgement("time value|time", x.time == y.time)
        self.layers[f"{role}|trigger"].add(hits, given, wanted)
        whole = [sum(len(_named(e, role)) for e in report.events.values()) for report in (first, second)]
        self.layers[role].add(hits, whole[1], whole[0])

    def _figures(self, first: AnnotatedReport, second: AnnotatedReport) -> None:
        """Figures by themselves, whatever event they were given to."""
        one, other = (
            {(a.start, a.end): a for e in r.events.values() for a in _named(e, "quantity")} for r in (first, second)
        )
        pairs = pair(list(one.values()), list(other.values()), _same_argument)
        self.layers["figure"].add(len(pairs), len(other), len(one))

    def _chain(self, one: list[Attribution], other: list[Attribution]) -> None:
        same = len(one) == len(other) and all(same_source(a, b) for a, b in zip(one, other, strict=True))
        self._judgement("chain|trigger", same)
        if one or other:
            self.layers["said chain|trigger"].add(same, bool(other), bool(one))
        if max(len(one), len(other)) > 1:
            self.layers["deep chain|trigger"].add(same, len(other) > 1, len(one) > 1)

    def _sayings(self, first: AnnotatedReport, second: AnnotatedReport) -> None:
        matched = pair_attributions(first, second)
        self.layers["attribution"].add(len(matched), len(second.attributions), len(first.attributions))
        for a, b in matched:
            self._judgement("source class|attribution", a.source_class == b.source_class)
            self._judgement("stance|attribution", a.stance == b.stance)


def agreement(pairs: Iterable[tuple[AnnotatedReport, AnnotatedReport]]) -> dict[str, Count]:
    """Return the counts of every layer over pairs of annotations, the first of each the reference."""
    measure = Agreement()
    for first, second in pairs:
        measure.add(first, second)
    return dict(measure.layers)
