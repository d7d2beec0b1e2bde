"""The command line: one file a command, each a thin wrapper over a plain function."""

from __future__ import annotations

import sys

from rich.console import Console

from crossread.cli.app import build_app
from crossread.errors import CrossreadError


def main() -> None:
    """Run the command line. What the user can mend is one clear line on standard error and exit code 2."""
    try:
        build_app()(prog_name="crossread")
    except CrossreadError as error:
        Console(stderr=True, soft_wrap=True, highlight=False).print(f"crossread: {error}", markup=False)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
