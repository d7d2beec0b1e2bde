"""Reading the Universal Dependencies tree: subjects, agents, phrases. A parser errs, so nothing here trusts one arc
alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span, Token

from crossread.attribution.draft import Extent

SUBJECT: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_LOOSE: Final = frozenset({"acl:relcl", "parataxis", "punct", "advcl", "ccomp", "discourse", "advcl:relcl"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "no"})
_MAX_SOURCE: Final = 30


def sentence_of(token: Token) -> Span:
    """Return the token's sentence, found by walking to its ends (`Token.sent` walks the whole document)."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]


def tokens_in(doc: Doc, start: int, end: int) -> list[Token]:
    """Return the tokens that start in the characters `[start, end)`, white space left out."""
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return [t for t in span if start <= t.idx < end and not t.is_space] if span is not None else []


def text_in(doc: Doc, start: int, end: int) -> str:
    """Return the characters `[start, end)` (`Doc.text` joins the whole document on each call)."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.text[start - span.start_char : end - span.start_char] if span is not None else ""


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children with one of the relations, in order."""
    return [child for child in token.children if child.dep_ in deps]


def has_case(token: Token, *words: str) -> bool:
    """Tell whether the noun phrase is marked by one of the prepositions."""
    return any(child.lower_ in words for child in token.children if child.dep_ in {"case", "mark", "fixed"})


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is in the passive."""
    return any(child.dep_ in {"aux:pass", "nsubj:pass", "csubj:pass"} for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Tell whether the verb is negated, or its subject is nobody or none."""
    if any(
        child.lower_ in _NEGATIONS for child in verb.children if child.dep_ in {"advmod", "det", "neg", "cc:preconj"}
    ):
        return True
    subject = next(iter(children(verb, *SUBJECT)), None)
    return subject is not None and (
        subject.lower_ in {"nobody", "none", "nothing", "neither"}
        or any(c.lower_ in {"no", "neither"} for c in children(subject, "det"))
    )


def agent(verb: Token) -> Token | None:
    """Return the `by` phrase's head of a passive verb or a verbal noun."""
    found = (c for c in verb.children if c.dep_.startswith(("obl", "nmod")) and has_case(c, "by") and c.i > verb.i)
    return next((c for c in found if c.pos_ in {"PROPN", "NOUN", "PRON"} and c.ent_type_ not in {"Date", "Time"}), None)


def subject(verb: Token) -> Token | None:
    """Return who does the verb: its own subject, or through conjunction, control, a participle or a relative clause."""
    seen = 0
    at = verb
    while seen < 6:
        own = next(iter(children(at, *SUBJECT)), None)
        if own is not None:
            return _antecedent(own, at)
        if at.dep_ in {"acl", "acl:relcl"} and at.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return at.head
        if at.dep_ == "xcomp" and at.head.i != at.i:
            controller = next(iter(children(at.head, "obj", "iobj")), None)
            if controller is not None and controller.i < at.i:
                return controller
        if at.dep_ not in {"conj", "advcl", "xcomp", "aux", "ccomp"} or at.head.i == at.i:
            return None
        if at.dep_ == "ccomp" or (at.dep_ == "advcl" and at.morph.get("VerbForm", []) == ["Fin"]):
            return None
        at = at.head
        seen += 1
    return None


def _antecedent(pronoun: Token, verb: Token) -> Token:
    if pronoun.lower_ in _RELATIVE and verb.dep_.startswith("acl") and verb.head.i < pronoun.i:
        return verb.head
    return pronoun


def extent(tokens: Iterable[Token]) -> Extent:
    """Return the characters from the first of the tokens to the last."""
    found = list(tokens)
    return min(t.idx for t in found), max(t.idx + len(t) for t in found)


def subtree(token: Token) -> Extent:
    """Return the characters of the token's whole subtree."""
    return extent(token.subtree)


def noun_phrase(head: Token, *, limit: Extent | None = None) -> Extent:
    """Return the characters of a source: its phrase with appositions, without relative clauses and what lies
    outside `limit`.
    """
    kept = {head.i}
    pending = [head]
    while pending:
        token = pending.pop()
        for child in token.children:
            loose = child.dep_ in _LOOSE or (child.dep_ == "cc" and token.i == head.i and child.i < head.i)
            if loose or (child.dep_ == "case" and token.i == head.i and child.lower_ not in {"'s", "’s"}):
                continue
            if token.i == head.i and child.dep_ in {"case", "mark", "obl", "advmod", "cop", "aux", "nsubj"}:
                continue
            if limit is not None and not (limit[0] <= child.idx and child.idx + len(child) <= limit[1]):
                continue
            kept.add(child.i)
            pending.append(child)
    doc, first, last = head.doc, head.i, head.i
    while first - 1 in kept or (first - 2 in kept and doc[first - 1].dep_ == "punct"):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and doc[last + 1].dep_ == "punct"):
        last += 1
    first, last = max(first, head.i - _MAX_SOURCE), min(last, head.i + _MAX_SOURCE)
    while last > head.i and (doc[last].is_punct or doc[last].lower_ in {"'s", "’s", "and"}):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def verb_group(verb: Token) -> Extent:
    """Return the characters of the verb with its auxiliaries and particle, where they stand beside it."""
    kept = {verb.i} | {c.i for c in verb.children if c.dep_ in {"aux", "aux:pass", "compound:prt", "neg"}}
    kept |= {c.i for c in verb.children if c.dep_ == "advmod" and c.lower_ in {"also", "not", "n't", "n’t", "never"}}
    first = last = verb.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    doc = verb.doc
    return doc[first].idx, doc[last].idx + len(doc[last])
