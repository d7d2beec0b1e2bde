"""The model as spaCy components: `crossread_sentences`, then `crossread_language`.

Both are registered as factories, so `nlp.add_pipe("crossread_language")` works in any spaCy pipeline. White space
tokens are kept
in the document and kept from the model: each hangs on the word before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup, Token

from crossread.language.config import ROLES
from crossread.language.decode import spans
from crossread.language.events import EVENTS, SAYINGS, EventMark, SayingMark
from crossread.language.model import LanguageModel, SentenceParse
from crossread.language.nesting import role_spans
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
    """Sets tags, lemmas, trees, entities and attribution spans, sentence by sentence.

    The spans of an attribution inside the content of another are labelled `source:nested` and so on, the outer ones
    plainly `source`, `cue`, `content`.
    """

    def __init__(self, model: LanguageModel) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        cut = [[token for token in sent if not token.is_space] for sent in _sentences(doc)]
        parses = self.model.parse_words([[token.text for token in words] for words in cut])
        annotate(doc, cut, parses, self.model)
        return doc


def _sentences(doc: Doc) -> list[Span]:
    if not len(doc):
        return []
    return list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]


def annotate(doc: Doc, sents: Sequence[Sequence[Token]], parses: Sequence[SentenceParse], model: LanguageModel) -> None:
    """Write the parses of all sentences (the tokens of each, its parse) into the document at once."""
    if not len(doc):
        return
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    table = np.zeros((len(doc), 6), dtype=np.uint64)
    heads = np.zeros(len(doc), dtype=np.int64)
    entities: list[Span] = []
    roles: dict[str, list[Span]] = {role: [] for role in ROLES}
    events: list[EventMark] = []
    sayings: list[SayingMark] = []
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
        events.extend(mark.at(places) for mark in parse.events)
        sayings.extend(mark.at(places) for mark in parse.sayings)
        entities.extend(Span(doc, places[a], places[b - 1] + 1, label=kind) for a, b, kind in spans(parse.entities))
        for found in role_spans(model, parse):
            label = f"{found.role}:nested" if found.depth else found.role
            roles[found.role].append(Span(doc, places[found.start], places[found.end - 1] + 1, label=label))
    _place_white_space(doc, table, heads)
    table[:, 5] = heads.astype(np.uint64)
    doc.from_array(["POS", "TAG", "LEMMA", "DEP", "MORPH", "HEAD"], table)  # type: ignore[arg-type]
    doc.set_ents(entities)
    doc.user_data[EVENTS], doc.user_data[SAYINGS] = tuple(events), tuple(sayings)
    for role, group in roles.items():
        doc.spans[role] = SpanGroup(doc, name=role, spans=sorted(group, key=lambda span: (span.start, -span.end)))


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
    return LanguageComponent(LanguageModel.read(Path(path) if path else None))
