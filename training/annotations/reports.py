"""Annotated reports as files: read with every error that can be found, and written."""

from __future__ import annotations

from pathlib import Path

from training.annotations.assemble import Assembly
from training.annotations.heading import read_heading, write_heading
from training.annotations.markup import Mark, MarkupError, read_markup, write_markup
from training.annotations.records import AnnotatedReport, Heading


class MalformedReport(ValueError):
    """A file that breaks the guide's rules: `errors` has every line and cause that was found."""

    def __init__(self, path: str, errors: list[MarkupError]) -> None:
        super().__init__("\n".join(f"{path}:{error.line}: {error.cause}" for error in errors))
        self.errors = errors


def assemble(heading: Heading, text: str, marks: list[Mark], path: str = "report") -> AnnotatedReport:
    """Build a report from its parts.

    Raises:
        MalformedReport: A rule of the guide is broken.
    """
    assembly = Assembly(heading, text, marks)
    if assembly.errors:
        raise MalformedReport(path, sorted(assembly.errors, key=lambda error: error.line))
    return AnnotatedReport(heading, text, tuple(marks), assembly.attributions, assembly.events)


def read_report_text(marked: str, path: str = "report") -> AnnotatedReport:
    """Read an annotated report: front matter, then one paragraph a line with a blank line between.

    Raises:
        MalformedReport: Anything is not as the guide has it.
    """
    lines = marked.split("\n")
    if lines[0].strip() != "---" or "---" not in [row.strip() for row in lines[1:]]:
        raise MalformedReport(path, [MarkupError(1, "a report begins with a heading between two --- lines")])
    end = next(number for number, row in enumerate(lines) if number and row.strip() == "---")
    try:
        heading, errors = read_heading(lines[1:end])
    except MarkupError as error:
        raise MalformedReport(path, [error]) from None
    pieces: list[str] = []
    marks: list[Mark] = []
    length = 0
    for number, row in enumerate(lines[end + 1 :], start=end + 2):
        if not row.strip():
            continue
        try:
            bare, found = read_markup(row.strip(), number)
        except MarkupError as error:
            errors.append(error)
            continue
        marks += [Mark(m.start + length, m.end + length, m.tags, m.keys, m.line) for m in found]
        pieces.append(bare)
        length += len(bare) + 2
    if not pieces and not errors:
        errors.append(MarkupError(end + 1, "the report has no text"))
    if errors:
        raise MalformedReport(path, errors)
    return assemble(heading, "\n\n".join(pieces), marks, path)


def read_report(path: Path) -> AnnotatedReport:
    """Read an annotated report from a file.

    Raises:
        MalformedReport: Anything is not as the guide has it, or the file is not UTF-8.
    """
    try:
        return read_report_text(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise MalformedReport(str(path), [MarkupError(1, f"not UTF-8: {error.reason}")]) from None


def write_report(report: AnnotatedReport) -> str:
    """Return the file of a report: the inverse of `read_report_text`."""
    return write_heading(report.heading) + write_markup(report.text, report.marks) + "\n"
