"""Is it English? Asked of enough text only, and a short text is never turned away on a whim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_FUNCTION_WORDS = frozenset(
    "the of and to a in is that for it was on with as by at from be are this have has had not but they he "
    "she his her its their which who were been an or would will said we i you there after before about into over "
    "than more all".split()
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language (ISO 639-1, or None when the text is too short to tell) and how sure that is, from 0 to 1."""

    language: str | None
    sure: float
    english: bool


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tongue(text: str, *, min_letters: int = 80) -> Tongue:
    """Return the language of a text by py3langid, with English function words as a second witness.

    A text is taken for another language only when the identifier is at least 80 % sure of it, at least `min_letters`
    letters stand there, and fewer than a sixth of the words are English function words.
    """
    sample = _sample(text)
    words = [w.lower() for w in _WORD.findall(sample)]
    letters = sum(map(len, words))
    if not words:
        return Tongue(None, 0.0, True)
    share = sum(w in _FUNCTION_WORDS for w in words) / len(words)
    found, sure = _identifier().classify(sample)
    sure = float(sure)
    if found == "en" or share >= 1 / 6:
        return Tongue("en", max(sure if found == "en" else 0.0, min(1.0, 2.5 * share)), True)
    if letters < min_letters or sure < 0.8:
        return Tongue(None, sure, True)
    return Tongue(str(found), sure, False)


def _sample(text: str) -> str:
    """Return the text, or three slices of a long one, so that a foreign headline or quotation decides nothing."""
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))
