"""Print damage mended, with a map back to the raw text."""

from crossread.ingest.mending.mend import Mended, MendedText, mend, mend_tracked

__all__ = ["Mended", "MendedText", "mend", "mend_tracked"]
