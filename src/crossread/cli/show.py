"""`crossread show`: the findings of a casebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from crossread.api import open_case
from crossread.cli.render import findings_table


def show(
    casebook: Annotated[Path, typer.Argument(help="The casebook.")],
    status: Annotated[str, typer.Option(help="Only this status, such as disputed or corroborated.")] = "",
    limit: Annotated[int, typer.Option(help="How many findings; 0 for all.")] = 0,
) -> None:
    """Print the findings: what is claimed, by whom, status, independent origins, reports."""
    found = open_case(casebook).table()
    chosen = [row for row in found if not status or row.status == status.replace("_", " ")]
    Console().print(findings_table(chosen, limit=limit))
