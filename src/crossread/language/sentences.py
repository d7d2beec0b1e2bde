"""Where sentences start: rules with the habits of news.

A blank line always ends a sentence. A single line break ends one unless the lines look like one wrapped paragraph.
Inside a
line a full stop, question or exclamation mark ends a sentence where what stands before it is no abbreviation and what
stands after it can begin a sentence; a closing quotation mark goes with the sentence it closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

TITLES: Final = frozenset(
    "mr mrs ms dr prof lt col gen maj capt cpt sgt cpl pvt brig cmdr cdr adm vadm rear sen rep rev hon gov pres amb "
    "supt insp det "
    "st mt ft messrs mme mlle fr vs no nos art fig vol pp cf viz dept univ pt sec min dep asst assoc atty sr. sra "
    "srta".split()
)
"""Abbreviations after which the sentence goes on."""

MONTHS: Final = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun".split()
)
"""Months and days: the sentence goes on when a figure follows."""

OPEN_ENDED: Final = frozenset(
    "inc corp co ltd bros jr sr etc al ave blvd rd est approx u.s u.k u.n e.u d.c u.s.a u.a.e u.s.s.r a.m p.m am pm "
    "i.e e.g ph.d "
    "calif fla mass conn pa va md ariz colo ala ga ill ind ky la mich minn miss mo tenn tex wis okla ore n.y n.j s.c "
    "n.c r.i b.a m.a "
    "l.a n.h n.m s.d n.d w.va p.o r.o.k d.p.r.k b.c a.d c.e b.c.e tel ext lbs ft in".split()
)
"""Abbreviations that may end a sentence: it ends where the next word is one that begins sentences."""

STARTERS: Final = frozenset(
    "the a an this that these those he she it we they i you his her its our their there here in on at by for from "
    "after before "
    "but and or so yet as if when while since although though however meanwhile also now then what who why how where "
    "which both "
    "many most some all no not one two three another other such according last earlier later despite under with "
    "without during "
    "until because once only even just still more".split()
)
"""Words that, capitalised after an abbreviation, begin a sentence."""

_SHORTENED: Final = TITLES | OPEN_ENDED | frozenset("approx incl dept misc info mins secs hrs govt intl natl".split())

_SAY: Final = re.compile(
    r"(?:[\w.'’-]+\s+){0,4}?(?:said|says|asked|asks|added|adds|told|tells|wrote|replied|shouted|cried|declared|exclaimed|wondered|"
    r"answered|demanded|continued|insisted|tweeted|joked|quipped|noted|argued)\b"
)
_END: Final = re.compile(r"(?:\.{2,}|…|[.?!]+)(?:['\"”’»)\]]|''|’’|\[\d+\])*(?=\s|$)|[.?!][”\"’]?(?=[A-Z“][a-z]+\s)")
_BLANK: Final = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\f|\u2029")
_BULLET: Final = re.compile(r"\s*(?:[•●▪■◦·►▶*]|[-–—]\s|\(?[0-9]{1,2}[.)]\s|\(?[a-zA-Z][.)]\s)")
_LABEL: Final = re.compile(r"\s*(?:[A-Z][\w.'’-]*(?:\s[A-Z(][\w.'’)-]*){0,4}):(?:\s|$)")
_DATELINE: Final = re.compile(
    r"\s*[A-Z][A-Z.'’/ -]{2,40}(?:,\s*[A-Z][\w.'’ ]{2,30})?"
    r"(?:,?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}))?"
    r"(?:,?\s*\d{4})?\.?\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,30}/\.?|\[[^\]\n]{2,40}\])\s*(?:[-–—]+|:)?"
)
_WORD_BEFORE: Final = re.compile(r"([^\s\"“”‘’'(\[]*)$")
_NEXT: Final = re.compile(r"\s*((?:[\"“'«(\[¿¡]|``|‘’|‘)*)\s*(\S*)")
_UNWRAPPED: Final = 110
"""Lines longer than this are not the product of wrapping: each is a paragraph."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Cut `text` into sentences: half-open spans in order, without the white space at their ends."""
    spans: list[tuple[int, int]] = []
    for start, end in _segments(text):
        cuts = [start, *_cuts(text, start, end), end]
        for a, b in zip(cuts, cuts[1:], strict=False):
            stripped = text[a:b].strip()
            if stripped:
                first = a + text[a:b].index(stripped[0])
                spans.append((first, first + len(stripped)))
    return spans


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that no sentence crosses: paragraphs, headlines, list items."""
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        yield from _lines(text, start, end)
        start = blank.end() if blank else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    breaks = [m.start() for m in re.finditer("\n", text[start:end])]
    if not breaks:
        yield start, end
        return
    edges = [0, *(b + 1 for b in breaks), end - start + 1]
    lines = [text[start + a : start + b - 1] for a, b in zip(edges, edges[1:], strict=False)]
    width = max(len(line.rstrip()) for line in lines)
    opened = start
    for i in range(1, len(lines)):
        if _is_hard_break(lines[i - 1].rstrip(), lines[i].strip(), width):
            yield opened, start + edges[i]
            opened = start + edges[i]
    yield opened, end


def _is_hard_break(before: str, after: str, width: int) -> bool:
    """Tell whether the line break between two lines of a block ends a paragraph, a headline or a list item."""
    if not before.strip() or not after:
        return True
    if _BULLET.match(after) or _LABEL.match(after) or _DATELINE.match(after) or re.match(r"By\s+[A-Z]", after):
        return True
    if width > _UNWRAPPED:
        return True
    fits = len(before) + 1 + len(after.split(maxsplit=1)[0]) <= width - 2
    if not fits:
        return False
    return not after[0].islower() and not re.search(r"[,;–—-]$|\b(?:the|of|and|to|in|a|for|with|by|on|at)$", before)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where, inside one segment, a new sentence starts."""
    segment = text[start:end]
    guard = 0
    bullet = _BULLET.match(segment)
    dateline = _DATELINE.match(segment)
    if bullet:
        guard = bullet.end()
    if dateline and not dateline.group().rstrip().endswith(")"):
        guard = dateline.end()
        if guard < len(segment):
            yield start + guard
    for match in _END.finditer(segment):
        if match.end() < guard or match.end() >= len(segment):
            continue
        if _ends_sentence(segment, match):
            yield start + match.end()


