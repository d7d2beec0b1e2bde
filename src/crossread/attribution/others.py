"""Cues that are no verbs: reporting nouns, "according to", "by X's count", "reportedly", "is said to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, tidy, without
from crossread.attribution.extents import content_end
from crossread.attribution.lexicon import cues, lemma_of, singular
from crossread.attribution.tree import (
    children,
    has_case,
    is_passive,
    noun_phrase,
    sentence_of,
    subject,
    subtree,
    verb_group,
)
from crossread.attribution.window import RELATIVE, Window, head_of, is_finite, window_for

_LIGHT: Final = frozenset(
    (
        "make issue release give repeat voice express publish deliver send have hold keep stand cut lower "
        "raise revise stick put file"
    ).split()
)
_OF_NOUNS: Final = frozenset(
    (
        "report claim allegation accusation charge rumour rumor fear warning suspicion account promise "
        "pledge prediction hope"
    ).split()
)
_UNOWNED: Final = frozenset("report claim allegation accusation rumour rumor fear suspicion".split())
_ENTERS: Final = re.compile(r"\b(?:that|which|who|whether|because)\s*,?$")
_COUNTRY: Final = frozenset({"NORP", "Location", "Organization"})


def other_drafts(context: Context) -> Iterator[Draft]:
    """Yield the attributions whose cue is a noun, a preposition, an adverb, an adjective or an impersonal passive."""
    for token in context.doc:
        low = token.lower_
        if low == "according" and token.i + 1 < len(context.doc) and context.doc[token.i + 1].lower_ == "to":
            yield from _according(context, token, context.doc[token.i + 1])
        elif low in {"citing", "quoting"}:
            yield from _citing(context, token)
        elif low in cues().adverbs and token.pos_ == "ADV":
            yield from _adverb(context, token)
        elif low in cues().adjectives and token.dep_ == "amod":
            yield from _adjective(context, token)
        elif (
            token.pos_ == "NOUN"
            and low in cues().reckoning
            and "by" in {t.lower_ for t in context.doc[max(sentence_of(token).start, token.i - 8) : token.i]}
        ):
            yield from _reckoning(context, token)
        elif token.pos_ == "NOUN" and (singular(low) in cues().nouns or singular(low) in cues().figures):
            yield from _noun(context, token)
        elif token.pos_ == "VERB" and lemma_of(token) in cues().passives and is_passive(token):
            yield from _impersonal(context, token)


def _according(context: Context, token: Token, to: Token) -> Iterator[Draft]:
    """Yield "according to X" with the clause it speaks for: the sentence, or the clause it was put into after
    "that".
    """
    window = window_for(context, sentence_of(token), token)
    first = window.index(to)
    if first is None or first + 1 >= len(window.tokens):
        return
    end = window.until_boundary(first + 1)
    stop = next(
        (n for n in range(first + 1, end) if window.tokens[n].lower_ in RELATIVE or is_finite(window.tokens[n])), end
    )
    head = head_of(list(window.tokens[first + 1 : stop]))
    if head is None or head.ent_type_ in {"Date", "Time"}:
        return
    source = window.text_extent(first + 1, stop)
    phrase = (token.idx, window.text_extent(first, end)[1])
    before = context.text[window.extent[0] : token.idx].strip()
    start = token.idx if not before or _ENTERS.search(before) else window.extent[0]
    quotes = [
        (q.start, q.end)
        for q in context.quotes.found
        if q.is_statement and q.end <= token.idx and q.end >= window.extent[0] - 2
    ]
    content = tidy(context.text, without([*quotes, (start, window.extent[1])], phrase))
    if content:
        yield _made(context, head, source, (token.idx, to.idx + len(to)), content, "phrase")


def _citing(context: Context, token: Token) -> Iterator[Draft]:
    """Yield "the paper reported that …, citing officials": the officials are the inner link."""
    noun = next(iter(children(token, "obj")), None)
    if noun is None or token.dep_ not in {"advcl", "acl"}:
        return
    source, sentence = context.source(noun), context.sentence(token)
    governor = token.head
    clause = next(iter(children(governor, "ccomp")), None)
    base = subtree(clause) if clause is not None else (sentence[0], token.idx)
    content = tidy(context.text, without(without([base], subtree(token)), verb_group(token)))
    if content:
        yield _made(context, noun, source, (token.idx, token.idx + len(token)), content, "phrase")


def _adverb(context: Context, token: Token) -> Iterator[Draft]:
    governor = token.head
    sentence = context.sentence(token)
    span = subtree(governor) if governor.i != token.i else sentence
    start, end = max(span[0], sentence[0]), min(span[1], sentence[1])
    if start >= end:
        return
    cue = (token.idx, token.idx + len(token))
    content = tidy(context.text, without([(start, end)], cue))
    if content:
        yield Draft(source=None, cue=cue, content=content, stance="asserts", found="implicit")


def _adjective(context: Context, token: Token) -> Iterator[Draft]:
    cue = (token.idx, token.idx + len(token))
    start, end = noun_phrase(token.head)
    content = tidy(context.text, without([(max(start, cue[1]), end)], cue))
    if content:
        stance = "believes" if token.lower_ in {"suspected", "supposed"} else "asserts"
        yield Draft(source=None, cue=cue, content=content, stance=stance, found="implicit")  # type: ignore[arg-type]


def _reckoning(context: Context, token: Token) -> Iterator[Draft]:
    """Yield "by X's count" with the rest of the sentence."""
    window = window_for(context, sentence_of(token), token)
    place = window.index(token)
    by = next((n for n in range(place or 0, max((place or 0) - 8, -1), -1) if window.tokens[n].lower_ == "by"), None)
    if place is None or by is None:
        return
    owner, source, _ = _owner(context, window, place)
    if owner is None or source is None:
        return
    end = window.until_boundary(place)
    phrase = (window.tokens[by].idx, window.text_extent(place, max(end, place + 1))[1])
    content = tidy(context.text, without([window.extent], phrase))
    if content:
        yield _made(context, owner, source, (token.idx, token.idx + len(token)), content, "noun")


def _noun(context: Context, token: Token) -> Iterator[Draft]:
    """Yield "the claim by X that …", "X's report of …", "its figures of …" and the like."""
    low = singular(token.lower_)
    window = window_for(context, sentence_of(token), token)
    place = window.index(token)
    if place is None or _is_disowned(token):
        return
    owner, source, after = _owner(context, window, place)
    content = _noun_content(context, window, after, low, is_owned=owner is not None)
    governor = token.head
    if not content or (owner is None and token.dep_ in {"obj", "obl"} and lemma_of(governor) in cues().verbs):
        return
    if (
        owner is None
        and token.dep_ in {"obj", "obl"}
        and lemma_of(governor) in (_LIGHT - {"raise"} if low in {"fear", "concern", "hope", "suspicion"} else _LIGHT)
    ):
        owner = subject(governor)
        source = context.source(owner) if owner is not None else None
    if any(c.lower_ == "no" for c in token.children):
        return
    yield Draft(
        source=source,
        cue=(token.idx, token.idx + len(token)),
        content=content,
        stance=cues().nouns.get(low, "asserts"),
        found="noun",
        head=owner.i if owner is not None else None,
        about_self=owner is not None and source is not None and context.is_self(owner, source),
    )


def _owner(context: Context, window: Window, place: int) -> tuple[Token | None, Extent | None, int]:
    """Return whose report it is ("its", "the ministry's", "by the ministry", "Iranian") and the place after it all."""
    tokens = window.tokens
    if place + 2 < len(tokens) and tokens[place + 1].lower_ in {"by", "from"}:
        end = place + 2
        while (
            end < len(tokens)
            and tokens[end].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}
            and not window.is_boundary(end)
        ):
            end += 1
        head = head_of(list(tokens[place + 2 : end]))
        if head is not None:
            return head, window.text_extent(place + 2, end), end
    n = place - 1
    while n >= 0 and tokens[n].pos_ in {"ADJ", "NUM", "NOUN"} and tokens[n].ent_type_ not in _COUNTRY:
        n -= 1
    if n < 0:
        return None, None, place + 1
    if tokens[n].tag_ == "PRP$" and tokens[n].lower_ in {"its", "his", "her", "their"}:
        return tokens[n], (tokens[n].idx, tokens[n].idx + len(tokens[n])), place + 1
    if tokens[n].lower_ in {"'s", "’s", "'", "’"} and n > 0:
        first = window.phrase_start(n)
        head = head_of(list(tokens[first:n])) if first < n else None
        return head, window.text_extent(first, n) if head is not None else None, place + 1
    if tokens[n].ent_type_ in _COUNTRY and tokens[n].pos_ in {"ADJ", "PROPN"}:
        return tokens[n], (tokens[n].idx, tokens[n].idx + len(tokens[n])), place + 1
    return None, None, place + 1


def _noun_content(context: Context, window: Window, after: int, low: str, *, is_owned: bool) -> tuple[Extent, ...]:
    """Return the clause after "that", or the phrase after "of" (figures: with a number), that the noun holds."""
    tokens = window.tokens
    if after + 1 >= len(tokens):
        return ()
    first, end = tokens[after], content_end(window, after)
    stop = window.extent[1] if end >= len(tokens) else tokens[end].idx
    if (
        first.lower_ == "that"
        and low in cues().nouns
        and any(is_finite(t) for t in tokens[after + 1 : end])
        and not is_finite(tokens[after + 1])
    ):
        return tidy(context.text, [(first.idx, stop)])
    if first.lower_ not in {"of", "for", "about"}:
        return ()
    close = window.until_boundary(after + 1)
    stop = tokens[close].idx if close < len(tokens) else window.extent[1]
    is_figure = low in cues().figures and is_owned and any(t.like_num for t in tokens[after + 1 : close])
    is_report = (
        low in _OF_NOUNS and first.lower_ == "of" and (tokens[after - 1].lower_ != low or low in {"fear", "threat"})
    )
    if not (is_figure or is_report):
        return ()
    verb = next((n for n in range(after + 1, close) if is_finite(tokens[n])), None)
    stop = tokens[verb].idx if verb is not None else stop
    return tidy(context.text, [(tokens[after + 1].idx, stop)])


def _is_disowned(token: Token) -> bool:
    """Tell whether the sentence calls the report false, or denies it: then it vouches for nothing."""
    if token.dep_ in {"nsubj", "nsubj:outer"} and (
        token.head.lower_ in cues().false or lemma_of(token.head) in cues().false
    ):
        return True
    if token.dep_ in {"obj", "nsubj:pass"}:
        frames = cues().verbs.get(lemma_of(token.head), {})
        return "denies" in frames.values()
    return False


def _impersonal(context: Context, verb: Token) -> Iterator[Draft]:
    """Yield "X is said to have left" and "is believed to be"."""
    wanted = next(
        (c for c in children(verb, "xcomp") if c.i > verb.i and any(m.lower_ == "to" for m in c.children)), None
    )
    thing = next(iter(children(verb, "nsubj:pass", "nsubj")), None)
    if (
        wanted is None
        or thing is None
        or any(c.dep_.startswith("obl") and has_case(c, "by") and c.i < wanted.i for c in verb.children)
    ):
        return
    stance = (
        "believes"
        if lemma_of(verb) in {"believe", "think", "suspect", "fear", "expect", "assume", "consider", "presume"}
        else "asserts"
    )
    content = tidy(context.text, [subtree(thing), subtree(wanted)])
    if content:
        yield Draft(source=None, cue=verb_group(verb), content=content, stance=stance, found="implicit")  # type: ignore[arg-type]


def _made(context: Context, head: Token, source: Extent, cue: Extent, content: tuple[Extent, ...], found: str) -> Draft:
    return Draft(
        source=source,
        cue=cue,
        content=content,
        stance="asserts",
        found="noun" if found == "noun" else "phrase",
        head=head.i,
        about_self=context.is_self(head, source),
    )
