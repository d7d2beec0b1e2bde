"""Finding an exporter by its name, and exporting a casebook with it."""

from __future__ import annotations

import hashlib
from importlib.metadata import entry_points
from typing import cast

from crossread.casebook import Casebook
from crossread.casebook.custody import now
from crossread.errors import Code, CrossreadError
from crossread.exporters.base import ExporterFactory, Header, Sink
from crossread.version import __version__

GROUP = "crossread.exporters"


def exporter_names() -> list[str]:
    """Return the names of all installed formats."""
    return sorted({point.name for point in entry_points(group=GROUP)})


def exporter_for(name: str) -> ExporterFactory:
    """Return the exporter class of a format: `exporter_for("jsonl")(stream, header)`. Raises UNKNOWN_FORMAT."""
    for point in entry_points(group=GROUP):
        if point.name == name:
            return cast(ExporterFactory, point.load())
    raise CrossreadError(
        Code.UNKNOWN_FORMAT, f"there is no format {name!r}.", f"There are: {', '.join(exporter_names()) or 'none'}."
    )


def export_casebook(casebook: Casebook, name: str, stream: Sink) -> None:
    """Write a casebook's current case to `stream` in the format `name`, and note it in the custody log.

    Raises `CrossreadError`: UNKNOWN_FORMAT, or what `Casebook.case` raises; then nothing has been written.
    """
    factory = exporter_for(name)
    case = casebook.case()
    hashing = _HashingSink(stream)
    exporter = factory(hashing, header_of(casebook))
    exporter.write(case)
    exporter.finalize()
    casebook.log_export(name, hashing.digest.hexdigest())


def header_of(casebook: Casebook) -> Header:
    """Return the header of an export made now: tool and model are those of the run that made the case."""
    made = casebook.made_by()
    return Header(
        tool=f"{made.tool} {made.version}" if made else f"crossread {__version__}",
        model_name=made.model_name if made else "",
        model_version=made.model_version if made else "",
        model_sha256=made.model_sha256 if made else "",
        created=now(),
    )


class _HashingSink:
    def __init__(self, stream: Sink) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def write(self, text: str, /) -> object:
        self.digest.update(text.encode())
        return self._stream.write(text)
