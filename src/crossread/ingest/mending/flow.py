"""Running text brought back into running lines: one word a line, and paragraphs with hard line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.ingest.mending.lexicon import CLOSED
from crossread.ingest.mending.lines import Line, lines_of
from crossread.ingest.tracked import Edit

_WIDEST = 110
_NARROWEST = 24
_DETERMINERS = frozenset("a an the his her its their our this that these those".split())
_WORDISH = re.compile(r"[\"'“‘(]*[^\W_][\w’'.,;:%&/$£€-]*[\"'”’)!?…]*")


def flow_edits(text: str) -> Iterator[Edit]:
    """Yield the edits that turn line breaks inside a sentence into spaces."""
    lines = lines_of(text)
    joined: set[int] = set()
    for first, last in _one_word_runs(lines):
        joined.update(range(first + 1, last + 1))
        if _goes_on(lines, last):
            joined.add(last + 1)
        if _belongs_before(lines, first):
            joined.add(first)
    joined.update(_wrapped(lines, joined))
    for k in sorted(joined):
        yield lines[k - 1].end, lines[k].start, " "


def _one_word_runs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each run of three lines or more that hold one word each and read as a sentence.

    The blank lines between the words must be alike. A list of names or of things is no sentence: a function word must
    be among the words, and no more than half of them may begin with a capital letter, unless the line after goes on in
    lower case.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_word(lines[end]) and (end == at or _spaced_alike(lines, at, end)):
            end += 1
            if end < len(lines) and lines[end].gap and lines[end - 1].text.endswith((".", "!", "?")):
                break
        # A name of two words may open the run ("al Shabaab / out / of").
        if end - at >= 2 and at > 0 and _short(lines[at - 1]) and lines[at].gap == lines[at + 1].gap:
            at -= 1
        words = [w.strip("\"'“‘(.,;:!?”’)").lower() for line in lines[at:end] for w in line.words]
        lower = sum(line.text[:1].islower() for line in lines[at:end])
        sentence = 2 * lower >= end - at or (end < len(lines) and lines[end].text[0].islower())
        if end - at >= 3 and any(w in CLOSED for w in words) and sentence:
            yield at, end - 1
        at = max(end, at + 1)


def _is_word(line: Line) -> bool:
    return (bool(_WORDISH.fullmatch(line.text)) and not line.text.endswith(":") and not line.text.isupper()) or (
        line.text in ("I", "A")
    )


def _short(line: Line) -> bool:
    return len(line.words) == 2 and not line.ended and not line.apart and not line.text.isupper()


def _spaced_alike(lines: list[Line], first: int, k: int) -> bool:
    return lines[k].gap == lines[first + 1].gap


def _goes_on(lines: list[Line], last: int) -> bool:
    """Tell whether the line after a run continues it."""
    if last + 1 >= len(lines) or lines[last + 1].apart:
        return False
    word, after = lines[last].text, lines[last + 1]
    same_block = after.gap == 0
    if word.endswith((".", "!", "?")):
        return same_block and len(after.words) > 1
    if same_block and len(after.words) > 1:
        return True
    return after.text[0].islower() or word.lower() in _DETERMINERS or word.endswith(",")


def _belongs_before(lines: list[Line], first: int) -> bool:
    """Tell whether a run continues the line before it: that one breaks off, and the run begins in lower case."""
    if first == 0 or lines[first - 1].apart:
        return False
    before = lines[first - 1]
    if lines[first].gap == 0 and lines[first].text[0].islower() and not before.ended:
        return True
    return lines[first].text[0].islower() and not before.ended and len(before.words) >= 6


def _wrapped(lines: list[Line], joined: set[int]) -> Iterator[int]:
    """Yield the lines that continue the one before them because that one was full, or breaks off in mid-sentence."""
    width = _width(lines)
    for k in range(1, len(lines)):
        before, line = lines[k - 1], lines[k]
        if k in joined or line.gap or line.apart or _heading(before) or _heading(line):
            continue
        open_end = before.text.endswith(",") or before.words[-1].lower() in CLOSED or _split_word(before)
        goes_on = line.text[0].islower() and (not before.ended or before.text.endswith(";"))
        if goes_on or (open_end and len(before.words) > 2) or (width and _full(before, line, width)):
            yield k


def _split_word(line: Line) -> bool:
    return bool(re.search(r"[^\W\d_]-$", line.text))


def _full(before: Line, line: Line, width: int) -> bool:
    return len(before.text) + 1 + len(line.words[0]) > width


def _width(lines: list[Line]) -> int:
    """Return the column that the text was wrapped at, or 0 when its line breaks are no wrapping.

    Wrapped text fills its lines: at nearly every break within a block, the next word would not have fitted.
    """
    breaks = [(lines[k - 1], lines[k]) for k in range(1, len(lines)) if not lines[k].gap and not lines[k].apart]
    breaks = [(b, a) for b, a in breaks if len(b.words) > 2]
    if len(breaks) < 3:
        return 0
    width = max(len(b.text) for b, _ in breaks)
    full = sum(_full(b, a, width - 4) for b, a in breaks)
    return width if _NARROWEST <= width <= _WIDEST and full >= 0.6 * len(breaks) else 0


def _heading(line: Line) -> bool:
    letters = [c for c in line.text if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters) and len(line.words) <= 12 and len(letters) > 3
