"""How common a word is, and the closed-class words that the mends lean on."""

from __future__ import annotations

import math
from functools import cache

from wordfreq import get_frequency_dict

CLOSED = frozenset(
    "a an the of in on at by to for from with without into onto over under upon after before during between "
    "among against through about as and or but nor so yet if that which who whom whose when where while because "
    "since until than then is are was were be been being am has have had having do does did will would shall "
    "should can could may might must not no this these those it its he his him she her they their them we our us "
    "you your i my me there here up down out off again also still only just said says".split()
)
"""Function words: their presence tells running text from a list of names."""


@cache
def _frequencies() -> dict[str, float]:
    return get_frequency_dict("en", "large")


def zipf(word: str) -> float:
    """Return the word's Zipf frequency (log10 per billion words; 0 for an unknown one), by the wordfreq lists."""
    found = _frequencies().get(word.lower().replace("’", "'"))
    return math.log10(found) + 9.0 if found else 0.0
