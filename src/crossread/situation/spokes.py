"""Who speaks for whom: a spokesman for his ministry, a director for her hospital, as the text says beside the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from crossread.records import CaseRecords, Entity, Mention
from crossread.situation.words import lexicon

_WINDOW: Final = 70  # characters either side of a name
_PERSONAL: Final = frozenset({"Person"})
_SENTENCE_END: Final = re.compile(r"[.!?][\"”]?\s+(?=[A-Z\"“])|\n")


def spoken_for(case: CaseRecords) -> Mapping[str, str]:
    """Return, for each person who speaks for a body, the body's entity id.

    A person speaks for a body when a word of office ("spokesman", "director"; `data/offices.toml`) stands beside the
    name and the body, or a pronoun for it, stands beside that. The body named most often wins.
    """
    entities = {e.id: e for e in case.entities}
    texts = {r.id: r.text for r in case.reports}
    bodies = _bodies(case, texts)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in case.entities:
        if not _is_person(entity):
            continue
        for mention in entity.mentions:
            body = _body_beside(mention, texts.get(mention.report, ""), bodies.get(mention.report, []), entities)
            if body and body != entity.id:
                votes[entity.id][body] += 1
    return {k: min(v, key=lambda b: (-v[b], b)) for k, v in sorted(votes.items())}


def _is_person(entity: Entity) -> bool:
    return entity.schema in _PERSONAL or bool(
        entity.role in {"civilian", "government", "military", "police"} and len(entity.name.split()) in {2, 3}
    )


def _bodies(case: CaseRecords, texts: Mapping[str, str]) -> dict[str, list[tuple[int, int, str]]]:
    """Return the mentions of organizations in each report, by offset: states, persons and outlets are none."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in case.entities:
        if entity.schema in _PERSONAL or entity.role in {"state", "media"} or not _organized(entity):
            continue
        for mention in entity.mentions:
            if mention.report in texts:
                found[mention.report].append((mention.span.start, mention.span.end, entity.id))
    return {k: sorted(v) for k, v in found.items()}


def _organized(entity: Entity) -> bool:
    names = {w.lower() for n in (entity.name, *entity.names) for w in n.split()}
    return bool(names & set(str(lexicon("offices")["bodies"]).split())) or entity.role in {
        "ngo",
        "international_organization",
    }


def _body_beside(
    mention: Mention, text: str, bodies: list[tuple[int, int, str]], entities: Mapping[str, Entity]
) -> str | None:
    start = mention.span.start
    end = start + len(mention.span.quote.split(",")[0])  # the name, without what stands beside it
    left = max(
        start - _WINDOW, max((m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 200), start)), default=0)
    )
    stop = _SENTENCE_END.search(text, end, min(len(text), end + _WINDOW))
    right = stop.start() if stop else min(len(text), end + _WINDOW)
    office = re.compile(rf"\b(?:{'|'.join(str(lexicon('offices')['offices']).split())})\b", re.IGNORECASE)
    before, after = text[left:start], text[end:right]
    spots = [(left + m.start(), left + m.end()) for m in office.finditer(before) if start - left - m.end() <= 40]
    spots += [(end + m.start(), end + m.end()) for m in office.finditer(after) if m.start() <= 40]
    if not spots:
        return None
    near = [
        (min(abs(s - b), abs(a - e)), key)
        for s, e, key in bodies
        for a, b in spots
        if left <= s and e <= right and not (s < end and start < e) and -1 <= min(abs(s - b), abs(a - e)) <= 30
    ]
    if near:
        return min(near)[1]
    if re.search(
        r"\b(?:its|their|the (?:ministry|army|police|office|hospital|agency|authority|presidency)['’]s|ministry|the)\b",
        before[-45:] + " | " + after[:45],
    ):
        at = bisect_left(bodies, (left,))
        for s, _e, key in reversed(bodies[:at]):
            if left - s <= 260 and _same_kind(entities[key], before[-45:] + after[:45]):
                return key
    return None


def _same_kind(body: Entity, around: str) -> bool:
    """Tell whether the words around can mean the body: "its", "their", or the head noun of one of its names."""
    heads = {n.split()[-1].lower() for n in (body.name, *body.names) if n.split()} | {
        w.lower() for n in (body.name, *body.names) for w in n.split()
    } & set(str(lexicon("offices")["bodies"]).split())
    return bool(re.search(r"\b(?:its|their)\b", around)) or any(
        re.search(rf"\b{re.escape(h)}\b", around.lower()) for h in heads
    )
