"""One line of plain English for an event, made from its claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from crossread.records import Claim

LENGTH: Final = 160  # characters


def summarize(claims: Sequence[Claim]) -> str:
    """Return the words of the fullest claim: actors, predicate, recipients, figures, places and time, as they stand.

    The parts keep the order of the text, so that it reads as the report does; what did not happen or is not certain is
    marked in front.
    """
    if not claims:
        return ""
    best = max(claims, key=lambda c: (_real(c), _fullness(c), -len(c.sentence.quote), c.id))
    spans = [best.predicate, *(a.span for a in (*best.actors, *best.recipients)), *(p.span for p in best.places)]
    spans += [q.span for q in best.quantities] + ([best.time.span] if best.time else [])
    spans = [s for s in spans if best.sentence.start <= s.start and s.end <= best.sentence.end]
    if not spans:
        return _line(best.sentence.quote)
    base = best.sentence.start
    start, end = min(s.start for s in spans) - base, max(s.end for s in spans) - base
    text = best.sentence.quote[start:end]
    if len(text) > LENGTH:
        kept, last = [], -1
        for span in sorted(spans):
            if span.start >= last:
                kept.append(span.quote)
                last = span.end
        text = " … ".join(kept)
    mark = "" if best.modality == "asserted" else f"{best.modality}: "
    return _line(("not: " if best.polarity == "negative" else "") + mark + text)


def _real(claim: Claim) -> int:
    return (claim.polarity == "positive") + (claim.modality == "asserted")


def _fullness(claim: Claim) -> int:
    return sum(map(bool, (claim.actors, claim.recipients, claim.places, claim.quantities, claim.time)))


def _line(text: str) -> str:
    """Return the text as one line of at most `LENGTH` characters."""
    line = re.sub(r"\s+", " ", text).strip(" ,;:-–—")
    return line if len(line) <= LENGTH else line[: LENGTH - 1].rsplit(" ", 1)[0] + "…"
