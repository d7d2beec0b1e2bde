"""The corpus as one thing: its two parts, their second annotations and the fixed split."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from training.annotations.records import AnnotatedReport
from training.annotations.reports import read_report
from training.annotations.standoff import Texts, read_standoff

Part = Literal["train", "dev", "test"]
SHARES: Final = {"test": 0.15, "dev": 0.10}
ROOT: Final = Path(__file__).resolve().parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The corpus under `root`: `written/*.txt` and `standoff/*.jsonl`, each with a second annotation of a tenth."""

    root: Path = ROOT

    def written(self) -> list[AnnotatedReport]:
        """Return the reports written for the corpus, by id.

        Raises:
            MalformedReport: A file breaks the guide's rules.
        """
        return [read_report(path) for path in sorted((self.root / "written").glob("*.txt"))]

    def standoff(self, texts: Texts) -> list[AnnotatedReport]:
        """Return the annotated articles of others, laid on their texts.

        Raises:
            MalformedReport: A record breaks the guide's rules.
            TextMissing: A text is not there.
        """
        files = sorted((self.root / "standoff").glob("*.jsonl"))
        return [report for path in files for report in read_standoff(path, texts)]

    def second(self, texts: Texts | None) -> list[AnnotatedReport]:
        """Return the second annotations: of written reports and, where texts are given, of the articles of others.

        Raises:
            MalformedReport: A file or record breaks the guide's rules.
            TextMissing: A text is not there.
        """
        reports = [read_report(path) for path in sorted((self.root / "second").glob("*.txt"))]
        if texts:
            for path in sorted((self.root / "second").glob("*.jsonl")):
                reports += read_standoff(path, texts)
        return reports

    def split(self) -> dict[str, Part]:
        """Return the part of each report by id.

        Raises:
            FileNotFoundError: There is no split.toml.
        """
        table = tomllib.loads((self.root / "split.toml").read_text(encoding="utf-8"))
        return {name: part for part in ("train", "dev", "test") for name in table.get(part, ())}

    def part(self, part: Part) -> Iterator[AnnotatedReport]:
        """Yield the written reports of one part."""
        split = self.split()
        yield from (report for report in self.written() if split[report.heading.id] == part)


def pairs(
    first: Iterable[AnnotatedReport], second: Iterable[AnnotatedReport]
) -> list[tuple[AnnotatedReport, AnnotatedReport]]:
    """Return each second annotation with the first of the same report, by id."""
    by_id = {report.heading.id: report for report in first}
    return [(by_id[report.heading.id], report) for report in second if report.heading.id in by_id]


def _draw(name: str) -> str:
    return hashlib.sha256(f"crossread corpus {name}".encode()).hexdigest()


def extend_split(styles: Mapping[str, str], old: Mapping[str, Part]) -> dict[str, Part]:
    """Return the split with reports it does not know added, style by style, in their shares; none is ever moved.

    `styles` gives each report's style by id. Within a style reports are drawn by a hash of their id, so the split
    depends on nothing else.
    """
    split = dict(old)
    by_style: dict[str, list[str]] = defaultdict(list)
    for name, style in styles.items():
        by_style[style].append(name)
    for names in by_style.values():
        waiting = sorted((name for name in names if name not in split), key=_draw)
        for part in ("test", "dev"):
            wanted = round(SHARES[part] * len(names)) - sum(split.get(name) == part for name in names)
            for name in waiting[: max(wanted, 0)]:
                split[name] = "test" if part == "test" else "dev"
            waiting = waiting[max(wanted, 0) :]
        split.update(dict.fromkeys(waiting, "train"))
    return split


def write_split(split: Mapping[str, Part], path: Path) -> None:
    """Write a split as TOML: three lists of ids."""
    rows = [
        "# The fixed split, by report, each style in its shares: added to, never moved. Test is for reporting only."
    ]
    for part in ("train", "dev", "test"):
        names = sorted(name for name, value in split.items() if value == part)
        rows += [f"{part} = [", *(f'  "{name}",' for name in names), "]"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
