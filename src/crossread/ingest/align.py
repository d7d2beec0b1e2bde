"""Where the text taken from a page stands in the page: word by word forward through the source."""

from __future__ import annotations

import html
import re

import numpy as np
from numpy.typing import NDArray

from crossread.ingest.tracked import Tracked

_TOKEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|head)\b.*?</\1\s*>|</?[A-Za-z!][^>]*>|&#?\w{1,31};?|\s+|[^<&\s]+|.",
    re.S | re.I,
)
_WORD = re.compile(r"\S+")
_AHEAD = 8


def align(text: str, source: str) -> Tracked:
    """Return `text` (an article) tracked to `source` (the page's decoded HTML).

    The visible characters of the source are unescaped, each with its offset, and the words of the text are looked up in
    them in order. An escaped character, or one that stands elsewhere, gets no origin. Runs in time linear in both.
    """
    visible, offsets = _visible(source)
    origin = np.full(len(text), -1, dtype=np.int64)
    words = list(_WORD.finditer(text))
    at = 0
    for k, word in enumerate(words):
        spot = _find(visible, words, k, at)
        if spot < 0:
            continue
        origin[word.start() : word.end()] = offsets[spot : spot + len(word[0])]
        at = spot + len(word[0])
        after = word.end()
        if after < len(text) and text[after] == " " and visible[at : at + 1] == " ":
            origin[after] = offsets[at]
    return Tracked(text, _ascending(origin, text, source))


def _find(visible: str, words: list[re.Match[str]], k: int, at: int) -> int:
    """Return where word `k` stands at or after `at`: next in line, or first with as many followers as may be."""
    word = words[k][0]
    gap = at
    while gap < len(visible) and visible[gap].isspace():
        gap += 1
    if visible.startswith(word, gap):
        return gap
    for count in (_AHEAD, 3, 2):
        phrase = " ".join(w[0] for w in words[k : k + count])
        spot = visible.find(phrase, at)
        if spot >= 0:
            return spot
    spot = visible.find(word, at, at + 200)
    return spot if len(word) > 3 else -1


def _visible(source: str) -> tuple[str, NDArray[np.int64]]:
    """Return the page's visible characters, white space as single spaces, and each one's offset (-1: escaped)."""
    out: list[str] = []
    where: list[int] = []
    for token in _TOKEN.finditer(source):
        value, start = token[0], token.start()
        if value[0] == "<" and len(value) > 1:
            inline = re.match(r"</?(?:a|b|i|u|em|strong|span|sup|sub|small|abbr|cite|q|font|mark|wbr)\b", value, re.I)
            if not inline and out and out[-1] != " ":
                out.append(" ")
                where.append(-1)
        elif value[0] == "&" and len(value) > 1:
            for c in html.unescape(value):
                out.append(" " if c.isspace() else c)
                where.append(-1)
        elif value.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                where.append(start if value[0] == " " else -1)
        else:
            out.append(value)
            where.extend(range(start, token.end()))
    return "".join(out), np.array(where, dtype=np.int64)


def _ascending(origin: NDArray[np.int64], text: str, source: str) -> NDArray[np.int64]:
    """Drop any origin that does not ascend or whose character differs (defence against odd entities)."""
    last = -1
    for k in np.flatnonzero(origin >= 0):
        if origin[k] <= last or source[origin[k]] != text[k]:
            origin[k] = -1
        else:
            last = int(origin[k])
    return origin
