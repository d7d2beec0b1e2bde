"""`python -m evaluation NAME --data PATH [--json]`, `list`, `floors`, `pin NAME`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from evaluation.bench import Bench, Result
from evaluation.floors import below, name_of, raised, read_floors, write_floors
from evaluation.registry import BENCHES, bench_named, locate, shared_root

MARGIN = 0.005
"""Share of a figure left below it: int8 kernels differ a little from processor to processor."""


@dataclass(frozen=True, slots=True)
class Job:
    """A bench to run over a path."""

    bench: Bench
    path: Path


def main(
    name: Annotated[str, typer.Argument(help="A bench, or: list, floors, pin.")],
    target: Annotated[str, typer.Argument(help="With pin: the bench whose floors to raise.")] = "",
    data: Annotated[Path | None, typer.Option(help="What to score; its usual data if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    misses: Annotated[bool, typer.Option(help="Print a line for each miss, where the bench has them.")] = False,
) -> None:
    """Score what PATH holds, or hold every quick bench against its floors."""
    if name == "list":
        for bench in BENCHES:
            typer.echo(f"{bench.name:12} {' '.join(bench.usual)}")
        return
    if name == "floors":
        sys.exit(_floors())
    if name == "pin":
        sys.exit(_pin(target))
    chosen = bench_named(name)
    if chosen is None:
        typer.echo(f"There is no bench {name!r}; there are: {', '.join(b.name for b in BENCHES)}.", err=True)
        sys.exit(2)
    path = data or locate(chosen.usual[0])
    if not path.exists():
        typer.echo(f"{path} is not there: give --data, or set CROSSREAD_SHARED to the folder of the corpora.", err=True)
        sys.exit(2)
    result = chosen.score(path)
    if as_json:
        typer.echo(json.dumps({"bench": name, "data": result.data, "sha256": result.sha256, **result.figures}))
        return
    Console().print(_table(result))
    if misses:
        typer.echo("\n".join(result.misses))


def _table(result: Result) -> Table:
    table = Table(title=f"{result.bench} on {result.data}, sha256 {result.sha256[:12]}", title_justify="left")
    table.add_column("figure")
    table.add_column("Crossread", justify="right")
    for peer in result.peers:
        table.add_column(peer.who, justify="right")
    for key, value in result.figures.items():
        peers = [_number(p.figures[key]) if key in p.figures else "" for p in result.peers]
        table.add_row(key, _number(value), *peers)
    return table


def _number(value: float) -> str:
    return f"{value:.3f}" if value <= 1 else f"{value:.1f}"


def _quick() -> list[Job]:
    return [Job(b, locate(usual)) for b in BENCHES for usual in b.quick if locate(usual).exists()]


def _floors() -> int:
    """Run the quick benches and hold them against their floors; 1 when one is below."""
    jobs, floors, failed = _quick(), read_floors(), False
    if not jobs:
        typer.echo(f"No corpora at {shared_root()}: the floors are not measured here.")
    for job in jobs:
        result = job.bench.score(job.path)
        Console().print(_table(result))
        table = name_of(result, shared_root())
        lines = below(result, floors[table]) if table in floors else ["no floor is pinned"]
        for line in lines:
            typer.echo(f"{table}: {line}", err=True)
        failed = failed or bool(lines)
    return int(failed)


def _pin(target: str) -> int:
    """Raise the floors of one bench, or of all, to what is measured now."""
    floors = read_floors()
    for job in _quick():
        if target in {"", job.bench.name}:
            result = job.bench.score(job.path)
            table = name_of(result, shared_root())
            floors[table] = raised(result, floors.get(table, {}), MARGIN)
            typer.echo(f"{table}: {floors[table]}")
    write_floors(floors)
    return 0


if __name__ == "__main__":
    typer.run(main)
