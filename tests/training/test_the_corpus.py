"""The corpus as it ships: every file is well formed, and it is as large and as broad as its card says."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from training.annotations.corpus import PARTS, ROOT, Corpus, extend_split
from training.annotations.heading import read_heading
from training.annotations.markup import read_label
from training.annotations.records import AnnotatedReport
from training.annotations.scheme import MODES
from training.annotations.statistics import as_markdown, count


@cache
def written() -> tuple[AnnotatedReport, ...]:
    return tuple(Corpus().written())


def test_every_report_lies_under_its_id_and_once() -> None:
    names = [path.stem for path in (ROOT / "written").rglob("*.txt")]
    assert sorted(names) == sorted(report.heading.id for report in written())
    assert len(set(names)) == len(names)


def test_all_types_and_modes_have_their_triggers() -> None:
    statistics = count(written())
    modes = [f"{kind} {mode}" for kind, modes in MODES.items() for mode in modes]
    kinds = [f"null {kind}" for kind in ("displacement", "disaster", "disease", "casualties", "economy")]
    thin = {label: statistics.labels[label] for label in modes + kinds if statistics.labels[label] < 40}
    thin |= {kind: statistics.of_type(kind) for kind in MODES if statistics.of_type(kind) < 40}
    assert thin == {}
    # Floors: they rise with the corpus and never fall.
    assert statistics.reports >= 504
    assert statistics.words >= 119_000


def test_no_report_has_moved_between_parts() -> None:
    split = {path.stem: path.parent.name for path in (ROOT / "written").rglob("*.txt")}
    assert set(split.values()) <= set(PARTS)
    styles = {report.heading.id: report.heading.style for report in written()}
    assert extend_split(styles, {}).keys() == split.keys()
    for style in set(styles.values()):
        parts = [split[name] for name, s in styles.items() if s == style]
        assert 0.1 <= parts.count("test") / len(parts) <= 0.2


def test_no_text_is_written_twice() -> None:
    seen: dict[tuple[str, ...], str] = {}
    twice = []
    for report in written():
        words = re.findall(r"\w+", report.text.lower())
        for run in {tuple(words[at : at + 12]) for at in range(len(words) - 11)}:
            if seen.setdefault(run, report.heading.id) != report.heading.id:
                twice.append((seen[run], report.heading.id, " ".join(run)))
    assert twice == []


def test_the_tables_in_the_repository_are_those_of_the_files() -> None:
    table = (ROOT / "STATISTICS.md").read_text(encoding="utf-8")
    ours = as_markdown({"written": count(written())})
    for row in ours.splitlines():
        assert any(line.startswith(row.rstrip(" |")) for line in table.splitlines()), row


@pytest.mark.parametrize("path", sorted([*ROOT.glob("standoff/*.jsonl"), *ROOT.glob("second/*.jsonl")]), ids=str)
def test_standoff_records_hold_offsets_and_labels_only(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert set(record) == {"source", "sha256", "heading", "marks"}
        heading, errors = read_heading(record["heading"])
        assert (heading.source, errors) == (record["source"], [])
        for start, end, label in record["marks"]:
            assert 0 <= start < end
            assert read_label(label, 1)
            assert len(label) < 160


def test_the_python_sample_of_the_card_runs() -> None:
    sample = re.search(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    assert sample is not None
    exec(compile(sample.group(1), "README.md", "exec"), {})
