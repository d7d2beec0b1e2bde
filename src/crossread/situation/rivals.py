"""Events that tell one thing with figures that cannot both be true."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from crossread.records import CaseRecords, Event, Quantity
from crossread.situation.claimview import ClaimView, views
from crossread.situation.figures import humans, measure, verdict
from crossread.situation.similarity import compare
from crossread.situation.words import concept, lexicon, weight, words

ALIKE: Final = 0.4  # score at which two claims that give different figures speak of one thing
BARE: Final = 0.42  # the same where neither figure says what it counts
OWN: Final = 0.33  # the same where one origin gives both
_MORE: Final = re.compile(
    r"\b(?:first|last|next|another|further|additional|other|more|extra|remaining|rest of)\W*$", re.IGNORECASE
)
_PART: Final = re.compile(
    r"^\W*(?:\w+\W+)?(?:more|others?|additional|further)\b"
    r"|^\W*of (?:the|them|those|these|its|his|her|their|whom|which)\b",
    re.IGNORECASE,
)

_REVISED: Final = re.compile(
    r"\b(?:cut|lower|rais|correct|revis|updat|reduc|increas|amend)\w*\b.{0,40}\b(?:figures?|counts?|tolls?|numbers?|tally|estimates?)\b",
    re.IGNORECASE,
)

_COUNT_OF: Final = re.compile(
    r"\b(?:of|in) (?:the )?(\w+) (?:at|to|by|as|is|was|were) (?:(?:about|around|nearly|some|only) )?$", re.IGNORECASE
)


def rivals(case: CaseRecords) -> Mapping[str, tuple[str, ...]]:
    """Return, for each event, the events that give another figure for the same thing, sorted.

    Any pair of claims that clashes makes rivals, unless some figures of the two events agree.
    """
    known = {v.claim.id: v for v in views(case)}
    denying = {a.id for a in case.attributions if a.stance == "denies"}
    firm = {k for k, v in known.items() if v.claim.polarity == "positive" and v.claim.attribution not in denying}
    figured = [e for e in case.events if any(known[c].figures for c in e.claims)]
    origin = {c: o.id for o in case.origins for c in o.claims}
    homes: dict[str | None, list[Event]] = defaultdict(list)
    for event in figured:
        homes[known[event.claims[0]].story].append(event)
    found: dict[str, set[str]] = defaultdict(set)
    for events in homes.values():
        for n, a in enumerate(events):
            for b in events[n + 1 :]:
                if _rival([known[c] for c in a.claims if c in firm], [known[c] for c in b.claims if c in firm], origin):
                    found[a.id].add(b.id)
                    found[b.id].add(a.id)
    return {k: tuple(sorted(v)) for k, v in sorted(found.items())}


def _rival(a: list[ClaimView], b: list[ClaimView], origin: Mapping[str, str]) -> bool:
    clash = False
    for x in a:
        for y in b:
            if any(_one(p, q) for p in x.figures for q in y.figures):
                return False
            own = x.claim.id in origin and origin[x.claim.id] == origin.get(y.claim.id)
            clash = clash or clashes(x, y, own=own and x.claim.report != y.claim.report)
    return clash


def _one(p: Quantity, q: Quantity) -> bool:
    """Tell whether two figures are one: an open bound ("at least 12") agrees with many and proves nothing."""
    return verdict(p, q) == "agree" and None not in (p.low, p.high, q.low, q.high)


def clashes(x: ClaimView, y: ClaimView, *, own: bool = False) -> bool:
    """Tell whether two claims give figures of one kind for one thing at one time that cannot both be true.

    They must tell of the same act, of no other actor and no other recipient; what is planned never clashes with what
    is done, a part ("the first 12", "five more", "ten of them") never with a whole. `own`: both are of one origin, who
    may say it in fewer words the second time.
    """
    if x.unreal != y.unreal or x.claim.modality == "possible":
        return False
    pairs = [(p, q) for p in whole_figures(x) for q in whole_figures(y) if verdict(p, q) == "differ"]
    revised = own and any(_REVISED.search(v.claim.sentence.quote) for v in (x, y))
    pairs = [(p, q) for p, q in pairs if same_kind((p, x), (q, y)) or (own and _same_count(p, q, revised=revised))]
    if not pairs:
        return False
    score = compare(x, y)
    if score.apart or score.places == 0.1:
        return False
    if own:
        return score.total >= OWN
    if score.actors == 0.0 or score.recipients == 0.0:
        return False
    if not (x.predicate & y.predicate) and score.kind < 0.5 and score.lexical < 0.3:
        return False
    return score.total >= (ALIKE if any(p.item and q.item for p, q in pairs) else BARE)


def _same_count(p: Quantity, q: Quantity, *, revised: bool) -> bool:
    """Tell whether one origin's two figures can be one count: one noun, or one unit where it says that it revised."""
    one, other = ({concept(w) for w in words(f.item or "")} for f in (p, q))
    measured = measure(p)[0] == measure(q)[0] != "count"
    people = _generic(p) or _generic(q)
    return (bool(one & other) and not people) or (revised and measured and (not one or not other))


