"""Times: every time expression of a report as EDTF, resolved against the report's own date and nothing else."""

from crossread.grounding.times.index import TimeIndex
from crossread.grounding.times.stage import TimeStage, find_times

__all__ = ["TimeIndex", "TimeStage", "find_times"]
