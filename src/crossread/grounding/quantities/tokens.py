"""Tokens by where they stand in the text; every function takes a missing doc."""

from __future__ import annotations

from spacy.tokens import Doc, Token


def token_at(doc: Doc | None, at: int) -> Token | None:
    """Return the token that holds the character `at`."""
    span = doc.char_span(at, at + 1, alignment_mode="expand") if doc is not None else None
    return span[0] if span is not None and len(span) else None


def token_after(doc: Doc | None, end: int) -> Token | None:
    """Return the first token that is not white space and starts at or after `end`."""
    if doc is None:
        return None
    text = doc.text  # spaCy builds it anew each time it is asked for
    at = end
    while at < len(text) and text[at].isspace():
        at += 1
    token = token_at(doc, at) if at < len(text) else None
    while token is not None:
        if token.idx >= end and not token.is_space:
            return token
        token = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return None


def token_before(doc: Doc | None, start: int) -> Token | None:
    """Return the token that ends at or before `start`."""
    token = token_at(doc, start)
    return token.nbor(-1) if token is not None and token.i > 0 else None