def whole_figures(view: ClaimView) -> list[Quantity]:
    """Return the figures of a claim that count a whole, not a part or what was added to one."""
    text, base = view.claim.sentence.quote, view.claim.sentence.start
    found = []
    for figure in view.figures:
        start, end = figure.span.start - base, figure.span.end - base
        inside = figure.span.quote
        part = _MORE.search(text[:start]) or _PART.search(text[end:]) or _PART.search(inside.partition(" ")[2])
        if not part and not _MORE.search(inside.partition(" ")[0]) and figure.total_of is None:
            found.append(figure)
    return found


def same_kind(a: tuple[Quantity, ClaimView], b: tuple[Quantity, ClaimView]) -> bool:
    """Tell whether two figures count the same sort of thing in the same state.

    Of people it is the state that counts: 8 bodies and 6 killed are one kind, 8 bodies and 21 hurt are not. For
    lengths, weights and the like the noun beside it must be one.
    """
    (p, x), (q, y) = a, b
    mine, theirs = _state(p, x), _state(q, y)
    if _generic(p) and _generic(q):
        return bool(mine & theirs)
    if measure(p)[0] != "count" or measure(q)[0] != "count":
        one, other = (frozenset(concept(w) for w in words(f.item or "")) for f in (p, q))
        return bool(one & other) or (not one and not other and bool(mine & theirs))
    shared = bool({concept(w) for w in words(p.item or "")} & {concept(w) for w in words(q.item or "")})
    return bool(mine & theirs) and (shared or bool(x.predicate & y.predicate) or _generic(p) or _generic(q))


def _generic(figure: Quantity) -> bool:
    return all(concept(w) in humans() for w in words(figure.item or ""))


def _state(figure: Quantity, view: ClaimView) -> frozenset[str]:
    """Return what the figure counts and what became of it, as concepts; "people" says nothing."""
    told = {concept(w) for w in words(figure.item or "") if weight(w)} | set(view.predicate)
    if _generic(figure):
        start, end = figure.span.start - view.claim.sentence.start, figure.span.end - view.claim.sentence.start
        text = view.claim.sentence.quote
        before = _COUNT_OF.search(text[:start])
        near = words(re.split(r"[,;:.]| and ", text[end:], maxsplit=1)[0])[:5] + ([before.group(1)] if before else [])
        told |= {concept(w.lower()) for w in near if weight(w.lower()) and not w[0].isdigit()}
    moved = {concept(w) for w in str(lexicon("units")["moved"]).split()}
    told |= {"moved"} if told & moved else set()
    return frozenset(told - {concept("people"), concept("number"), concept("count"), concept("figure")})
