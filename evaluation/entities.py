"""Bench `entities`: exact span and type on gold tokens (worldwide-newswire, UNER) or raw text (re3d).

re3d's types are mapped to the model's: Organisation → Organization, Nationality → NORP, Temporal → Date, Weapon,
Vehicle and MilitaryPlatform → Product; Person, Location and Money stay; the model's Facility counts as Location
there. Types without a counterpart (Quantity, DocumentReference, Frequency, Coordinates, CommsIdentifier; the model's
Misc) are left out on both sides. re3d marks spans more than once, with a confidence, and inside others: the longest
of overlapping spans is kept, and of equals the surest. In UNER the model's Facility counts as LOC; NORP and the rest
are left out.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from crossread.language import LanguageModel, load
from crossread.language.decode import spans
from evaluation.bench import Peer, Result, data_hash, f1
from training.language.readers import read_newswire

RE3D = {
    "Organisation": "Organization",
    "Person": "Person",
    "Location": "Location",
    "Nationality": "NORP",
    "Temporal": "Date",
    "Money": "Money",
    "Weapon": "Product",
    "Vehicle": "Product",
    "MilitaryPlatform": "Product",
}
OURS_IN_RE3D = {v: v for v in RE3D.values()} | {"Facility": "Location"}
OURS_IN_UNER = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
PEERS = (
    Peer("MiniLM, newswire alone, worldwide-newswire dev", {"f1": 79.0}),
    Peer("MiniLM int8, UNER EWT test", {"f1": 74.6}),
    Peer("spaCy CNN, UNER EWT test", {"f1": 64.2}),
)

Found = set[tuple[int, int, int, str]]
"""(document or sentence, start, end, type)."""

Weighed = tuple[int, int, str, float]
"""(start, end, type, the annotators' confidence)."""


def score(path: Path) -> Result:
    """Score a folder of TSV files, an IOB2 file, or re3d's folder of publishers."""
    if path.is_file():
        found, wanted = _uner(path)
    elif any(path.glob("*.tsv")):
        found, wanted = _newswire(path)
    else:
        found, wanted = _re3d(path)
    precision, recall, score_ = f1(len(found & wanted), len(found), len(wanted))
    figures = {"precision": precision, "recall": recall, "f1": score_}
    return Result("entities", figures, str(path), data_hash(path), PEERS)


def _tagged(sentences: Sequence[Sequence[str]]) -> Found:
    parses = LanguageModel.read().parse_words(sentences)
    return {(n, *span) for n, parse in enumerate(parses) for span in spans(parse.entities)}


def _newswire(path: Path) -> tuple[Found, Found]:
    examples = list(read_newswire(path))
    wanted = {(n, *span) for n, e in enumerate(examples) for span in spans(e.entities)}
    return _tagged([e.words for e in examples]), wanted


def _uner(path: Path) -> tuple[Found, Found]:
    words: list[list[str]] = []
    tags: list[list[str]] = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("# ")]
        if rows:
            words.append([r[1] for r in rows])
            tags.append([r[2] for r in rows])
    wanted = {(n, *span) for n, sentence in enumerate(tags) for span in spans(sentence)}
    kept = {(n, a, b, OURS_IN_UNER[t]) for n, a, b, t in _tagged(words) if t in OURS_IN_UNER}
    return kept, {w for w in wanted if w[3] in {"PER", "ORG", "LOC"}}


def _re3d(path: Path) -> tuple[Found, Found]:
    nlp = load()
    found: Found = set()
    wanted: Found = set()
    number = 0
    for folder in sorted(p for p in path.iterdir() if (p / "documents.json").is_file() and "BBC" not in p.name):
        gold: dict[str, list[Weighed]] = defaultdict(list)
        for line in (folder / "entities.json").open(encoding="utf-8"):
            row = json.loads(line)
            if row["type"] in RE3D:
                gold[row["documentId"]].append((row["begin"], row["end"], RE3D[row["type"]], row["confidence"]))
        for line in (folder / "documents.json").open(encoding="utf-8"):
            document = json.loads(line)
            number += 1
            ents = nlp(document["text"]).ents
            ours = ((e.start_char, e.end_char, e.label_) for e in ents if e.label_ in OURS_IN_RE3D)
            found |= {(number, a, b, OURS_IN_RE3D[t]) for a, b, t in ours}
            wanted |= {(number, *span) for span in longest(gold[document["_id"]])}
    return found, wanted


def longest(given: Iterable[Weighed]) -> set[tuple[int, int, str]]:
    """Return the longest of overlapping spans; of equals the one its annotators were surest of, then by type."""
    kept: set[tuple[int, int, str]] = set()
    for start, end, kind, _ in sorted(given, key=lambda s: (s[0] - s[1], -s[3], s[0], s[2])):
        if not any(a < end and start < b for a, b, _ in kept):
            kept.add((start, end, kind))
    return kept
