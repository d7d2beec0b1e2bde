"""The Crossread corpus as training sentences: triggers with labels, links from triggers and cues to arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from crossread.language.component import SENTENCES
from crossread.language.tokenizer import blank_english
from training.annotations.augmentation import Augmenter
from training.annotations.corpus import Corpus
from training.annotations.records import AnnotatedReport
from training.annotations.renaming import pool_of
from training.annotations.standoff import Texts
from training.annotations.statistics import label_of
from training.language.config import Settings
from training.language.examples import Corpora, Events, Example

_MAX_WORDS = 180
_HUNG_ON = frozenset(
    "of in on at from for to with by near under over between against outside inside across along around about "
    "who which that whose where as , ( – — - : ;".split()
)
_LEADING = frozenset("between from up about around over under as more fewer less nearly some at to near , and".split())


def with_marked(corpora: Corpora, settings: Settings) -> Corpora:
    """Add the Crossread corpus: train with variants, the stand-off part and dev as they are."""
    if not settings.event_epochs:
        return corpora
    corpus, texts, nlp = Corpus(), Texts(settings.corpora), blank_english()
    nlp.add_pipe(SENTENCES)
    train = corpus.written("train")
    reports = [*variants(train, Augmenter(pool_of(train)), settings.event_variants), *corpus.standoff(texts, "train")]
    dev = {**corpora.dev, "events": list(read_marked(corpus.written("dev"), nlp))}
    return replace(corpora, events=list(read_marked(reports, nlp)), dev=dev)


def variants(reports: Iterable[AnnotatedReport], augmenter: Augmenter, count: int) -> Iterator[AnnotatedReport]:
    """Yield each report, then `count` variants of it."""
    for report in reports:
        yield report
        yield from (augmenter.vary(report, seed) for seed in range(count))


def read_marked(reports: Iterable[AnnotatedReport], nlp: Language) -> Iterator[Example]:
    """Yield the sentences of annotated reports, as `nlp` (a pipeline that marks sentence starts) cuts them."""
    for report in reports:
        yield from _sentences(report, nlp(report.text))


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
    """The head of a noun phrase by the order of its words: the last one before what is hung on it.

    It needs no parse, so the data do not depend on the model that was there before.
    """
    span = _span(doc, start, end)
    if span is None:
        return None
    words = [t for t in span if not t.is_space]
    for k, token in enumerate(words[1:], start=1):
        if token.lower_ in _HUNG_ON and words[k - 1].lower_ not in _LEADING:
            return words[k - 1]
    return words[-1]


def _sentences(report: AnnotatedReport, doc: Doc) -> Iterator[Example]:
    layers = _Layers(doc)
    _mark_events(report, doc, layers)
    _mark_sayings(report, doc, layers)
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space][:_MAX_WORDS]
        place = {token.i: k for k, token in enumerate(tokens)}
        if not tokens:
            continue
        links = tuple((place[a], place[b], label) for a, b, label in layers.links if a in place and b in place)

        def pick(column: list[str], chosen: list[Token] = tokens) -> tuple[str, ...]:
            return tuple(column[t.i] for t in chosen)

        events = Events(
            trigger=pick(layers.trigger),
            label=pick(layers.label),
            polarity=pick(layers.polarity),
            modality=pick(layers.modality),
            stance=pick(layers.stance),
            source_class=pick(layers.source_class),
            links=links,
        )
        yield Example(tuple(t.text for t in tokens), events=events)


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
