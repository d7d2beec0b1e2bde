"""Who the narration speaks of: subjects outside all contents, to whom "he", "the engineer" or a surname may lead."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from crossread.attribution.classes import source_class
from crossread.attribution.lexicon import people
from crossread.attribution.tree import noun_phrase
from crossread.grounding.speakers import KIND_OF, Speaker, describe
from crossread.records import Reading, Span


def narrated(reading: Reading) -> list[Speaker]:
    """Return the persons, groups and organisations that the outlet's own sentences have as subjects, in order.

    Persons' names count wherever they stand, as a label or a surname may lead back to them; only subjects answer
    pronouns.
    """
    doc = reading.doc
    if doc is None:
        return []
    contents = [s for a in reading.attributions if a.source is not None for s in a.content]
    sources = [a.source for a in reading.attributions if a.source is not None]
    found: list[Speaker] = []
    for token in doc:
        if not _is_candidate(token):
            continue
        start, end = noun_phrase(token)
        span = Span.of(reading.report.text, start, end)
        if any(s.overlaps(span) for s in sources):
            continue
        inside = any(c.start <= token.idx < c.end for c in contents)
        kind = source_class(doc, token.i, (start, end))
        speaker = describe(doc, span, None)
        found.append(
            replace(
                speaker,
                kind=KIND_OF[kind],
                source_class=kind,
                is_subject_only=True,
                is_subject=not inside and _is_subject(token),
            )
        )
    return found


def _is_candidate(token: Token) -> bool:
    if token.ent_type_ == "Person":
        return token.head.ent_type_ != "Person" or token.head.i == token.i
    if not token.dep_.startswith("nsubj") or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    nouns = people()
    is_known = token.lower_ in nouns.official | nouns.person | nouns.organization | nouns.media
    return is_known or token.ent_type_ in {"Organization", "Location"}


def _is_subject(token: Token) -> bool:
    return token.dep_.startswith("nsubj") or token.dep_.lower() == "root"
