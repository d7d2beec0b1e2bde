"""Who "them" are in what is done between them: the parties told just before ("talks with Iran … co-operation between
*them*").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crossread.claims.draft import Draft
from crossread.claims.found import Found
from crossread.records import Argument

_THEM: Final = frozenset({"them", "they", "both", "the two", "the two sides", "both sides"})
_BETWEEN: Final = ("between", "among")
_BACK: Final = 2


def together(drafts: Sequence[Draft], before: Sequence[Found], number: int) -> list[Draft]:
    """Return the drafts of one sentence, "them" in what is done between them read as the last two parties or more of
    one claim: of the sentence, else of the two before it.
    """
    done: list[Draft] = []
    for draft in drafts:
        frame = draft.predicate.frame
        between = {t.idx for name in _BETWEEN for t in frame.by(name)}
        them = next((a for a in draft.actors if a.span.start in between and a.span.quote.lower() in _THEM), None)
        parties = _parties(done, before, number) if them is not None and len(draft.actors) == 1 else ()
        if them is not None and parties:
            draft = replace(draft, actors=tuple(Argument(them.span, party) for party in parties))
        done.append(draft)
    return done


def _parties(done: Sequence[Draft], before: Sequence[Found], number: int) -> tuple[str, ...]:
    told = [d.actors for d in reversed(done)]
    told += [f.claim.actors for f in reversed(before) if number - f.number <= _BACK]
    for actors in told:
        ids = tuple(dict.fromkeys(a.entity for a in actors if a.entity is not None))
        if len(ids) > 1:
            return ids
    return ()
