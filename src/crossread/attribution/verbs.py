"""Reporting verbs: who says, what is said, and with which stance; cue clauses by place first, the tree for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from crossread.attribution.classes import can_speak
from crossread.attribution.clauses import CueClause, antecedent, cue_clauses, subject_by_place
from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, tidy, trim, without
from crossread.attribution.lexicon import cues, lemma_of, people
from crossread.attribution.phrases import by_place, object_content, outer_of_address
from crossread.attribution.tree import (
    agent,
    children,
    is_negated,
    is_passive,
    sentence_of,
    subject,
    tokens_in,
    verb_group,
)
from crossread.attribution.window import FINITE, head_of, window_for
from crossread.records import Stance

_POSSIBLE: Final = frozenset({"may", "might", "could", "should", "can", "must"})
_EMPTY_SUBJECTS: Final = frozenset({"you", "one", "there", "nobody", "none", "anyone", "what", "nothing", "noone"})
_RELATIVE: Final = frozenset({"who", "which", "that"})
_GAP_WORDS: Final = 28
_AGENTLESS: Final = frozenset({"report", "allege", "deny", "confirm", "dispute"})
_PLACED: Final = frozenset({"of", "at", "request"})
_SKIPPED: Final = frozenset({"amod", "compound", "case", "fixed", "flat"})


def verb_drafts(context: Context) -> Iterator[Draft]:
    """Yield the attributions of reporting verbs, and of outlets that were told something."""
    for sentence in context.sentences:
        clauses = {c.verb.i: c for c in cue_clauses(context, sentence)}
        before: Draft | None = None
        for token in sentence:
            if lemma_of(token) not in cues().verbs or token.pos_ not in {"VERB", "AUX"}:
                continue
            if token.dep_ in _SKIPPED and token.i not in clauses:
                continue
            draft = _draft(context, sentence, token, clauses.get(token.i), before)
            if draft is None:
                continue
            outer = _outer(context, token, draft)
            if outer is not None:
                yield outer
            yield draft
            if token.tag_ != "VBG":
                before = draft


def _outer(context: Context, verb: Token, draft: Draft) -> Draft | None:
    """Return the outlet that quotes ("the paper quoted him as saying") or was told, as the outer link."""
    quoting = _quoting_verb(verb)
    if quoting is None:
        return outer_of_address(context, verb, draft)
    head = agent(quoting) if _is_passive_place(quoting) else subject(quoting) or _noun_before(context, quoting)
    if head is None or draft.cue is None:
        return None
    source = context.source(head)
    if context.is_self(head, source) or (
        draft.source is not None and draft.source[0] < source[1] and source[0] < draft.source[1]
    ):
        return None
    held = [*draft.content, draft.cue, *([draft.source] if draft.source else [])]
    held = [e for e in held if not (e[0] < source[1] and source[0] < e[1])]
    return Draft(
        source=source,
        cue=verb_group(quoting),
        content=tidy(context.text, held),
        stance="asserts",
        found="addressee",
        head=head.i,
    )


def _noun_before(context: Context, verb: Token) -> Token | None:
    start = sentence_of(verb).start
    inside = [t for t in context.doc[start : verb.i] if t.idx >= context.sentence(verb)[0]]
    return head_of(inside)


def _quoting_verb(verb: Token) -> Token | None:
    """Return "quoted" of "quoted X as saying"."""
    doc = verb.doc
    if verb.i == 0 or doc[verb.i - 1].lower_ != "as" or not verb.lower_.endswith("ing"):
        return None
    earlier = [
        t
        for t in doc[max(sentence_of(verb).start, verb.i - 14) : verb.i - 1]
        if lemma_of(t) in {"quote", "cite", "report"} and t.pos_ in {"VERB", "AUX"}
    ]
    return earlier[-1] if earlier else None


def _is_passive_place(verb: Token) -> bool:
    return any(lemma_of(t) == "be" for t in verb.doc[max(sentence_of(verb).start, verb.i - 3) : verb.i])


def _draft(
    context: Context, sentence: Span, verb: Token, clause: CueClause | None, before: Draft | None
) -> Draft | None:
    frames = cues().verbs[lemma_of(verb)]
    quoting = _quoting_verb(verb)
    passive = quoting is None and _is_passive(verb)
    head, source = _speaker(context, verb, clause, quoting=quoting, passive=passive)
    if (
        head is None
        and not passive
        and before is not None
        and (verb.tag_ == "VBG" or (clause is not None and clause.kind in {"before", "participle"}))
        and before.head is not None
    ):
        head, source = context.doc[before.head], before.source
    if head is not None and (head.lower_ in _EMPTY_SUBJECTS or head.i == verb.i):
        return None
    content, frame = _content(context, verb, clause, passive=passive)
    if not content or (head is None and not passive and frame != "quote" and verb.tag_ != "VBN"):
        return None
    if passive and head is None and frame == "object" and lemma_of(verb) not in _AGENTLESS:
        return None
    if frame not in {"quote", "clause"} and head is not None and not can_speak(head):
        return None
    if passive and head is None and frames.get(frame) == "promises":
        return None
    stance = stance_of(verb, frames.get(frame, next(iter(frames.values()))), direct=frame == "quote")
    if stance is None or not _is_believable(context, verb, head, frame):
        return None
    cue = verb_group(verb)
    if source is not None and source[0] < cue[1] and cue[0] < source[1]:
        source = (source[0], cue[0]) if source[0] < cue[0] else (cue[1], source[1])
        source = source if source[0] < source[1] else None
    source = trim(context.text, source, " ,;:\n") if source is not None else None
    parts = without(content, cue)
    content = tidy(context.text, without(parts, source) if source is not None else parts)
    if not content:
        return None
    about_self = head is not None and source is not None and context.is_self(head, source)
    return Draft(
        source=source,
        cue=cue,
        content=content,
        stance=stance,
        found="verb",
        head=head.i if head is not None and source is not None else None,
        about_self=about_self,
    )


def _is_passive(verb: Token) -> bool:
    if verb.tag_ != "VBN":
        return False
    near = verb.doc[max(sentence_of(verb).start, verb.i - 4) : verb.i]
    if any(lemma_of(t) == "have" and t.pos_ == "AUX" for t in near) and not any(t.lower_ == "been" for t in near):
        return False
    return is_passive(verb) or any(lemma_of(t) == "be" for t in near) or verb.dep_ == "acl"


def _speaker(
    context: Context, verb: Token, clause: CueClause | None, *, quoting: Token | None, passive: bool
) -> tuple[Token | None, Extent | None]:
    """Return who says it: the head and the characters of the source."""
    if quoting is not None:
        inside = list(context.doc[quoting.i + 1 : verb.i - 1])
        if _is_passive_place(quoting):
            head = subject(quoting) or _noun_before(context, quoting)
        else:
            head = head_of(inside) or next(iter(children(quoting, "obj")), None)
        if head is not None and head in inside and not _is_passive_place(quoting):
            return head, (inside[0].idx, inside[-1].idx + len(inside[-1]))
    elif passive:
        head = agent(verb)
    elif clause is not None and clause.head is not None and clause.head.lower_ not in _RELATIVE:
        return clause.head, clause.source
    else:
        window = window_for(context, sentence_of(verb), verb)
        place = window.index(verb)
        placed = (
            (subject_by_place(window, place) or antecedent(window, place))
            if place is not None and verb.tag_ != "VBG"
            else None
        )
        if placed is not None and placed[0].lower_ not in _RELATIVE:
            return placed
        head = subject(verb)
        if head is not None and head.lower_ == "it" and any(c.dep_ == "expl" for c in verb.children):
            head = None
    return head, (context.source(head) if head is not None else None)


def stance_of(verb: Token, stance: Stance, *, direct: bool) -> Stance | None:
    """Return the stance, turned round by a negation; None where nothing is asserted at all."""
    if direct:
        return stance
    if any(
        t.lower_ in _POSSIBLE for t in verb.doc[max(sentence_of(verb).start, verb.i - 3) : verb.i] if t.tag_ == "MD"
    ) and "only" not in _after(verb):
        return None
    if verb.dep_ == "xcomp" and lemma_of(verb.head) in {"decline", "refuse", "want", "try", "fail"}:
        return None
    near = {t.lower_ for t in verb.doc[max(sentence_of(verb).start, verb.i - 3) : verb.i]}
    if not is_negated(verb) and not near & {"not", "n't", "n’t", "never", "nor", "neither"}:
        return stance
    if stance == "believes":
        return "denies"
    return None if stance in {"asserts", "confirms", "denies"} else stance


def _after(verb: Token) -> set[str]:
    return {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]}


def _is_believable(context: Context, verb: Token, head: Token | None, frame: str) -> bool:
    """Tell whether a weak verb is borne out: by the tagger, or by a source that is a document or study."""
    if "weak" not in cues().verbs[lemma_of(verb)] or frame not in {"clause", "quote"}:
        return True
    if head is not None and head.lower_ in people().document:
        return True
    return context.is_tagged("cue", (verb.idx, verb.idx + len(verb))) and head is not None


def _content(
    context: Context, verb: Token, clause: CueClause | None, *, passive: bool
) -> tuple[tuple[Extent, ...], str]:
    """Return what is said and the frame it was found by; empty when nothing is."""
    frames = cues().verbs[lemma_of(verb)]
    if "quote" in frames:
        quoted = _quotation(context, verb, clause)
        if quoted:
            return quoted, "quote"
    if clause is not None and clause.kind in {"after", "inverted"} and "quote" in frames:
        return clause.content, "clause"
    if clause is not None and clause.content and not ("request" in frames and _asks_somebody(verb)):
        return clause.content, "clause"
    found = by_place(context, verb, passive=passive, frames=_PLACED)
    found = found if found[0] else object_content(context, verb, passive=passive)
    return found if found[0] else by_place(context, verb, passive=passive)


def _asks_somebody(verb: Token) -> bool:
    """Tell whether an infinitive follows, so that the clause read off the row is not its content ("asked the men
    who came to leave").
    """
    for token in verb.doc[verb.i + 1 : sentence_of(verb).end]:
        if token.lower_ == "that" or token.tag_ in FINITE or token.is_quote:
            return False
        if token.lower_ == "to" and token.i + 1 < len(verb.doc) and verb.doc[token.i + 1].pos_ in {"VERB", "AUX"}:
            return True
    return False


def _quotation(context: Context, verb: Token, clause: CueClause | None) -> tuple[Extent, ...]:
    """Return the quotations right before or after the cue clause."""
    if context.quotes.at(verb.idx) is not None:
        return ()
    text = context.text
    sent_start, sent_end = sentence_of(verb).start_char, sentence_of(verb).end_char
    found = []
    for quote in context.quotes.found:
        if not quote.is_statement:
            continue
        if sent_start - 3 < quote.end <= verb.idx:
            in_sentence = quote.end > sent_start or text[quote.inner_end - 1] in ",?!—–"
            if in_sentence and _is_cue_gap(context, quote.end, verb.idx):
                found.append((quote.start, quote.end))
        elif verb.idx <= quote.start <= sent_end + 3:
            gap = text[verb.idx + len(verb) : quote.start]
            near = quote.start < sent_end or text[: quote.start].rstrip().endswith(":")
            leads = re.search(r"(?:[:,—–]|^\s*(?:only )?)\s*$", gap) is not None
            if near and leads and _is_cue_gap(context, verb.idx + len(verb), quote.start):
                if clause is not None and clause.kind in {"after", "inverted"} and gap.strip(" ,"):
                    found.extend(e for e in clause.content if e[1] <= verb.idx)
                found.append((quote.start, quote.end))
    return tuple(found)


def _is_cue_gap(context: Context, start: int, end: int) -> bool:
    """Tell whether what stands between a quotation and its verb can be speaker and adjuncts only: short, no other
    cue.
    """
    if end <= start:
        return True
    words = [t for t in tokens_in(context.doc, start, end) if not t.is_punct]
    verbs = cues().verbs
    rivals = [t for t in words if t.pos_ == "VERB" and "quote" in verbs.get(lemma_of(t), {})]
    gap = context.text[start:end]
    return (
        len(words) <= _GAP_WORDS
        and not rivals
        and not re.search(r"[.?!]\s+[A-Z]", re.sub(r"\b(?:Mr|Mrs|Ms|Dr|Lt|Col|Gen|[A-Z])\.", "", gap))
        and "\n\n" not in gap.rstrip()
    )
