"""`crossread search`: words in the reports of a casebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from crossread.casebook import Casebook


def search(
    casebook: Annotated[Path, typer.Argument(help="The casebook.")],
    words: Annotated[list[str], typer.Argument(help="Words; all must be there. Quote a phrase.")],
    limit: Annotated[int, typer.Option(help="How many reports.")] = 20,
) -> None:
    """Print the reports that hold the words, best first, with the place in each."""
    console = Console(soft_wrap=True, highlight=False)
    with Casebook.open(casebook, create=False) as book:
        hits = book.search(" ".join(words), limit=limit)
    for hit in hits:
        console.print(
            f"{hit.outlet or hit.source_path or hit.report}  {hit.published or ''}", markup=False, style="bold"
        )
        text = Text(f"  {hit.snippet}".replace("\n", " "))
        for match in hit.matches:
            text.stylize("bold yellow", match.start - hit.start + 2, match.end - hit.start + 2)
        console.print(text)
    if not hits:
        console.print("No report holds these words.")
