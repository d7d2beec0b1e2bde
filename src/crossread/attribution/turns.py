"""Transcripts: "MENSAH (recording): …" is Mensah speaking; presenters and the outlet's own reporters speak for the
outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, trim
from crossread.attribution.lexicon import people
from crossread.attribution.tree import tokens_in

_LABEL: Final = re.compile(
    r"^[ \t]*((?:[^\W\d_][\w.'’-]*)(?:[ \t]+[^\W\d_][\w.'’-]*){0,4})[ \t]*(\([^)\n]{1,60}\))?[ \t]*:[ \t]+(?=\S)",
    re.MULTILINE,
)
_ENOUGH: Final = 2


def turn_drafts(context: Context) -> Iterator[Draft]:
    """Yield one attribution a turn of somebody who is not the outlet's own voice."""
    labels = [m for m in _LABEL.finditer(context.text) if _is_label(m)]
    if len(labels) < _ENOUGH:
        return
    for number, match in enumerate(labels):
        name = match.group(1)
        words = {w.lower() for w in name.split()}
        if words & people().presenter or context.own.is_person(name) or context.own.is_named(name):
            continue
        end = labels[number + 1].start() if number + 1 < len(labels) else _last_turn_end(context, match.end())
        content = trim(context.text, (match.end(), end), " \t\r\n")
        if content is not None:
            head = next((t.i for t in reversed(tokens_in(context.doc, *match.span(1)))), None)
            yield Draft(source=match.span(1), cue=None, content=(content,), stance="asserts", found="turn", head=head)


def _is_label(match: re.Match[str]) -> bool:
    """Tell whether what stands before the colon is a speaker: in capitals, or a presenter."""
    name = match.group(1)
    return (name.isupper() and len(name) > 1) or name.lower() in people().presenter


def _last_turn_end(context: Context, start: int) -> int:
    return context.paragraphs[context.paragraph(start)][1]
