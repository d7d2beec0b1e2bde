"""The clause of a claim, cut out of its sentence by its arguments and by the words that part clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from crossread.records import Attribution, Claim, Span

_DATELINE: Final = re.compile(
    r"^\s*(?:[-•*]\s+)?"
    r"(?:[A-Z][A-Z.’' -]{2,}(?:,\s*[\w. ]{2,24}){0,3}\s*(?:\([^)]{2,30}\)\s*)?(?:--|[-—–:])\s+|[-•*]\s+)"
)
_LEFT: Final = re.compile(
    r"(?:,(?!\d)|[;:(—–\"“]|--|\s-)\s*|\b(?:and|but|that|which|who|while|after|before|because|where|when|as|if|than|until|so|though)\s+"
)
_RIGHT: Final = re.compile(
    r"[;:—–\"”)]|,(?!\d)|\.\s|\s-\s|--|\s(?:and|but|which|who|while|because|although|though|whereas|saying|adding)\s"
    r"|\s(?:he|she|it|they) (?:said|added)\b"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|some|about|around|nearly|almost|more|less|fewer|than|at|least|most|up|to|over|only"
    r"|another|all|both|several|many|between|estimated)\s+)+$",
    re.IGNORECASE,
)
_AUXILIARY: Final = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|has|have|had|will|would|could|can|may|might|must|should|to|not|also|already)\s+)+$",
    re.IGNORECASE,
)
_DANGLING: Final = re.compile(r"\b(?:of|from|by|for|with|at|about|against|over|on|in|into)\s+$", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"\s+(?:and|or|but|of|to|at|by|for|from|with|the|a|an|that|which|who|as|than|its|their|his|her|was|were)$",
    re.IGNORECASE,
)
_SHORT: Final = 3  # words; a clause of fewer says too little


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause, and where they start in the report's text."""

    text: str
    start: int


def clause_of(claim: Claim, attribution: Attribution | None) -> Clause:
    """Return the clause that tells the claim: from its subject to the last of its objects, places, times and figures.

    Datelines and who said it are left out: what lies outside the content of `attribution`, where that is known.
    """
    text, base = claim.sentence.quote, claim.sentence.start
    low, high = _segment(claim, attribution)
    at, to = claim.predicate.start - base, claim.predicate.end - base
    spans = [(s.start - base, s.end - base) for s in _arguments(claim)]
    spans = [(s, e) for s, e in spans if low <= s and e <= high]
    left, gap = _left(text, [x for x in spans if x[0] < at], (low, at))
    right = _right(text, max([to, *(e for s, e in spans if s >= at and s - to < 90)]), high)
    words = _clean(text[left : gap[0]] + text[gap[1] : right] if gap else text[left:right])
    if len(words.split()) < _SHORT:
        left = _break(text, low, at)
        right = _right(text, max(right, to), high)
        words = _clean(text[left:right])
        if len(words.split()) < _SHORT:
            left, words = low, _clean(text[low:high])
    missing = claim.time.span.quote if claim.time and claim.time.span.quote not in words else ""
    if missing and claim.sentence.contains(claim.time.span if claim.time else claim.sentence) and len(missing) < 30:
        words += f" ({missing})"
    return Clause(words, base + left)


def _arguments(claim: Claim) -> list[Span]:
    found = [a.span for a in (*claim.actors, *claim.recipients)] + [p.span for p in claim.places]
    found += [q.span for q in claim.quantities] + ([claim.time.span] if claim.time else [])
    return sorted(s for s in found if claim.sentence.contains(s))


def _segment(claim: Claim, attribution: Attribution | None) -> tuple[int, int]:
    """Return the part of the sentence that can tell the claim, as offsets in it."""
    text, base = claim.sentence.quote, claim.sentence.start
    at, to = claim.predicate.start - base, claim.predicate.end - base
    found = _DATELINE.match(text)
    low, high = (found.end() if found and found.end() <= at else 0), len(text)
    for span in attribution.content if attribution else ():
        if span.start - base <= at and to <= span.end - base:
            low, high = max(low, span.start - base), min(high, span.end - base)
    return low, high


def _left(text: str, spans: list[tuple[int, int]], limits: tuple[int, int]) -> tuple[int, tuple[int, int] | None]:
    """Return where the clause starts, and what to leave out between its subject and its predicate, if anything."""
    low, at = limits
    if not spans:
        return _break(text, low, at), None
    start, end = spans[0][0], max(e for _, e in spans)
    for found in re.finditer(r"[;—–]|[.!?]\s|,\s(?:and|but)\s", text[low:at]):
        if low + found.end() > start:
            start = min((s for s, _ in spans if s >= low + found.end()), default=_break(text, low, at))
    if before := _BEFORE.search(text[low:start]):
        start = low + before.start()
    elif start - low <= 12 or _break(text, low, start) >= start - 12:
        start = max(low, _break(text, low, start)) if start - low > 12 else low
    gap = text[end:at] if end < at else ""
    if gap.startswith(",") and gap.rstrip().endswith(","):
        return start, (end, at - 1)
    if _DANGLING.search(gap):
        return start, (end, at - 1)
    return start, None


def _break(text: str, low: int, at: int) -> int:
    """Return where the clause before an offset begins."""
    ends = [m.end() for m in _LEFT.finditer(text[low:at])]
    return low + ends[-1] if ends else low


def _right(text: str, end: int, high: int) -> int:
    found = _RIGHT.search(text, end, high)
    return found.start() if found else high


def _clean(text: str) -> str:
    """Return words without quotation marks, lone brackets, stray marks at the ends or a last preposition."""
    line = re.sub(r"\s+", " ", text).strip(" ,;:-–—.“”\"'‘’")
    if line.count("(") != line.count(")"):
        line = line.replace("(", "").replace(")", "")
    line = re.sub(r"[“”\"]", "", line)
    line = re.sub(r"^(?:that|and|but|which|or|as|than|then)\s+", "", line)
    while found := _TAIL.search(line):
        line = line[: found.start()]
    return line.strip(" ,;:-–—")
