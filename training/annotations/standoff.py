"""Annotations of texts that are not ours: offsets, labels and the text's hash, never the text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.annotations.heading import read_heading, write_heading
from training.annotations.markup import Mark, MarkupError, read_label
from training.annotations.records import AnnotatedReport
from training.annotations.reports import MalformedReport, assemble, read_report


class TextMissing(LookupError):
    """The text of an annotation is not in the corpora at hand, or is another than the one annotated."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of corpora under `root` and of reports written under `corpus`, by an annotation's `source`."""

    root: Path
    corpus: Path = Path(__file__).resolve().parents[1] / "corpus"

    def read(self, source: str) -> str:
        """Return the text of `worldwide-newswire/train/NAME.tsv`, of `re3d/PUBLISHER/ID` or of `written/ID`.

        Raises:
            TextMissing: There is no such text.
        """
        corpus, _, rest = source.partition("/")
        try:
            if corpus == "written":
                return read_report(next((self.corpus / corpus).rglob(f"{rest}.txt"))).text
            return _read_tokens(self.root / source) if corpus == "worldwide-newswire" else self._re3d(rest)
        except (OSError, KeyError, StopIteration) as error:
            raise TextMissing(f"{source} is not under {self.root}: put the corpora there") from error

    def _re3d(self, rest: str) -> str:
        publisher, _, number = rest.rpartition("/")
        with (self.root / "re3d" / publisher / "documents.json").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["_id"] == number:
                    return str(row["text"])
        raise KeyError(number)


def _read_tokens(path: Path) -> str:
    """A file of one token and label a line: tokens joined by spaces, sentences by line ends."""
    sentences: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        token = line.split("\t")[0].strip()
        if token:
            sentences[-1].append(token)
        elif sentences[-1]:
            sentences.append([])
    return "\n".join(" ".join(words) for words in sentences if words)


def to_record(report: AnnotatedReport) -> dict[str, Any]:
    """Return the stand-off record of a report whose heading names its source: JSON values only."""
    return {
        "source": report.heading.source,
        "sha256": hashlib.sha256(report.text.encode()).hexdigest(),
        "heading": write_heading(report.heading).strip("-\n").split("\n"),
        "marks": [[mark.start, mark.end, mark.label()] for mark in report.marks],
    }


def from_record(record: dict[str, Any], text: str) -> AnnotatedReport:
    """Return the report of a stand-off record laid on its text.

    Raises:
        TextMissing: The text is not the one that was annotated.
        MalformedReport: The record breaks a rule of the guide, or an offset lies outside the text.
    """
    source = str(record["source"])
    if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
        raise TextMissing(f"{source}: the text here is not the one annotated (SHA-256 differs)")
    errors: list[MarkupError] = []
    marks: list[Mark] = []
    try:
        heading, errors = read_heading(record["heading"])
        for number, (start, end, label) in enumerate(record["marks"], start=1):
            if not 0 <= start < end <= len(text):
                raise MarkupError(number, f"[{start}, {end}) lies outside the text of {len(text)} signs")
            marks.append(Mark(start, end, *read_label(label, number), number))
    except MarkupError as error:
        raise MalformedReport(source, [error]) from None
    if errors:
        raise MalformedReport(source, errors)
    return assemble(heading, text, marks, source)


def read_standoff(path: Path, texts: Texts) -> Iterator[AnnotatedReport]:
    """Yield the reports of a file of stand-off records, one JSON object a line.

    Raises:
        MalformedReport: A line is no record, or its annotation breaks a rule of the guide.
        TextMissing: A text is missing or another one.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                record = json.loads(line)
                source = record["source"]
            except (ValueError, KeyError, TypeError) as error:
                raise MalformedReport(str(path), [MarkupError(number, f"no stand-off record: {error}")]) from error
            yield from_record(record, texts.read(source))
