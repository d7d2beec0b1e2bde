"""Pinned floors: figures that CI holds every change to. They may only rise."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from evaluation.bench import Result

FILE = Path(__file__).with_name("floors.toml")
SLACK = 1e-6
HEAD = """# Floors of the benches, one table a bench and data set. They may only rise: `python -m evaluation pin NAME`
# raises them to what it measures, less a little for other processors, and never lowers one. `sha256` is the data's,
# so that a figure is never held against other data.
"""


def read_floors(file: Path = FILE) -> dict[str, dict[str, float | str]]:
    """Return the floors by `bench:data set`."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def name_of(result: Result, root: Path) -> str:
    """Return the table's name: the bench and the data's path below the shared folder."""
    path = Path(result.data).resolve()
    inside = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    return f"{result.bench}:{inside.as_posix()}"


def below(result: Result, floor: Mapping[str, float | str]) -> list[str]:
    """Return a line for each figure below its floor, or one line when the data are not the pinned ones."""
    if floor.get("sha256") != result.sha256:
        return [f"the data are not the pinned ones ({result.sha256[:12]} is not {str(floor.get('sha256'))[:12]})"]
    return [
        f"{key} {result.figures.get(key, 0):.4f} is below its floor {value:.4f}"
        for key, value in floor.items()
        if isinstance(value, float) and result.figures.get(key, 0) < value - SLACK
    ]


def raised(result: Result, floor: Mapping[str, float | str], margin: float) -> dict[str, float | str]:
    """Return the floor raised to the figures less `margin` (a share of each), never lowered; speed is not pinned."""
    table: dict[str, float | str] = {"sha256": result.sha256}
    for key, figure in result.figures.items():
        if key.endswith(("_per_second", "_per_cpu_second")):
            continue
        old = floor.get(key, 0.0) if floor.get("sha256") == result.sha256 else 0.0
        table[key] = max(float(old), int(figure * (1 - margin) * 10_000) / 10_000)
    return table


def write_floors(floors: Mapping[str, Mapping[str, float | str]], file: Path = FILE) -> None:
    """Write the one file of floors."""
    lines = [HEAD]
    for name in sorted(floors):
        lines.append(f'["{name}"]')
        lines += [f'{k} = "{v}"' if isinstance(v, str) else f"{k} = {v}" for k, v in floors[name].items()]
        lines.append("")
    file.write_text("\n".join(lines), encoding="utf-8")
