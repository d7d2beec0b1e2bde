"""All that the finders of one report share: the parse, the quotations, the tagger's spans, the outlet's names."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from crossread.attribution.draft import Extent
from crossread.attribution.own import Own, own_names
from crossread.attribution.quotes import Quotes, find_quotes, paragraphs
from crossread.attribution.tree import noun_phrase, sentence_of
from crossread.records import Report

_DATELINE: Final = re.compile(
    r"\s*[A-Z][A-Z.'’/ÀÁÂÃÄÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜ-]{2,}[\w.,'’/ ]{0,60}?"
    r"(?:\([^)\n]{2,40}\)|/[^/\n]{2,30}/\.?)?\s*(?:[-–—]{1,2}|:|(?<=/\.))\s+"
)
_FIRST: Final = frozenset({"i", "we", "me", "us", "myself", "ourselves"})


@dataclass(frozen=True, slots=True)
class Context:
    """One report, ready to be searched. `tags` are the tagger's spans by role, each `[start, end)` in characters."""

    doc: Doc
    text: str
    report: Report
    quotes: Quotes
    sentences: tuple[Span, ...]
    paragraphs: tuple[Extent, ...]
    own: Own
    tags: dict[str, tuple[Extent, ...]]

    def sentence(self, token: Token) -> Extent:
        """Return the characters of the token's sentence, a dateline left out."""
        return self.body(sentence_of(token))

    def body(self, sentence: Span) -> Extent:
        """Return the characters of the sentence, a dateline left out."""
        start, end = sentence.start_char, sentence.end_char
        if any(start == p[0] for p in self.paragraphs):
            match = _DATELINE.match(self.text, start, end)
            start = match.end() if match and match.end() < end else start
        return start, end

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph that holds the offset."""
        return max(0, bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1)

    def is_tagged(self, role: str, extent: Extent) -> bool:
        """Tell whether one of the tagger's spans of the role shares a character with the extent."""
        return any(start < extent[1] and extent[0] < end for start, end in self.tags[role])

    def source(self, head: Token) -> Extent:
        """Return the characters of the source that the token heads, inside its sentence's body."""
        return noun_phrase(head, limit=self.sentence(head))

    def is_self(self, head: Token, extent: Extent) -> bool:
        """Tell whether a source is the outlet itself: first person outside quotations, its name, its people."""
        quote = self.quotes.at(head.idx)
        words = self.text[extent[0] : extent[1]]
        if head.lower_ in _FIRST:
            return quote is None
        return self.own.is_named(words) or self.own.is_named(head.text) or self.own.is_person(words)


def make_context(doc: Doc, report: Report) -> Context:
    """Return the context of one report."""
    text = doc.text
    roles = ("source", "cue", "content")
    return Context(
        doc=doc,
        text=text,
        report=report,
        quotes=find_quotes(text),
        sentences=tuple(doc.sents),
        paragraphs=tuple(paragraphs(text)),
        own=own_names(report),
        tags={role: tuple((s.start_char, s.end_char) for s in doc.spans.get(role, [])) for role in roles},
    )
