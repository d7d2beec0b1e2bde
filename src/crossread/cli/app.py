"""All commands in one list."""

from __future__ import annotations

import typer

from crossread.cli.explain import explain
from crossread.cli.export import export
from crossread.cli.run import run
from crossread.cli.search import search
from crossread.cli.show import show
from crossread.cli.verify import verify
from crossread.version import __version__

COMMANDS = (run, show, explain, search, export, verify)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"crossread {__version__}")
        raise typer.Exit


def build_app() -> typer.Typer:
    """Return the command line app with every command."""
    app = typer.Typer(
        name="crossread",
        help="Read many news reports of one situation against each other.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @app.callback()
    def top(
        version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
    ) -> None:
        """Read many news reports of one situation against each other."""

    for command in COMMANDS:
        app.command()(command)
    return app
