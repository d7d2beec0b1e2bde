"""Reporting verbs: who says, and what is said, from the tree and from where things stand in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, tidy, without
from crossread.attribution.lexicon import cues, people
from crossread.attribution.phrases import object_content, outer_of_address
from crossread.attribution.tree import (
    SUBJECT,
    agent,
    children,
    is_negated,
    is_passive,
    subject,
    subtree,
    verb_group,
)
from crossread.records import Stance

_POSSIBLE: Final = frozenset({"may", "might", "could", "should", "can", "must"})
_EMPTY_SUBJECTS: Final = frozenset({"you", "one", "there", "nobody", "none", "anyone", "what", "nothing"})
_BEFORE_QUOTE: Final = re.compile(r"[\s,:—–-]*(?:that|only|simply|as)?[\s,:]*")
_CLAUSAL: Final = frozenset({"ccomp", "parataxis", "dep", "csubj", "discourse", "list", "reparandum"})
_MAX_GAP: Final = 14
_STRONG: Final = frozenset({"quote", "clause", "object", "of", "for", "on", "as", "at", "infinitive", "request"})


def verb_drafts(context: Context) -> Iterator[Draft]:
    """Yield the attributions of reporting verbs, and of outlets that were told something."""
    for token in context.doc:
        frames = cues().verbs.get(token.lemma_.lower())
        if (
            frames is None
            or token.pos_ not in {"VERB", "AUX"}
            or token.dep_ in {"amod", "compound", "case", "fixed", "flat"}
        ):
            continue
        draft = _draft(context, token)
        if draft is None:
            continue
        outer = outer_of_address(context, token, draft)
        if outer is not None:
            yield outer
        yield draft


def _draft(context: Context, verb: Token) -> Draft | None:
    lemma = verb.lemma_.lower()
    frames = cues().verbs[lemma]
    quoted_as = _quoted_as(verb)
    head, passive = (quoted_as, False) if quoted_as is not None else _speaker(verb)
    if head is not None and (head.lower_ in _EMPTY_SUBJECTS or head.i == verb.i):
        return None
    content, frame = _content(context, verb, head, passive=passive)
    if not content:
        return None
    stance = frames.get(frame) or next(iter(frames.values()))
    checked = _stance(verb, stance, direct=frame == "quote")
    if checked is None or not _is_believable(context, verb, head, frame):
        return None
    if head is None and not passive and frame != "quote" and verb.dep_ not in {"acl", "advcl", "xcomp", "conj"}:
        return None
    source = context.source(head) if head is not None else None
    cue = verb_group(verb)
    if source is not None and source[0] < cue[1] and cue[0] < source[1]:
        source = (source[0], cue[0]) if source[0] < cue[0] else (cue[1], source[1])
        if source[0] >= source[1]:
            return None
    content = tidy(context.text, [e for c in content for e in _outside(c, cue, source)])
    if not content:
        return None
    about_self = head is not None and source is not None and context.is_self(head, source)
    return Draft(
        source=source,
        cue=cue,
        content=content,
        stance=checked,
        found="verb",
        head=head.i if head is not None else None,
        about_self=about_self,
    )


def _outside(content: Extent, cue: Extent, source: Extent | None) -> list[Extent]:
    parts = without([content], cue)
    return without(parts, source) if source is not None else parts


def _quoted_as(verb: Token) -> Token | None:
    """Return the speaker of "quoted X as saying" and "X was quoted as saying"."""
    governor = verb.head
    if (
        governor.i == verb.i
        or governor.lemma_.lower() not in {"quote", "cite", "report", "describe"}
        or governor.i > verb.i
    ):
        return None
    if not any(c.lower_ == "as" for c in verb.children) and verb.doc[max(0, verb.i - 1)].lower_ != "as":
        return None
    if is_passive(governor):
        return subject(governor)
    return next(iter(children(governor, "obj")), None)


def _speaker(verb: Token) -> tuple[Token | None, bool]:
    """Return who says, and whether the verb is passive (then the agent or nobody)."""
    if is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return agent(verb), True
    found = subject(verb)
    if found is not None and found.lower_ == "it" and any(c.dep_ == "expl" for c in verb.children):
        return None, True
    if found is None:
        return _inverted(verb), False
    return found, False


def _inverted(verb: Token) -> Token | None:
    """Return the speaker after the verb ("…," said a guard) where the parser took it for an object."""
    low = verb.lower_
    if low not in {
        "said",
        "says",
        "added",
        "adds",
        "asked",
        "wrote",
        "warned",
        "explained",
        "replied",
        "insisted",
    } or verb.i + 1 >= len(verb.doc):
        return None
    found = next((c for c in children(verb, "obj", "dep", "obl", "xcomp", "ccomp") if c.i > verb.i), None)
    if found is None or found.pos_ not in {"PROPN", "NOUN", "PRON"} or any(c.dep_ == "case" for c in found.children):
        return None
    before = verb.doc[verb.i - 1] if verb.i else None
    return found if before is not None and (before.is_punct or before.is_quote) else None


def _stance(verb: Token, stance: Stance, *, direct: bool) -> Stance | None:
    """Return the stance, turned round by a negation; None where nothing is asserted at all."""
    lemma = verb.lemma_.lower()
    if any(c.lower_ in _POSSIBLE for c in children(verb, "aux")) and not direct:
        return None
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in {"decline", "refuse", "want", "try", "fail"}:
        return None
    if not is_negated(verb) or direct:
        return stance
    if stance == "believes":
        return "denies"
    if stance == "denies":
        return None
    return None if lemma in cues().silence or stance in {"asserts", "confirms"} else stance


def _is_believable(context: Context, verb: Token, head: Token | None, frame: str) -> bool:
    """Tell whether a weak verb is borne out: by the tagger, or by a source that is a document or study."""
    frames = cues().verbs[verb.lemma_.lower()]
    if frame in _STRONG and "weak" not in frames:
        return True
    if context.is_tagged("cue", (verb.idx, verb.idx + len(verb))):
        return True
    return head is not None and head.lower_ in people().document


def _content(context: Context, verb: Token, head: Token | None, *, passive: bool) -> tuple[tuple[Extent, ...], str]:
    """Return what is said and the frame it was found by; empty when nothing is."""
    frames = cues().verbs[verb.lemma_.lower()]
    if "quote" in frames:
        quoted = _quotation(context, verb, head)
        if quoted:
            return quoted, "quote"
    if "quote" in frames or "clause" in frames:
        clause = _clause_after(context, verb)
        if clause is not None:
            return (clause,), "clause"
    if "quote" in frames and not passive:
        around = _around(context, verb, head)
        if around:
            return around, "clause"
    return object_content(context, verb, passive=passive)


def _clause_after(context: Context, verb: Token) -> Extent | None:
    """Return the complement clause that follows the verb, with everything that hangs on it."""
    for child in children(verb, "ccomp", "xcomp", "parataxis"):
        if child.i < verb.i:
            continue
        if child.dep_ == "xcomp" and not _is_finite(child):
            continue
        if child.dep_ == "parataxis" and not _reads_as_clause(verb, child):
            continue
        start, end = subtree(child)
        return max(start, verb.idx + len(verb)), end
    return None


def _reads_as_clause(verb: Token, child: Token) -> bool:
    """Tell whether a parataxis after the verb is what is said: right after it or after a colon, and a clause."""
    before = verb.doc[child.left_edge.i - 1]
    return (
        _is_finite(child)
        and (before.i == verb.i or before.text in {":", ","})
        and any(c.dep_ in SUBJECT for c in child.children)
    )


def _is_finite(token: Token) -> bool:
    return token.morph.get("VerbForm") == ["Fin"] or any(
        c.dep_ in {"aux", "cop", "aux:pass"} and c.morph.get("VerbForm") == ["Fin"] for c in token.children
    )


def _quotation(context: Context, verb: Token, head: Token | None) -> tuple[Extent, ...]:
    """Return the quotations right before or after the cue clause."""
    if context.quotes.at(verb.idx) is not None:
        return ()
    sent_start, sent_end = verb.sent.start_char, verb.sent.end_char
    text, found = context.text, []
    for quote in context.quotes.found:
        if quote.end <= verb.idx and quote.end > sent_start - 3 and quote.is_statement:
            gap = text[quote.end : verb.idx]
            in_sentence = quote.end > sent_start or text[quote.inner_end - 1] in ",?!—–"
            if (
                in_sentence
                and _is_cue_gap(context, quote.end, verb.idx)
                and "." not in gap.replace("Mr.", "").replace(". ", " ", 1)[:3]
            ):
                found.append((quote.start, quote.end))
        elif quote.start >= verb.idx and quote.start <= sent_end + 3:
            gap = text[verb.idx + len(verb) : quote.start]
            ends_open = gap.rstrip().endswith((":", ","))
            direct = _BEFORE_QUOTE.fullmatch(gap) is not None and (quote.is_statement or not gap.strip(" ,:"))
            near = quote.start < sent_end or text[: quote.start].rstrip().endswith(":")
            if (
                near
                and quote.is_statement
                and (ends_open or direct)
                and _is_cue_gap(context, verb.idx + len(verb), quote.start)
            ):
                found.append((quote.start, quote.end))
    if found and len(found) < 2 and found[0][1] <= verb.idx and head is not None:
        return tuple(found)
    return tuple(found)


def _is_cue_gap(context: Context, start: int, end: int) -> bool:
    """Tell whether what stands between a quotation and its verb can be speaker and adjuncts only: short, no other cue."""
    if end <= start:
        return True
    span = context.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    words = [t for t in span if not t.is_punct and not t.is_space]
    verbs = cues().verbs
    rivals = [
        t for t in words if t.pos_ == "VERB" and "quote" in verbs.get(t.lemma_.lower(), {}) and start <= t.idx < end
    ]
    return len(words) <= _MAX_GAP * 2 and not rivals and "\n\n" not in context.text[start:end].rstrip()


def _around(context: Context, verb: Token, head: Token | None) -> tuple[Extent, ...]:
    """Return the clause that a following or interrupting cue belongs to ("…, she said", "…, she said, …")."""
    doc = verb.doc
    own = {t.i for t in verb.subtree}
    carrier = [c for c in verb.children if c.dep_ in _CLAUSAL and c.i < verb.i and c.right_edge.i < verb.i]
    for child in verb.children:
        if child.dep_ in {"ccomp", "parataxis", "csubj"} and child.i < verb.i:
            own -= {t.i for t in child.subtree}
    own_left = [t for t in own if t <= verb.i]
    first = verb.i
    if head is not None and head.i < verb.i:
        first = min(first, min((t.i for t in head.subtree if t.i in own or t.i == head.i), default=verb.i))
    group = [t for t in own_left if first <= t]
    first = min([first, *group])
    sentence = context.sentence(verb)
    if first == 0 or doc[first].idx <= sentence[0]:
        return ()
    before = doc[first - 1]
    if not (before.text in {",", "—", "–", "--", "-"} or before.is_quote or before.text in {"''", "”", '"', "’"}):
        return ()
    governs = verb.dep_ in {"parataxis", "ccomp", "dep", "discourse", "appos", "list"} and verb.head.i < first
    if verb.dep_ == "conj" and verb.head.i < first and not any(c.dep_ == "cc" for c in verb.children):
        governs = True
    if not governs and not carrier:
        return ()
    scope = sentence
    if governs and verb.head.dep_ not in {"root", "ROOT"} and verb.head.i != verb.sent.root.i:
        start, end = subtree(verb.head)
        scope = (max(start, sentence[0]), end)
    last = max((t for t in own if _is_near(own, verb.i, t)), default=verb.i)
    extents: list[Extent] = [(scope[0], before.idx)]
    tail = doc[last].idx + len(doc[last])
    rest = context.text[tail : scope[1]]
    if (governs and re.match(r"\s*,\s*\w", rest) and not _is_apposition(doc, last)) or (carrier and any(t.i > last for c in carrier for t in c.subtree)):
        extents.append((tail, scope[1]))
    return tidy(context.text, [e for e in extents if e[0] < e[1]])


def _is_near(own: set[int], anchor: int, index: int) -> bool:
    return all(i in own for i in range(min(anchor, index), max(anchor, index) + 1))


def _is_apposition(doc: object, last: int) -> bool:
    return False
