"""Across reports: stories, lineage, events, origins, findings and the signed network of actors."""

from crossread.situation.balance import Balance, balance
from crossread.situation.events import EventConfig, EventStage
from crossread.situation.findings import FindingStage
from crossread.situation.lineage import LineageConfig, LineageStage
from crossread.situation.origins import OriginStage
from crossread.situation.relations import RelationStage
from crossread.situation.stories import StoryConfig, StoryStage

__all__ = [
    "Balance",
    "EventConfig",
    "EventStage",
    "FindingStage",
    "LineageConfig",
    "LineageStage",
    "OriginStage",
    "RelationStage",
    "StoryConfig",
    "StoryStage",
    "balance",
]
