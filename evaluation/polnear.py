"""Bench `polnear`: the pipeline's attributions against PolNeAR's (Newell et al., LREC 2018), raw text in.

Spans are scored exactly, layer by layer. A relation is right *strictly* when source, cue and content are all exact, and
*leniently* when the sources overlap (or both are absent) and the contents' tokens have a Jaccard index of at least 0.5.
Matching is one to one. Of several annotators the first is taken, as in training.

PolNeAR takes every attitude for an attribution and marks none inside the content of another. So the attribution stage
runs with `attitudes`, and what it finds inside other contents is left out, but counted (`nested`).
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from crossread.attribution import AttributionStage
from crossread.attribution.classes import is_outlet_name
from crossread.language.stage import LanguageStage
from crossread.records import Attribution, Reading, Report
from evaluation import textacy_peer
from evaluation.bench import Peer, Result, data_hash, f1

Extent = tuple[int, int]
_JACCARD: Final = 0.5
_QUOTE: Final = re.compile(r"[\"“”]")
# NUMBERS measured or published on the test part; dev figures are not strictly comparable.
PEERS: Final = (
    Peer(
        "Citron, retrained (test)",
        {
            "source_f1": 65.7,
            "cue_f1": 56.8,
            "content_f1": 47.6,
            "relation_lenient": 54.7,
            "relation_strict": 32.0,
        },
    ),
    Peer("BiLSTM+Cofe (test)", {"source_f1": 73.3, "cue_f1": 66.2, "content_f1": 63.6}),
    Peer(
        "one annotator against another",
        {
            "source_f1": 77.9,
            "cue_f1": 70.6,
            "content_f1": 68.6,
            "relation_lenient": 74.7,
            "relation_strict": 56.7,
        },
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution as spans: `source` may be null, `content` has its pieces in order."""

    source: Extent | None
    cue: Extent | None
    content: tuple[Extent, ...]


class Sums:
    """Adds up the layers and relations of one system over articles."""

    def __init__(self) -> None:
        self.layers: dict[str, Counter[str]] = {name: Counter() for name in ("source", "cue", "content")}
        self.relations = {name: Counter[str]() for name in ("lenient", "strict")}
        self.slices: dict[str, Counter[str]] = {}
        self.words, self.seconds = 0, 0.0

    def add(self, text: str, gold: list[Relation], found: list[Relation]) -> None:
        """Add one article."""
        for name, counts in self.layers.items():
            wanted, given = _spans(gold, name), _spans(found, name)
            counts.update(hits=len(wanted & given), wanted=len(wanted), given=len(given))
        for name, counts in self.relations.items():
            matched = pairs(gold, found, partial(likeness, text, name == "strict"))
            counts.update(hits=len(matched), wanted=len(gold), given=len(found))
            if name == "lenient":
                _slice(text, gold, {a for a, _ in matched}, self.slices)

    def figures(self) -> dict[str, float]:
        """Return F1 by layer, F1 with precision and recall of relations, recall by slice, words a CPU-second."""
        found = {f"{n}_f1": f1(c["hits"], c["given"], c["wanted"])[2] for n, c in self.layers.items()}
        for name, c in self.relations.items():
            precision, recall, both = f1(c["hits"], c["given"], c["wanted"])
            found |= {f"relation_{name}": both, f"precision_{name}": precision, f"recall_{name}": recall}
        found |= {f"recall_{name}": 100 * c["hits"] / c["wanted"] for name, c in sorted(self.slices.items())}
        return {**found, "words_per_cpu_second": self.words / max(self.seconds, 1e-9)}


def score(path: Path) -> Result:
    """Score a folder with `text/*.txt` and `attributions/*.ann`; textacy too, on our parses, where it is installed."""
    language, attribution = LanguageStage(), AttributionStage(attitudes=True)
    ours, textacy, nested = Sums(), Sums(), 0
    for text, gold in articles(path):
        report = Report(id="polnear", text=text, language="en")
        began = time.process_time()
        parsed = language(Reading(report=report))
        between = time.process_time()
        reading = attribution(parsed)
        ours.seconds += time.process_time() - began
        ours.words += len(text.split())
        every = [_relation(a) for a in reading.attributions]
        found = outermost(every)
        nested += len(every) - len(found)
        ours.add(text, gold, found)
        if parsed.doc is not None and textacy_peer.is_installed():
            textacy.seconds += between - began
            began = time.process_time()
            quoted = [Relation(*parts) for parts in textacy_peer.quotations(parsed.doc)]
            textacy.seconds += time.process_time() - began
            textacy.words += len(text.split())
            textacy.add(text, gold, quoted)
    measured = (Peer("textacy 0.13 on our parses, this run", textacy.figures()),) if textacy.words else ()
    figures = {**ours.figures(), "nested": nested}
    return Result("polnear", figures, str(path), data_hash(path), (*PEERS, *measured))


