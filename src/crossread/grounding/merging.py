"""Why two reports' entities are one actor: proper names, acronyms, what a state has one of; never bare nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz.distance import JaroWinkler

from crossread.grounding.actors.draft import fold, initials, words
from crossread.grounding.actors.lookup import PRONOUNS
from crossread.grounding.actors.sieves import same_person
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.lexicon.nouns import nouns
from crossread.grounding.lexicon.organizations import organizations
from crossread.records import Entity

Reason = Literal["same state", "same name", "same acronym", "same surname", "similar spelling", "same body"]
_SIMILAR: Final = 0.94
_MIN_LETTERS: Final = 5
_MIN_ACRONYM: Final = 2
_BODY_ROLES: Final = frozenset({"military", "police", "government", "judiciary"})


@dataclass(frozen=True, slots=True, order=True)
class MergeEvidence:
    """Two reports' entities held to be one actor: their ids there, why, and the names that decided."""

    first: str
    second: str
    reason: Reason
    names: tuple[str, str]


def merge_evidence(entities: Sequence[Entity]) -> tuple[MergeEvidence, ...]:
    """Return why which entities are one: each entity is held against those before it that share a word or a key.

    A person without a first name is merged only when exactly one full name fits, by every other report's account.
    """
    found: list[MergeEvidence] = []
    ranked = sorted(entities, key=lambda e: (-fullness(e), e.name, e.id))
    blocks: dict[str, list[Entity]] = {}
    for entity in ranked:
        rivals = {r.id: r for key in _blocks(entity) for r in blocks.get(key, ())}
        links = [link for r in rivals.values() if (link := _same(r, entity)) is not None]
        if _is_short_person(entity) and len({_full_name(rivals[x.first]) for x in links}) > 1:
            links = [x for x in links if x.reason == "same name"]
        found.extend(links)
        for key in _blocks(entity):
            blocks.setdefault(key, []).append(entity)
    return tuple(sorted(found))


def fullness(entity: Entity) -> int:
    """Return how many content words the entity's fullest proper name has."""
    return max((len(words(n)) for n in proper_names(entity)), default=0)


def _full_name(entity: Entity) -> str:
    return " ".join(words(entity.name))


def _is_short_person(entity: Entity) -> bool:
    return entity.schema == "Person" and fullness(entity) <= 1


def proper_names(entity: Entity) -> tuple[str, ...]:
    """Return the names that may decide a merge: no pronoun, no phrase with a common noun as its head ("the group")."""
    kept = []
    for name in entity.names:
        parts = name.split()
        last = parts[-1] if parts else ""
        is_common = (
            (last.islower() and entity.name != name) or name.lower() in PRONOUNS or (name[:1].islower() and " " in name)
        )
        if is_common or not any(c.isupper() for c in name) or _is_nominal(name):
            continue
        kept.append(name)
    return tuple(kept)


def _is_nominal(name: str) -> bool:
    """Tell whether a phrase begins with an article or possessive and ends in a common noun, or is a noun alone."""
    parts = name.split()
    first = parts[0].lower()
    tail = nouns().singular(parts[-1])
    if tail is not None and (
        len(parts) == 1 or first in {"the", "a", "an", "this", "that", "her", "his", "its", "their"}
    ):
        return True
    return tail is not None and not parts[-1][0].isupper()


def _blocks(entity: Entity) -> tuple[str, ...]:
    key = state_or_known(entity)
    if key is not None:
        return (key,)
    keys = {f"{_kind(entity)}:{w}" for n in proper_names(entity) for w in words(n) if len(w) > 1}
    if entity.role in _BODY_ROLES and entity.countries and entity.schema != "Person":
        keys.add(f"organ:{entity.role}:{entity.countries[0]}")
    keys |= {f"initials:{i}" for n in proper_names(entity) for i in _acronyms(n)}
    if entity.schema == "Person":
        keys |= {f"sound:{w[0]}{len(words(n))}" for n in proper_names(entity) for w in words(n)[-1:]}
    return tuple(sorted(keys))


def _kind(entity: Entity) -> str:
    return "person" if entity.schema == "Person" else "body"


def _acronyms(name: str) -> set[str]:
    bare = name.replace(".", "")
    found = {bare} if bare.isupper() and bare.isalpha() and _MIN_ACRONYM <= len(bare) <= 8 else set()
    long = initials(name)
    return found | ({long} if len(long) > _MIN_ACRONYM and " " in name else set())


def state_or_known(entity: Entity) -> str | None:
    """Return what makes an entity the same in every report by itself: a state, a known organization, a state's body."""
    if entity.schema == "Country" and entity.countries:
        return f"state:{entity.countries[0]}"
    if (
        entity.schema != "Person"
        and entity.name in organizations()
        and organizations()[entity.name].name == entity.name
    ):
        return f"org:{entity.name}"
    return None


def _same(first: Entity, second: Entity) -> MergeEvidence | None:
    """Return the evidence that two entities are one actor, or None."""
    reports = {m.report for m in first.mentions} & {m.report for m in second.mentions}
    mine, theirs = state_or_known(first), state_or_known(second)
    if mine is not None or theirs is not None:
        reason: Reason = "same state" if first.schema == "Country" else "same name"
        return _evidence(first, second, reason, first.name, second.name) if mine == theirs else None
    if (first.schema == "Person") != (second.schema == "Person") or "Country" in {first.schema, second.schema}:
        return None
    if reports and first.schema == "Person":
        return None
    if first.countries and second.countries and not set(first.countries) & set(second.countries):
        return None
    pairs = [(a, b) for a in proper_names(first) for b in proper_names(second)]
    for a, b in pairs:
        reason_ = _person(first, second, a, b) if first.schema == "Person" else _body(first, second, a, b)
        if reason_ is not None:
            return _evidence(first, second, reason_, a, b)
    return _common_body(first, second)


