"""Where the quotations of a text are: every style of marks, over sentences and paragraphs, apostrophes left alone.

An opening mark that is never closed costs its own paragraph at most: it is not taken for a quotation at all, unless the
next paragraph opens with a mark again, which is how a quotation runs over paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_DOUBLE_OPEN: Final = ("“", "„", "‟", "«", "``", "‘‘")
_MARKS: Final = re.compile(r"‘‘|’’|''|``|[“”„‟«»\"‘’']")
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n\s*")
_SHORTENED: Final = re.compile(r"['’](?:\d0s|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_SENTENCE_END: Final = ".?!…"
_SINGLE: Final = re.compile(r"['’]")
_SCARE_WORDS: Final = 3


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """One quotation with its marks, `[start, end)`. `runs_on` when the next paragraph goes on with it.

    `is_statement` tells speech from scare quotes, titles and quoted fragments: it ends like a sentence or is one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_statement: bool
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Quotes:
    """All quotations of a text in order (none inside another) and the offsets of marks that were never closed."""

    found: tuple[Quote, ...]
    unclosed: tuple[int, ...]

    def at(self, offset: int) -> Quote | None:
        """Return the quotation that holds the character, if any."""
        n = bisect_right(self.found, offset, key=lambda q: q.start) - 1
        return self.found[n] if n >= 0 and offset < self.found[n].end else None


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return `[start, end)` of the paragraphs: parted by blank lines, or by line breaks where there are no blank
    lines.
    """
    breaks = list(_PARAGRAPH.finditer(text))
    if not breaks:
        breaks = list(re.finditer(r"\n\s*", text))
    edges = [0, *(x for b in breaks for x in (b.start(), b.end())), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def find_quotes(text: str) -> Quotes:
    """Return the quotations of the text."""
    spans = paragraphs(text)
    found: list[Quote] = []
    unclosed: list[int] = []
    for number, (start, end) in enumerate(spans):
        quotes, hanging = _in_paragraph(text, start, end)
        found.extend(quotes)
        if hanging is None:
            continue
        following = text[spans[number + 1][0] :].lstrip()[:1] if number + 1 < len(spans) else ""
        is_last_opening = not any(q.start > hanging[0] for q in quotes)
        if following and _opens_like(text[hanging[0] : hanging[1]], following) and is_last_opening:
            found.append(Quote(hanging[0], end, hanging[1], end, is_statement=True, runs_on=True))
        else:
            unclosed.append(hanging[0])
    return Quotes(tuple(sorted(found)), tuple(unclosed))


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Quote], tuple[int, int] | None]:
    """Return the closed quotations of one paragraph and the opening mark that hangs at its end, if any."""
    found: list[Quote] = []
    opened: tuple[int, int] | None = None
    at = start
    while match := _MARKS.search(text, at, end):
        mark, at = match.group(), match.end()
        if opened is not None:
            if _closes(mark, text[opened[0] : opened[1]], text, match):
                found.append(_quote(text, opened, match))
                opened = None
            continue
        if _opens(mark, text, match, start):
            if mark in {"'", "‘"} and not _single_closes_later(text, match, end):
                continue
            opened = (match.start(), match.end())
    return found, opened


def _opens(mark: str, text: str, match: re.Match[str], start: int) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end() : match.end() + 1]
    if mark in {"’", "”", "»", "’’"} or not after or after.isspace():
        return False
    if mark in _DOUBLE_OPEN:
        return True
    if _SHORTENED.match(text, match.start()):
        return False
    return before.isspace() or before in "([{—–-:,;/"


def _closes(mark: str, opening: str, text: str, match: re.Match[str]) -> bool:
    """Tell whether the mark closes what `opening` opened."""
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    if opening in {"'", "‘"}:
        return mark in {"'", "’"} and _is_single_close(text, match.start(), match.end())
    if opening == '"':
        return mark in {'"', "”"} and (not before.isspace() or not after or after.isspace())
    if opening in {"„"}:
        return mark in {"“", "”", '"'}
    if opening == "«":
        return mark == "»"
    if opening in {"``", "‘‘", "''"}:
        return mark in {"''", "’’", '"', "”"}
    return mark in {"”", '"', "''", "’’"}


def _is_single_close(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1], text[end : end + 1]
    if before.isspace() or after.isalnum():
        return False
    is_possessive = before == "s" and re.match(r"['’]\s[a-z]", text[start : start + 3]) is not None
    return before in ".,?!…" or not is_possessive


def _single_closes_later(text: str, opening: re.Match[str], end: int) -> bool:
    """Tell whether a single mark that could open has its closing mark in the paragraph: else it is an apostrophe."""
    return any(_is_single_close(text, m.start(), m.end()) for m in _SINGLE.finditer(text, opening.end() + 1, end))


def _quote(text: str, opened: tuple[int, int], closing: re.Match[str]) -> Quote:
    inner = text[opened[1] : closing.start()]
    return Quote(
        opened[0], closing.end(), opened[1], closing.start(), is_statement=_is_statement(text, opened, closing, inner)
    )


def _is_statement(text: str, opened: tuple[int, int], closing: re.Match[str], inner: str) -> bool:
    """Tell speech from scare quotes and titles: it ends like a sentence, or is long, or stands before a comma."""
    words = inner.split()
    ends = inner.rstrip()[-1:]
    if ends and (ends in _SENTENCE_END or ends == ","):
        return len(words) > 1 or ends != "," or inner[:1].isupper()
    return len(words) > _SCARE_WORDS and inner[:1].isupper() and not inner.istitle()


def _opens_like(opening: str, following: str) -> bool:
    kinds = ('"', "“„‟", "«»", "`", "‘'’")
    return any(opening[0] in kind and following in kind for kind in kinds)
