"""Who did what to whom: predicates and their arguments as PLOVER-coded claims with polarity and modality."""

from crossread.claims.coding import plover_root
from crossread.claims.stage import ClaimStage

__all__ = ["ClaimStage", "plover_root"]
