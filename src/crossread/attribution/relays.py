"""Sources that had it from others: "citing a website, which cited officials", "heard from a clerk that …".

All of them share one content. Who stands last in such a row spoke first: each link lies in the one it was taken by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from crossread.attribution.classes import can_speak
from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, trim
from crossread.attribution.lexicon import lemma_of
from crossread.attribution.tree import children, has_case, is_passive, noun_phrase, tokens_in
from crossread.attribution.window import is_finite

_BETWEEN: Final = re.compile(
    r"[\s,;(–—-]*(?P<relative>(?:which|who|that)\b)?[\s,]*"
    r"(?:(?:in\s+turn|itself|himself|herself|themselves|also|then|ha[ds]|have|was|were|is|are|been|being)\b[\s,]*)*"
)
_TAKING: Final = frozenset({"cite", "quote", "credit"})
_WITH: Final = {"cite": ("obj", ""), "quote": ("obj", ""), "credit": ("obj", ""), "rely": ("obl", "on")}
_RELYING: Final = frozenset({"rely", "relies", "relied", "relying"})
_HEARING: Final = frozenset({"hear", "learn", "understand", "gather"})
_CITED_THINGS: Final = frozenset(
    "figure number price rate total sum line verse passage proverb poem phrase slogan law rule example case".split()
)
_OWN: Final = frozenset({"his", "her", "its", "their", "my", "our"})
_NOBODY: Final = frozenset({"i", "we", "me", "us", "it", "who", "which", "that"})
_LONGEST_SOURCE: Final = 10
_STEPS: Final = 3


def relayed(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those a source took from another lying in that source's, and with those that were only
    named as whom somebody heard it from.
    """
    drafts = _completed(context, [_without_frame(d, drafts) for d in drafts])
    found: list[Draft] = []
    for draft in drafts:
        links = [o for o in drafts if o is not draft and _took(context, o, draft)]
        link = max(links, key=lambda o: o.source or (0, 0), default=None)
        if link is None:
            found.append(draft)
        elif _names_source(context, draft):
            found.append(_renamed(context, draft, link))
        else:
            found.append(replace(draft, outer=link.cue))
    return [*(_below(context, d) for d in found), *_heard(context, found)]


def _without_frame(draft: Draft, others: Sequence[Draft]) -> Draft:
    """Return a draft without a leading piece that only frames it ("*The Front says* it was told by a clerk that …")."""
    first = draft.content[0]
    if draft.cue is None or len(draft.content) == 1 or first[1] > draft.cue[0]:
        return draft
    framed = any(o is not draft and o.cue is not None and first[0] < o.cue[0] and o.cue[1] <= first[1] for o in others)
    return replace(draft, content=draft.content[1:]) if framed else draft


