"""The example's export in few words, so that a change of what comes out is seen in a diff.

`python -m tests.golden.condense` writes it again; read the diff before you commit it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from crossread.casebook import Casebook
from crossread.exporters import export_casebook
from crossread.ingest import read_paths
from crossread.pipeline.registry import default_stages
from crossread.pipeline.run import run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "landslide-lake" / "reports"
GOLDEN = Path(__file__).with_name("landslide-lake.txt")


def export_lines() -> list[str]:
    """Return the lines of the example's export, made from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "x.jsonl"
        with Casebook.open(Path(folder) / "x.casebook") as book, out.open("w", encoding="utf-8") as stream:
            run(read_paths([EXAMPLE]), book, stages=default_stages())
            export_casebook(book, "jsonl", stream)
        return out.read_text(encoding="utf-8").splitlines()


def condensed(lines: Iterable[str]) -> Iterator[str]:
    """Yield a line for each report, claim, finding, lineage and relation of an export."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    by_id = {row["id"]: row for row in rows if "id" in row}
    for row in rows:
        if row["kind"] == "report":
            yield f"report {Path(row['source_path']).name} {row['text_sha256'][:12]} {row['status']}"
        elif row["kind"] == "claim":
            yield _claim(row, by_id)
        elif row["kind"] == "finding":
            bounds = row["independent_origins"]
            yield (
                f"finding {row['status']} {bounds['min']}..{bounds['max']} {row['question']}: "
                f"{by_id[row['event']]['summary']} [{len(row['supporting'])} for, {len(row['disputing'])} against]"
            )
        elif row["kind"] == "lineage":
            yield f"lineage {_name(by_id, row['from'])} {row['relation']} {_name(by_id, row['to'])}"
        elif row["kind"] == "relation":
            yield f"relation {_name(by_id, row['a'])} {row['sign']:+d} {_name(by_id, row['b'])}"


def _claim(row: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> str:
    chain = []
    link = by_id.get(row["attribution"])
    while link:
        chain.append(link["source"]["quote"] if link["source"] else "?")
        link = by_id.get(link["parent"])
    cells = " ".join(
        f"{name}={'+'.join(a['quote'] for a in row[name])}" for name in ("actors", "recipients", "places") if row[name]
    )
    figures = "+".join(f"{q['low']}..{q['high']}" for q in row["quantities"])
    where = (
        f"{Path(by_id[row['report']]['source_path']).name[:2]}[{row['predicate']['start']}:{row['predicate']['end']}]"
    )
    kind = row["event_type"] or "-"
    return (
        f"claim {where} {row['predicate']['quote']!r} {kind} {row['polarity'][0]}/{row['modality']} {cells} "
        f"{figures} {row['time']['value'] if row['time'] else ''} <- {' <- '.join(chain) or 'outlet'}"
    )


def _name(by_id: dict[str, dict[str, Any]], key: str) -> str:
    row = by_id.get(key, {})
    return str(row.get("outlet") or row.get("name") or row.get("description") or key)


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(condensed(export_lines())) + "\n", encoding="utf-8")
