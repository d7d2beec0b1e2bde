"""The attribution stage: a parsed report in, who says what out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crossread.attribution.classes import source_class
from crossread.attribution.context import Context, make_context
from crossread.attribution.draft import Draft, Extent, tidy
from crossread.attribution.floating import continued
from crossread.attribution.issued import issued
from crossread.attribution.learned import learned_drafts
from crossread.attribution.lexicon import cues
from crossread.attribution.nesting import clip, merge_duplicates, parents
from crossread.attribution.others import other_drafts
from crossread.attribution.turns import turn_drafts
from crossread.attribution.verbs import verb_drafts
from crossread.errors import Code
from crossread.language.sayings import has_sayings
from crossread.records import Attribution, Form, Note, Reading, SourceClass, Span, content_id

_RARE: Final = frozenset({"noun", "phrase", "implicit"})
"""Nouns, adverbs and "according to": kinds of cue of which the reader has seen few."""

_SAID: Final = frozenset({"said", "says", "has said", "have said", "had said"})

_STANDS_FOR: Final = re.compile(
    r"(?:it|this|that)|(?:the|this|that|these|those|all|any|such|his|her|its|their)\s+(?:\w+\s+)?"
    r"(?:reports?|claims?|allegations?|accusations?|charges|assertions?|rumou?rs?|stor(?:y|ies)|accounts?)(?:\s+as\s.{1,40})?",
    re.IGNORECASE,
)
"""Words that stand for what was said before."""

_CALLED_FALSE: Final = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|charges|rumou?rs?|stories)\b[^.;]*?\b(?:is|are|was|were|as)\s+"
    r"(?:\w+\s+){0,2}?(?:" + "|".join(sorted(cues().false)) + r")\b",
    re.IGNORECASE,
)


class AttributionStage:
    """Finds who says what in one report, nested to any depth; sources are not resolved yet (`source_entity` is null).

    Reads `doc` (the tree, and what the passage reader found); never raises on odd text. With `attitudes`, whatever is
    ascribed to somebody counts, as in PolNeAR ("lauded the plan"), with that corpus' spans; else only what is said,
    believed, asked or feared to be so.
    """

    def __init__(self, *, attitudes: bool = False) -> None:
        self._attitudes = attitudes

    name = "attribution"
    requires = frozenset({"doc"})
    assigns = frozenset({"attributions"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its attributions, in the order of their contents, and a note for each unclosed
        quotation.
        """
        if reading.doc is None:
            return reading
        context = make_context(reading.doc, reading.report)
        drafts = find(context, attitudes=self._attitudes)
        notes = tuple(_unclosed(context, offset) for offset in context.quotes.unclosed)
        return replace(reading, attributions=_records(context, drafts), notes=(*reading.notes, *notes))


def find(context: Context, *, attitudes: bool = False) -> list[Draft]:
    """Return the links of one report, contents clipped so that they nest."""
    rules = merge_duplicates([*verb_drafts(context), *other_drafts(context)])
    found = [_denying(context, d) for d in learned_drafts(context, rules, attitudes=attitudes)]
    if not (attitudes and has_sayings(context.doc)):
        found += [_denying(context, _with_whole_quotes(context, d)) for d in _unread(context, rules, found)]
        found += list(issued(context, found))
        found += list(continued(context, found))
    found += list(turn_drafts(context))
    if not attitudes:
        found = [d for d in found if not d.about_self and not _speaks_inside_quote(context, d)]
    found = [d for d in found if not _is_only_called_false(context, d, found)]
    found.sort(key=lambda d: (d.content, d.cue or (0, 0), d.source or (0, 0), d.found))
    return clip(context.text, found)


def _unread(context: Context, rules: Sequence[Draft], read: Sequence[Draft]) -> list[Draft]:
    """Return what the rules found and the reader did not: all, where no reader read; else rare cues, a plain "said",
    and any inside another's content.
    """
    if not has_sayings(context.doc):
        return list(rules)
    return [
        rule
        for rule in rules
        if rule.cue is not None
        and not any(d.cue is not None and d.cue[0] < rule.cue[1] and rule.cue[0] < d.cue[1] for d in read)
        and (rule.found in _RARE or _plainly_says(context, rule) or any(d.covers(rule.cue) for d in read))
    ]


