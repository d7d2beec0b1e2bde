"""Words that a line or column break split: "build- ing" is one word, "well- known" is not, "pre- and post-war" stays.

A logistic score over word frequencies decides whether the halves are one word. Its weights lie in `hyphens.toml`; how
they were fitted and how well they do on held-out words is in docs/ingest.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from crossread.ingest.mending.lexicon import CLOSED, zipf
from crossread.ingest.tracked import Edit

_SUFFIXES = frozenset(
    "ed ing ly er ers es al ally ity ities ment ments tion tions sion sions ness able ible ance ence ant ent ary "
    "ory ous ive ist ists ism ial ian ians ure ures age ages ate ated ating ates ize ized ise ised ful less ward "
    "wards ship hood en ening ened est ies ied ier ting ted ter ters ding ded der ders ring red ning ned ping "
    "ped ling led ging ged sing sed ses zed king ked ving ved ves cal cally rity tive tives nal tal tional "
    "tionally sive cial tial".split()
)
_PREFIXES = frozenset(
    "non self anti pro ex pre post semi quasi multi mid all co cross half high low well ill long short full part "
    "so two three four five six seven eight nine ten one twenty thirty forty fifty sixty seventy eighty ninety "
    "far near ever much old new first second third".split()
)
FEATURES = (
    "bias joined unjoined known left right low high joined_minus_low association left_rare right_rare left_odd "
    "right_odd suffix prefix left_2 right_2 left_3 right_3 left_5 right_5 length right_capital left_capital "
    "common very_common outranks outranks_far"
).split()
_THRESHOLD = 2.0
_SPLIT = re.compile(r"(?<![\w’'-])([^\W\d_]{2,})(-[ \t]*\n[ \t]*|-[ \t]+|­\s*)([^\W\d_]+)")
_PARTICLES = frozenset("up down out off over in on".split())
_CLAUSAL = frozenset("never always then now even also perhaps maybe however though especially including such".split())
_SUSPENDING = frozenset("and or to nor but versus".split())


def features(left: str, right: str) -> list[float]:
    """Return what the score weighs about two halves, in the order of `FEATURES` (Zipf frequencies and yes or no)."""
    a, b = left.lower(), right.lower()
    joined, za, zb = zipf(a + b), zipf(a), zipf(b)
    low, high = min(za, zb), max(za, zb)
    yes = (za < 1.5, zb < 1.5, za < 2.5, zb < 2.5, b in _SUFFIXES, a in _PREFIXES, len(a) <= 2, len(b) <= 2,
           len(a) == 3, len(b) == 3, len(a) >= 5, len(b) >= 5)  # fmt: skip
    capitals = (right[0].isupper(), left[0].isupper() and right[0].islower(), joined >= 3, joined >= 4,
                joined >= max(low, 2), joined >= max(low, 2) + 0.5)  # fmt: skip
    association = joined - (za + zb - 9) if joined else 0.0
    figures = [1.0, joined, float(joined == 0), float(joined >= 1.5), za, zb, low, high, joined - low, association]
    return [*figures, *map(float, yes), float(len(a) + len(b)), *map(float, capitals)]


@cache
def _weights() -> tuple[float, ...]:
    data = tomllib.loads((files(__package__) / "hyphens.toml").read_text(encoding="utf-8"))
    return tuple(float(data["weights"][name]) for name in FEATURES)


def join_score(left: str, right: str) -> float:
    """Return the log odds that the halves are one word."""
    return sum(w * x for w, x in zip(_weights(), features(left, right), strict=True))


def hyphen_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that mend split words.

    One word is joined; a compound broken at its own hyphen is closed up ("long- term" to "long-term"); a suspended
    compound ("mid- to late"), a dash without its space and a name that may be two ("Sino- Indian") stay as they are,
    but for a line break after the hyphen, which is taken out.
    """
    whole = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text.lower())) if "-" in text else frozenset()
    for found in _SPLIT.finditer(text):
        left, gap, right = found.groups()
        start, end = found.span(2)
        if gap[0] == "­":
            yield start, end, ""
        elif right.lower() in _SUSPENDING and zipf(left) >= 3:
            if "\n" in gap:
                yield start + 1, end, " "
        elif _one_word(left, right, whole):
            yield start, end, ""
        elif "\n" in gap or _compound(left, right, whole):
            yield start + 1, end, ""


def _one_word(left: str, right: str, whole: frozenset[str]) -> bool:
    if right[0].isupper() and not (left.isupper() and right.isupper()):
        return False
    a, b = left.lower(), right.lower()
    if b in CLOSED and zipf(a + b) < 3:
        return False
    if f"{a}-{b}" in whole:
        return False
    if a + b in whole or join_score(left, right) > _THRESHOLD:
        return True
    # A well-established word that is about as common as its rarer half ("spokes- woman") needs no more evidence.
    solid = zipf(a + b)
    return a not in _PREFIXES and solid >= 3.0 and solid >= min(zipf(a), zipf(b)) - 0.5


def _compound(left: str, right: str, whole: frozenset[str]) -> bool:
    """Tell whether "left- right" is surely "left-right": both are lower-case words, and the text or grammar agrees."""
    a, b = left.lower(), right.lower()
    if f"{a}-{b}" in whole:
        return True
    return (
        right.islower()
        and b not in CLOSED - _PARTICLES
        and min(zipf(a), zipf(b)) >= 3.3
        and a not in CLOSED
        and b not in _CLAUSAL
    )
