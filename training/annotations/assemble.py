"""From marks to attributions and events, with every rule of the guide that a program can check."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from crossread.records.claims import SourceClass, Stance
from training.annotations.details import read_figure, read_saying, read_time, read_trigger
from training.annotations.markup import Mark, MarkupError, Tag, crossing
from training.annotations.records import Argument, Attribution, Event, Heading
from training.annotations.scheme import ARGUMENTS

_PREPOSITION = re.compile(r"(?:on|in|at|near|from|during|since|until|by)\b\s+\w", re.I)
_DETERMINER = re.compile(
    r"(?:an?|the|this|that|these|those|his|her|its|their|our|my|your|such|any|no)\s|.*['’]s?\s", re.I
)
_LONGEST_TRIGGER = 4


@dataclass
class _Saying:
    source: Mark | None = None
    cue: Mark | None = None
    content: list[Mark] = field(default_factory=list)
    source_class: SourceClass | None = None
    stance: Stance | None = None
    parent: int | None = None
    line: int = 0


@dataclass
class _Happening:
    trigger: Mark | None = None
    tag: Tag | None = None
    arguments: list[Argument] = field(default_factory=list)
    line: int = 0


class Assembly:
    """Builds the attributions and events of one report; what breaks a rule is kept in `errors`."""

    def __init__(self, heading: Heading, text: str, marks: list[Mark]) -> None:
        self.heading = heading
        self.text = text
        self.marks = marks
        self.errors: list[MarkupError] = []
        self._sayings: dict[int, _Saying] = defaultdict(_Saying)
        self._happenings: dict[int, _Happening] = defaultdict(_Happening)
        for mark in marks:
            self._check_span(mark)
            for tag in mark.tags:
                try:
                    self._take(mark, tag)
                except MarkupError as error:
                    self.errors.append(error)
        if pair := crossing(marks):
            self._wrong(pair[1].line, f"'{self._quote(pair[0])}' and '{self._quote(pair[1])}' cross")
        self.attributions = dict(self._attributions())
        self._check_parents()
        self.events = dict(self._events())
        self._check_keys()

    def _wrong(self, line: int, cause: str) -> None:
        self.errors.append(MarkupError(line, cause))

    def _quote(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]

    def _check_span(self, mark: Mark) -> None:
        quote = self._quote(mark)
        if not quote or quote != quote.strip():
            self._wrong(mark.line, f"'{quote}' is empty or begins or ends with a space")
        if not mark.tags and not mark.keys:
            self._wrong(mark.line, f"'{quote}' has no tags")
        letters = {tag.letter for tag in mark.tags}
        if letters & set("tp") and not letters & set("ar") and _PREPOSITION.match(quote):
            self._wrong(mark.line, f"'{quote}': a time or place leaves its preposition outside")
        if "e" in letters and len(quote.split()) > _LONGEST_TRIGGER:
            self._wrong(mark.line, f"'{quote}' is too long for a trigger")
        elif "e" in letters and _DETERMINER.match(quote):
            self._wrong(mark.line, f"'{quote}': a trigger is the bare word, no article or owner (`mend` does it)")

    def _take(self, mark: Mark, tag: Tag) -> None:
        if tag.letter in "sck":
            for number in tag.numbers:
                self._take_saying(number, mark, tag)
        elif tag.letter == "e":
            happening = self._happenings[tag.numbers[0]]
            if happening.trigger:
                raise MarkupError(mark.line, f"event {tag.numbers[0]} has two triggers")
            happening.trigger, happening.tag, happening.line = mark, tag, mark.line
        else:
            argument = self._argument(mark, tag)
            for number in tag.numbers:
                happening = self._happenings[number]
                happening.arguments.append(argument)
                happening.line = happening.line or mark.line

    def _argument(self, mark: Mark, tag: Tag) -> Argument:
        role = ARGUMENTS[tag.letter]
        figure = read_figure(tag, self._quote(mark), mark.line) if role == "quantity" else None
        time = read_time(tag, mark.line) if role == "time" else None
        if role not in {"quantity", "time"} and tag.details:
            raise MarkupError(mark.line, f"'{tag}': {role} takes no details")
        return Argument(role, mark.start, mark.end, mark.keys, time, figure)

    def _take_saying(self, number: int, mark: Mark, tag: Tag) -> None:
        saying = self._sayings[number]
        saying.line = saying.line or mark.line
        source_class, stance, parent = read_saying(tag, mark.line)
        for name, value in (("source_class", source_class), ("stance", stance), ("parent", parent)):
            if value is not None and getattr(saying, name) not in {None, value}:
                raise MarkupError(mark.line, f"attribution {number} has two values of {name}")
            if value is not None:
                setattr(saying, name, value)
        if tag.letter == "k":
            saying.content.append(mark)
        elif tag.letter == "s":
            if saying.source:
                raise MarkupError(mark.line, f"attribution {number} has two sources")
            saying.source = mark
        elif saying.cue is None:  # a second cue of one attribution ("said in a statement") adds nothing
            saying.cue = mark
        else:
            raise MarkupError(mark.line, f"attribution {number} has two cues")

    def _attributions(self) -> Iterator[tuple[int, Attribution]]:
        for number, saying in sorted(self._sayings.items()):
            if not saying.source and not saying.cue:
                self._wrong(saying.line, f"attribution {number} has neither source nor cue")
            if not saying.content and not (saying.source and saying.cue):
                self._wrong(saying.line, f"attribution {number} has no content (k{number})")
            if saying.source_class is None:
                self._wrong(
                    saying.line, f"attribution {number} has no class (np no nl uo up ug doc, or imp on the cue)"
                )
            if (saying.source_class == "implicit") != (saying.source is None) and saying.source_class:
                self._wrong(saying.line, f"attribution {number}: imp stands for no source, and only for that")
            source, cue = saying.source, saying.cue
            if cue and any(cue.start <= k.start and k.end <= cue.end for k in saying.content if k.start < k.end):
                self._wrong(cue.line, f"the cue of attribution {number} is the word of saying, without what is said")
            yield (
                number,
                Attribution(
                    number=number,
                    source=(source.start, source.end) if source else None,
                    keys=source.keys if source else (),
                    source_class=saying.source_class or "implicit",
                    cue=(cue.start, cue.end) if cue else None,
                    stance=saying.stance or "asserts",
                    content=tuple((mark.start, mark.end) for mark in saying.content),
                    parent=saying.parent if saying.parent is not None else self._holder(number, saying),
                ),
            )

    def _holder(self, number: int, saying: _Saying) -> int | None:
        """The attribution whose content is the smallest one to hold this one's cue, or else its source."""
        anchor = saying.cue or saying.source
        if anchor is None:
            return None
        return self._innermost(anchor.start, anchor.end, without=number)

    def _innermost(self, start: int, end: int, without: int | None = None) -> int | None:
        holding = [
            (mark.end - mark.start, self._depth(number), -number, number)
            for number, saying in self._sayings.items()
            for mark in saying.content
            if number != without and mark.start <= start and end <= mark.end
        ]
        if not holding:
            return None
        size = min(holding)[0]
        # Of attributions that share one content, the innermost holds it.
        return max(entry for entry in holding if entry[0] == size)[3]

    def _depth(self, number: int) -> int:
        depth, seen, at = 0, {number}, self._sayings[number].parent
        while at is not None and at not in seen and at in self._sayings:
            seen.add(at)
            depth, at = depth + 1, self._sayings[at].parent
        return depth

    def _check_parents(self) -> None:
        for number, attribution in self.attributions.items():
            seen, at = {number}, attribution.parent
            while at is not None:
                if at not in self.attributions:
                    self._wrong(
                        self._sayings[number].line, f"attribution {number} lies in {at}, which there is none of"
                    )
                    break
                if at in seen:
                    self._wrong(self._sayings[number].line, f"attribution {number} lies in itself by way of {at}")
                    break
                seen.add(at)
                at = self.attributions[at].parent

    def _events(self) -> Iterator[tuple[int, Event]]:
        for number, happening in sorted(self._happenings.items()):
            if not happening.trigger or not happening.tag:
                self._wrong(happening.line, f"event {number} has arguments and no trigger (e{number})")
                continue
            mark = happening.trigger
            try:
                (kind, mode, null), negative, modality, given = read_trigger(happening.tag, mark.line)
            except MarkupError as error:
                self.errors.append(error)
                continue
            arguments = [*happening.arguments, *self._unsaid(given)]
            self._check_arguments(number, happening)
            yield (
                number,
                Event(
                    number=number,
                    start=mark.start,
                    end=mark.end,
                    type=kind,
                    mode=mode,
                    kind=null,
                    negative=negative,
                    modality=modality,
                    arguments=tuple(sorted(arguments, key=lambda a: (a.start < 0, a.start, a.end, a.role))),
                    attribution=self._innermost(mark.start, mark.end),
                ),
            )

    @staticmethod
    def _unsaid(given: dict[str, str]) -> Iterator[Argument]:
        for name, value in given.items():
            if name == "t":
                yield Argument("time", -1, -1, time=None if value == "?" else value)
            else:
                yield Argument(ARGUMENTS[name], -1, -1, tuple(part.lstrip("@") for part in value.split(",")))

    def _check_arguments(self, number: int, happening: _Happening) -> None:
        seen: set[tuple[str, int, int]] = set()
        for argument in happening.arguments:
            place = (argument.role, argument.start, argument.end)
            quote = self.text[argument.start : argument.end]
            if place in seen:
                self._wrong(happening.line, f"'{quote}' is {argument.role} of event {number} twice")
            if argument.role == "recipient" and ("actor", *place[1:]) in seen:
                self._wrong(happening.line, f"'{quote}' is actor and recipient of event {number}")
            seen.add(place)

    def _check_keys(self) -> None:
        used: set[str] = set()
        for mark in self.marks:
            used.update(mark.keys)
            for key in mark.keys:
                if key not in self.heading.entities:
                    self._wrong(mark.line, f"'@{key}' is not declared in the heading")
        for event in self.events.values():
            for argument in event.arguments:
                used.update(argument.keys)
                for key in argument.keys if argument.start < 0 else ():
                    if key not in self.heading.entities:
                        self._wrong(1, f"'@{key}' of event {event.number} is not declared in the heading")
        for key in self.heading.entities.keys() - used:
            self._wrong(1, f"'@{key}' is declared and never used (`mend` drops it)")
