"""Writes docs/cli.md from the commands themselves: `python -m docs.generate`."""

from __future__ import annotations

from pathlib import Path

import click
import typer

from crossread.cli.app import build_app

FILE = Path(__file__).with_name("cli.md")
HEAD = """# Command line

This page is made from the commands themselves by `make docs`; a test fails when it is not current.

An error that you can mend is one line on standard error, with a code, and exit code 2; the codes are in
[errors.md](errors.md).
"""


def reference() -> str:
    """Return the command line reference in Markdown."""
    group = typer.main.get_command(build_app())
    parts = [HEAD]
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        context = click.Context(command, info_name=f"crossread {name}")
        parts += [f"## crossread {name}", "", (command.help or "").strip(), "", "```", usage(context), "```", ""]
        for parameter in command.params:
            if parameter.name == "help":
                continue
            parts.append(f"- `{label(parameter)}`: {getattr(parameter, 'help', '') or ''}{default(parameter)}")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def usage(context: click.Context) -> str:
    """Return the one line that shows how a command is called."""
    return " ".join(["crossread", context.command.name or "", *context.command.collect_usage_pieces(context)])


def label(parameter: click.Parameter) -> str:
    """Return how a parameter is written."""
    return ", ".join(parameter.opts) if parameter.param_type_name == "option" else (parameter.name or "").upper()


def default(parameter: click.Parameter) -> str:
    """Return the default in words, if there is one worth telling."""
    value = parameter.default
    return f" Default: {value}." if value not in (None, "", False, ()) and not callable(value) else ""


def errors() -> str:
    """Return the table of codes in Markdown."""
    from crossread.errors import Code

    rows = [f"| {code.value} | {code.name.lower().replace('_', ' ')} |" for code in Code]
    head = "# Codes\n\nMade by `make docs`. E stops the command with exit code 2; N is a note: the run goes on.\n\n"
    return head + "\n".join(["| code | meaning |", "|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    FILE.write_text(reference(), encoding="utf-8")
    FILE.with_name("errors.md").write_text(errors(), encoding="utf-8")
