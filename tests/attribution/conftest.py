from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.attribution import AttributionStage
from crossread.grounding.sources import SourceStage
from crossread.records import Attribution, Entity, Reading


@pytest.fixture(scope="session")
def attribute(read: Callable[..., Reading]) -> Callable[..., Reading]:
    def run(text: str, **fields: object) -> Reading:
        values: dict[str, object] = {"outlet": "The Northern Courier", **fields}
        return SourceStage()(AttributionStage()(read(text, **values)))

    return run


@pytest.fixture(scope="session")
def speakers(attribute: Callable[..., Reading]) -> Callable[..., list[str]]:
    """The chain of sources over a run of words, the innermost first; each source as its entity's first name."""

    def run(text: str, words: str, **fields: object) -> list[str]:
        reading = attribute(text, **fields)
        names: dict[str, Entity] = {e.id: e for e in reading.entities}
        by_id: dict[str, Attribution] = {a.id: a for a in reading.attributions}
        from crossread.attribution import innermost

        at = innermost(reading.attributions, text.index(words))
        found = []
        while at is not None:
            if at.source_entity is not None:
                found.append(names[at.source_entity].name)
            at = by_id[at.parent] if at.parent else None
        return found

    return run
