"""What the passage reader found, as drafts: one for each cue, whichever convention saw it.

PolNeAR counts every attitude that is ascribed to somebody, praise and refusal too; the Crossread corpus only what is
said, believed, asked or feared to be so. A cue that only PolNeAR sees is an *attitude*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, cast

from spacy.tokens import Token

from crossread.attribution.clauses import antecedent
from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, trim
from crossread.attribution.lexicon import cues, lemma_of
from crossread.attribution.phrases import outer_of_address
from crossread.attribution.relays import is_relay, relayed
from crossread.attribution.tree import sentence_of
from crossread.attribution.verbs import stance_of
from crossread.attribution.window import RELATIVE, is_finite, window_for
from crossread.language.sayings import Saying, WordSpan, sayings_of
from crossread.records import SourceClass, Stance

_CITING: Final = frozenset({"citing", "quoting", "crediting"})
_SAME: Final = 0.6
_SURE_WITHOUT_SOURCE: Final = 0.8
"""Chosen on PolNeAR's development part."""


def learned_drafts(context: Context, rules: Sequence[Draft], *, attitudes: bool = False) -> list[Draft]:
    """Return the sayings of the report as drafts, with PolNeAR's spans where it sees the cue; attitudes on demand.

    `rules` are the drafts of the grammar, which know subjects better.
    """
    read = [s for s in sayings_of(context.doc) if s.content]
    found = [s for s in read if s.convention == "polnear" and _is_sure(s)] if attitudes else read
    stated = [s.cue for s in found if s.convention == "crossread"]
    ruled = [span for d in rules if d.cue is not None and (span := _words(context, d.cue)) is not None]
    kept: list[Saying] = []
    for saying in sorted(found, key=lambda s: _rank(context, s)):
        if any(_overlap(saying.cue, other.cue) for other in kept):
            continue
        if attitudes or any(_overlap(saying.cue, cue) for cue in stated) or _is_statement(context, saying, ruled):
            kept.append(saying)
    if not attitudes:
        kept = [s for s in kept if not _is_act(context, s)]
    drafts = [_draft(context, saying, resolve=not attitudes) for saying in kept]
    if not attitudes:
        drafts = [_from_the_start(context, draft) for draft in _vouched(context, drafts)]
    drafts = [_with_own_source(context, draft, rules) for draft in drafts]
    drafts = [_stacked(context, draft, drafts) for draft in drafts]
    return drafts if attitudes else [*relayed(context, drafts), *_told(context, drafts)]


def _is_sure(saying: Saying) -> bool:
    """Tell whether a saying is likely enough: one that names nobody must be surer, as less than a quarter of the others
    are right to the character.
    """
    return bool(saying.source) or saying.probability >= _SURE_WITHOUT_SOURCE


def _rank(context: Context, saying: Saying) -> tuple[bool, bool, WordSpan]:
    """Inside another's content what was read there by itself comes first; then PolNeAR's spans, but for participles
    ("citing officials"), of which it does not have the authority.
    """
    return not saying.nested, (saying.convention == "polnear") == _cites(context, saying), saying.cue


def _cites(context: Context, saying: Saying) -> bool:
    return any(t.lower_ in _CITING for t in context.doc[saying.cue[0] : saying.cue[1]])


def _is_statement(context: Context, saying: Saying, ruled: Sequence[WordSpan]) -> bool:
    """Tell whether what only PolNeAR saw is a statement all the same: in another's content a verb that takes speech,
    elsewhere a figure where the grammar saw a cue too ("traders put the stock at 400,000 tonnes").
    """
    if saying.nested:
        verb = _verb(context, saying.cue)
        return verb is not None and "quote" in cues().verbs.get(lemma_of(verb), {})
    has_figure = any(t.like_num for start, end in saying.content for t in context.doc[start:end])
    return has_figure and any(_overlap(saying.cue, cue) for cue in ruled)


def _is_act(context: Context, saying: Saying) -> bool:
    """Tell whether a verb of the kind does something rather than says it is so: "declared a zone", "plans to leave",
    "was warned".

    A verb of saying takes a bare noun phrase for its content only where the lexicon has it so, an infinitive only where
    it is in the lexicon at all.
    """
    verb = _verb(context, saying.cue)
    if verb is None:
        return False
    if saying.nested and not saying.source:
        return True
    start, end = saying.content[0][0], saying.content[-1][1]
    if start < saying.cue[0]:
        return False
    words = [t for t in context.doc[start:end] if not t.is_space]
    if context.quotes.at(words[0].idx) is not None or words[0].is_quote or _is_clause(words):
        return False
    frames = cues().verbs.get(lemma_of(verb))
    if words[0].lower_ == "to":
        return frames is None
    return frames is None or frames.keys() <= {"quote", "clause", "weak"}


def _is_clause(words: Sequence[Token]) -> bool:
    """Tell whether the words are a clause, not a noun phrase with a relative clause in it."""
    relative = sum(t.tag_ == "WDT" for t in words[1:])
    return sum(is_finite(t) for t in words) > relative


def _verb(context: Context, cue: WordSpan) -> Token | None:
    """Return the verb of a cue: of several the last, as in "spoke on condition", "has said"."""
    return next((t for t in reversed(context.doc[cue[0] : cue[1]]) if t.pos_ == "VERB"), None)


