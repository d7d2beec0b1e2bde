"""`python -m training.annotations COMMAND …`: check, count and compare annotated reports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from training.annotations.mending import mend_file
from training.annotations.reports import MalformedReport, read_report


def _files(paths: Sequence[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]


def check(paths: Sequence[Path]) -> int:
    """Check files and folders of annotated reports; print what is wrong and return how many files are."""
    wrong = 0
    words = triggers = attributions = 0
    files = _files(paths)
    for file in files:
        try:
            report = read_report(file)
        except MalformedReport as error:
            wrong += 1
            print(error)
            continue
        words += len(report.text.split())
        triggers += len(report.events)
        attributions += len(report.attributions)
    print(f"{len(files)} files, {wrong} malformed; {words} words, {triggers} triggers, {attributions} attributions")
    return wrong


def main() -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m training.annotations", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check annotated reports, name line and cause of what is wrong")
    checking.add_argument("paths", type=Path, nargs="+")
    mending = commands.add_parser("mend", help="take articles and owners off triggers, in place")
    mending.add_argument("paths", type=Path, nargs="+")
    given = parser.parse_args()
    if given.command == "check":
        sys.exit(1 if check(given.paths) else 0)
    changed = sum(mend_file(file) for file in _files(given.paths))
    print(f"{changed} files mended")


if __name__ == "__main__":
    main()
