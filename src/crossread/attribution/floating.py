"""Quotations without a cue of their own: they go on with the speaker of their paragraph, the next sentence or the
one before.

`continued` gives each statement in quotation marks that no attribution holds a source: the nearest speaker before it in
its paragraph; else the speaker of the sentence after; else the last speaker of the paragraph before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent
from crossread.attribution.lexicon import lemma_of
from crossread.attribution.quotes import Quote
from crossread.attribution.tree import SUBJECT, children

_HUMAN: Final = frozenset({"he", "she", "who"})
_INTRODUCING: Final = frozenset({"describe", "put", "recall", "remember", "tell", "explain", "say", "speak", "sum"})
_MIN_WORDS: Final = 2


def continued(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution for each quoted statement that none of the drafts holds."""
    speakers = sorted(
        (d for d in drafts if d.source is not None and d.found in {"verb", "phrase", "quote"}), key=_place
    )
    last: Draft | None = None
    for quote in context.quotes.found:
        held = [
            d
            for d in drafts
            if d.found != "implicit" and d.touches((quote.inner_start, quote.inner_end)) and not _is_inside(d, quote)
        ]
        if held or not quote.is_statement or len(context.text[quote.start : quote.end].split()) < _MIN_WORDS:
            continue
        if last is not None and context.quotes.found and _runs_on_from(context, last, quote):
            found: Draft | None = _copy(last, quote)
        else:
            found = _speaker_of(context, quote, speakers)
        if found is not None:
            last = found
            yield found


def _runs_on_from(context: Context, last: Draft, quote: Quote) -> bool:
    return any(
        q.runs_on and q.start == last.content[0][0] for q in context.quotes.found if q.end <= quote.start
    ) and bool(last.source)


def _speaker_of(context: Context, quote: Quote, speakers: Sequence[Draft]) -> Draft | None:
    here = context.paragraph(quote.start)
    before = [d for d in speakers if _place(d) < quote.start and not _is_inside(d, quote)]
    same = [d for d in before if context.paragraph(_place(d)) == here]
    subject = _person_before(context, quote)
    if same and (subject is None or subject.idx <= _place(same[-1])):
        return _copy(_outermost(same[-1], same), quote)
    if subject is not None:
        return _by(context, subject, quote)
    after = [
        d
        for d in speakers
        if _place(d) >= quote.end and context.paragraph(_place(d)) == here and context.quotes.at(_place(d)) is None
    ]
    if after and (_place(after[0]) - quote.end) < 200:
        return _copy(after[0], quote)
    introduced = _introduced_after(context, quote)
    if introduced is not None:
        return _by(context, introduced, quote)
    previous = [d for d in before if context.paragraph(_place(d)) == here - 1]
    if previous:
        return _copy(_outermost(previous[-1], previous), quote)
    return None


def _outermost(last: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return the speaker a quotation goes on with: not one who only speaks inside what another says."""
    for other in drafts:
        if other is not last and last.cue is not None and other.covers(last.cue) and other.found != "addressee":
            return _outermost(other, [d for d in drafts if d is not last])
    return last


def _person_before(context: Context, quote: Quote) -> Token | None:
    """Return the person that is the subject of the sentence right before, in the same paragraph."""
    start = context.paragraphs[context.paragraph(quote.start)][0]
    for sentence in reversed(context.sentences):
        if sentence.end_char > quote.start + 1 or sentence.start_char < start:
            continue
        found = [c for c in children(sentence.root, *SUBJECT) if c.ent_type_ == "Person" or c.lower_ in _HUMAN]
        return found[0] if found else None
    return None


def _introduced_after(context: Context, quote: Quote) -> Token | None:
    """Return the speaker of a next sentence such as "That is how one nurse describes it"."""
    end = context.paragraphs[context.paragraph(quote.start)][1]
    for sentence in context.sentences:
        if sentence.start_char < quote.end - 1 or sentence.start_char >= end:
            continue
        for token in sentence:
            if lemma_of(token) in _INTRODUCING and (found := next(iter(children(token, *SUBJECT)), None)) is not None:
                return found
        return None
    return None


def _by(context: Context, head: Token, quote: Quote) -> Draft | None:
    source: Extent = context.source(head)
    if context.is_self(head, source):
        return None
    return Draft(
        source=source, cue=None, content=((quote.start, quote.end),), stance="asserts", found="quote", head=head.i
    )


def _copy(draft: Draft, quote: Quote) -> Draft:
    return Draft(
        source=draft.source,
        cue=None,
        content=((quote.start, quote.end),),
        stance="asserts",
        found="quote",
        head=draft.head,
        about_self=draft.about_self,
    )


def _is_inside(draft: Draft, quote: Quote) -> bool:
    return draft.cue is not None and quote.start <= draft.cue[0] and draft.cue[1] <= quote.end


def _place(draft: Draft) -> int:
    at = draft.cue or draft.source
    return at[0] if at is not None else draft.content[0][0]
