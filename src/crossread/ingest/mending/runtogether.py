"""Words run together ("ofthe", "rebelheld"), taken apart only where the evidence is overwhelming."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.ingest.mending.lexicon import zipf
from crossread.ingest.tracked import Edit

_TOKEN = re.compile(r"(?<![\w@#./&’'-])[^\W\d_]{5,40}(?![\w@/&-]|[.’'][^\W\d_])")
_PAIR = re.compile(r"(of|in|to|for|on|at|by|from|with|and|that)the", re.I)
_SMALL = frozenset(
    "the of and that with from was were has had have are will would which this their his her said than "
    "when while".split()
)
_PREPOSITIONS = frozenset("in on at to for by over into after before about against during through since near".split())
_AFTER = frozenset("the of and to for with by that was were which from".split())
_PARTICLES = frozenset("de la le van von der den di da du del della el al bin ibn mac mc san st o d l".split())
_PARTICIPLES = frozenset(
    "controlled backed held led based ruled run owned occupied aligned sponsored funded dominated administered "
    "brokered mediated supported trained armed related linked affiliated inspired flagged imposed".split()
)
_COMMON = 4.0
_UNKNOWN = 1.6


def run_together_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that take run-together words apart.

    The whole must be unknown and stand once in the text; one part must be a function word, the other a common word (or
    a capitalised one after a lower-case function word: "nearLagos"). Two words of content are parted only where the
    second is a participle that makes compounds, and a hyphen is put between them ("rebel-held").
    """
    low = text.lower()
    for token in _TOKEN.finditer(text):
        word = token[0]
        if pair := _PAIR.fullmatch(word):
            yield token.start() + pair.end(1), token.start() + pair.end(1), " "
            continue
        if zipf(word) >= _UNKNOWN or word.isupper() or low.count(word.lower()) > 1:
            continue
        at, glue = _capital_cut(word) or _small_cut(word), " "
        if not at:
            at, glue = _participle_cut(word), "-"
        if at:
            yield token.start() + at, token.start() + at, glue


def _capital_cut(word: str) -> int:
    """Return where a lower-case function word ends and a capitalised name begins, or 0."""
    found = re.fullmatch(r"([a-z]{2,})([A-Z][a-zà-ÿ]+)", word)
    if found is None or found[1] in _PARTICLES or found[1] not in _SMALL | _PREPOSITIONS:
        return 0
    return found.end(1)


def _small_cut(word: str) -> int:
    """Return where a function word ends or begins, or 0. Of several places the one with the commoner rest."""
    if not (word.islower() or (word[0].isupper() and word[1:].islower())):
        return 0
    best, place = 0.0, 0
    low = word.lower()
    for at in range(2, len(word) - 1):
        left, right = low[:at], low[at:]
        score = 0.0
        if left in _SMALL and len(right) >= 3:
            score = zipf(right)
        elif right in _AFTER and len(left) >= 4 and len(right) >= 3:
            score = zipf(left)
        if score >= _need(left, right) and score > best:
            best, place = score, at
    return place


def _need(left: str, right: str) -> float:
    """Return the frequency asked of the rest: the shorter the function word, the commoner, since "in" begins much."""
    small = min(len(left), len(right))
    return {2: 5.0, 3: 4.3}.get(small, _COMMON)


def _participle_cut(word: str) -> int:
    if not word.islower():
        return 0
    for at in range(4, len(word) - 2):
        if word[at:] in _PARTICIPLES and zipf(word[:at]) >= 3.5 and zipf(word) == 0:
            return at
    return 0
