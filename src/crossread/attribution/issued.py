"""Statements printed whole: a paragraph that only says "X said:", and then the words without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, trim
from crossread.attribution.tree import sentence_of, tokens_in, verb_group
from crossread.attribution.window import head_of, is_cue, window_for

_END: Final = re.compile(
    r"\n\s*(?:#{2,}|\*{3,}|-{3,}|ENDS?\b|Ends\b|[Nn]otes? (?:to|for) [Ee]ditors|NOTES? TO EDITORS)"
)
_MAX_WORDS: Final = 30


def issued(context: Context, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield one attribution for each such paragraph: its content runs to the next of them or to the end."""
    leads = [(n, p) for n, p in enumerate(context.paragraphs) if _is_lead(context, p)]
    for k, (number, (start, end)) in enumerate(leads):
        if number + 1 >= len(context.paragraphs):
            continue
        body = context.paragraphs[number + 1]
        if context.text[body[0]] in "\"“‘«'`" or any(
            d.cue is not None and d.touches(body) and start <= d.cue[0] < end for d in found
        ):
            continue
        verb = next((t for t in tokens_in(context.doc, start, end) if is_cue(t)), None)
        if verb is None:
            continue
        window = window_for(context, sentence_of(verb), verb)
        place = window.index(verb)
        inside = list(window.tokens[: window.group_start(place)]) if place else []
        head = head_of(inside)
        stop = leads[k + 1][1][0] if k + 1 < len(leads) else len(context.text)
        close = _END.search(context.text, body[0], stop)
        content = trim(context.text, (body[0], close.start() if close else stop), " \t\r\n")
        if head is None or content is None:
            continue
        source = trim(context.text, (inside[0].idx, inside[-1].idx + len(inside[-1])))
        if source is not None:
            own = context.is_self(head, source)
            yield Draft(
                source=source,
                cue=verb_group(verb),
                content=(content,),
                stance="asserts",
                found="turn",
                head=head.i,
                about_self=own,
            )


def _is_lead(context: Context, paragraph: tuple[int, int]) -> bool:
    text = context.text[paragraph[0] : paragraph[1]].strip()
    return text.endswith(":") and len(text.split()) <= _MAX_WORDS and " " in text and "\n" not in text