def _ends_sentence(segment: str, match: re.Match[str]) -> bool:
    mark, after = match.group(), _NEXT.match(segment, match.end())
    if after is None or not after.group(2):
        return False
    opening, word = after.group(1), after.group(2)
    before = _WORD_BEFORE.search(segment, 0, match.start())
    last = before.group(1) if before else ""
    if word[0].islower() and not (mark[-1] in ".?!" and _is_plain(mark, last)):
        return False
    if not word[0].isalnum() and word[0] not in "$£€#@&+•*-–—/%" and not (len(mark) == 1 and word[:3] == "..."):
        return False
    if word[0] in "-–—" and len(word) <= 2:
        return False
    if mark[0] in "?!" or mark[:2] == ".." or mark[0] == "…":
        closes_quote = mark[-1] in "\"”’'"
        return not (closes_quote and not opening and _SAY.match(segment[after.start(2) : after.start(2) + 80]))
    if re.fullmatch(r"\*?\d{1,2}", last) and re.search(r"(?:^|[.?!:])\s*\*?\d+$", segment[: match.start()]):
        return False
    if len(mark) > 1 and mark[1] in "\"”’'":
        return True
    return not _is_abbreviation(last, word, has_opening=bool(opening))


def _is_plain(mark: str, last: str) -> bool:
    """Tell whether a mark after `last` ends a sentence even before a small letter, as where nobody writes capitals."""
    if mark[0] in "?!":
        return last.islower()
    return mark == "." and last.isalpha() and last.islower() and len(last) >= 4 and last not in _SHORTENED


def _is_abbreviation(last: str, word: str, *, has_opening: bool) -> bool:
    """Tell whether the full stop after `last`, before `word`, belongs to an abbreviation inside the sentence."""
    low = last.lower().strip("–—-/")
    bare = word.strip(".,;:!?\"”’'()").lower()
    if low in {"no", "nos", "art", "fig", "pp", "sec", "pt", "min", "vol", "fr", "in", "am", "pm"}:
        return word[0].isdigit() and low not in {"in", "am", "pm"}
    if low in TITLES:
        return True
    if low in MONTHS and last[:1].isupper():
        return word[0].isdigit()
    if low in OPEN_ENDED:
        return not has_opening and not (word[0].isupper() and bare in STARTERS)
    if len(last) == 1 and last.isalpha() and last.isupper():
        return not (bare in STARTERS and last == "I")
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", last):
        return not (word[0].isupper() and bare in STARTERS) and not has_opening
    return False
