"""The corpus as one thing: its two parts, their fixed split by folder, and the second annotations."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from training.annotations.records import AnnotatedReport
from training.annotations.reports import read_report
from training.annotations.standoff import Texts, read_standoff

Part = Literal["train", "dev", "test"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
SHARES: Final[Mapping[Part, float]] = {"test": 0.15, "dev": 0.10}
ROOT: Final = Path(__file__).resolve().parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The corpus under `root`: `written/PART/*.txt`, `standoff/PART.jsonl`, and `second/` for both."""

    root: Path = ROOT

    def written(self, *parts: Part) -> list[AnnotatedReport]:
        """Return the reports written for the corpus, of the parts named or of all, by part and id.

        Raises:
            MalformedReport: A file breaks the guide's rules.
        """
        folders = [self.root / "written" / part for part in parts or PARTS]
        return [read_report(path) for folder in folders for path in sorted(folder.glob("*.txt"))]

    def standoff(self, texts: Texts, *parts: Part) -> list[AnnotatedReport]:
        """Return the annotated articles of others, laid on their texts, of the parts named or of all.

        Raises:
            MalformedReport: A record breaks the guide's rules.
            TextMissing: A text is not there.
        """
        files = [self.root / "standoff" / f"{part}.jsonl" for part in parts or PARTS]
        return [report for path in files if path.is_file() for report in read_standoff(path, texts)]

    def second(self, texts: Texts | None = None) -> list[AnnotatedReport]:
        """Return the second annotations (stand-off): of written reports and, given texts, of the articles of others.

        Raises:
            MalformedReport: A file or record breaks the guide's rules.
            TextMissing: A text is not there.
        """
        own = Texts(self.root, self.root)
        files = [(self.root / "second" / "written.jsonl", own)]
        files += [(self.root / "second" / "standoff.jsonl", texts)] if texts else []
        return [report for path, known in files if path.is_file() for report in read_standoff(path, known)]


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
        have = Counter(split[name] for name in names if name in split)
        waiting = sorted((name for name in names if name not in split), key=_draw)
        for part, share in SHARES.items():
            wanted = max(round(share * len(names)) - have[part], 0)
            split.update(dict.fromkeys(waiting[:wanted], part))
            waiting = waiting[wanted:]
        split.update(dict.fromkeys(waiting, "train"))
    return split
