"""English numerals, in digits and in words, as numbers."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_GLYPHS = {glyph: unicodedata.numeric(glyph) for glyph in "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
# A decimal point may have a space after it where what follows says that the figure goes on: "2. 5 million".
_SPACED = r"\d+\.\s\d+(?=\s*(?:%|per\s?cent|percentage|million|billion|trillion|bn\b|mn\b))"
_DIGITS = rf"{_SPACED}|\d{{1,3}}(?:,\s?\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `data/numbers.toml`, and the pattern that finds a numeral."""

    units: dict[str, float]
    scales: dict[str, float]
    suffixes: dict[str, float]
    vague: dict[str, tuple[float, float]]
    fractions: dict[str, float]
    digits: str
    pattern: str


@cache
def words() -> Words:
    """Load the number words; `pattern` matches a numeral, `digits` one in figures; caseless, without groups."""
    data = tomllib.loads((files(__package__) / "data" / "numbers.toml").read_text(encoding="utf-8"))
    ones, tens, scales = data["values"], data["tens"], data["scales"]
    small = "|".join(sorted(ones, key=len, reverse=True))
    digit = "|".join(word for word, value in ones.items() if 0 < value < 10)
    simple = rf"(?:(?:{'|'.join(tens)})(?:[-\s](?:{digit})\b)?|{small})\b"
    scale = rf"(?:{'|'.join(scales)})\b"
    scaled = rf"(?:[-\s]+{scale})+"
    start = rf"(?:{simple}|\b(?:a|an)){scaled}"
    part = rf"(?:half|a\s+quarter|quarter|three[-\s]quarters)(?:\s+of)?\s+(?:an?\s+)?{scale}"
    mixed = rf"{simple}[-\s]+and[-\s]+a[-\s]+(?:half|quarter)\b(?:{scaled})?"
    # Only what follows a scale word is added to it: "two hundred and ten", but never "two and three".
    worded = rf"(?:{mixed}|{start}(?:[-,\s]+(?:and\s+)?{simple}(?:{scaled})?)*|{part}|{simple})"
    suffix = rf"(?:\s?(?:{'|'.join(sorted(data['suffixes'], key=len, reverse=True))})\b)?"
    fraction = rf"(?:\s?[{''.join(_GLYPHS)}]|\s\d/\d\b)?"
    figures = rf"(?:(?:{_DIGITS})(?:{fraction}(?:[-\s]+{scale})+|{fraction}{suffix})|[{''.join(_GLYPHS)}])"
    return Words(
        units={**ones, **tens},
        scales=scales,
        suffixes=data["suffixes"],
        vague={word: (low, high) for word, (low, high) in data["vague"].items()},
        fractions=data["fractions"],
        digits=figures,
        pattern=rf"(?:{figures}|\b{worded})",
    )


def parse(text: str) -> float | None:
    """Return the value of one numeral ("1,500", "twenty-one", "half a million", "1.5bn"); None when it is none."""
    known = words()
    rest = re.sub(r"(?<=\d\.)\s(?=\d)", "", text.strip().lower())
    figures = re.match(rf"(?:{_DIGITS})", rest)
    if figures or (rest and rest[0] in _GLYPHS):
        value = float(re.sub(r"[,\s]", "", figures.group())) if figures else 0.0
        rest = rest[figures.end() :] if figures else rest
        for glyph in re.findall(rf"[{''.join(_GLYPHS)}]", rest):
            value += _GLYPHS[glyph]
        for over, under in re.findall(r"(\d)/(\d)", rest):
            value += int(over) / max(1, int(under))
        for word in re.findall(r"[a-z]+", rest):
            value *= known.scales.get(word, known.suffixes.get(word, 1.0))
        return value
    return _worded(re.findall(r"[a-z]+", rest), known)


def _worded(tokens: list[str], known: Words) -> float | None:
    """Add up number words: "two hundred and ten thousand" is (2*100 + 10) * 1000."""
    total, group, seen = 0.0, 0.0, False
    for token in tokens:
        if token in known.units:
            group += known.units[token]
        elif token in known.scales:
            scale = known.scales[token]
            if scale == 100:
                group = (group or 1.0) * scale
            else:
                total += (group or 1.0) * scale
                group = 0.0
        elif token in ("half", "quarter", "quarters"):
            group = 0.75 if token == "quarters" else group + (0.5 if token == "half" else 0.25)
        elif token in ("a", "an", "and", "of"):
            continue
        else:
            return None
        seen = True
    return total + group if seen else None
