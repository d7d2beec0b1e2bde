"""Who says what: source, cue, content, stance, and which attribution lies in which."""

from crossread.attribution.chain import chain, innermost
from crossread.attribution.stage import AttributionStage

__all__ = ["AttributionStage", "chain", "innermost"]
