"""Names first: which named mentions are one actor. Rules from the surest to the least sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from crossread.grounding.actors.draft import Candidate, Cluster, initials, latest, words
from crossread.grounding.actors.nominals import force_of, portfolio_of
from crossread.grounding.lexicon.nouns import nouns

_MIN_INITIALS: Final = 3


class Roll:
    """The clusters of one report as they grow."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self.by_key: dict[str, Cluster] = {}
        self.of: dict[tuple[int, int], Cluster] = {}

    def put(self, mention: Candidate, cluster: Cluster | None = None) -> Cluster:
        """Add a mention to a cluster, to the one of its key, or to a new one."""
        if cluster is None and mention.key is not None:
            cluster = self.by_key.get(mention.key)
        if cluster is None:
            cluster = Cluster(number=len(self.clusters), schema=mention.schema, role=mention.role)
            self.clusters.append(cluster)
        cluster.add(mention)
        if mention.key is not None:
            self.by_key.setdefault(mention.key, cluster)
        self.of[mention.start, mention.end] = cluster
        return cluster

    def merge(self, keep: Cluster, other: Cluster) -> None:
        """Move all of `other` into `keep`."""
        if keep is other:
            return
        keep.names.extend(n for n in other.names if n not in keep.names)
        for mention in other.mentions:
            keep.add(mention)
            self.of[mention.start, mention.end] = keep
        for key, cluster in list(self.by_key.items()):
            if cluster is other:
                self.by_key[key] = keep
        keep.canonical = keep.canonical or other.canonical
        keep.forms.extend(other.forms)
        other.mentions.clear()
        other.names.clear()
        self.clusters = [c for c in self.clusters if c is not other]


def cluster_names(roll: Roll, named: Sequence[Candidate], defined: Mapping[str, tuple[int, int]]) -> None:
    """Put every named mention into a cluster: keys, then persons, then organizations, fullest names first."""
    for mention in named:
        if mention.key is not None:
            roll.put(mention)
    rest = [m for m in named if m.key is None]
    by_fullness = sorted(rest, key=lambda m: (-len(words(m.names[0]) if m.names else ()), m.start))
    for mention in by_fullness:
        if mention.schema == "Person":
            _person(roll, mention)
    for mention in by_fullness:
        if mention.schema != "Person":
            _organization(roll, mention, defined)


def _person(roll: Roll, mention: Candidate) -> None:
    mine = words(mention.names[0])
    fits: list[Cluster] = []
    for cluster in roll.clusters:
        if not cluster.is_person or not cluster.is_named:
            continue
        if any(same_person(mine, words(n)) for n in cluster.names) and not _conflict(cluster, mention):
            fits.append(cluster)
    if len(fits) > 1:
        fits = [latest(fits, mention.start) or fits[0]]
    roll.put(mention, fits[0] if fits else None)


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether two names can be one person's: equal, or the shorter a last or first part of the longer.

    Two full names need the same last and first word.
    """
    if not a or not b:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if short == long:
        return True
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] in {long[-1], long[0]}
    return (short[-1] == long[-1] and short[0] == long[0]) or tuple(long[-len(short) :]) == tuple(short)


def _conflict(cluster: Cluster, mention: Candidate) -> bool:
    return cluster.gender is not None and mention.gender is not None and cluster.gender != mention.gender


def _organization(roll: Roll, mention: Candidate, defined: Mapping[str, tuple[int, int]]) -> None:
    name = mention.names[0]
    acronym = name.replace(".", "")
    if acronym in defined:
        start, end = defined[acronym]
        owner = next(
            (
                c
                for (s, e), c in roll.of.items()
                if s < end and start < e and c.is_named and c.schema not in {"Country", "Person"}
            ),
            None,
        )
        if owner is not None:
            roll.put(mention, owner)
            return
    key = body_key(mention)
    if key is not None and key in roll.by_key:
        roll.put(mention, roll.by_key[key])
        return
    fits = [
        c
        for c in roll.clusters
        if c.is_named
        and c.schema not in {"Person", "Country"}
        and any(_same_organization(name, n, c, mention) for n in c.names)
    ]
    cluster = (latest(fits, mention.start) or fits[0]) if fits else None
    cluster = roll.put(mention, cluster)
    if key is not None:
        roll.by_key.setdefault(key, cluster)


def body_key(mention: Candidate) -> str | None:
    """Return the key of a country's named force or ministry, the same as a nominal one has ("Omani navy")."""
    if mention.country is None:
        return None
    low = [w.lower() for w in re.findall(r"\w+", mention.names[0])]
    if "ministry" in low or "department" in low:
        portfolio = portfolio_of(low)
        return f"ministry:{portfolio}:{mention.country}" if portfolio else None
    force = force_of(low[-1] if low[-1] != "forces" else "forces", low)
    return f"force:{force}:{mention.country}" if force and len(low) <= 3 else None


def _same_organization(name: str, other: str, cluster: Cluster, mention: Candidate) -> bool:
    mine, theirs = words(name), words(other)
    if not mine or not theirs:
        return False
    if mention.country and cluster.country and mention.country != cluster.country:
        return False
    if mine == theirs or set(mine) == set(theirs):
        return True
    if name.isupper() and len(name) >= _MIN_INITIALS and len(theirs) > 1 and initials(other) == name.replace(".", ""):
        return True
    small, large = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if not set(small) <= set(large):
        return False
    heads = {h.lower() for h in nouns().heads}
    if len(small) == 1:
        return small[0] == large[-1] and small[0] in heads | _OUTLET_WORDS and (mention.is_definite or len(mine) > 1)
    if _is_branch(small, large):
        return False
    return bool(set(small) & heads) or small[0] == large[0]


_OUTLET_WORDS: Final = frozenset(
    (
        "times post herald record tribune observer chronicle gazette telegraph inquirer courier monitor"
        " ledger mercury standard sentinel journal guardian independent lantern"
    ).split()
)


def _is_branch(small: Sequence[str], large: Sequence[str]) -> bool:
    """Tell whether the longer name is an organ of the shorter ("… Youth League", "X Ministry of Y")."""
    extra = set(large) - set(small)
    return bool(extra & {"youth", "women", "wing", "branch", "office", "committee", "council", "hospital", "spokesman"})


def find_outlet(clusters: Iterable[Cluster], outlet: str) -> Cluster | None:
    """Return the cluster that an outlet's name belongs to."""
    mine = words(outlet)
    return next(
        (c for c in clusters if c.schema != "Person" and any(set(words(n)) == set(mine) for n in c.names)), None
    )
