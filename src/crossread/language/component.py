"""The model as spaCy components: `crossread_sentences`, then `crossread_language`.

Both are registered as factories, so `nlp.add_pipe("crossread_language")` works in any spaCy pipeline. White space
tokens are kept
in the document and kept from the model: each hangs on the word before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup, Token

from crossread.language.config import ROLES
from crossread.language.decode import spans
from crossread.language.events import EVENTS, HINTS, EventHints, EventMark
from crossread.language.model import MODEL_DIR, LanguageModel, SentenceParse
from crossread.language.network import OnnxSession
from crossread.language.passages import passages
from crossread.language.reader import PassageReader
from crossread.language.sayings import SAYINGS, Saying
from crossread.language.sentences import sentence_spans

SENTENCES: Final = "crossread_sentences"
LANGUAGE: Final = "crossread_language"


class SentenceComponent:
    """Sets sentence starts by this package's rules."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of each sentence; white space goes with the sentence before it."""
        starts = [start for start, _ in sentence_spans(doc.text)]
        tokens = [token.idx for token in doc]
        first = {bisect_left(tokens, start) for start in starts[1:]} | {0}
        for token in doc:
            token.is_sent_start = token.i in first and (token.i == 0 or not token.is_space)
        return doc


class LanguageComponent:
    """Sets tags, lemmas, trees and attribution spans by sentence, events and sayings by passage, entities by document.

    The spans of an attribution inside the content of another are labelled `source:nested` and so on, the outer ones
    plainly `source`, `cue`, `content`. Events and sayings are read with `events_of` and `sayings_of`.
    """

    def __init__(self, model: LanguageModel, reader: PassageReader | None = None) -> None:
        self.model, self.reader = model, reader

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        cut = [[token for token in sent if not token.is_space] for sent in _sentences(doc)]
        parses = self.model.parse_document([[token.text for token in words] for words in cut])
        annotate(doc, cut, parses)
        if self.reader is not None:
            read_passages(doc, cut, self.reader)
        return doc


def _sentences(doc: Doc) -> list[Span]:
    if not len(doc):
        return []
    return list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]


def annotate(doc: Doc, sents: Sequence[Sequence[Token]], parses: Sequence[SentenceParse]) -> None:
    """Write the parses of all sentences (the tokens of each, its parse) into the document at once."""
    if not len(doc):
        return
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    table = np.zeros((len(doc), 6), dtype=np.uint64)
    heads = np.zeros(len(doc), dtype=np.int64)
    entities: list[Span] = []
    roles: dict[str, list[Span]] = {role: [] for role in ROLES}
    for words, parse in zip(sents, parses, strict=True):
        places = [token.i for token in words]
        for k, i in enumerate(places):
            head = parse.heads[k]
            heads[i] = places[head - 1] - i if head else 0
            table[i] = (
                strings.add(parse.upos[k]),
                strings.add(parse.xpos[k]),
                strings.add(parse.lemmas[k]),
                strings.add(parse.deprels[k]),
                morphology.add("" if parse.feats[k] == "_" else parse.feats[k]),
                0,
            )
        entities.extend(Span(doc, places[a], places[b - 1] + 1, label=kind) for a, b, kind in spans(parse.entities))
        for role in ROLES:
            tagged = spans(getattr(parse, role))
            roles[role].extend(Span(doc, places[a], places[b - 1] + 1, label=role) for a, b, _ in tagged)
    _place_white_space(doc, table, heads)
    table[:, 5] = heads.astype(np.uint64)
    doc.from_array(["POS", "TAG", "LEMMA", "DEP", "MORPH", "HEAD"], table)  # type: ignore[arg-type]
    doc.set_ents(entities)
    _set_spans(doc, roles)


def _set_spans(doc: Doc, roles: Mapping[str, Iterable[Span]]) -> None:
    for role, group in roles.items():
        doc.spans[role] = SpanGroup(doc, name=role, spans=sorted(group, key=lambda span: (span.start, -span.end)))


def read_passages(doc: Doc, sents: Sequence[Sequence[Token]], reader: PassageReader) -> None:
    """Write the events and sayings of all passages into the document."""
    events: list[EventMark] = []
    sayings: list[Saying] = []
    hints: list[EventHints] = []
    for words in passages(doc.text, sents):
        places = [token.i for token in words]
        marks = reader.read([token.text for token in words])
        events.extend(mark.at(places) for mark in marks.events)
        sayings.extend(mark.at(places) for mark in marks.sayings)
        if marks.hints is not None:
            hints.append(marks.hints.at(places))
    doc.user_data[EVENTS], doc.user_data[SAYINGS] = tuple(events), tuple(sayings)
    doc.user_data[HINTS] = tuple(hints)
    roles: dict[str, dict[tuple[int, int], Span]] = {role: {} for role in ROLES}
    for saying in sorted(sayings, key=lambda s: (s.nested, s.convention != "polnear")):
        for role, found in zip(ROLES, (saying.source, (saying.cue,), saying.content), strict=True):
            label = f"{role}:nested" if saying.nested else role
            for start, end in found:
                roles[role].setdefault((start, end), Span(doc, start, end, label=label))
    _set_spans(doc, {role: group.values() for role, group in roles.items()})


def _place_white_space(doc: Doc, table: NDArray[np.uint64], heads: NDArray[np.int64]) -> None:
    """Hang each white space token on the word before it, or the document's first word."""
    strings = doc.vocab.strings
    words = [token.i for token in doc if not token.is_space]
    previous = words[0] if words else -1
    for token in doc:
        if not token.is_space:
            previous = token.i
            continue
        heads[token.i] = previous - token.i if words else (0 if token.i == 0 else -1)
        table[token.i, :5] = (
            strings.add("SPACE"),
            strings.add("_SP"),
            strings.add(token.text),
            strings.add("dep" if words or token.i else "root"),
            doc.vocab.morphology.add(""),
        )


@Language.factory(SENTENCES, assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> SentenceComponent:
    """Make the component that finds sentences."""
    return SentenceComponent()


@Language.factory(
    LANGUAGE,
    default_config={"path": None},
    requires=["token.is_sent_start"],
    assigns=[
        "token.pos",
        "token.tag",
        "token.morph",
        "token.lemma",
        "token.dep",
        "token.head",
        "doc.ents",
        "doc.spans",
    ],
)
def create_language(nlp: Language, name: str, path: str | None) -> LanguageComponent:
    """Make the component that parses; `path` is a model folder other than the one that ships."""
    folder = Path(path) if path else MODEL_DIR
    session = OnnxSession(folder / "model.onnx")
    reader = PassageReader.open(folder, session) if session.has_passages else None
    return LanguageComponent(LanguageModel.read(folder, session), reader)
