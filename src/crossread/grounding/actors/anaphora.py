"""Noun phrases without a name and pronouns: whom they stand for, or a new unnamed actor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from crossread.grounding.actors.draft import Candidate, Cluster, latest, words
from crossread.grounding.actors.nominals import force_of, portfolio_of
from crossread.grounding.actors.sieves import Roll

_PERSON_CLASSES: Final = frozenset({"official", "officer", "policeman", "justice", "partisan", "chief", "civilian"})
_GROUP_ROLES: Final[dict[str, frozenset[str | None]]] = {
    "group": frozenset({"armed_group", "ngo", "party"}),
    "movement": frozenset({"armed_group", "party"}),
    "front": frozenset({"armed_group"}),
    "faction": frozenset({"armed_group", "party"}),
    "charity": frozenset({"ngo"}),
    "network": frozenset({"ngo", "armed_group", "media"}),
    "organization": frozenset({"ngo", "international_organization", "armed_group", None}),
    "organisation": frozenset({"ngo", "international_organization", "armed_group", None}),
    "alliance": frozenset({"international_organization", "armed_group", "party"}),
    "coalition": frozenset({"armed_group", "military", "party"}),
}
_NAMELIKE_MODIFIER: Final = re.compile(r"^[A-Z]")
_SOMEBODYS: Final = frozenset({"regime", "government", "junta", "administration"})
_REACH: Final = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the report as a whole: its text, its main country, and its outlet's cluster, if mentioned."""

    doc: Doc
    country: str | None
    outlet: str | None


def resolve_nominals(roll: Roll, nominals: Sequence[Candidate], setting: Setting) -> None:
    """Put every nominal that has no cluster yet into one, in the order of the text."""
    for mention in sorted(nominals, key=lambda m: (m.start, m.end)):
        if (mention.start, mention.end) in roll.of:
            continue
        if mention.key is not None:
            roll.put(mention)
            continue
        owner = (
            next((c for (s, _), c in roll.of.items() if s == mention.of and c.is_named), None)
            if mention.of is not None
            else None
        )
        kind = mention.noun_class
        if (
            owner is not None
            and kind == "armed"
            and owner.role in {"armed_group", None}
            and owner.schema not in {"Person", "Country"}
        ):
            owner.role = "armed_group"
            roll.put(mention, owner)
        elif kind == "armed":
            roll.put(mention, _armed(roll, mention, setting))
        elif kind in _PERSON_CLASSES:
            roll.put(mention, _person(roll, mention))
        elif kind == "state":
            _state(roll, mention, setting)
        elif kind in {"body", "military", "police", "judiciary"}:
            roll.put(mention, _body(roll, mention, setting))
        else:
            cluster = _group(roll, mention, setting)
            if cluster is not None or kind not in {"group", "media"}:
                roll.put(mention, cluster)


def _modifiers(mention: Candidate) -> tuple[str, ...]:
    """Return the capitalised words before the noun, "Tuareg" in "Tuareg fighters"."""
    found = re.findall(r"[^\W\d_][\w'’-]*", mention.text)
    return tuple(
        w
        for w in found[:-1]
        if _NAMELIKE_MODIFIER.match(w)
        and w.lower() not in {"the", "a", "an", "some", "armed", "its", "their", "his", "her"}
    )


def _armed(roll: Roll, mention: Candidate, setting: Setting) -> Cluster | None:
    groups = [c for c in roll.clusters if c.role == "armed_group" and not c.is_person]
    mine = set(_modifiers(mention))
    if mine:
        same = [c for c in groups if any(mine & set(_modifiers(m)) for m in c.mentions if m.kind == "nominal")]
        return latest(same, mention.start)
    if not mention.is_definite:
        return None
    plain = [c for c in groups if not _is_background(c)]
    noun = mention.nouns[0]
    same_noun = latest([c for c in plain if noun in c.nouns], mention.start)
    named = [c for c in plain if c.is_named]
    recent = latest(plain, mention.start)
    if recent is not None and recent.is_named:
        return recent
    return same_noun or recent or (named[0] if len(named) == 1 else None)


