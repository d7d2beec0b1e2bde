"""Bench `situations`: reports through the whole pipeline, the export held against known answers, rows pooled."""

from __future__ import annotations

import io
import json
from pathlib import Path

from crossread.api import read
from crossread.exporters import Header, exporter_for
from crossread.pipeline.registry import Stages, default_stages
from evaluation.bench import Result, data_hash
from evaluation.situation_score import Export, Scorer, Tally


def score(path: Path) -> Result:
    """Score a folder of situations, or one situation."""
    folders = [path] if (path / "gold.json").is_file() else sorted(p.parent for p in path.glob("*/gold.json"))
    tally, stages = Tally(), default_stages()
    misses: list[str] = []
    for folder in folders:
        tally.misses = []
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        Scorer(export_of(folder / "reports", stages), gold, tally).run()
        misses += [f"{folder.name}: {miss}" for miss in tally.misses]
    figures = {row: tally.hits[row] / tally.all[row] for row in tally.all}
    return Result("situations", figures, str(path), data_hash(path), misses=tuple(misses))


def export_of(reports: Path, stages: Stages) -> Export:
    """Return the export of a folder of reports, as a file of it would hold it."""
    stream = io.StringIO()
    exporter = exporter_for("jsonl")(
        stream, Header(tool="", model_name="", model_version="", model_sha256="", created="")
    )
    exporter.write(read(reports, stages=stages).records)
    exporter.finalize()
    return Export(json.loads(line) for line in stream.getvalue().splitlines())
