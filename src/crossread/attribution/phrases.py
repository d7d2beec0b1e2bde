"""What a reporting verb governs that is no clause: objects, infinitives, prepositional phrases, and who was told."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from crossread.attribution.classes import is_outlet_name
from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, tidy
from crossread.attribution.extents import content_end
from crossread.attribution.lexicon import cues, lemma_of, people
from crossread.attribution.tree import children, extent, has_case, sentence_of, subtree
from crossread.attribution.window import Window, head_of, window_for

_TELLING: Final = frozenset(
    "tell say confirm add explain write speak reveal disclose admit insist deny brief inform assure "
    "announce state claim allege report warn"
    "describe stress note recount ask complain suggest predict".split()
)
_GENERIC_PRESS: Final = frozenset({"press", "media", "presses"})
_TIMES: Final = frozenset({"Date", "Time"})


def object_content(context: Context, verb: Token, *, passive: bool) -> tuple[tuple[Extent, ...], str]:
    """Return the content that is an object, an infinitive or a prepositional phrase, and the frame it was found by."""
    frames = cues().verbs[lemma_of(verb)]
    for frame, find in (
        ("as", _described_as),
        ("infinitive", _infinitive),
        ("request", _request),
        ("of", _accused_of),
        ("for", _called_for),
        ("on", _called_on),
        ("at", _put_at),
        ("object", _object),
    ):
        if frame in frames:
            found = find(verb, passive)
            if found:
                return tidy(context.text, found), frame
    return (), ""


def _object(verb: Token, passive: bool) -> list[Extent]:
    found = children(verb, "nsubj:pass") if passive else children(verb, "obj")
    noun = next((c for c in found if c.ent_type_ not in _TIMES), None)
    if (
        noun is None
        or noun.ent_type_ == "Person"
        or noun.lower_ in {"him", "her", "me", "us", "them", "himself", "herself", "itself", "themselves"}
    ):
        return []
    if noun.pos_ == "PROPN" and lemma_of(verb) not in {"confirm", "deny"}:
        return []
    return [subtree(noun)]


def _infinitive(verb: Token, passive: bool) -> list[Extent]:
    if passive:
        return []
    return [subtree(c) for c in children(verb, "xcomp") if c.i > verb.i and _has_to(c)]


def _request(verb: Token, passive: bool) -> list[Extent]:
    """Return the infinitive of "asked X to leave"; with the passive "X was asked to leave" as well."""
    asked = bool(children(verb, "obj", "iobj", "nsubj:pass")) or any(c.dep_.startswith("obl") for c in verb.children)
    found = [c for c in children(verb, "xcomp", "ccomp", "advcl", "acl") if c.i > verb.i and _has_to(c)]
    return [subtree(c) for c in found] if asked else []


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ in {"mark", "aux", "case"} for c in verb.children)


def _accused_of(verb: Token, passive: bool) -> list[Extent]:
    needs_object = lemma_of(verb) in {"accuse", "suspect", "convince", "assure", "inform", "notify"}
    if needs_object and not passive and not children(verb, "obj", "iobj"):
        return []
    return _after_case(verb, "of", "about")


def _called_for(verb: Token, passive: bool) -> list[Extent]:
    if (
        lemma_of(verb) in {"blame", "denounce", "condemn", "criticize", "criticise", "fault"}
        and not passive
        and not children(verb, "obj")
    ):
        return []
    return _after_case(verb, "for")


def _called_on(verb: Token, passive: bool) -> list[Extent]:
    """Return the infinitive of "called on X to resign"."""
    on = [
        c
        for c in verb.children
        if c.dep_.startswith(("obl", "obj", "nmod")) and (has_case(c, "on", "upon") or _follows(c, "on", "upon"))
    ]
    if not on:
        return []
    wanted = [
        c
        for c in (*verb.children, *(g for c in on for g in c.children))
        if c.i > verb.i and c.pos_ in {"VERB", "AUX"} and _has_to(c)
    ]
    return [subtree(c) for c in wanted]


def _follows(token: Token, *words: str) -> bool:
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].lower_ in words


def _put_at(verb: Token, passive: bool) -> list[Extent]:
    """Return object and figure of "put the toll at 40"."""
    at = [
        c
        for c in verb.children
        if c.dep_.startswith("obl") and has_case(c, "at") and any(t.like_num for t in c.subtree)
    ]
    noun = next(iter(children(verb, "nsubj:pass" if passive else "obj")), None)
    if noun is None:
        return []
    at = at or [
        c
        for c in noun.children
        if c.dep_.startswith("nmod") and has_case(c, "at") and any(t.like_num for t in c.subtree)
    ]
    return [extent([*noun.subtree, *(t for c in at for t in c.subtree)])] if at else []


def _described_as(verb: Token, passive: bool) -> list[Extent]:
    found = [
        c for c in verb.children if c.dep_.startswith(("obl", "xcomp", "advcl")) and has_case(c, "as") and c.i > verb.i
    ]
    noun = next(iter(children(verb, "nsubj:pass" if passive else "obj")), None)
    if not found or noun is None:
        return []
    return [*([subtree(noun)] if noun.pos_ != "PRON" else []), subtree(found[0])]


def _after_case(verb: Token, *words: str) -> list[Extent]:
    """Return what follows the preposition: the phrase or the clause without the preposition itself."""
    holders = list(verb.children) + [g for c in children(verb, "obj", "iobj") for g in c.children]
    for child in holders:
        if (
            child.i > verb.i
            and child.dep_.startswith(("obl", "advcl", "nmod", "acl", "ccomp", "xcomp"))
            and has_case(child, *words)
        ):
            inside = [
                t
                for t in child.subtree
                if not (t.dep_ in {"case", "mark"} and t.head.i == child.i and t.lower_ in words)
            ]
            return [extent(inside)] if inside else []
    return []


def outer_of_address(context: Context, verb: Token, inner: Draft) -> Draft | None:
    """Return the outlet that was told ("the officer told the newspaper that …") as the outer link, unless it is the
    outlet itself.

    Its content holds the whole inner attribution: source, cue and content.
    """
    if inner.about_self or lemma_of(verb) not in _TELLING or inner.cue is None:
        return None
    told = _addressee(context, verb)
    if told is None:
        return None
    head, source = told
    if inner.source is not None and source[0] < inner.source[1] and inner.source[0] < source[1]:
        return None
    if context.is_self(head, source):
        return None
    held = [*inner.content, inner.cue, *([inner.source] if inner.source else [])]
    held = [e for e in held if not (e[0] < source[1] and source[0] < e[1])]
    return Draft(
        source=source, cue=inner.cue, content=tidy(context.text, held), stance="asserts", found="addressee", head=head.i
    )


def _addressee(context: Context, verb: Token) -> tuple[Token, Extent] | None:
    """Return the outlet that was told, by place: right after "told", or after "to" or "interview with" in the cue's
    tail.
    """
    window = window_for(context, sentence_of(verb), verb)
    place = window.index(verb)
    if place is None:
        return None
    tokens = window.tokens
    end = window.until_boundary(place + 1)
    starts = [place + 1] if lemma_of(verb) in {"tell", "inform", "assure", "brief"} else []
    starts += [
        n + 1
        for n in range(place + 1, min(end, place + 8))
        if tokens[n].lower_ in {"to", "with"} and tokens[n].pos_ == "ADP"
    ]
    for start in starts:
        stop = start
        while stop < end and tokens[stop].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} and tokens[stop].lower_ != "that":
            if tokens[stop].pos_ == "DET" and stop > start:
                break
            stop += 1
            if tokens[stop - 1].lower_ in people().media and not (stop < end and tokens[stop].pos_ == "PROPN"):
                break
        head = head_of(list(tokens[start:stop]))
        if head is not None and _is_outlet(context, head, window.text_extent(start, stop)):
            return head, window.text_extent(start, stop)
    return None


def _is_outlet(context: Context, token: Token, phrase: Extent) -> bool:
    if token.lower_ in _GENERIC_PRESS:
        return False
    if token.lower_ in people().media:
        words = {w.lower() for w in context.text[phrase[0] : phrase[1]].split()}
        return not words & {"any", "foreign", "local", "other"}
    return is_outlet_name(context.text[phrase[0] : phrase[1]])


def by_place(
    context: Context, verb: Token, *, passive: bool, frames: frozenset[str] | None = None
) -> tuple[tuple[Extent, ...], str]:
    """Return the content of an object or prepositional frame (one of `frames`, if given) read off the row of words."""
    known = cues().verbs[lemma_of(verb)]
    wanted = frozenset(known) & frames if frames is not None else frozenset(known)
    window = window_for(context, sentence_of(verb), verb)
    place = window.index(verb)
    if place is None:
        return (), ""
    tokens = window.tokens
    end = content_end(window, place)
    close = window.until_boundary(place + 1)
    stop = window.extent[1] if end >= len(tokens) else tokens[end].idx
    for frame, words in (("of", {"of"}), ("for", {"for"})):
        limit = place + (7 if lemma_of(verb) in {"accuse", "suspect", "blame"} else 2)
        at = next((n for n in range(place + 1, min(close, limit)) if tokens[n].lower_ in words), None)
        if (
            frame in wanted
            and at is not None
            and at + 1 < len(tokens)
            and (at > place + 1 or lemma_of(verb) != "accuse" or passive)
        ):
            return tidy(
                context.text, [(tokens[at + 1].idx, _before_occasion(context, tokens[at + 1].idx, stop))]
            ), frame
    if "at" in wanted and not passive:
        at = next(
            (
                n
                for n in range(place + 2, close)
                if tokens[n].lower_ == "at" and any(t.like_num for t in tokens[n + 1 : n + 6])
            ),
            None,
        )
        if at is not None:
            return tidy(context.text, [(tokens[place + 1].idx, stop)]), "at"
    if "request" in wanted:
        to = next(
            (
                n
                for n in range(place + 1, close - 1)
                if tokens[n].lower_ == "to" and tokens[n + 1].pos_ in {"VERB", "AUX"}
            ),
            None,
        )
        if to is not None and (to > place + 1 or passive):
            to -= tokens[to - 1].lower_ == "not"
            return tidy(context.text, [(tokens[to].idx, stop)]), "request"
    first = _object_start(window, place, close)
    if "object" in wanted and not passive and first is not None:
        last = tokens[close].idx if close < len(tokens) else window.extent[1]
        return tidy(context.text, [(tokens[first].idx, _before_occasion(context, tokens[first].idx, last))]), "object"
    return (), ""


def _object_start(window: Window, place: int, close: int) -> int | None:
    """Return the place where an object starts after the verb, "as fantasy" and adverbs passed over."""
    tokens, n = window.tokens, place + 1
    while n < close and tokens[n].pos_ == "ADV":
        n += 1
    if n < close and tokens[n].lower_ == "as":
        n = next((k for k in range(n + 1, min(close, n + 5)) if tokens[k].pos_ == "DET"), close)
    return (
        n if n < close and tokens[n].pos_ in {"DET", "NUM", "NOUN", "ADJ"} and tokens[n].ent_type_ != "Date" else None
    )


def _before_occasion(context: Context, start: int, end: int) -> int:
    """Return where the content ends if "in a statement", "at a briefing" or the like closes it."""
    match = re.search(
        r"\s(?:in|at|during)\s(?:an?|his|her|its|their)\s(?:\w+\s)?(?:statement|interview|speech|letter|briefing|message|post|report)\b",
        context.text[start:end],
    )
    return start + match.start() if match else end
