"""`python -m training.annotations COMMAND …`: check, mend, place, collect, count and compare annotated reports."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from training.annotations.agreement import Count, agreement
from training.annotations.corpus import PARTS, ROOT, Corpus, Part, extend_split, pairs
from training.annotations.doubts import doubts, habits
from training.annotations.mending import mend_file
from training.annotations.numbered import attach
from training.annotations.records import AnnotatedReport
from training.annotations.reports import MalformedReport, read_report
from training.annotations.standoff import Texts, to_record
from training.annotations.statistics import as_markdown, count


def _files(paths: Sequence[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]


def _read(file: Path, texts: Texts | None) -> AnnotatedReport:
    """Read an annotated report, or the numbered lines of one whose heading names the source of its text."""
    marked = file.read_text(encoding="utf-8")
    sources = [line.partition(":")[2].strip() for line in marked.split("\n---")[0].split("\n") if line[:7] == "source:"]
    return attach(marked, texts.read(sources[0]), str(file)) if sources and texts else read_report(file)


def check(paths: Sequence[Path], texts: Texts | None) -> int:
    """Check files and folders of annotated reports; print what is wrong and return how many files are."""
    wrong = 0
    good: list[AnnotatedReport] = []
    files = _files(paths)
    for file in files:
        try:
            good.append(_read(file, texts))
        except MalformedReport as error:
            wrong += 1
            print(error)
    sums = count(good)
    print(
        f"{len(files)} files, {wrong} malformed; {sums.words} words, {sums.events} triggers, "
        f"{sums.attributions} attributions"
    )
    return wrong


def place(root: Path) -> int:
    """Move new reports from `written/` to the folder of their part, style by style; return how many."""
    folder = root / "written"
    old: dict[str, Part] = {path.stem: part for part in PARTS for path in (folder / part).glob("*.txt")}
    new = sorted(folder.glob("*.txt"))
    styles = {report.heading.id: report.heading.style for report in Corpus(root).written()}
    styles |= {path.stem: read_report(path).heading.style for path in new}
    split = extend_split(styles, old)
    for path in new:
        (folder / split[path.stem]).mkdir(exist_ok=True)
        path.rename(folder / split[path.stem] / path.name)
    return len(new)


def collect(works: Sequence[Path], texts: Texts, into: Path) -> int:
    """Add the work files of annotators to the stand-off records, by part; return how many records there are.

    `into` is the corpus' `standoff` folder, or a file such as `second/standoff.jsonl` that has no parts.
    """
    reports = {report.heading.id: report for report in (_read(file, texts) for file in _files(works))}
    if into.suffix == ".jsonl":
        _write(into, {**_records(into), **{name: to_record(report) for name, report in reports.items()}})
        return len(_records(into))
    stored = {part: _records(into / f"{part}.jsonl") for part in PARTS}
    old: dict[str, Part] = {name: part for part, records in stored.items() for name in records}
    styles = {name: record["heading"][1].partition(": ")[2] for part in PARTS for name, record in stored[part].items()}
    split = extend_split(styles | {name: report.heading.style for name, report in reports.items()}, old)
    for name, report in reports.items():
        stored[split[name]][name] = to_record(report)
    into.mkdir(parents=True, exist_ok=True)
    for part, records in stored.items():
        _write(into / f"{part}.jsonl", records)
    return sum(map(len, stored.values()))


def _records(path: Path) -> dict[str, dict[str, list[str]]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {record["heading"][0].partition(": ")[2]: record for record in map(json.loads, lines)}


def _write(path: Path, records: dict[str, dict[str, list[str]]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = (json.dumps(records[name], ensure_ascii=False) + "\n" for name in sorted(records))
    path.write_text("".join(rows), encoding="utf-8")


def statistics(corpus: Corpus, texts: Texts | None) -> str:
    """Return the tables of both parts; of the written one alone where the texts of the other are not there."""
    parts = {"written": count(corpus.written())}
    parts |= {f"written, {part}": count(corpus.written(part)) for part in PARTS}
    if texts:
        parts["stand-off"] = count(corpus.standoff(texts))
    return as_markdown(parts)


def compare(corpus: Corpus, texts: Texts | None) -> str:
    """Return the table of agreement between first and second annotations."""
    first = corpus.written() + (corpus.standoff(texts) if texts else [])
    both = pairs(first, corpus.second(texts))
    written = [p for p in both if not p[0].heading.source]
    found = [p for p in both if p[0].heading.source]
    columns = {name: agreement(sets) for name, sets in (("all", both), ("written", written), ("stand-off", found))}
    empty = Count()
    rows = [
        f"{len(written)} written reports, {len(found)} articles; F1 (items in the first and second annotation)",
        "",
        "| layer | all | written | stand-off |",
        "|---|---|---|---|",
    ]
    for layer in sorted(columns["all"]):
        counts = [column.get(layer, empty) for column in columns.values()]
        cells = [f"{c.f1:.3f} ({c.wanted}, {c.given})" if c.wanted + c.given else "" for c in counts]
        rows.append(f"| {layer.replace('|', ' given ')} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def doubtful(corpus: Corpus, paths: Sequence[Path], texts: Texts | None) -> int:
    """Print what an editor should look at again, by report; return how much it is."""
    known = habits(corpus.written())
    found = [doubt for file in _files(paths) for doubt in doubts(_read(file, texts), known)]
    for doubt in found:
        print(f"{doubt.report} {doubt.kind}: {doubt.words} | {doubt.why}")
    return len(found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.annotations", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT, help="folder of the corpus")
    parser.add_argument("--texts", type=Path, help="folder of the corpora whose texts the stand-off part annotates")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("check", "check annotated reports; name line and cause of what is wrong"),
        ("doubts", "name what is well formed and unlikely, for an editor to look at again"),
        ("mend", "take articles and owners off triggers and drop unused entities, in place"),
    ):
        commands.add_parser(name, help=what).add_argument("paths", type=Path, nargs="+")
    commands.add_parser("place", help="move new reports of written/ to the folders of their parts")
    collecting = commands.add_parser("collect", help="add annotators' work files to the stand-off records")
    collecting.add_argument("paths", type=Path, nargs="+")
    collecting.add_argument("--into", type=Path, default=ROOT / "standoff")
    commands.add_parser("statistics", help="print the tables of what is in the corpus")
    commands.add_parser("agreement", help="print how far first and second annotations agree")
    return parser.parse_args()


def main() -> None:
    """Run one command."""
    given = _arguments()
    corpus, texts = Corpus(given.corpus), Texts(given.texts) if given.texts else None
    if given.command == "check":
        sys.exit(1 if check(given.paths, texts) else 0)
    elif given.command == "doubts":
        print(f"{doubtful(corpus, given.paths, texts)} doubts")
    elif given.command == "mend":
        print(f"{sum(mend_file(file) for file in _files(given.paths))} files mended")
    elif given.command == "place":
        print(f"{place(given.corpus)} reports placed")
    elif given.command == "collect":
        if texts is None:
            sys.exit("collect needs --texts, the folder of the corpora")
        print(f"{collect(given.paths, texts, given.into)} records")
    elif given.command == "statistics":
        print(statistics(corpus, texts))
    else:
        print(compare(corpus, texts))


if __name__ == "__main__":
    main()
