"""`crossread verify`: is the casebook what it was?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from crossread.casebook import Casebook


def verify(casebook: Annotated[Path, typer.Argument(help="The casebook.")]) -> None:
    """Hash every report again and check every quote against its text; exit code 1 on drift."""
    console = Console(soft_wrap=True, highlight=False)
    with Casebook.open(casebook, create=False) as book:
        problems = book.verify()
        for problem in problems:
            console.print(str(problem), markup=False)
        if problems:
            console.print(f"{len(problems)} problems.")
            raise typer.Exit(1)
        console.print(f"{len(book.case().reports)} reports checked, 0 problems.")