def outermost(relations: list[Relation]) -> list[Relation]:
    """Return the relations whose cue does not lie inside another's content."""
    return [
        r
        for r in relations
        if r.cue is None
        or not any(s <= r.cue[0] and r.cue[1] <= e for o in relations if o is not r for s, e in o.content)
    ]


def articles(folder: Path) -> Iterator[tuple[str, list[Relation]]]:
    """Yield each article's text with its attributions, of the first annotator of each; broken lines are left out."""
    annotated: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated.setdefault(path.stem.rsplit("_", 1)[0], path)
    for stem, path in annotated.items():
        text_path = folder / "text" / f"{stem}.txt"
        if text_path.is_file():
            text = text_path.read_text(encoding="utf-8")
            yield text, read_relations(path.read_text(encoding="utf-8"), len(text))


def read_relations(standoff: str, length: int) -> list[Relation]:
    """Read brat stand-off: text-bound spans (T lines) and the attributions that tie them (E lines)."""
    spans: dict[str, tuple[Extent, ...]] = {}
    relations: list[Relation] = []
    for line in standoff.split("\n"):
        if match := re.match(r"(T\d+)\t\w+ ([\d ;]+)\t", line):
            parts = [tuple(map(int, part.split())) for part in match[2].split(";")]
            spans[match[1]] = tuple((p[0], p[1]) for p in parts if len(p) == 2 and 0 <= p[0] < p[1] <= length)
    for line in standoff.split("\n"):
        if match := re.match(r"E\d+\tAttribution\S*:T\d+(.*)", line):
            tied: dict[str, list[Extent]] = {"Source": [], "Cue": [], "Content": []}
            for role, name in re.findall(r"([A-Z][a-z]+)\d*:(T\d+)", match[1]):
                tied.get(role, []).extend(spans.get(name, ()))
            if tied["Content"]:
                source, cue = _whole(tied["Source"]), _whole(tied["Cue"])
                relations.append(Relation(source, cue, tuple(sorted(tied["Content"]))))
    return relations


def _whole(parts: list[Extent]) -> Extent | None:
    return (min(p[0] for p in parts), max(p[1] for p in parts)) if parts else None


def _relation(a: Attribution) -> Relation:
    return Relation(
        (a.source.start, a.source.end) if a.source else None,
        (a.cue.start, a.cue.end) if a.cue else None,
        tuple(sorted((span.start, span.end) for span in a.content)),
    )


def _spans(relations: list[Relation], layer: str) -> set[Extent]:
    if layer == "content":
        return {span for relation in relations for span in relation.content}
    return {span for relation in relations if (span := getattr(relation, layer))}


def likeness(text: str, strict: bool, a: Relation, b: Relation) -> float:
    """Return how alike two relations are, 0 when they do not match."""
    if strict:
        return float((a.source, a.cue, a.content) == (b.source, b.cue, b.content))
    if (a.source is None) != (b.source is None):
        return 0.0
    if a.source and b.source and min(a.source[1], b.source[1]) <= max(a.source[0], b.source[0]):
        return 0.0
    one, other = _tokens(text, a.content), _tokens(text, b.content)
    jaccard = len(one & other) / max(len(one | other), 1)
    return jaccard if jaccard >= _JACCARD else 0.0


def _tokens(text: str, spans: tuple[Extent, ...]) -> set[int]:
    return {start + match.start() for start, end in spans for match in re.finditer(r"\w+", text[start:end])}


def pairs(
    gold: list[Relation], found: list[Relation], likeness_of: Callable[[Relation, Relation], float]
) -> list[tuple[Relation, Relation]]:
    """Match relations one to one, the likeliest first."""
    scored = sorted(
        ((likeness_of(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found)),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    out: list[tuple[Relation, Relation]] = []
    for value, i, j in scored:
        if value > 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((gold[i], found[j]))
    return out


def _slice(text: str, gold: list[Relation], hit: set[Relation], slices: dict[str, Counter[str]]) -> None:
    """Count lenient recall by form of the content and by kind of source."""
    for relation in gold:
        for name in kinds(text, relation):
            slices.setdefault(name, Counter()).update(wanted=1, hits=int(relation in hit))


def kinds(text: str, relation: Relation) -> list[str]:
    """Return the slices a gold relation belongs to: its form, and what its source is.

    A source is an outlet by its name; unnamed when no word of it after the first has a capital; absent when null.
    """
    content = "".join(text[start:end] for start, end in relation.content).strip()
    quoted = len(_QUOTE.findall(content))
    whole = quoted >= 2 and bool(_QUOTE.match(content)) and bool(_QUOTE.match(content.rstrip(".,")[-1:]))
    out = ["direct" if whole else "mixed" if quoted else "indirect"]
    if relation.source is None:
        return [*out, "no_source"]
    source = text[relation.source[0] : relation.source[1]]
    if is_outlet_name(source):
        out.append("outlet_source")
    elif not re.search(r"\b[A-Z]", source[1:]) and source.split()[0].lower() not in {
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
    }:
        out.append("unnamed_source")
    return out
