"""`crossread explain`: what a finding rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from crossread.api import open_case
from crossread.cli.render import explanation_lines


def explain(
    casebook: Annotated[Path, typer.Argument(help="The casebook.")],
    finding: Annotated[str, typer.Argument(help="The finding's id, or its beginning.")],
) -> None:
    """Print each claim behind a finding with its sentence, its chain of sources and where it stands."""
    console = Console(soft_wrap=True, highlight=False)
    for line in explanation_lines(open_case(casebook).explain(finding)):
        console.print(line)
