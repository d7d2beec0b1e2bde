"""Accuracy of the passage reader on annotated passages, by word. Needs no torch: the benches may call it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from crossread.language.decode import spans
from crossread.language.events import EventMark
from crossread.language.reader import PassageReader
from crossread.language.sayings import Convention, Saying, WordSpan
from training.reading.examples import Events, Passage, Row

ARGUMENTS: Final = ("actor", "recipient", "place", "time", "quantity")


def all_scores(reader: PassageReader, polnear: Sequence[Passage], marked: Sequence[Passage]) -> dict[str, float]:
    """Every development figure, in one flat table."""
    return {
        **{f"polnear_{k}": v for k, v in saying_scores(reader, polnear, "polnear").items()},
        **{f"corpus_{k}": v for k, v in saying_scores(reader, marked, "crossread").items()},
        **{f"events_{k}": v for k, v in event_scores(reader, marked).items()},
    }


def saying_scores(reader: PassageReader, passages: Sequence[Passage], convention: Convention) -> dict[str, float]:
    """F1 of exact spans by layer, and of whole relations, of what is found without reading contents by themselves."""
    counts: Counter[str] = Counter()
    for passage in passages:
        wanted = {relation(row) for row in passage.rows}
        sayings = (s for s in reader.read(passage.words).sayings if s.convention == convention)
        given = {(s.cue, s.source, s.content) for s in sayings if not s.nested}
        _count(counts, "relation", wanted, given)
        _count(counts, "cue", {r[0] for r in wanted}, {r[0] for r in given})
        _count(counts, "source", {s for r in wanted for s in r[1]}, {s for r in given for s in r[1]})
        _count(counts, "content", {s for r in wanted for s in r[2]}, {s for r in given for s in r[2]})
    return {layer: _f1(counts, layer) for layer in ("cue", "source", "content", "relation")}


def relation(row: Row) -> tuple[WordSpan, tuple[WordSpan, ...], tuple[WordSpan, ...]]:
    """Return cue, source and content of a row, in words."""
    found = spans(row.tags)
    source = tuple((start, end) for start, end, role in found if role == "source")
    return (row.first, row.last + 1), source, tuple((start, end) for start, end, role in found if role == "content")


def event_scores(reader: PassageReader, passages: Sequence[Passage]) -> dict[str, float]:
    """F1 of triggers by first word, also with type; of links by role on matched triggers; accuracies of the rest."""
    counts: Counter[str] = Counter()
    for passage in passages:
        if passage.events is None:
            continue
        marks = reader.read(passage.words)
        _count_events(counts, passage.events, {mark.start: mark for mark in marks.events if mark.sure})
        _count_stances(counts, passage, [s for s in marks.sayings if s.convention == "crossread"])
    return {
        "trigger": _f1(counts, "trigger"),
        "typed_trigger": _f1(counts, "typed"),
        **{name: 100 * counts[name] / max(counts["trigger_hits"], 1) for name in ("label", "polarity", "modality")},
        **{role: _f1(counts, role) for role in ARGUMENTS},
        **{name: 100 * counts[name] / max(counts["cues"], 1) for name in ("stance", "source_class")},
    }


def _count_events(counts: Counter[str], gold: Events, given: dict[int, EventMark]) -> None:
    wanted = {i: label for i, label in enumerate(gold.label) if label}
    _count(counts, "trigger", set(wanted), set(given))
    _count(
        counts,
        "typed",
        {(i, label.split()[0]) for i, label in wanted.items() if not label.startswith("null")},
        {(i, mark.label.split()[0]) for i, mark in given.items() if not mark.label.startswith("null")},
    )
    for i in wanted.keys() & given.keys():
        mark = given[i]
        counts["label"] += mark.label == wanted[i]
        counts["polarity"] += mark.polarity == gold.polarity[i]
        counts["modality"] += mark.modality == gold.modality[i]
        links = {(link.word, link.label) for link in mark.links}
        for role in ARGUMENTS:
            tied = {j for x, j, r in gold.links if x == i and r == role}
            _count(counts, role, tied, {j for j, r in links if r == role})


def _count_stances(counts: Counter[str], passage: Passage, given: Sequence[Saying]) -> None:
    gold = passage.events
    if gold is None:
        return
    for saying in given:
        wanted = gold.stance[saying.cue[0]]
        if wanted:
            counts["cues"] += 1
            counts["stance"] += saying.stance == wanted
            classes = [gold.source_class[j] for i, j, r in gold.links if i == saying.cue[0] and r == "source"]
            counts["source_class"] += saying.source_class == (classes or [gold.source_class[saying.cue[0]]])[0]


def _count(counts: Counter[str], name: str, wanted: set[object] | set[int], given: set[object] | set[int]) -> None:
    counts.update({f"{name}_hits": len(wanted & given), f"{name}_wanted": len(wanted), f"{name}_given": len(given)})


def _f1(counts: Counter[str], name: str) -> float:
    return 200 * counts[f"{name}_hits"] / max(counts[f"{name}_wanted"] + counts[f"{name}_given"], 1)
