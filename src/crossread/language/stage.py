"""The language stage of the pipeline: a report's text parsed."""

from __future__ import annotations

from dataclasses import replace

from crossread.language.pipeline import Parser, load
from crossread.records import Reading


class LanguageStage:
    """Parses the text of a report."""

    name = "language"
    requires = frozenset({"report"})
    assigns = frozenset({"doc"})

    def __init__(self, parser: Parser | None = None) -> None:
        self._parser = parser if parser is not None else load()

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its parsed document."""
        return replace(reading, doc=self._parser(reading.report.text))
