"""From scores to structures: spans that are well formed, trees that are trees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER: Final = np.float32(-1e9)


def transitions(tags: Sequence[str], *, may_continue: bool) -> tuple[Scores, Scores]:
    """Penalties for BIO tags: one row of starts, one matrix of steps (from, to).

    With `may_continue` a sentence may begin inside a span, as one that runs on from the sentence before.
    """
    start = np.zeros(len(tags), dtype=np.float32)
    step = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for j, tag in enumerate(tags):
        if not tag.startswith("I"):
            continue
        if not may_continue:
            start[j] = _NEVER
        for i, before in enumerate(tags):
            if before == "O" or before[1:] != tag[1:]:
                step[i, j] = _NEVER
    return start, step


def best_tags(scores: Scores, start: Scores, step: Scores) -> list[int]:
    """Best well-formed tag sequence of one sentence (Viterbi; where the single best tags already fit, those)."""
    greedy = scores.argmax(axis=1)
    if start[greedy[0]] == 0 and not step[greedy[:-1], greedy[1:]].any():
        return [int(t) for t in greedy]
    total = scores[0] + start
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        paths = total[:, None] + step
        back[i] = paths.argmax(axis=0)
        total = paths.max(axis=0) + scores[i]
    tags = [int(total.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        tags.append(int(back[i, tags[-1]]))
    return tags[::-1]


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Read half-open spans of words with their label off BIO tags; an `I` without a beginning opens a span."""
    found: list[tuple[int, int, str]] = []
    opened, label = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        kind = tag[2:]
        if opened >= 0 and (tag[0] in "OB" or kind != label):
            found.append((opened, i, label))
            opened = -1
        if opened < 0 and tag != "O":
            opened, label = i, kind
    return found


def best_tree(scores: Scores) -> list[int]:
    """Heads of the best tree with one root.

    `scores[i, j]` is the score of word `i + 1` hanging on node `j`, node 0 being the root. The single best heads
    are taken
    where they make a tree; else the maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967; McDonald et al.
    2005).
    """
    n = len(scores)
    allowed = scores.astype(np.float64)
    allowed[np.arange(n), np.arange(1, n + 1)] = -np.inf
    heads = allowed.argmax(axis=1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and _find_cycle([-1, *(int(h) for h in heads)]) is None:
        return [int(h) for h in heads]
    shifted = allowed - allowed[np.isfinite(allowed)].max()
    candidates = roots if len(roots) else np.arange(n)
    others = np.where(np.isfinite(shifted[:, 1:]), shifted[:, 1:], -1e9).max(axis=1) if n > 1 else np.zeros(n)
    root = int(candidates[(shifted[candidates, 0] - others[candidates]).argmax()])
    square = np.full((n + 1, n + 1), -1e9)
    square[1:, 1:] = np.where(np.isfinite(shifted[:, 1:]), shifted[:, 1:], -1e9)
    square[root + 1, :] = -1e9
    square[root + 1, 0] = 0.0
    return _arborescence(square)[1:]


def _find_cycle(heads: Sequence[int]) -> list[int] | None:
    """Some cycle among `heads` (node 0 is the root and has none), or None."""
    colour = [0] * len(heads)
    colour[0] = 2
    for first in range(1, len(heads)):
        path = []
        node = first
        while colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = heads[node]
        if colour[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            colour[seen] = 2
    return None


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Maximum spanning arborescence from node 0; `scores[child, head]`."""
    heads = [-1, *(int(h) for h in scores[1:].argmax(axis=1))]
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [i for i in range(len(heads)) if i not in inside]
    place = {node: i for i, node in enumerate(outside)}
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), -1e9)
    smaller[:merged, :merged] = scores[np.ix_(outside, outside)]
    weights = np.array([scores[c, heads[c]] for c in cycle])
    enter, leave = {}, {}
    for node in outside:
        gains = np.array([scores[c, node] for c in cycle]) - weights
        k = int(gains.argmax())
        enter[node] = cycle[k]
        smaller[merged, place[node]] = gains[k] + weights.sum()
        if node != 0:
            k = int(scores[node, cycle].argmax())
            leave[node] = cycle[k]
            smaller[place[node], merged] = scores[node, cycle[k]]
    solved = _arborescence(smaller)
    result = list(heads)
    for node in outside[1:]:
        head = solved[place[node]]
        result[node] = leave[node] if head == merged else outside[head]
    entered_from = outside[solved[merged]]
    result[enter[entered_from]] = entered_from
    return result
