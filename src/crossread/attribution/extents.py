"""Where the content of a leading cue ("X said that …") starts and ends, read off the row of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crossread.attribution.draft import Extent
from crossread.attribution.lexicon import cues, lemma_of
from crossread.attribution.window import RELATIVE, Window, is_cue, is_finite

TELLING: Final = frozenset({"tell", "inform", "remind", "assure", "notify", "warn", "advise", "convince", "brief"})
"""Verbs whose object is the one who is told, never what is said."""

_CONJUNCTIONS: Final = frozenset({"and", "but", "while", "although", "though", "yet", "or"})
_STOPS: Final = frozenset({",", ".", ":", ";", '"', "“", "”", "''", "``", "—"})
_RIVAL_WORDS: Final = 9


def content_start(window: Window, place: int, end: int) -> int | None:
    """Return the place where the clause after the cue starts; None when there is no clause."""
    tokens = window.tokens
    first = place + 1
    that = next(
        (
            n
            for n in range(first, min(first + 12, end))
            if tokens[n].lower_ == "that" and tokens[n].tag_ in {"IN", "WDT", "DT"}
        ),
        None,
    )
    if that is not None and not any(is_finite(t) for t in tokens[first:that]) and window.has_verb(that + 1, end):
        follows_noun = that > first and tokens[that - 1].pos_ == "NOUN" and tokens[that].tag_ == "WDT"
        if not follows_noun:
            return that
    if lemma_of(tokens[place]) in cues().needs_that:
        return None
    n = first
    while n < end and (
        tokens[n].ent_type_ in {"Date", "Time"}
        or tokens[n].lower_ in {"on", "yesterday", "only", "last", "also", "late"}
    ):
        n += 1
    if lemma_of(tokens[place]) in TELLING:
        n = _after_addressee(window, n, end)
    if (
        n >= end
        or tokens[n].text in _STOPS
        or (
            n == first
            and tokens[n].pos_ == "ADP"
            and tokens[n].lower_
            not in {"under", "in", "on", "at", "after", "before", "among", "with", "by", "for", "until"}
        )
    ):
        return None
    return n if any(is_finite(t) for t in tokens[n:end]) and _has_subject(window, n, end) else None


def _has_subject(window: Window, start: int, end: int) -> bool:
    """Tell whether something that can be a subject stands before the first finite verb of the clause."""
    verb = next((n for n in range(start, end) if is_finite(window.tokens[n])), None)
    if verb is not None and window.tokens[max(window.group_start(verb) - 1, start)].pos_ == "CCONJ":
        return False
    return verb is not None and any(
        t.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET"} for t in window.tokens[start:verb]
    )


def _after_addressee(window: Window, n: int, end: int) -> int:
    """Return the place after the one who is told: a pronoun, or a noun phrase up to the next determiner or name."""
    tokens = window.tokens
    if n < end and tokens[n].pos_ == "PRON":
        return n + 1
    start = n
    while n < end and tokens[n].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"}:
        if n > start and tokens[n].pos_ == "DET":
            break
        n += 1
        if tokens[n - 1].pos_ == "NOUN" and n < end and tokens[n].pos_ in {"DET", "PROPN", "ADJ", "NUM"}:
            break
    return n


def content_end(window: Window, place: int, closing: Sequence[tuple[Extent, int]] = ()) -> int:
    """Return the place where the content of a leading cue ends: before the next cue of its own level, or the
    sentence's end.

    `closing` are the extents of the interrupting and following cue clauses of the sentence, with their verbs' offsets.
    """
    tokens = window.tokens
    end = len(tokens)
    if end and tokens[-1].text in {".", "?", "!"}:
        end -= 1
    is_relative = any(t.lower_ in RELATIVE for t in tokens[max(0, window.group_start(place) - 1) : place])
    for n in range(place + 1, end):
        token = tokens[n]
        if any(start <= token.idx < end_ and verb > tokens[place].idx for (start, end_), verb in closing):
            return n
        if token.lower_ in _CONJUNCTIONS and _is_rival(window, n, end, tokens[place].tag_):
            return n
        if token.text != "," or n + 1 >= end:
            continue
        after = tokens[n + 1]
        if after.tag_ == "VBG" and (is_cue(after) or after.lower_ in {"citing", "quoting", "accusing"}):
            return n
        if after.lower_ == "according" and not any(is_finite(t) for t in tokens[n + 1 : end]):
            return n
        if is_relative and is_finite(after) and not is_cue(after):
            return n
    return end


def _is_rival(window: Window, n: int, end: int, tense: str) -> bool:
    """Tell whether "and", "but" or "while" at place `n` brings another cue of the same level ("but said", "but it
    denied").
    """
    tokens = window.tokens
    k = _after_auxiliaries(window, n + 1, end)
    if k < end and is_cue(tokens[k]) and tokens[k].tag_ != "VBG" and _reports(window, k, end):
        return tense not in {"VBZ", "VBP"} or tokens[k].tag_ != "VBD"
    if n == 0 or tokens[n - 1].text != ",":
        return False
    k = n + 1
    while (
        k < min(end, n + _RIVAL_WORDS)
        and tokens[k].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "PRON"}
        and tokens[k].lower_ != "that"
    ):
        k += 1
    if k == n + 1 or k >= end:
        return False
    k = _after_auxiliaries(window, k, end)
    return (
        k < end
        and (is_cue(tokens[k]) or "object" in cues().verbs.get(lemma_of(tokens[k]), {}))
        and tokens[k].pos_ == "VERB"
        and _reports(window, k, end)
    )


def _after_auxiliaries(window: Window, k: int, end: int) -> int:
    while k < end and (window.tokens[k].pos_ in {"ADV", "AUX", "PART"} or window.tokens[k].tag_ == "MD"):
        k += 1
    return k


def _reports(window: Window, place: int, end: int) -> bool:
    """Tell whether the verb at the place has something to report after it: a clause, a quotation, an object it can
    hold.
    """
    tokens, lemma = window.tokens, lemma_of(window.tokens[place])
    if "object" in cues().verbs.get(lemma, {}):
        return True
    if place + 1 >= end:
        return True
    after = tokens[place + 1]
    if after.lower_ in {"that", "whether", "how"} or after.text in {",", ":"} or lemma in TELLING | {"say", "warn"}:
        return True
    return (
        lemma not in cues().needs_that
        and any(is_finite(t) for t in tokens[place + 2 : end])
        and after.pos_ in {"DET", "PRON", "PROPN", "NOUN", "NUM"}
    )
