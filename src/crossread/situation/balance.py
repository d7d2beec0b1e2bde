"""Structural balance of the signed network (Cartwright and Harary 1956): camps, and the triangles that strain them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from crossread.records import Relation


@dataclass(frozen=True, slots=True)
class Balance:
    """`camps`: groups tied by cooperation, of two and more; `strained`: triangles whose signs multiply to −1.

    A strained triangle names first the two that are alone in their sign: of (a, b, c) with one hostile edge, a and b
    are the enemies who both work with c.
    """

    camps: tuple[tuple[str, ...], ...]
    strained: tuple[tuple[str, str, str], ...]


def balance(relations: Iterable[Relation]) -> Balance:
    """Return camps and strained triangles; of a pair with both signs the heavier counts."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for relation in relations:
        a, b = sorted((relation.a, relation.b))
        weights[a, b] += relation.sign * relation.weight
    signed = {pair: 1 if w > 0 else -1 for pair, w in weights.items() if w}
    graph: nx.Graph[str] = nx.Graph(sorted(signed))
    friends: nx.Graph[str] = nx.Graph(sorted(p for p, s in signed.items() if s > 0))
    camps = sorted(tuple(sorted(c)) for c in nx.connected_components(friends) if len(c) > 1)
    strained = []
    for clique in nx.enumerate_all_cliques(graph):
        if len(clique) > 3:
            break
        if len(clique) == 3:
            edges = [tuple(sorted(p)) for p in combinations(sorted(clique), 2)]
            signs = {e: signed[e[0], e[1]] for e in edges}
            if signs[edges[0]] * signs[edges[1]] * signs[edges[2]] < 0:
                odd = min(e for e in edges if signs[e] == -1)
                (third,) = set(clique) - set(odd)
                strained.append((odd[0], odd[1], third))
    return Balance(tuple(camps), tuple(sorted(strained)))
