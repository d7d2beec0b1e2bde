"""Whom somebody speaks for: the navy in the words of "a spokesman for the navy", the ministry in its spokesman's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from spacy.tokens import Doc

from crossread.claims.lexicon import Lexicon
from crossread.claims.spans import MentionIndex
from crossread.claims.tree import lemma
from crossread.records import Attribution, Entity, Reading

_SPOKESMEN: Final = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_PRONOUNS: Final = frozenset({"its", "their", "his", "her", "our", "my"})
_NEAR: Final = 600
"""How many characters back a spokesman's body can have been named: two paragraphs of news."""


def bodies(reading: Reading, doc: Doc, entities: MentionIndex, lex: Lexicon) -> Mapping[str, str]:
    """Return, by attribution, the entity whose voice the speaker is: the body named in the source's own words, else
    where the same person speaks, else, for a bare spokesman, the body that spoke just before.
    """
    known = {e.id: e for e in reading.entities}
    ordered = sorted(
        ((a.source.start, a) for a in reading.attributions if a.source is not None), key=lambda pair: pair[0]
    )
    found = {one.id: body for _, one in ordered if (body := _named(one, doc, entities, lex, known)) is not None}
    persons: dict[str, str] = {}
    for _, one in ordered:
        if one.id in found and one.source_entity is not None:
            persons.setdefault(one.source_entity, found[one.id])
    last: tuple[int, str] | None = None
    for start, one in ordered:
        who = one.source_entity or ""
        body = found.get(one.id) or persons.get(who)
        if body is None and last is not None and start - last[0] < _NEAR and _is_spokesman(one, doc):
            body = persons[who] = last[1]
        if body is not None:
            found[one.id] = body
        elif who in known and _is_body(known[who]):
            body = who
        last = (start, body) if body is not None else last
    return found


def _named(one: Attribution, doc: Doc, entities: MentionIndex, lex: Lexicon, known: Mapping[str, Entity]) -> str | None:
    """Return the body in the words of a source that are an official's, the longest of several; a state is no body."""
    if one.source is None:
        return None
    words = doc.char_span(one.source.start, one.source.end, alignment_mode="expand")
    if words is None or not any(lemma(t) in lex.classes["leaderish"] for t in words):
        return None
    inside = [
        h
        for h in entities.between(one.source.start, one.source.end)
        if h.id != one.source_entity
        and h.id in known
        and _is_body(known[h.id])
        and known[h.id].role != "state"
        and h.span.start >= one.source.start
        and h.span.quote.lower() not in _PRONOUNS
    ]
    best = max(inside, key=lambda h: (h.span.end - h.span.start, -h.span.start), default=None)
    return best.id if best is not None else None


def _is_body(entity: Entity) -> bool:
    return entity.schema != "Person" and entity.role not in {"media", "civilian"}


def _is_spokesman(one: Attribution, doc: Doc) -> bool:
    if one.source is None:
        return False
    words = doc.char_span(one.source.start, one.source.end, alignment_mode="expand")
    return words is not None and any(t.lower_ in _SPOKESMEN for t in words)
