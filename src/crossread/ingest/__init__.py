"""Files, folders and streams in; reports out: decoded, the article found, print damage mended, nothing lost."""

from crossread.ingest.contents import read_bytes
from crossread.ingest.decode import raw_text
from crossread.ingest.mending import Mended, mend
from crossread.ingest.options import IngestOptions, Intake
from crossread.ingest.paths import count_paths, read_paths

__all__ = [
    "IngestOptions",
    "Intake",
    "Mended",
    "count_paths",
    "mend",
    "raw_text",
    "read_bytes",
    "read_paths",
]
