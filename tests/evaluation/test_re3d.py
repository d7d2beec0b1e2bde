"""How re3d's annotations and the pipeline's layers are brought to one form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.re3d import Marked, longest, score

TEXT = "Two Omani soldiers were killed near Ferrol, Spain, on Monday, General Pilar Otero said in Madrid."
GOLD = (
    ("Omani soldiers", "Organisation", 1.0),
    ("Omani", "Nationality", 1.0),
    ("Two", "Quantity", 0.9),
    ("Ferrol, Spain", "Location", 0.8),
    ("on Monday", "Temporal", 1.0),
    ("General Pilar Otero", "Person", 1.0),
    ("in Madrid", "Vehicle", 0.0),
    ("Madrid", "Location", 1.0),
    ("killed", "Weapon", 1.0),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Lay out one publisher with one report."""
    folder = tmp_path / "Publisher"
    folder.mkdir()
    (folder / "documents.json").write_text(json.dumps({"_id": "d", "sourceName": "Publisher", "text": TEXT}))
    rows = [
        {
            "documentId": "d",
            "begin": TEXT.index(value),
            "end": TEXT.index(value) + len(value),
            "type": kind,
            "confidence": sure,
        }
        for value, kind, sure in GOLD
    ]
    (folder / "entities.json").write_text("\n".join(json.dumps(row) for row in rows))
    return tmp_path


def test_the_longest_of_overlapping_spans_counts_and_of_equals_the_surest() -> None:
    given = [Marked(0, 5, "Person"), Marked(3, 12, "Location", 0.7), Marked(3, 12, "Organisation", 0.9)]
    assert longest(given) == [Marked(3, 12, "Organisation", 0.9)]


def test_all_layers_are_read_and_unclaimed_types_count_in_f1_all_alone(corpus: Path) -> None:
    figures = score(corpus)
    assert figures["f1"] == pytest.approx(100)
    assert figures["f1_all"] == pytest.approx(100 * 2 * 6 / (6 + 7))


def test_what_the_annotators_turned_down_is_no_gold(corpus: Path) -> None:
    file = corpus / "Publisher" / "entities.json"
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    file.write_text("\n".join(json.dumps(row | {"confidence": 0.4}) for row in rows))
    assert score(corpus)["recall"] == 0