def _plainly_says(context: Context, rule: Draft) -> bool:
    """Tell whether the grammar alone is enough: somebody "said" a clause, or denied or confirmed "it", "the report"."""
    if rule.cue is None or rule.source is None or rule.found != "verb":
        return False
    if rule.stance in ("denies", "confirms") and len(rule.content) == 1:
        return _STANDS_FOR.fullmatch(context.text[slice(*rule.content[0])]) is not None
    return context.text[slice(*rule.cue)].lower() in _SAID


def _with_whole_quotes(context: Context, draft: Draft) -> Draft:
    """Return the draft with quoted statements that its content enters in full, where the cue stands outside them."""
    wider: list[Extent] = list(draft.content)
    for quote in context.quotes.found:
        extent = (quote.start, quote.end)
        cue_inside = draft.cue is not None and quote.start <= draft.cue[0] < quote.end
        if (
            quote.is_statement
            and not cue_inside
            and draft.touches((quote.inner_start, quote.inner_end))
            and draft.found == "verb"
        ) or (
            draft.touches(extent)
            and not cue_inside
            and any(e[0] <= quote.inner_start and quote.inner_end <= e[1] for e in draft.content)
        ):
            wider.append(extent)
    return replace(draft, content=tidy(context.text, wider)) if len(wider) > len(draft.content) else draft


def _denying(context: Context, draft: Draft) -> Draft:
    """Return the draft as a denial when its content calls somebody's reports or claims false."""
    if draft.stance != "asserts":
        return draft
    calls_false = any(_CALLED_FALSE.search(context.text[s:e]) for s, e in draft.content)
    return replace(draft, stance="denies") if calls_false else draft


def _is_only_called_false(context: Context, draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether nobody's reports ("reports of a mutiny") are there only for somebody to call them false."""
    if draft.source is not None or draft.cue is None:
        return False
    return any(
        o.stance == "denies"
        and o.covers(draft.cue)
        and any(_CALLED_FALSE.search(context.text[s:e]) for s, e in o.content)
        for o in others
        if o is not draft
    )


def _speaks_inside_quote(context: Context, draft: Draft) -> bool:
    """Tell whether a first person inside a quotation says it: that is the quoted speaker, and no link of its own."""
    if draft.head is None or draft.found == "turn":
        return False
    token = context.doc[draft.head]
    return token.lower_ in {"i", "we", "us", "me"}


def _records(context: Context, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    above = parents(drafts)
    ids = [content_id("att", context.report.id, d.cue, d.source, d.content) for d in drafts]
    return tuple(
        Attribution(
            id=ids[n],
            report=context.report.id,
            parent=None if above[n] is None else ids[above[n] or 0],
            source=_span(context, draft.source),
            source_entity=None,
            source_class=_class(context, draft),
            cue=_span(context, draft.cue),
            stance=draft.stance,
            content=tuple(Span.of(context.text, s, e) for s, e in draft.content),
            form=_form(context, draft),
        )
        for n, draft in enumerate(drafts)
    )


def _class(context: Context, draft: Draft) -> SourceClass:
    if draft.found == "turn":
        return "named_person"
    if draft.source is not None and draft.source_class is not None:
        return draft.source_class
    return source_class(context.doc, draft.head, draft.source)


def _span(context: Context, extent: Extent | None) -> Span | None:
    return None if extent is None else Span.of(context.text, *extent)


def _form(context: Context, draft: Draft) -> Form:
    """Return direct when all of the content is quoted, mixed when a part is."""
    if draft.found == "turn":  # a transcript's turn or a statement printed whole
        return "direct"
    quoted = [(q.start, q.end) for q in context.quotes.found]
    inside = [any(s <= e[0] and e[1] <= t for s, t in quoted) for e in draft.content]
    if all(inside):
        return "direct"
    return "mixed" if any(draft.touches(q) for q in quoted) else "indirect"


def _unclosed(context: Context, offset: int) -> Note:
    start = context.text[offset : offset + 40].split("\n")[0]
    message = f"The quotation mark at {offset} ({start!r}) is never closed; it was read as if it were not there."
    return Note(report=context.report.id, stage="attribution", code=Code.QUOTE_UNCLOSED.value, message=message)