def _draft(context: Context, saying: Saying, *, resolve: bool) -> Draft:
    doc = context.doc

    def characters(span: WordSpan) -> Extent:
        return doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])

    source = saying.source[0] if saying.source else None
    head = doc[source[0] : source[1]].root if source else None
    extent = characters(source) if source else None
    if resolve and extent is not None and source is not None:
        if source[1] - source[0] > 1 and doc[source[1] - 1].lower_ in RELATIVE:
            extent = extent[0], extent[1] - len(doc[source[1] - 1])
        extent = trim(context.text, extent) or extent
    verb = _verb(context, saying.cue)
    if resolve and head is not None and head.lower_ in RELATIVE and verb is not None:
        window = window_for(context, sentence_of(verb), verb)
        place = window.index(verb)
        head, extent = (antecedent(window, place) if place is not None else None) or (head, extent)
    return Draft(
        source=extent,
        cue=characters(saying.cue),
        content=tuple(characters(span) for span in saying.content),
        stance=cast("Stance", saying.stance),
        found="learned",
        head=head.i if head is not None else None,
        about_self=head is not None and extent is not None and context.is_self(head, extent),
        source_class=cast("SourceClass", saying.source_class),
    )


def _vouched(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts that say anything: "did not confirm" and "could say" do not; "does not believe" denies."""
    for draft in drafts:
        span = _words(context, draft.cue) if draft.cue is not None else None
        verb = _verb(context, span) if span is not None else None
        direct = context.quotes.at(draft.content[0][0]) is not None
        stance = draft.stance if verb is None else stance_of(verb, draft.stance, direct=direct)
        if stance is not None:
            yield replace(draft, stance=stance)


def _from_the_start(context: Context, draft: Draft) -> Draft:
    """Return a draft whose cue trails ("…, officials said") with the whole clause before it.

    The reader drops the start of a clause that holds a cue of its own ("Prisoners have told guards that …, an officer
    said"), and PolNeAR leaves out the time and place that open one.
    """
    cue, (start, end) = draft.cue, draft.content[0]
    if cue is None or end > cue[0] or (draft.source is not None and draft.source[0] < end):
        return draft
    sentence = next((s for s in context.sentences if s.start_char <= start < s.end_char), None)
    if sentence is None or context.quotes.at(start) is not None:
        return draft
    opening = context.body(sentence)[0]
    before = [t for t in sentence if opening <= t.idx < start and not t.is_space]
    if not before or any(q.start < start and opening < q.end for q in context.quotes.found):
        return draft
    if any(is_finite(t) for t in before):
        if before[-1].pos_ in {"PUNCT", "CCONJ", "SCONJ"}:
            return draft
    elif before[0].pos_ != "ADP" and before[0].ent_type_ != "Date":
        return draft
    return replace(draft, content=((opening, end), *draft.content[1:]))


def _with_own_source(context: Context, draft: Draft, rules: Sequence[Draft]) -> Draft:
    """Return a draft that leads ("guards said that …") with the subject the rules saw, where the reader took a source
    that stands behind the content.
    """
    if draft.cue is None or draft.source is None or not draft.cue[1] <= draft.content[0][0] < draft.source[0]:
        return draft
    ruled = next(
        (
            r
            for r in rules
            if r.cue is not None and r.source is not None and _overlap(r.cue, draft.cue) and r.source[1] <= r.cue[0]
        ),
        None,
    )
    return draft if ruled is None else replace(draft, source=ruled.source, head=ruled.head, about_self=ruled.about_self)


def _stacked(context: Context, draft: Draft, others: Sequence[Draft]) -> Draft:
    """Return a draft that shares its content with another as lying in that one: "citing officials" in the report that
    cites them, and of two cues behind their content ("…, he said, according to the Journal") the first in the second.
    """
    if draft.cue is None:
        return draft
    cue = draft.cue
    alike = [
        (o, o.cue)
        for o in others
        if o is not draft and o.cue is not None and _likeness(draft, o) >= _SAME and not is_relay(context, o, others)
    ]
    if context.text[slice(*cue)].lower() in _CITING:
        outer = min((c for _, c in alike), key=lambda c: abs(c[0] - cue[0]), default=None)
    else:
        trailing = [
            c
            for o, c in alike
            if o.content[-1][1] <= cue[0] < c[0]
            and o.content[0] == draft.content[0]
            and context.text[slice(*c)].lower() not in _CITING
        ]
        outer = min(trailing, default=None)
    return draft if outer is None else replace(draft, outer=outer)


def _told(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the outlets that were told something, as outer links."""
    for draft in drafts:
        span = _words(context, draft.cue) if draft.cue else None
        verb = _verb(context, span) if span is not None else None
        outer = outer_of_address(context, verb, draft) if verb is not None else None
        if outer is not None:
            yield outer


def _words(context: Context, extent: Extent) -> WordSpan | None:
    span = context.doc.char_span(*extent, alignment_mode="contract")
    return (span.start, span.end) if span is not None and len(span) else None


def _likeness(a: Draft, b: Draft) -> float:
    shared = sum(max(0, min(s[1], t[1]) - max(s[0], t[0])) for s in a.content for t in b.content)
    return shared / max(a.size + b.size - shared, 1)


def _overlap(a: WordSpan, b: WordSpan) -> bool:
    return a[0] < b[1] and b[0] < a[1]
