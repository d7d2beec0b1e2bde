"""Average linkage over a sparse table of similarities: pairs that were not scored count as nought."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def average_linkage(count: int, scores: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Cluster items 0 to count-1; two clusters join while the mean score of their pairs is at least `threshold`.

    `scores` has pairs (i, j) with i < j; a negative score keeps apart. Returns clusters and their members in ascending
    order, every item in one. Deterministic: of equal means the pair with the lower first members joins first.
    O(p log p) in the number p of scored pairs, near enough.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (i, j), score in sorted(scores.items()):
        sums[i][j] = sums[j][i] = score
        if score >= threshold:
            heap.append((-score, i, j))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members or j not in sums[i]:
            continue
        mean = sums[i][j] / (len(members[i]) * len(members[j]))
        if abs(mean + negative) > 1e-12:
            continue
        members[i] += members.pop(j)
        for k, value in sums.pop(j).items():
            sums[k].pop(j, None)
            if k != i:
                sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + value
        sums[i].pop(j, None)
        for k, value in sorted(sums[i].items()):
            mean = value / (len(members[i]) * len(members[k]))
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
    return sorted(sorted(m) for m in members.values())
