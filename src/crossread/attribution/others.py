"""Cues that are no verbs: reporting nouns, "according to", "by X's count", "reportedly", "is said to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, tidy, without
from crossread.attribution.lexicon import cues, singular
from crossread.attribution.tree import children, extent, has_case, is_passive, noun_phrase, subject, subtree, verb_group

_LIGHT: Final = frozenset(
    "make issue release give repeat voice express publish deliver send have hold face raise keep stand cut lower raise revise stick put lay bring file".split()
)
_OF_NOUNS: Final = frozenset(
    "report claim allegation accusation charge rumour rumor fear warning suspicion threat account promise pledge prediction hope".split()
)
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
        elif token.pos_ == "NOUN" and low in cues().reckoning and has_case(token, "by"):
            yield from _reckoning(context, token)
        elif token.pos_ == "NOUN" and (singular(low) in cues().nouns or singular(low) in cues().figures):
            yield from _noun(context, token)
        elif token.pos_ == "VERB" and token.lemma_.lower() in cues().passives and is_passive(token):
            yield from _impersonal(context, token)


def _according(context: Context, token: Token, to: Token) -> Iterator[Draft]:
    head = token.head if token.dep_ in {"case", "mark", "fixed"} and token.head.i > to.i else None
    if head is None:
        noun = next((t for t in context.doc[to.i + 1 : token.sent.end] if t.pos_ in {"PROPN", "NOUN", "PRON"}), None)
        if noun is None:
            return
        head = noun
        while (
            head.head.i > to.i
            and head.head.i != head.i
            and head.head.sent.start == token.sent.start
            and head.head.pos_ in {"PROPN", "NOUN", "PRON"}
        ):
            head = head.head
    if head.ent_type_ in {"Date", "Time"}:
        return
    source = context.source(head)
    source = (max(source[0], to.idx + len(to)), source[1])
    source = (
        source[0] + len(context.text[source[0] : source[1]]) - len(context.text[source[0] : source[1]].lstrip()),
        source[1],
    )
    if source[0] >= source[1]:
        return
    phrase = (token.idx, max(source[1], _phrase_end(head)))
    content = tidy(context.text, without([_scope(context, token, head, phrase)], phrase))
    if content:
        yield _made(context, head, source, (token.idx, to.idx + len(to)), content, "phrase")


def _phrase_end(head: Token) -> int:
    """Return where the "according to" phrase ends, relative clauses of its noun included."""
    relative = [c for c in children(head, "acl:relcl", "acl", "appos") if c.i > head.i]
    return max([head.idx + len(head), *(subtree(c)[1] for c in relative)])


def _scope(context: Context, token: Token, head: Token, phrase: Extent) -> Extent:
    """Return the clause that "according to X" speaks for: the sentence, or the clause it was put into."""
    sentence = context.sentence(token)
    quote = context.quotes.at(token.idx)
    if quote is not None:
        sentence = (max(sentence[0], quote.inner_start), min(sentence[1], quote.inner_end))
    before = context.text[sentence[0] : token.idx].strip()
    if not before:
        return sentence
    if re.search(r"\b(?:that|which|who|whether|and|but|because|as|while)\s*,?$", before):
        clause = head.head
        if clause.i != head.i and subtree(clause)[0] <= token.idx:
            return _clause(context, clause, sentence, token)
        return token.idx, sentence[1]
    governor = head.head
    hops = 0
    while governor.head.i != governor.i and governor.dep_ in {"obl", "nmod", "obj", "acl"} and hops < 4:
        governor, hops = governor.head, hops + 1
    if context.text[: token.idx].rstrip().endswith(",") or governor.dep_ in {"root", "ROOT"}:
        return sentence
    return _clause(context, governor, sentence, token)


def _clause(context: Context, verb: Token, sentence: Extent, token: Token) -> Extent:
    start, end = subtree(verb)
    start = max(start, sentence[0])
    mark = next((c for c in children(verb, "mark") if c.i < token.i), None)
    start = mark.idx if mark is not None else start
    return (
        (start, min(max(end, start + 1), sentence[1]))
        if verb.dep_ in {"ccomp", "acl:relcl", "advcl", "acl", "parataxis", "conj"}
        else sentence
    )


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
    owner = next(iter(children(token, "nmod:poss")), None)
    if owner is None:
        return
    sentence, source = context.sentence(token), context.source(owner)
    start, end = subtree(token)
    content = tidy(context.text, without([sentence], (start, end)))
    if content:
        yield _made(context, owner, source, (token.idx, token.idx + len(token)), content, "noun")


def _noun(context: Context, token: Token) -> Iterator[Draft]:
    """Yield "the claim by X that …", "X's report of …", "its figures of …" and the like."""
    low = singular(token.lower_)
    if _is_disowned(token):
        return
    content = _noun_content(context, token, low)
    if not content:
        return
    owner = _owner(token)
    governor = token.head
    if owner is None and token.dep_ in {"obj", "obl"} and governor.lemma_.lower() in cues().verbs:
        return
    if owner is None and token.dep_ in {"obj", "obl"} and governor.lemma_.lower() in _LIGHT:
        owner = subject(governor)
    cue = (token.idx, token.idx + len(token))
    source = context.source(owner) if owner is not None else None
    if source is not None and owner is not None and (source[0] < cue[1] and cue[0] < source[1]):
        source = (owner.idx, owner.idx + len(owner))
    if owner is not None and (
        any(c.lower_ in {"no"} for c in token.children) or (source and any(s <= source[0] < e for s, e in content))
    ):
        return
    yield Draft(
        source=source,
        cue=cue,
        content=content,
        stance=cues().nouns.get(low, "asserts"),
        found="noun",
        head=owner.i if owner is not None else None,
        about_self=owner is not None and source is not None and context.is_self(owner, source),
    )


def _noun_content(context: Context, token: Token, low: str) -> tuple[Extent, ...]:
    clause = next(
        (
            c
            for c in children(token, "acl", "ccomp", "acl:relcl")
            if c.i > token.i and any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)
        ),
        None,
    )
    if clause is not None and low in cues().nouns:
        return tidy(context.text, [subtree(clause)])
    phrase = next((c for c in children(token, "nmod", "acl") if c.i > token.i and has_case(c, "of")), None)
    if phrase is None:
        return ()
    is_figure = low in cues().figures and token.lower_ != low and any(t.like_num for t in phrase.subtree)
    is_report = low in _OF_NOUNS and (token.lower_ != low or low in {"fear", "threat"})
    if not (is_figure or is_report):
        return ()
    inside = [t for t in phrase.subtree if not (t.dep_ in {"case", "mark"} and t.head.i == phrase.i)]
    return tidy(context.text, [extent(inside)])


def _owner(token: Token) -> Token | None:
    owner = next(iter(children(token, "nmod:poss")), None)
    if owner is not None:
        return owner
    by = next((c for c in token.children if c.dep_.startswith("nmod") and has_case(c, "by", "from")), None)
    if by is not None:
        return by
    return next((c for c in children(token, "amod", "compound") if c.ent_type_ in _COUNTRY), None)


def _is_disowned(token: Token) -> bool:
    """Tell whether the sentence calls the report false, or denies it: then it vouches for nothing."""
    if token.dep_ in {"nsubj", "nsubj:outer"} and (
        token.head.lower_ in cues().false or token.head.lemma_.lower() in cues().false
    ):
        return True
    if token.dep_ in {"obj", "nsubj:pass"}:
        frames = cues().verbs.get(token.head.lemma_.lower(), {})
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
        if verb.lemma_.lower() in {"believe", "think", "suspect", "fear", "expect", "assume", "consider", "presume"}
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