def _evidence(first: Entity, second: Entity, reason: Reason, a: str, b: str) -> MergeEvidence:
    return MergeEvidence(first.id, second.id, reason, (a, b))


def _untitled(name: str) -> tuple[str, ...]:
    known = nouns()
    parts = name.split()
    while len(parts) > 1 and (
        parts[0] in known.titles
        or parts[0] in known.inner
        or parts[0] in countries().by_form
        or known.singular(parts[0])
    ):
        parts.pop(0)
    return words(" ".join(parts))


def _person(first: Entity, second: Entity, a: str, b: str) -> Reason | None:
    mine, theirs = _untitled(a), _untitled(b)
    if not mine or not theirs:
        return None
    if mine == theirs and len(mine) > 1:
        return "same name"
    if _conflict(_longest(first), _longest(second)):
        return None
    if mine == theirs or (min(len(mine), len(theirs)) == 1 and same_person(mine, theirs) and mine[-1] == theirs[-1]):
        return "same surname"
    if min(len(mine), len(theirs)) > 1 and same_person(mine, theirs):
        return "same name"
    return "similar spelling" if len(mine) == len(theirs) > 1 and _alike(mine, theirs) else None


def _longest(entity: Entity) -> tuple[str, ...]:
    return max((_untitled(n) for n in proper_names(entity)), key=lambda w: (len(w), w), default=())


def _conflict(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two full names differ in the first name (an initial agrees with what it begins)."""
    if len(a) < 2 or len(b) < 2 or a[0] == b[0]:
        return False
    if min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]:
        return False
    return not _alike(a, b)


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two names are spellings of one, word by word: "Kassem Nasr" and "Qasem Nasser" are too far apart."""
    if len(a) != len(b):
        return False
    return all(
        x == y or (min(len(x), len(y)) >= _MIN_LETTERS and JaroWinkler.similarity(_sound(x), _sound(y)) >= _SIMILAR)
        for x, y in zip(a, b, strict=True)
    )


def _sound(word: str) -> str:
    """Return a word with the usual differences of transliteration levelled."""
    for old, new in (
        ("q", "k"),
        ("kh", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("y", "i"),
        ("dj", "j"),
        ("sh", "s"),
        ("ph", "f"),
    ):
        word = word.replace(old, new)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def _body(first: Entity, second: Entity, a: str, b: str) -> Reason | None:
    mine, theirs = words(a), words(b)
    if not mine or not theirs:
        return None
    generic = {w.lower() for w in nouns().heads}
    if set(mine) <= generic or set(theirs) <= generic:
        return None
    if len(mine) == len(theirs) == 1 and a.isupper() and not (_is_only_acronym(first) or _is_only_acronym(second)):
        return None
    if set(mine) == set(theirs) and (first.role == second.role or None in {first.role, second.role} or len(mine) > 1):
        return "same name"
    if _roles_differ(first, second):
        return None
    if (_abbreviates(a, b) and _is_only_acronym(first)) or (_abbreviates(b, a) and _is_only_acronym(second)):
        return "same acronym"
    small, large = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if (
        len(small) > 1
        and set(small) < set(large)
        and set(small) & generic
        and first.role == second.role
        and first.role in {"armed_group", "ngo", "party", "media"}
    ):
        return "same name"
    return "similar spelling" if len(mine) == len(theirs) > 1 and _alike(mine, theirs) else None


def _abbreviates(short: str, long: str) -> bool:
    return len(short) > _MIN_ACRONYM and short.isupper() and " " in long and initials(long) == short.replace(".", "")


def _is_only_acronym(entity: Entity) -> bool:
    """Tell whether the entity has no long name of its own: then a long name elsewhere may spell it out."""
    return all(" " not in n for n in proper_names(entity))


def _roles_differ(first: Entity, second: Entity) -> bool:
    return first.role is not None and second.role is not None and first.role != second.role


def _common_body(first: Entity, second: Entity) -> MergeEvidence | None:
    """Return the evidence that two are one state's one army, ministry or police ("Omani navy", "Oman's navy")."""
    if first.schema == "Person" or first.role not in _BODY_ROLES or first.role != second.role:
        return None
    if not first.countries or first.countries != second.countries:
        return None
    mine, theirs = _without_country(first), _without_country(second)
    shared = mine & theirs
    if not shared:
        return None
    name = min(shared)
    return _evidence(first, second, "same body", name, name)


_SINGLE: Final = frozenset(
    {
        "army",
        "navy",
        "air force",
        "coast guard",
        "police",
        "presidency",
        "parliament",
        "naval forces",
        "armed forces",
        "military",
    }
)
_EQUAL: Final = {"naval forces": "navy", "armed forces": "army", "military": "army"}


def _without_country(entity: Entity) -> frozenset[str]:
    """Return the entity's names without the country's: "army", "defence ministry"; only those a state has one of."""
    found = set()
    forms = countries().by_form
    for name in (entity.name, *entity.names):
        kept = [
            p
            for p in name.replace("'s", "").replace("’s", "").split()
            if p not in forms and p.lower() not in {"the", "of"}
        ]
        bare = fold(" ".join(kept)).replace("defense", "defence")
        if bare in _SINGLE or ("ministry" in bare and len(kept) > 1 and bare != "ministry"):
            found.add(_EQUAL.get(bare, " ".join(sorted(bare.split()))))
    return frozenset(found)
