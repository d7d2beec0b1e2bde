"""Reports grouped into stories: what one situation's reports share is its names and rare words, within weeks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

from crossread.records import CaseRecords, Report, content_id
from crossread.situation.dates import published_day
from crossread.situation.linkage import average_linkage
from crossread.situation.words import cosine, vector


@dataclass(frozen=True, slots=True)
class StoryConfig:
    """`threshold`: mean similarity to join; `half_life`: days of distance that halve it; `rare`: weights that block."""

    threshold: float = 0.1
    half_life: float = 45.0
    rare: int = 25


DEFAULT: Final = StoryConfig()


class StoryStage:
    """Gives every report that was read its `story`: the id of the group it belongs to. Alone is a story too."""

    name = "stories"
    requires = frozenset({"reports"})
    assigns = frozenset({"reports"})

    def __init__(self, config: StoryConfig = DEFAULT) -> None:
        self.config = config

    def __call__(self, case: CaseRecords) -> CaseRecords:
        """Return the case with the story of each report set, null where the report was not read."""
        read = [r for r in case.reports if r.status == "ok" and r.text]
        story: dict[str, str] = {}
        for group in average_linkage(len(read), _scores(read, self.config), self.config.threshold):
            first = min((read[i] for i in group), key=lambda r: (r.published or "9999", r.id))
            story.update((read[i].id, content_id("sto", first.id)) for i in group)
        return replace(case, reports=tuple(replace(r, story=story.get(r.id)) for r in case.reports))


def _scores(reports: list[Report], config: StoryConfig) -> dict[tuple[int, int], float]:
    """Return the similarity of the pairs that share one of their most telling words."""
    vectors = [vector(f"{r.title or ''}\n{r.text}") for r in reports]
    holders: dict[str, list[int]] = defaultdict(list)
    for i, found in enumerate(vectors):
        for term in sorted(found, key=lambda t: (-found[t], t))[: config.rare]:
            holders[term].append(i)
    pairs = {(i, j) for held in holders.values() if len(held) <= 2000 for i in held for j in held if i < j}
    dates = [published_day(r.published) for r in reports]
    scores = {}
    for i, j in sorted(pairs):
        a, b = dates[i], dates[j]
        near = 0.9 if a is None or b is None else 0.5 ** (abs(a - b) / config.half_life)
        scores[i, j] = cosine(vectors[i], vectors[j]) * near
    return scores
