"""`crossread run`: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from crossread.api.table import rows
from crossread.casebook import Casebook
from crossread.cli.render import findings_table, notes_lines
from crossread.ingest import count_paths, read_paths
from crossread.pipeline.registry import default_stages
from crossread.pipeline.run import run as run_pipeline


def run(
    paths: Annotated[
        list[str], typer.Argument(help="Reports: folders, .txt, .html, .jsonl files; - for standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The casebook to write; it is added to if it exists.")],
    limit: Annotated[int, typer.Option(help="How many findings to print; 0 for all.")] = 25,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Read reports against each other, write a casebook, and print the findings.

    Reports that the casebook holds already are not read again.
    """
    console = Console(stderr=True, quiet=quiet)
    total = count_paths(paths)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Casebook.open(out) as casebook:
        with Progress(*columns, console=console, transient=False, disable=quiet) as bar:
            task = bar.add_task("Reading reports", total=total or None)
            summary = run_pipeline(
                read_paths(paths),
                casebook,
                stages=default_stages(),
                arguments=tuple(sys.argv[1:]),
                progress=lambda report: bar.advance(task),
            )
        if quiet:
            return
        console.print(f"{summary.added} reports read, {summary.known} known before, {summary.set_aside} set aside.")
        for line in notes_lines(summary.case):
            console.print(line, markup=False, highlight=False, soft_wrap=True)  # a path is one word
        Console().print(findings_table(rows(summary.case), limit=limit))
