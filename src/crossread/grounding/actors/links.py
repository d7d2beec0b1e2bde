"""What the text says outright: "Ana Bell, the minister", "the governor, Jon Rae", "rebels known as the X Front"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from crossread.grounding.actors.draft import Candidate, Cluster
from crossread.grounding.actors.sieves import Roll

_NAMING: Final = re.compile(
    r"^\s*,?\s*(?:(?:who|which|that) (?:are|is|was|were) )?(?:better |also |formerly |widely |locally |commonly )*"
    r"(?:known (?:locally |widely |commonly )?(?:as|by)|whose (?:full |real |official )?name is"
    r"|calling (?:itself|themselves)|"
    r"calls? (?:itself|themselves)|called|named|nicknamed|dubbed|alias|a\.k\.a\.|aka|or)\s*(?:the |an? )?[\"“‘']?\s*$",
    re.IGNORECASE,
)
_PREDICATE: Final = re.compile(
    r"^\s+(?:is|was|are|were|has been|remains?|became|serves? as|served as)\s+(?:also )?$", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"^\s*(?:[,.;:)—–-]|who\b|which\b|that\b|whose\b|$|said\b|told\b|says\b|added\b|has\b|had\b"
    r"|have\b|was\b|is\b|in\b|at\b|for\b|and\b|accused\b|denied\b)"
)
_PERSON_CLASSES: Final = frozenset({"official", "officer", "policeman", "justice", "partisan", "chief", "civilian"})


def link(roll: Roll, mentions: Sequence[Candidate], text: str) -> set[tuple[int, int]]:
    """Join what appositions, predicate nouns and naming phrases equate; return the nominals that found their name."""
    ordered = sorted(
        (m for m in mentions if m.kind in {"name", "nominal"} and not m.outranked), key=lambda m: (m.start, -m.end)
    )
    tied: set[tuple[int, int]] = set()
    for i, first in enumerate(ordered):
        for second in ordered[i + 1 : i + 5]:
            if second.start < first.end:
                continue
            between = text[first.end : second.start]
            if len(between) > 45 or "\n\n" in between:
                break
            if _equated(first, second, between, text):
                nominal, name = (second, first) if first.kind == "name" else (first, second)
                if nominal.kind == "name":
                    roll.merge(roll.of[first.start, first.end], roll.of[second.start, second.end])
                elif name.kind == "name":
                    cluster = roll.of[name.start, name.end]
                    _tie(roll, nominal, cluster, is_naming=bool(_NAMING.match(between)))
                    if between.strip() == "":
                        roll.of[name.start, name.end].forms.append(text[first.start : second.end])
                    tied.add((nominal.start, nominal.end))
                break
    return tied


def _tie(roll: Roll, nominal: Candidate, cluster: Cluster, *, is_naming: bool) -> None:
    role = nominal.role if nominal.noun_class != "chief" else None
    cluster.role = cluster.role or role
    old = roll.of.get((nominal.start, nominal.end))
    if old is None:
        roll.put(nominal, cluster)
    elif is_naming and old is not cluster and old.schema == cluster.schema:
        roll.merge(old, cluster)


def _equated(first: Candidate, second: Candidate, between: str, text: str) -> bool:
    if {first.kind, second.kind} == {"nominal"}:
        return False
    if first.key and second.key and first.key != second.key:
        return False
    if first.kind == "name" and second.kind == "name":
        both = first.schema == second.schema == "Person" or first.schema == second.schema != "Country"
        return both and bool(_NAMING.match(between))
    name, nominal = (first, second) if first.kind == "name" else (second, first)
    if not _compatible(name, nominal):
        return False
    if _NAMING.match(between):
        return True
    if nominal.is_plural:
        return (
            bool(_PREDICATE.match(between))
            and name.schema != "Person"
            and first is name
            and nominal.noun_class == "armed"
        )
    if first is nominal:
        if between.strip() == "" and name.schema == "Person":
            return True
        return (
            between.strip() in {",", "—", "–", ", the"}
            and bool(_AFTER.match(text[name.end : name.end + 12]))
            and (nominal.is_definite or name.schema == "Person")
            and name.schema != "Country"
        )
    if _PREDICATE.match(between):
        return True
    return bool(re.fullmatch(r"\s*(?:,|\(|—|–)\s*(?:\d+,\s*)?(?:who is |himself |then )?", between)) and bool(
        _AFTER.match(text[nominal.end : nominal.end + 12]) or "of" in nominal.text
    )


def _compatible(name: Candidate, nominal: Candidate) -> bool:
    if nominal.of is not None and nominal.of == name.start:
        return False
    is_person = nominal.noun_class in _PERSON_CLASSES
    if name.schema == "Person":
        return is_person and not (name.gender and nominal.gender and name.gender != nominal.gender)
    if name.schema == "Country":
        return nominal.noun_class == "state" and nominal.nouns != ("government",)
    if nominal.noun_class == "armed":
        return name.role in {None, "armed_group"} and (
            nominal.nouns[0] in {"militia", "insurgency", "rebellion", "gang", "cartel"} or nominal.is_plural
        )
    if nominal.country and name.country and nominal.country != name.country:
        return False
    return not is_person and (
        nominal.role is None or name.role in {None, nominal.role} or nominal.noun_class in {"group", "media"}
    )
