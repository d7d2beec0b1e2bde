"""Floors may only rise, and belong to their data."""

from __future__ import annotations

from pathlib import Path

from evaluation.bench import Result
from evaluation.floors import below, raised, read_floors, write_floors


def result(**figures: float) -> Result:
    return Result("ud", figures, "corpora/x", "abc")


def test_a_figure_below_its_floor_is_named_and_one_above_is_not() -> None:
    lines = below(result(las=86.0, uas=91.0), {"sha256": "abc", "las": 87.0, "uas": 90.0})
    assert len(lines) == 1
    assert "las 86.0000 is below its floor 87.0000" in lines[0]


def test_other_data_are_not_held_against_a_floor_but_said_to_be_other() -> None:
    assert below(result(las=99.0), {"sha256": "other", "las": 1.0})[0].startswith("the data are not the pinned ones")


def test_pinning_raises_but_never_lowers_and_leaves_speed_out() -> None:
    floor = {"sha256": "abc", "las": 87.0, "uas": 90.0}
    got = raised(result(las=86.0, uas=91.0, words_per_cpu_second=5000.0), floor, 0.0)
    assert got == {"sha256": "abc", "las": 87.0, "uas": 91.0}


def test_floors_written_are_floors_read(tmp_path: Path) -> None:
    write_floors({"ud:x": {"sha256": "abc", "las": 87.25}}, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == {"ud:x": {"sha256": "abc", "las": 87.25}}
