"""Times: every time expression of a report as EDTF, resolved against the report's own date and nothing else."""

from crossread.grounding.times.context import parse_published
from crossread.grounding.times.index import TimeIndex
from crossread.grounding.times.stage import TimeStage, find_times
from crossread.grounding.times.timex import Timex, timexes

__all__ = ["TimeIndex", "TimeStage", "Timex", "find_times", "parse_published", "timexes"]
