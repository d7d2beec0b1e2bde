"""Across reports: stories, lineage, events, origins, findings and the signed network of actors."""

from crossread.situation.lineage import LineageConfig, LineageStage
from crossread.situation.stories import StoryConfig, StoryStage
from crossread.situation.events import EventConfig, EventStage

__all__ = ["EventConfig", "EventStage", "LineageConfig", "LineageStage", "StoryConfig", "StoryStage"]
