from __future__ import annotations

import pytest

from crossread.records import CaseRecords
from crossread.situation import (
    EventStage,
    FindingStage,
    LineageStage,
    OriginStage,
    RelationStage,
    StoryStage,
    balance,
)


@pytest.mark.parametrize("stage", [StoryStage, LineageStage, EventStage, OriginStage, FindingStage, RelationStage])
def test_nothing_in_nothing_out(stage: type) -> None:
    assert stage()(CaseRecords()) == CaseRecords()


def test_a_network_without_edges_has_no_camps() -> None:
    assert balance(()).camps == ()