def _is_background(cluster: Cluster) -> bool:
    """Tell whether the group is only described, by a modifier of its own ("Maoist guerrillas fought there in 1990")."""
    return not cluster.is_named and all(m.kind == "nominal" and _modifiers(m) for m in cluster.mentions)


def _person(roll: Roll, mention: Candidate) -> Cluster | None:
    if not mention.is_definite or re.match(r"(?:its|his|her|their|our|my)\b", mention.text, re.IGNORECASE):
        return None
    noun = mention.nouns[0]
    found: list[Cluster] = []
    for cluster in roll.clusters:
        if not cluster.is_person or noun not in cluster.nouns or cluster.is_plural != mention.is_plural:
            continue
        if mention.country and cluster.country and mention.country != cluster.country:
            continue
        if mention.gender and cluster.gender and mention.gender != cluster.gender:
            continue
        if _adds(mention, cluster):
            continue
        found.append(cluster)
    return latest(found, mention.start)


def _adds(mention: Candidate, cluster: Cluster) -> bool:
    """Tell whether the phrase has a modifier that the earlier one lacks: "the second official"."""
    mine = set(words(mention.text)) - set(mention.nouns) - {"same", "latter", "that", "this", "those", "these"}
    plural = {n for n in mine if n.rstrip("s") in mention.nouns or n.endswith("men")}
    theirs: set[str] = set()
    for other in cluster.mentions:
        theirs |= set(words(other.text))
    return bool(mine - plural - theirs)


def _state(roll: Roll, mention: Candidate, setting: Setting) -> None:
    noun = mention.nouns[0]
    if noun in _SOMEBODYS and not mention.is_plural and _modifiers(mention):
        mine = set(_modifiers(mention))
        same = [c for c in roll.clusters if any(m.nouns == (noun,) and mine <= set(_modifiers(m)) for m in c.mentions)]
        roll.put(mention, latest(same, mention.start))
        return
    if not mention.is_definite or mention.is_plural or len(words(mention.text)) > 1:
        return
    states = [c for c in roll.clusters if c.schema == "Country"]
    if noun in {"country", "nation", "kingdom", "republic", "regime", "junta"}:
        found = latest(states, mention.start)
    elif noun == "government" and setting.country is not None:
        found = roll.by_key.get(f"state:{setting.country}")
    else:
        found = None
    if found is not None:
        roll.put(mention, found)
    elif noun in {"government", "regime", "junta"}:
        roll.put(mention)


def _body(roll: Roll, mention: Candidate, setting: Setting) -> Cluster | None:
    noun = mention.nouns[0]
    low = [w.lower() for w in re.findall(r"\w+", mention.text)]
    is_possessed = bool({"her", "his", "its", "their"} & set(low[:1]))
    if mention.is_plural and noun not in {"troops", "soldiers", "police", "marines", "authorities", "forces"}:
        return None
    force = force_of(noun, low)
    portfolio = portfolio_of(low)
    if mention.noun_class in {"military", "police"}:
        if force is None:
            return None
        same = [c for c in roll.clusters if (c.key or "").startswith(f"force:{force}:")]
        found = latest(same, mention.start)
        if found is None and len(same) == 1:
            found = same[0]
        if (
            found is None
            and force in {"army", "navy", "air force", "coast guard", "police"}
            and setting.country
            and not (mention.is_plural and force == "troops")
        ):
            return _kept(roll, f"force:{force}:{setting.country}", mention, setting.country)
        return found or _kept(roll, f"force:{force}:", mention, None)
    if not (mention.is_definite or is_possessed):
        return None
    same = [c for c in roll.clusters if not c.is_person and noun in c.nouns]
    if portfolio:
        same = [
            c
            for c in same
            if any(portfolio == portfolio_of([w.lower() for w in re.findall(r"\w+", m.text)]) for m in c.mentions)
        ]
        return latest(same, mention.start) or (same[0] if len(same) == 1 else None)
    if len(set(words(mention.text)) - {"her", "his", "its", "their", "this", "that", "own", "same"}) > 1:
        mine = set(words(mention.text))
        same = [c for c in same if any(mine <= set(words(m.text)) for m in c.mentions)]
    return latest(same, mention.start)


