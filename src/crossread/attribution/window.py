"""A sentence as a row of words and boundaries, for reading cue clauses by where things stand.

News puts "…, X said", "said X, …" and "X said that …" in few shapes, and these can be read off parts of speech where
the tree goes wrong. Statements in quotation marks are one boundary when the cue stands outside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from crossread.attribution.context import Context
from crossread.attribution.draft import Extent
from crossread.attribution.lexicon import cues, lemma_of
from crossread.attribution.quotes import Quote

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
BOUNDARIES: Final = frozenset(
    {",", "—", "–", "--", ";", "(", ")", ":", "-", '"', "“", "”", "''", "``", "’’", "‘‘", "«", "»"}
)
RELATIVE: Final = frozenset({"who", "which", "whose", "whom", "where"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON", "ADP", "PART", "SYM", "X"})
_ADVERBIAL: Final = frozenset(
    {"when", "after", "as", "while", "because", "before", "if", "since", "until", "though", "although", "whether"}
)
_GROUP: Final = frozenset({"not", "n't", "n’t", "never", "also", "only"})


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens of one sentence that a cue can see, dateline and (from outside) quoted statements left out."""

    context: Context
    tokens: tuple[Token, ...]
    extent: Extent

    def index(self, token: Token) -> int | None:
        """Return the place of the token in the window."""
        return next((n for n, t in enumerate(self.tokens) if t.i == token.i), None)

    def is_boundary(self, n: int) -> bool:
        """Tell whether place `n` is a comma, dash, bracket or mark, or outside the window, or a gap where a
        quotation was.
        """
        if not 0 <= n < len(self.tokens):
            return True
        token = self.tokens[n]
        return token.text in BOUNDARIES or (
            token.text == "-" and bool(token.whitespace_) and self.context.text[token.idx - 1].isspace()
        )

    def jumps(self, n: int) -> bool:
        """Tell whether a quotation was left out right before place `n`."""
        return 0 < n < len(self.tokens) and self.tokens[n].i != self.tokens[n - 1].i + 1

    def until_boundary(self, n: int) -> int:
        """Return the place of the next boundary or closing full stop at or after place `n`."""
        while n < len(self.tokens) and not self.is_boundary(n) and not self._is_stop(n) and not self.jumps(n):
            n += 1
        return n

    def _is_stop(self, n: int) -> bool:
        """Tell whether place `n` is a mark that closes the sentence, not the full stop of an abbreviation."""
        return self.tokens[n].text in {".", "?", "!"} and (
            n + 1 >= len(self.tokens) or self.tokens[n + 1].pos_ != "PROPN"
        )

    def has_finite(self, start: int, end: int) -> bool:
        """Tell whether a finite verb stands in the places, adverbial clauses and relative clauses left out."""
        for n in range(max(start, 0), min(end, len(self.tokens))):
            token = self.tokens[n]
            if token.lower_ in _ADVERBIAL and token.pos_ != "ADP":
                return False
            if token.lower_ in RELATIVE:
                return False
            if is_finite(token):
                return True
        return False

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether any verb at all stands in the places; a tagger errs on the form more than on the class."""
        return any(self.tokens[n].pos_ in {"VERB", "AUX"} for n in range(max(start, 0), min(end, len(self.tokens))))

    def group_start(self, n: int) -> int:
        """Return the place where the verb group ending at place `n` starts: auxiliaries and adverbs before the verb."""
        while n > 0 and not self.jumps(n):
            before = self.tokens[n - 1]
            if (
                before.pos_ == "AUX"
                or before.tag_ == "MD"
                or before.lower_ in _GROUP
                or (before.pos_ == "ADV" and not self.is_boundary(n - 1))
            ):
                n -= 1
            else:
                break
        return n

    def phrase_start(self, end: int) -> int:
        """Return where the noun phrase that ends before place `end` starts; `end` itself when there is none."""
        n = end
        while n > 0 and not self.is_boundary(n - 1) and not self.jumps(n):
            before = self.tokens[n - 1]
            if before.pos_ == "CCONJ" and self._joins_nouns(n - 1, end):
                n -= 1
                continue
            if before.pos_ not in _NOMINAL and before.tag_ not in {"VBN", "VBG"} and before.text not in {"-", "&", "/"}:
                break
            if before.lower_ in RELATIVE | {"that", "what"} and before.tag_ != "DT":
                break
            n -= 1
        while n < end and (self.tokens[n].pos_ in {"ADP", "PART", "CCONJ"} or self.tokens[n].tag_ in {"VBN", "VBG"}):
            n = self._after_adjunct(n, end)
        return n

    def _joins_nouns(self, n: int, end: int) -> bool:
        """Tell whether the "and" at place `n` joins two parts of one subject: only nouns before it in the clause."""
        start = n
        while start > 0 and not self.is_boundary(start - 1):
            start -= 1
        if start == n:
            return False
        return all(self.tokens[k].pos_ in _NOMINAL for k in range(start, n)) and self.tokens[start].pos_ != "ADP"

    def _after_adjunct(self, n: int, end: int) -> int:
        """Return the place after a leading preposition and its date ("On Monday the army …")."""
        k = n + 1
        while k < end and self.tokens[k].ent_type_ in {"Date", "Time"}:
            k += 1
        return k

    def text_extent(self, start: int, end: int) -> Extent:
        """Return the characters of the places `[start, end)`."""
        last = self.tokens[end - 1]
        return self.tokens[start].idx, last.idx + len(last)


def is_finite(token: Token) -> bool:
    """Tell whether the token is a finite verb or auxiliary, by its tag."""
    return token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"}


def window_for(context: Context, sentence: Span, token: Token) -> Window:
    """Return what a cue at `token` can see of its sentence: the inside of its quotation, or all but the quoted
    statements.
    """
    start, end = context.body(sentence)
    quote = context.quotes.at(token.idx)
    if quote is not None:
        start, end = max(start, quote.inner_start), min(end, quote.inner_end)
        kept = [t for t in sentence if start <= t.idx < end and not t.is_space]
    else:
        hidden = [
            q
            for q in context.quotes.found
            if q.is_statement and q.start < end and start < q.end and _is_set_off(context, q)
        ]
        kept = [
            t
            for t in sentence
            if start <= t.idx < end and not t.is_space and not any(q.start <= t.idx < q.end for q in hidden)
        ]
    return Window(context, tuple(kept), (start, end))


def _is_set_off(context: Context, quote: Quote) -> bool:
    """Tell whether a quotation stands by itself, not as a part of the clause around it ("says the fine “is too
    low.”").
    """
    before = context.text[max(0, quote.start - 4) : quote.start].rstrip(" ")
    return not before or not before[-1].isalnum()


def head_of(tokens: list[Token]) -> Token | None:
    """Return the head of a noun phrase by place: the last noun before its first preposition, comma or relative."""
    found: Token | None = None
    for token in tokens:
        if found is not None and (
            token.pos_ == "ADP"
            or token.text in BOUNDARIES
            or token.lower_ in RELATIVE | {"that"}
            or token.tag_ in {"VBN", "VBG", "VBD"}
        ):
            break
        if token.lower_ in {"'s", "’s", "'", "’"}:
            found = None
            continue
        is_bare = token.pos_ in {"DET", "ADJ"} and found is None and token.lower_ not in {"the", "a", "an"}
        if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} or is_bare:
            found = token if not (token.pos_ in {"DET", "ADJ", "NUM"} and found is not None) else found
    return found


def is_cue(token: Token) -> bool:
    """Tell whether the token is a verb that takes speech or a clause."""
    frames = cues().verbs.get(lemma_of(token), {})
    return token.pos_ in {"VERB", "AUX"} and ("quote" in frames or "clause" in frames)
