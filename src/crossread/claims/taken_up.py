"""Claims that a word takes up: "the army denied *it*", "a diplomat confirmed *the report*", "*that* is a lie".

Such a sentence says again, or says not to be so, what the one before it told. The claim it makes is that claim in the
mouth of the new source: its predicate is the word that stands for it, its arguments are those of the claim taken up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from crossread.claims.found import Found
from crossread.claims.lexicon import Lexicon
from crossread.claims.polarity import negated
from crossread.claims.tree import NOMINAL, base, kids, lemma, preposition
from crossread.records import Attribution, Claim, Span, content_id

_PRONOUNS: Final = frozenset({"it", "this", "that"})
_POINTING: Final = frozenset({"the", "this", "that", "these", "those", "any", "all", "such"})
_NOBODY: Final = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
_CALLING: Final = frozenset({"call", "describe", "dismiss", "brand", "label", "denounce", "term", "reject"})
_BACK: Final = 1
_PARAGRAPHS: Final = 2
_AT_MOST: Final = 3
_LESS: Final = 0.15


def take_up(
    doc: Doc, claims: Sequence[Claim], found: Sequence[Found], told: tuple[Attribution, ...], lex: Lexicon
) -> list[Claim]:
    """Return the claims with those that attributions of no claim of their own take up.

    `found` are the claims' drafts, with the trees they were read off.
    """
    drafts = {f.claim.id: f for f in found}
    pairs = [(claim, drafts[claim.id]) for claim in claims if claim.id in drafts]
    new: dict[str, Claim] = {}
    gone: set[str] = set()
    denied = {a.id for a in told if a.stance == "denies"}
    for one in told:
        if one.parent in denied or not _is_spoken(doc, one, lex):
            continue
        for content in one.content:
            taken = _word(doc, one, content, pairs, lex)
            if taken is None:
                continue
            word, sign, own = taken
            sources = _before(word, one, told, [p for p in pairs if not _judges(p[1], lex)])
            gone |= {c.id for c, _ in own} if sources else set()
            for claim in sources:
                copy = _taken(doc, claim, word, sign, one)
                new[copy.id] = copy
    return [*(c for c in claims if c.id not in gone), *new.values()]


Pair = tuple[Claim, Found]


def _word(
    doc: Doc, one: Attribution, content: Span, pairs: Sequence[Pair], lex: Lexicon
) -> tuple[Token, bool, list[Pair]] | None:
    """Return the word of what is said that stands for something told before, whether it is said to be so, and the
    claims about that word alone; None where something is told in full.
    """
    start, end = content.start, content.end
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None or len(span) > 9:
        return None
    inside = [p for p in pairs if start <= p[0].predicate.start < end]
    head = span.root
    if _stands_for(head, lex) and one.stance in ("denies", "confirms"):
        alone = all(_is(p[1], head) for p in inside)
        return (head, one.stance == "confirms", inside) if alone else None
    name = lemma(head)
    if (name in lex.classes["false"] or name in lex.classes["true"]) and kids(head, "cop"):
        subject = next((s for s in kids(head, "nsubj") if _stands_for(s, lex)), None)
        if subject is not None and all(_is(p[1], head) or _is(p[1], subject) for p in inside):
            is_true = name in lex.classes["true"]
            # A content that calls a report false is a denial already: its stance says nothing more.
            denied = negated(head, lex) != (is_true and one.stance == "denies")
            return subject, is_true != denied, inside
    named = _called_false(doc, one, span, lex)
    return (named, False, inside) if named is not None and all(_judges(p[1], lex) for p in inside) else None


def _called_false(doc: Doc, one: Attribution, span: DocSpan, lex: Lexicon) -> Token | None:
    """Return what somebody calls false ("called *the report* pure invention")."""
    cue = doc.char_span(one.cue.start, one.cue.end, alignment_mode="expand") if one.cue is not None else None
    if cue is None or lemma(cue.root) not in _CALLING or not any(lemma(t) in lex.classes["false"] for t in span):
        return None
    return next((t for t in span if t.lower_ in _PRONOUNS or _is_pointed(t, lex)), None)


def _is_spoken(doc: Doc, one: Attribution, lex: Lexicon) -> bool:
    """Tell whether somebody does say it: not "declined to confirm", "did not deny", "nobody could confirm"."""
    if one.cue is None or one.source is None or _NOBODY.match(one.source.quote):
        return False
    cue = doc.char_span(one.cue.start, one.cue.end, alignment_mode="expand")
    if cue is None:
        return False
    verb = cue.root
    while base(verb) == "conj" and not kids(verb, "nsubj"):
        if negated(verb, lex):
            return False
        verb = verb.head
    return not negated(verb, lex) and not (base(verb) == "xcomp" and verb.tag_ == "VB")


def _judges(found: Found, lex: Lexicon) -> bool:
    """Tell whether a claim only says of another that it is so or not."""
    name = lemma(found.predicate.word)
    return found.claim.event_type is None and any(name in lex.classes[kind] for kind in ("said", "true", "false"))


def _is(found: Found, word: Token) -> bool:
    return bool(found.predicate.word.i == word.i)


def _stands_for(word: Token, lex: Lexicon) -> bool:
    """Tell whether a word stands for a claim by itself: a pronoun, or "the report" with nothing more."""
    if word.lower_ in _PRONOUNS:
        return not kids(word, "acl", "nmod")
    if not _is_pointed(word, lex):
        return False
    more = [c for c in word.children if c.i > word.i and base(c) in ("acl", "ccomp", "nmod") and preposition(c) != "as"]
    return not more


def _is_pointed(word: Token, lex: Lexicon) -> bool:
    """Tell whether a word is something said that is known already ("the report", "their claims")."""
    if lemma(word) not in lex.classes["said"] or word.pos_ not in NOMINAL:
        return False
    return any(c.lower_ in _POINTING or c.dep_ == "nmod:poss" for c in kids(word, "det", "nmod:poss"))


def _before(word: Token, one: Attribution, told: tuple[Attribution, ...], pairs: Sequence[Pair]) -> list[Claim]:
    """Return the claims that the word stands for: what was told last, in its sentence or in one just before."""
    here = word.sent.start_char
    earlier = [p for p in pairs if p[0].predicate.end <= word.idx and _can_be(p, one)]
    if not earlier:
        return []
    last = earlier[-1][1]
    for number in sorted({f.number for _, f in earlier}, reverse=True):
        group = [p for p in earlier if p[1].number == number]
        first = group[0][1]
        if last.number - number > _BACK or last.paragraph - first.paragraph > _PARAGRAPHS:
            break
        if found := _told(group, told):
            return found
        if first.claim.sentence.start >= here:
            last = first
    return []


def _told(group: Sequence[Pair], told: tuple[Attribution, ...]) -> list[Claim]:
    """Return the claims of one sentence that tell of something: what somebody says there before the rest, deeds
    before figures, figures before what has no type.
    """
    speeches = {a.id for a in told}
    spoken = [p for p in group if p[0].attribution in speeches]
    chosen = spoken or [p for p in group if not _is_aside(p[1])]
    deeds = [p for p in chosen if p[0].event_type not in (None, "ACCUSE", "REJECT")]
    plain = [p for p in chosen if p[0].event_type is None]
    figures = [p for p in plain if p[0].quantities]
    return [c for c, _ in (deeds or figures or plain)][-_AT_MOST:]


def _can_be(pair: Pair, one: Attribution) -> bool:
    """Tell whether somebody can speak of a claim: none of their own, no word about them, no word of saying."""
    claim, found = pair
    if claim.polarity != "positive" or claim.modality != "asserted" or claim.attribution == one.id:
        return False
    if one.cue is not None and one.cue.start < claim.predicate.end and claim.predicate.start < one.cue.end:
        return False
    source = one.source
    clause = found.predicate.clause
    above = clause.head
    of_source = source is not None and source.start <= above.idx < source.end
    return not (of_source and base(clause) in ("acl", "appos"))


def _is_aside(found: Found) -> bool:
    return base(found.predicate.clause) == "acl"


def _taken(doc: Doc, claim: Claim, word: Token, sign: bool, one: Attribution) -> Claim:
    """Return the claim as the new source has it."""
    sentence = word.sent
    text = doc.text[sentence.start_char : sentence.end_char]
    start = sentence.start_char + len(text) - len(text.lstrip())
    predicate = Span.of(doc.text, word.idx, word.idx + len(word.text))
    return replace(
        claim,
        id=content_id("clm", claim.report, start, predicate.start, predicate.end, f"taken up {claim.id}"),
        sentence=Span.of(doc.text, start, sentence.start_char + len(text.rstrip())),
        predicate=predicate,
        polarity="positive" if sign else "negative",
        attribution=one.id,
        confidence=round(max(0.05, claim.confidence - _LESS), 2),
    )