def _kept(roll: Roll, key: str, mention: Candidate, country: str | None) -> Cluster:
    cluster = roll.by_key.get(key)
    if cluster is None:
        cluster = Cluster(number=len(roll.clusters), key=key, schema=mention.schema, role=mention.role, country=country)
        roll.clusters.append(cluster)
        roll.by_key[key] = cluster
    return cluster


def _group(roll: Roll, mention: Candidate, setting: Setting) -> Cluster | None:
    noun, kind = mention.nouns[0], mention.noun_class
    if not mention.is_definite or (mention.is_plural and kind == "group"):
        return None
    if kind == "media":
        if mention.text.lower().startswith("this ") and setting.outlet is not None:
            return roll.by_key.get(f"outlet:{setting.outlet}")
        media = [c for c in roll.clusters if c.role == "media"]
        bodies = (
            [c for c in roll.clusters if c.role in {"ngo", "international_organization"} or noun in c.nouns]
            if noun == "agency"
            else []
        )
        return latest(media + bodies, mention.start)
    if len(words(mention.text)) > 1 and kind != "group":
        return None
    if kind == "group":
        roles = (
            {"armed_group"}
            if {"rebel", "armed", "militant", "insurgent", "jihadist"} & set(words(mention.text))
            else _GROUP_ROLES.get(noun, frozenset({None}))
        )
        return latest(
            [c for c in roll.clusters if (c.role in roles and not c.is_person and c.is_named) or noun in c.nouns],
            mention.start,
        )
    return latest([c for c in roll.clusters if c.role == kind or noun in c.nouns], mention.start)


def resolve_pronouns(roll: Roll, pronouns: Sequence[Candidate], doc: Doc) -> None:
    """Put each pronoun into the cluster of a clear antecedent; leave it out when none is clear."""
    starts = [s.start_char for s in doc.sents]
    subjects = {t.idx for t in doc if t.dep_.startswith("nsubj")}
    for mention in sorted(pronouns, key=lambda m: m.start):
        at = _sentence(starts, mention.start)
        barred = _own_subject(doc, mention)
        best: tuple[tuple[int, int, int], Cluster] | None = None
        for cluster in roll.clusters:
            if not _agrees(cluster, mention):
                continue
            for other in cluster.mentions:
                distance = at - _sentence(starts, other.start)
                if other.end > mention.start or distance > _REACH or other.outranked or _inside(other, barred):
                    continue
                is_subject = any(other.start <= s < other.end for s in subjects)
                rank = (-distance, int(is_subject), other.start if not is_subject or distance == 0 else -other.start)
                if best is None or rank > best[0]:
                    best = rank, cluster
        if best is not None:
            roll.put(mention, best[1])


def _own_subject(doc: Doc, pronoun: Candidate) -> tuple[int, int]:
    """Return the characters of the subject whose verb has the pronoun for an object: they name somebody else ("she
    thanked *her*"). Empty for any other pronoun.
    """
    token = next(iter(doc.char_span(pronoun.start, pronoun.end, alignment_mode="expand") or ()), None)
    if token is None or token.dep_.partition(":")[0] not in ("obj", "iobj", "obl") or token.lower_.endswith("self"):
        return 0, 0
    subject = next((c for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if subject is None:
        return 0, 0
    return subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge)


def _inside(mention: Candidate, extent: tuple[int, int]) -> bool:
    return extent[0] <= mention.start and mention.end <= extent[1]


def _sentence(starts: Sequence[int], offset: int) -> int:
    return sum(1 for s in starts if s <= offset)


def _agrees(cluster: Cluster, mention: Candidate) -> bool:
    kind = mention.noun_class
    if kind in {"feminine", "masculine"}:
        if kind == "feminine" and cluster.schema == "Vessel":
            return True
        return cluster.is_person and not cluster.is_plural and cluster.gender in {None, mention.gender}
    if kind == "neuter":
        return not cluster.is_person and not cluster.is_plural
    if cluster.is_person:
        return cluster.is_plural
    return cluster.is_plural or cluster.role in {"armed_group", "police"} or any(m.is_plural for m in cluster.mentions)
