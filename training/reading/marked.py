"""The Crossread corpus as passages: triggers with labels, cues with rows, links from both to heads of arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from crossread.language.passages import passages
from crossread.language.sayings import head_word
from training.annotations.augmentation import Augmenter
from training.annotations.records import AnnotatedReport
from training.annotations.statistics import label_of
from training.reading.examples import Attribution, Events, Passage, make_passage


def variants(reports: Iterable[AnnotatedReport], augmenter: Augmenter, count: int) -> Iterator[AnnotatedReport]:
    """Yield each report, then `count` variants of it."""
    for report in reports:
        yield report
        yield from (augmenter.vary(report, seed) for seed in range(count))


def read_marked(reports: Iterable[AnnotatedReport], nlp: Language) -> Iterator[Passage]:
    """Yield the passages of annotated reports, as `nlp` (a pipeline that marks sentence starts) cuts them."""
    for report in reports:
        yield from _passages(report, nlp(report.text))


class _Layers:
    """The labels of one report's tokens while they are gathered."""

    def __init__(self, doc: Doc) -> None:
        n = len(doc)
        self.trigger, self.label, self.polarity = ["O"] * n, [""] * n, [""] * n
        self.modality, self.stance, self.source_class = [""] * n, [""] * n, [""] * n
        self.links: list[tuple[int, int, str]] = []


def _span(doc: Doc, start: int, end: int) -> Span | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None and len(span) else None


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the noun phrase in the characters `[start, end)`; see `head_word`."""
    span = _span(doc, start, end)
    if span is None:
        return None
    words = [t for t in span if not t.is_space]
    return words[head_word([t.text for t in words], 0, len(words))] if words else None


def _passages(report: AnnotatedReport, doc: Doc) -> Iterator[Passage]:
    layers = _Layers(doc)
    _mark_events(report, doc, layers)
    _mark_sayings(report, doc, layers)
    said = [Attribution(a.cue, a.source, a.content) for a in report.attributions.values() if a.cue is not None]
    for tokens in passages(report.text, [[t for t in sentence if not t.is_space] for sentence in doc.sents]):
        place = {token.i: k for k, token in enumerate(tokens)}

        def pick(column: list[str], chosen: list[Token] = tokens) -> tuple[str, ...]:
            return tuple(column[t.i] for t in chosen)

        events = Events(
            trigger=pick(layers.trigger),
            label=pick(layers.label),
            polarity=pick(layers.polarity),
            modality=pick(layers.modality),
            stance=pick(layers.stance),
            source_class=pick(layers.source_class),
            links=tuple((place[a], place[b], label) for a, b, label in layers.links if a in place and b in place),
        )
        yield replace(make_passage(report.heading.id, tokens, "crossread", said), events=events)


def _mark_events(report: AnnotatedReport, doc: Doc, layers: _Layers) -> None:
    for event in report.events.values():
        span = _span(doc, event.start, event.end)
        if span is None or layers.trigger[span.start] != "O":
            continue
        first = span.start
        layers.trigger[first] = "B"
        for i in range(first + 1, span.end):
            layers.trigger[i] = "I"
        layers.label[first] = label_of(event)
        layers.polarity[first] = "negative" if event.negative else "positive"
        layers.modality[first] = event.modality
        for argument in event.arguments:
            head = head_of(doc, argument.start, argument.end) if argument.start >= 0 else None
            if head is not None:
                layers.links.append((first, head.i, argument.role))


def _mark_sayings(report: AnnotatedReport, doc: Doc, layers: _Layers) -> None:
    for said in report.attributions.values():
        cue = _span(doc, *said.cue) if said.cue else None
        source = head_of(doc, *said.source) if said.source else None
        if source is not None:
            layers.source_class[source.i] = said.source_class
        if cue is None:
            continue
        layers.stance[cue.start] = said.stance
        if source is None:
            layers.source_class[cue.start] = said.source_class
        else:
            layers.links.append((cue.start, source.i, "source"))
        for start, end in said.content:
            span = _span(doc, start, end)
            if span is not None:
                layers.links.append((cue.start, span.start, "content"))
