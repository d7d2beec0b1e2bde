"""Where numbers stand in a text: numerals, ranges of two, dozens, vague counts, fractions and multiples."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from crossread.grounding.quantities.currencies import codes
from crossread.grounding.quantities.numbers import parse, words
from crossread.grounding.quantities.trends import moved_from, moves
from crossread.grounding.quantities.units import symbol_before, unit_after


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text: inclusive bounds; `unit` only when the figure brings its own ("two thirds")."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    total_of: float | None = None
    worded: bool = False


_BEFORE = r"(?<![\w#@])(?<![\d.,/:\-–][.,/:\-–])(?<![A-Za-z\d][-/.,:_+])"
_BEFORE += rf"|(?<=\b(?-i:{'|'.join(codes())}))|(?<=\b(?-i:Rs|RM|Rp|Tk|DM))|(?<=\bRs\.)"
_AFTER = r"(?!\d|[,.:/]\d|(?:st|nd|rd|th)\b)"


_TIMES = r"year|month|week|day|decade|century|season|game|match|\d{4}"


_MONEY = re.compile(r"\s?(?:[$€£]|[A-Z]{3}\b|euros?\b|dollars?\b|pounds?\b)")
_SLASHED = re.compile(r"\s+(?:of|points?|shares?|turns?)\b")
_TIME_UNITS = frozenset({"second", "minute", "day", "night", "week", "month", "year", "decade", "century"})
_NO_PARTS = frozenset({"percent", "cent", "penny", "times", "GBP", "USD", "EUR"})
_COUNTED = re.compile(r"\s+(?!is\b|was\b|has\b|as\b|its\b|this\b|across\b|towards\b)(?:[a-z]+s|people|men|women)\b")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    number = words().pattern
    vague = "|".join(words().vague)
    scales = "|".join(words().scales)
    fractions = r"half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    flags = re.IGNORECASE
    digits = words().digits
    return {
        "number": re.compile(rf"(?:{_BEFORE}){number}{_AFTER}", flags),
        "tight": re.compile(rf"(?:{_BEFORE})(?P<a>{digits})[-–](?P<b>{digits}){_AFTER}(?![-–]\d)", flags),
        "of_vague": re.compile(
            rf"\b(?P<a>tens|dozens|scores|hundreds|thousands)\s+of\s+(?P<b>(?:{scales})s)\b",
            flags,
        ),
        "vague": re.compile(rf"\b(?P<a>{vague})(?=\s+(?:of|more)\b)(?!\s+of\s+(?:{vague})\b)", flags),
        "bare": re.compile(rf"\b(?P<a>{vague})\b(?!\s+of\b)(?=\s+[a-z])", flags),
        "several": re.compile(rf"\b(?P<a>several|a\s+few|many|couple\s+of)\s+(?P<b>{scales}|dozen)\b", flags),
        "dozen": re.compile(r"\b(?P<a>half\s+a|half|a|one|two|three|four|five|six|several|\d+)[\s-]dozen\b", flags),
        "fraction": re.compile(
            rf"\b(?P<a>a|an|one|two|three|four|nearly|almost|about)[\s-](?P<b>{fractions})\b(?=\s+(?:of|the|its|their)\b|\s*[,.;])(?!\s+of\s+(?:the\s+|this\s+|last\s+)?(?:{_TIMES})\b)"
            rf"|\b(?P<c>one|two|three|four|five|six|seven|eight)\s?-\s?(?P<d>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b"
            rf"|(?:(?<=\bby )|(?<=\bnearly )|(?<=\balmost )|(?<=\babout )|(?<=\baround )|(?<=\bthan )|(?<=\bover ))"
            rf"(?:(?P<e>an?|one|two|three)\s)?(?P<f>{fractions})\b(?=\s*(?:[.,;)]|$)|\s+(?:and|or|but|from|in|more|less|fewer|lower|higher|since|this|last|on|over|compared|between|when|while|as|to(?!\s+one))\b)"
            rf"|\b(?P<half>half)\b(?=\s+(?:of\b|the\b|its\b|their\b|his\b|her\b|all\b))(?!\s+of\s+(?:the\s+|this\s+|last\s+)?(?:{_TIMES})\b)",
            flags,
        ),
        "fold": re.compile(r"\b(?P<a>\w+?)-?fold\b|\b(?P<twice>twice)\b(?=\s+(?:as|the|its|that|what|their)\b)", flags),
        "in": re.compile(
            r"\b(?P<a>one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<b>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a\s+hundred)\b",
            flags,
        ),
        "slash": re.compile(r"(?<![\w/.,-])(?<!\d\s)(?P<a>\d{1,2})\s?[/⁄]\s?(?P<b>[2-9]|16|32|64)(?![\d/])"),
        "part_of_unit": re.compile(
            r"\b(?P<a>half|(?:a[\s-])?quarter|three[\s-]quarters)(?:[\s-]|\s+of\s+)(?P<an>an?\s+)?(?=[a-z])", flags
        ),
        "couple": re.compile(r"\b(?:a\s+)?couple\s+of\b(?!\s+(?:hundred|thousand|million|dozen))", flags),
    }


def find_figures(text: str) -> list[Figure]:
    """Return the figures of a text in order, none overlapping; longer ones win."""
    found = [*_special(text), *_ranges(text, list(_numerals(text)))]
    found.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _numerals(text: str) -> list[Figure]:
    done = []
    for match in _patterns()["number"].finditer(text):
        written, end = match.group(), match.end()
        worded = not re.search(r"[\d½¼¾⅓⅔]", written)
        tail = text[end : end + 24]
        money = symbol_before(text, match.start()) or _MONEY.match(tail)
        if not money and re.search(r"\d\s?m$", written, re.IGNORECASE) and not _COUNTED.match(tail):
            end -= 1  # "200m": metres, where no money and nothing counted says millions
        elif not money and re.search(r"\d\s[kb]$", written, re.IGNORECASE):
            end -= 1
        end = match.start() + len(text[match.start() : end].rstrip())
        value = parse(text[match.start() : end])
        if value is not None:
            done.append(Figure(match.start(), end, value, value, worded=worded))
    return done


_PAIRED = re.compile(r"\bbetween\s+(?:about\s+|around\s+)?(?:[A-Z]{0,2}[$€£¥]\s?)?$", re.IGNORECASE)
_JOINTS = r"\s?[-–—]\s?|\s+(?:to|or)\s+(?:about\s+|around\s+|even\s+|as\s+(?:many|much)\s+as\s+)?"


def _ranges(text: str, numbers: list[Figure]) -> list[Figure]:
    """Join two numerals into one range where the words between and before them say so."""
    done: list[Figure] = []
    for figure in numbers:
        last = done[-1] if done else None
        joined = _range(text, last, figure) if last is not None else None
        if joined is not None:
            done[-1] = joined
        else:
            done.append(figure)
    return done


def _range(text: str, first: Figure, second: Figure) -> Figure | None:
    between = text[first.end : second.start]
    low, high = first.low, second.high
    if low is None or high is None or first.low != first.high or len(between) > 24:
        return None
    before = text[max(0, first.start - 18) : first.start]
    paired = _PAIRED.search(before)
    if moved_from(text, first.start):
        return None  # "fell from 9 to 7": two figures, not a range
    unit, middle = unit_after(text, first.end), between
    if unit is not None:
        other = unit_after(text, second.end)
        same = other is not None and other[0] == unit[0] and not moves(text, first.start)
        if not (paired or same) or unit[1] > second.start:
            return None
        middle = text[unit[1] : second.start]
    middle = re.sub(r"(?:[A-Z]{0,2}|\b(?:us|c|hk|nz|nt)\s)[$€£¥]\s?$", "", middle)
    if not re.fullmatch(_JOINTS + (r"|\s+and\s+" if paired else ""), middle):
        return None
    scale = _scale(text[second.start : second.end])
    if scale > 1 and _scale(text[first.start : first.end]) == 1 and low < high / scale * 10 and low < scale:
        low *= scale
    if low >= high:
        return None
    start = first.start
    return Figure(start, second.end, low, high, worded=first.worded and second.worded)


def _scale(written: str) -> float:
    """Return the factor of the scale word or suffix a numeral ends in."""
    match = re.search(r"[a-z]+$", written.lower())
    word = match.group() if match else ""
    return words().scales.get(word, words().suffixes.get(word, 1.0) if re.search(r"\d", written) else 1.0)


def _special(text: str) -> list[Figure]:
    """Find what is no plain numeral: "tens of thousands", "two dozen", "a third of", "eightfold", "one in five"."""
    patterns, known = _patterns(), words()
    done: list[Figure] = []
    for match in patterns["of_vague"].finditer(text):
        low, high = known.vague[match["a"].lower()]
        scale = known.scales[match["b"].lower().rstrip("s")]
        done.append(Figure(match.start(), match.end(), low * scale, (high + 1) * scale - 1, approximate=True))
    for name in ("vague", "bare"):
        for match in patterns[name].finditer(text):
            if name == "bare" and match["a"].lower() in ("scores", "tens"):
                continue
            low, high = known.vague[match["a"].lower()]
            done.append(Figure(match.start(), match.end(), low, high, approximate=True))
    for match in patterns["several"].finditer(text):
        scale = 12.0 if match["b"].lower() == "dozen" else known.scales[match["b"].lower()]
        top = 99.0 if scale == 12 else 10 * scale - 1
        done.append(Figure(match.start(), match.end(), 2 * scale, top, approximate=True))
    for match in patterns["dozen"].finditer(text):
        count = " ".join(match["a"].lower().split())
        if count == "several":
            continue
        value = 6.0 if count.startswith("half") else 12 * (1.0 if count == "a" else parse(count) or 1.0)
        done.append(Figure(match.start(), match.end(), value, value))
    return done + _tight(text) + _parts(text)


def _tight(text: str) -> list[Figure]:
    """Find ranges without a space: "$1-2 million", "10–15 per cent"; what falls is a score or a part number."""
    done: list[Figure] = []
    for match in _patterns()["tight"].finditer(text):
        low, high = parse(match["a"]), parse(match["b"])
        scale = _scale(match["b"])
        if low is None or high is None or (re.fullmatch(r"\d{3}[-–]\d{4}", match.group())):
            continue
        low = low * scale if scale > 1 and _scale(match["a"]) == 1 and low < scale else low
        if low < high:
            done.append(Figure(match.start(), match.end(), low, high))
    return done


def _parts(text: str) -> list[Figure]:
    patterns, known = _patterns(), words()
    done: list[Figure] = []
    for match in patterns["slash"].finditer(text):
        part = int(match["a"]) / int(match["b"])
        if part < 1 and (unit_after(text, match.end()) or _SLASHED.match(text, match.end())):
            done.append(Figure(match.start(), match.end(), part, part))
    for match in patterns["part_of_unit"].finditer(text):
        unit = unit_after(text, match.end())
        if unit is not None and (match["an"] or unit[0] not in _TIME_UNITS) and unit[0] not in _NO_PARTS:
            share = {"h": 0.5, "t": 0.75}.get(match["a"][0].lower(), 0.25)
            done.append(Figure(match.start(), match.end(), share, share, worded=True))
    for match in patterns["fraction"].finditer(text):
        counted = match["a"] or match["c"] or match["e"]
        count = parse(counted) if counted else 1.0
        share = (count or 1.0) * known.fractions[(match["b"] or match["d"] or match["f"] or "half").lower().rstrip("s")]
        start = (
            match.start("b")
            if match["a"] and count is None and match["a"].lower() not in ("a", "an")
            else match.start()
        )
        done.append(Figure(start, match.end(), share, share, unit="fraction"))
    for match in patterns["fold"].finditer(text):
        times = 2.0 if match["twice"] else parse(match["a"])
        if times is not None:
            done.append(Figure(match.start(), match.end(), times, times, unit="times"))
    for match in patterns["in"].finditer(text):
        of, total = parse(match["a"]), parse(match["b"])
        if of is not None and total is not None and of < total:
            done.append(Figure(match.start(), match.end(), of, of, total_of=total))
    done += [
        Figure(match.start(), match.end(), 2.0, 2.0, approximate=True) for match in patterns["couple"].finditer(text)
    ]
    return done


def with_end(figure: Figure, end: int) -> Figure:
    """Return the figure ending elsewhere."""
    return replace(figure, end=end)