def _completed(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those added that nobody read: a verb of citing right behind a source."""
    found = list(drafts)
    for verb in context.doc:
        name = "rely" if verb.lower_ in _RELYING else lemma_of(verb)
        if name not in _WITH or verb.pos_ != "VERB" or (verb.dep_ != "acl:relcl" and verb.tag_ != "VBG"):
            continue
        cue = (verb.idx, verb.idx + len(verb))
        if any(d.cue is not None and d.cue[0] < cue[1] and cue[0] < d.cue[1] for d in found):
            continue
        role, case = _WITH[name]
        taken = next((c for c in children(verb, role) if c.i > verb.i and (not case or has_case(c, case))), None)
        if taken is None or not _speaks(taken):
            continue
        extent = noun_phrase(taken)
        draft = Draft(source=extent, cue=cue, content=(extent,), stance="asserts", found="learned", head=taken.i)
        links = [o for o in found if _leads(context, o, draft, verb)]
        link = max(links, key=lambda o: o.source or (0, 0), default=None)
        if link is not None:
            found.append(replace(draft, content=link.content, outer=link.cue))
    return found


def _is_quoted(context: Context, link: Draft, draft: Draft, verb: Token) -> bool:
    """Tell whether the draft's source stands right behind the link's cue: "quotes *a clerk* who maintains that …"."""
    if link.cue is None or draft.source is None or verb.dep_ != "acl:relcl":
        return False
    return link.cue[1] <= draft.source[0] and not context.text[link.cue[1] : draft.source[0]].strip()


def _leads(context: Context, link: Draft, draft: Draft, verb: Token) -> bool:
    """Tell whether a verb of citing belongs to a link: right behind its source, or as its relative clause."""
    if link.source is None or link.cue is None or draft.cue is None or link.source[1] > draft.cue[0]:
        return False
    if any(start < draft.cue[1] and draft.cue[0] < end for start, end in link.content):
        return False
    return _behind(context, link, draft.cue, verb)


def _behind(context: Context, link: Draft, cue: Extent, verb: Token) -> bool:
    """Tell whether a verb stands right behind a link's source as a participle, or in its relative clause."""
    between = _BETWEEN.fullmatch(context.text[link.source[1] : cue[0]]) if link.source is not None else None
    if between is not None and (between["relative"] or verb.tag_ == "VBG"):
        return True
    return verb.dep_ == "acl:relcl" and _within(verb.head, link)


def is_relay(context: Context, draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether a draft is what another's source took from its own."""
    return any(o is not draft and _took(context, o, draft) for o in others)


def _took(context: Context, link: Draft, draft: Draft) -> bool:
    """Tell whether the draft's cue is a verb of the link's source: "who cited", "itself quoting"."""
    if link.source is None or link.cue is None or draft.cue is None or link.cue == draft.cue:
        return False
    if link.source[1] > draft.cue[0] or (link.source == draft.source and not _names_source(context, draft)):
        return False
    if not _alike(link, draft) and not _names_source(context, draft):
        return False
    verb = _verb(context, draft.cue)
    if verb is None:
        return False
    return _is_quoted(context, link, draft, verb) or _behind(context, link, draft.cue, verb)


def _within(head: Token, link: Draft) -> bool:
    """Tell whether a word is in the link's source or what hangs on it ("an aide to *the prosecutor* who …")."""
    for _ in range(_STEPS):
        if head.i == link.head or (link.source is not None and link.source[0] <= head.idx < link.source[1]):
            return True
        if not head.dep_.startswith(("nmod", "appos", "flat", "conj")):
            return False
        head = head.head
    return False


def _alike(a: Draft, b: Draft) -> bool:
    shared = sum(max(0, min(s[1], t[1]) - max(s[0], t[0])) for s in a.content for t in b.content)
    return 2 * shared > max(a.size, b.size)


def _names_source(context: Context, draft: Draft) -> bool:
    """Tell whether what a verb of citing has for its content is only whom it cites ("who cited a cook")."""
    verb = _verb(context, draft.cue) if draft.cue is not None else None
    if verb is None or lemma_of(verb) not in _TAKING or len(draft.content) != 1:
        return False
    words = tokens_in(context.doc, *draft.content[0])
    if not 0 < len(words) <= _LONGEST_SOURCE or any(is_finite(t) for t in words):
        return False
    return _speaks(context.doc[words[0].i : words[-1].i + 1].root)


def _speaks(head: Token) -> bool:
    """Tell whether a noun can be whom somebody cites: one that speaks, or *a* somebody ("a ship's cook")."""
    if can_speak(head):
        return True
    some = next(iter(head.subtree)).lower_ in {"a", "an", "another", "one"} and not children(head, "nmod")
    return some and head.pos_ == "NOUN" and head.lower_ not in _CITED_THINGS


def _renamed(context: Context, draft: Draft, link: Draft) -> Draft:
    source = trim(context.text, draft.content[0]) or draft.content[0]
    span = context.doc.char_span(*source, alignment_mode="expand")
    return replace(
        draft,
        source=source,
        head=span.root.i if span is not None else None,
        content=link.content,
        outer=link.cue,
        about_self=False,
        source_class=None,
    )


def _below(context: Context, draft: Draft) -> Draft:
    """Return a draft whose subject was told it, lying in that subject's link (`_heard`)."""
    who = _told(context, draft)
    return draft if who is None or draft.cue is None else replace(draft, outer=_aux(who))


def _heard(context: Context, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the links that one verb holds besides its own: whom somebody heard it from, who was told it by somebody."""
    for draft in drafts:
        verb = _verb(context, draft.cue) if draft.cue is not None else None
        if verb is None:
            continue
        giver = next((c for c in children(verb, "obl") if has_case(c, "from")), None)
        if lemma_of(verb) in _HEARING and giver is not None and not is_passive(verb) and draft.source is not None:
            start = draft.content[0][0]
            extent = noun_phrase(giver, limit=(giver.sent.start_char, start) if giver.idx < start else None)
            mark = next(c for c in giver.children if c.lower_ == "from")
            yield replace(
                draft,
                source=extent,
                cue=(mark.idx, mark.idx + len(mark)),
                head=giver.i,
                outer=draft.cue,
                stance="asserts",
                about_self=False,
                source_class=None,
            )
        who = _told(context, draft)
        if who is not None:
            subject_extent = noun_phrase(who, limit=(who.sent.start_char, _aux(who)[0]))
            yield replace(
                draft,
                source=subject_extent,
                cue=_aux(who),
                head=who.i,
                about_self=context.is_self(who, subject_extent),
                source_class=None,
            )


def _told(context: Context, draft: Draft) -> Token | None:
    """Return who was told it ("*a keeper* had been told by a fisherman that …"); not somebody of the teller's own side
    ("its lawyers"), who says it for them.
    """
    verb = _verb(context, draft.cue) if draft.cue is not None else None
    if verb is None or draft.source is None or lemma_of(verb) != "tell" or not is_passive(verb):
        return None
    who = next(iter(children(verb, "nsubj:pass")), None)
    if who is None or who.lower_ in _NOBODY or any(c.lower_ in _OWN for c in who.children):
        return None
    return who if not draft.source[0] <= who.idx < draft.source[1] else None


def _aux(who: Token) -> Extent:
    """Return the auxiliary of the verb that a subject belongs to, which stands for its cue."""
    aux = next(c for c in who.head.children if c.dep_ == "aux:pass")
    return aux.idx, aux.idx + len(aux)


def _verb(context: Context, cue: Extent) -> Token | None:
    span = context.doc.char_span(*cue, alignment_mode="contract")
    return next((t for t in reversed(span) if t.pos_ == "VERB"), None) if span is not None else None
