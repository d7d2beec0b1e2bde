"""`crossread export`: everything the casebook knows, in a format for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from crossread.casebook import Casebook
from crossread.exporters import export_casebook


def export(
    casebook: Annotated[Path, typer.Argument(help="The casebook.")],
    format: Annotated[str, typer.Option(help="The format; jsonl is the whole of it.")] = "jsonl",
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The file to write; standard output if left out.")
    ] = None,
) -> None:
    """Write the casebook in another format: jsonl has one JSON object a line and holds everything."""
    with Casebook.open(casebook, create=False) as book:
        if out is None:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            export_casebook(book, format, sys.stdout)
        else:
            with out.open("w", encoding="utf-8", newline="\n") as stream:
                export_casebook(book, format, stream)
