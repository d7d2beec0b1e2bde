"""The split, the two parts on disk, and what is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.annotations.corpus import Corpus, extend_split, pairs
from training.annotations.reports import MalformedReport, read_report_text
from training.annotations.standoff import TextMissing, Texts, from_record, to_record
from training.annotations.statistics import as_markdown, count


def test_the_split_keeps_its_shares_in_every_style_and_moves_nothing() -> None:
    styles = {f"w-{n}": "wire" if n % 4 else "analysis" for n in range(80)}
    split = extend_split(styles, {})
    wire = [split[name] for name, style in styles.items() if style == "wire"]
    assert (wire.count("test"), wire.count("dev"), wire.count("train")) == (9, 6, 45)
    more = extend_split(styles | {f"x-{n}": "wire" for n in range(40)}, split)
    assert {name: more[name] for name in split} == split
    assert [p for n, p in more.items() if styles.get(n, "wire") == "wire"].count("test") == 15


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "corpora" / "worldwide-newswire" / "train"
    folder.mkdir(parents=True)
    tokens = "Rebels\tO\nshelled\tO\nKayes\tB-Location\n.\tO\n\nNobody\tO\ndied\tO\n.\tO\n"
    (folder / "a_1.txt.tsv").write_text(tokens, encoding="utf-8")
    return tmp_path / "corpora"


def test_standoff_records_hold_no_text_and_come_back_whole(marked: str) -> None:
    report = read_report_text(marked.replace("@guard:", "source: worldwide-newswire/train/x.tsv\n@guard:", 1))
    record = json.loads(json.dumps(to_record(report)))
    assert record["source"] == "worldwide-newswire/train/x.tsv"
    assert "Savanna Guard had" not in json.dumps(record)
    again = from_record(record, report.text)
    assert (again.heading, again.events, again.attributions) == (report.heading, report.events, report.attributions)


def test_standoff_on_another_text_is_refused(marked: str) -> None:
    record = to_record(read_report_text(marked))
    with pytest.raises(TextMissing, match="SHA-256 differs"):
        from_record(record, "Another text.")


def test_an_offset_outside_the_text_is_refused(marked: str) -> None:
    report = read_report_text(marked)
    record = to_record(report)
    record["marks"][0][1] = 10_000
    with pytest.raises(MalformedReport, match="lies outside the text"):
        from_record(record, report.text)


def test_texts_are_read_from_the_corpora(corpora: Path) -> None:
    texts = Texts(corpora)
    assert texts.read("worldwide-newswire/train/a_1.txt.tsv") == "Rebels shelled Kayes .\nNobody died ."
    with pytest.raises(TextMissing, match=r"re3d/CENTCOM/7 is not under"):
        texts.read("re3d/CENTCOM/7")


def test_parts_and_second_annotations(tmp_path: Path, marked: str) -> None:
    for place in ("written/train", "written/test", "second"):
        (tmp_path / place).mkdir(parents=True)
    second = marked.replace("w-0000", "w-0001").replace("@guard:", "source: written/w-0001\n@guard:", 1)
    record = to_record(read_report_text(second))
    (tmp_path / "written/train/w-0000.txt").write_text(marked, encoding="utf-8")
    (tmp_path / "written/test/w-0001.txt").write_text(marked.replace("w-0000", "w-0001"), encoding="utf-8")
    (tmp_path / "second/written.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    corpus = Corpus(tmp_path)
    assert [report.heading.id for report in corpus.written()] == ["w-0000", "w-0001"]
    assert [report.heading.id for report in corpus.written("train")] == ["w-0000"]
    found = pairs(corpus.written(), corpus.second())
    assert [(a.heading.id, b.heading.id) for a, b in found] == [("w-0001", "w-0001")]


def test_statistics_count_labels_depths_and_words(marked: str) -> None:
    statistics = count([read_report_text(marked)])
    assert statistics.labels == {"ASSAULT heavy-weapons": 1, "RETREAT withdraw": 1}
    assert statistics.of_type("ASSAULT") == 1
    assert statistics.depths == {1: 1, 2: 1}
    assert statistics.words == 26
    assert "| ASSAULT heavy-weapons | 1 |" in as_markdown({"written": statistics})
