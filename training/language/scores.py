"""Accuracy of a model on annotated sentences, by gold words. Needs no torch: the benches call it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from crossread.language.config import ROLES
from crossread.language.decode import spans
from crossread.language.model import LanguageModel, SentenceParse
from training.language.examples import Example

Parser = Callable[[Sequence[Sequence[str]]], list[SentenceParse]]


def tree_scores(model: LanguageModel, examples: Sequence[Example]) -> dict[str, float]:
    """UPOS, XPOS, features and lemma accuracy over all words; UAS and LAS without punctuation."""
    parses = model.parse_words([e.words for e in examples])
    right = dict.fromkeys(("upos", "xpos", "feats", "lemma", "uas", "las"), 0)
    words = attached = 0
    for gold, found in zip(examples, parses, strict=True):
        words += len(gold.words)
        for name, a, b in (
            ("upos", gold.upos, found.upos),
            ("xpos", gold.xpos, found.xpos),
            ("feats", gold.feats, found.feats),
            ("lemma", gold.lemmas, found.lemmas),
        ):
            right[name] += sum(x == y for x, y in zip(a, b, strict=True))
        for i, tag in enumerate(gold.upos):
            if tag != "PUNCT":
                attached += 1
                same = gold.heads[i] == found.heads[i]
                right["uas"] += same
                right["las"] += same and gold.deprels[i] == found.deprels[i]
    return {k: 100 * v / (attached if k in {"uas", "las"} else words) for k, v in right.items()}


def span_scores(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> dict[str, float]:
    """Precision, recall and F1 of exact spans with their type."""
    hits = wanted = given = 0
    for a, b in zip(gold, found, strict=True):
        left, right = set(spans(a)), set(spans(b))
        hits, wanted, given = hits + len(left & right), wanted + len(left), given + len(right)
    precision, recall = 100 * hits / max(given, 1), 100 * hits / max(wanted, 1)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(precision + recall, 1e-9)}


def all_scores(model: LanguageModel, dev: dict[str, list[Example]], limit: int = 0) -> dict[str, float]:
    """Every development figure, in one flat table."""
    part = {name: examples[:limit] if limit else examples for name, examples in dev.items()}
    table = {f"{name}_{k}": v for name in ("ewt", "gum") for k, v in tree_scores(model, part[name]).items()}
    parses = model.parse_words([e.words for e in part["newswire"]])
    entity = span_scores([e.entities for e in part["newswire"]], [p.entities for p in parses])
    table.update({f"newswire_{k}": v for k, v in entity.items()})
    parses = model.parse_words([e.words for e in part["polnear"]])
    for i, role in enumerate(ROLES):
        gold = [[r[i] for r in e.roles] for e in part["polnear"]]
        table[f"polnear_{role}"] = span_scores(gold, [getattr(p, role) for p in parses])["f1"]
    table["polnear_mean"] = float(np.mean([table[f"polnear_{role}"] for role in ROLES]))
    if part.get("events"):
        found = event_scores(model.parse_words([e.words for e in part["events"]]), part["events"])
        table.update({f"events_{k}": v for k, v in found.items()})
    return table


def event_scores(parses: Sequence[SentenceParse], examples: Sequence[Example]) -> dict[str, float]:
    """F1 of triggers by first word, also with type; of links by role on matched triggers; accuracies of the rest."""
    counts: Counter[str] = Counter()
    for gold, found in zip(examples, parses, strict=True):
        if gold.events is None:
            continue
        wanted = {i: label for i, label in enumerate(gold.events.label) if label}
        given = {mark.start: mark for mark in found.events}
        counts["wanted"] += len(wanted)
        counts["given"] += len(given)
        counts["typed_wanted"] += sum(not label.startswith("null") for label in wanted.values())
        counts["typed_given"] += sum(not mark.label.startswith("null") for mark in given.values())
        for i in wanted.keys() & given.keys():
            mark, label = given[i], wanted[i]
            typed = not label.startswith("null")
            counts["hits"] += 1
            counts["label"] += mark.label == label
            counts["typed"] += typed and mark.label.split()[0] == label.split()[0]
            counts["polarity"] += mark.polarity == gold.events.polarity[i]
            counts["modality"] += mark.modality == gold.events.modality[i]
            links = {(link.word, link.label) for link in mark.links}
            for role in ("actor", "recipient", "place", "time", "quantity"):
                a = {j for x, j, r in gold.events.links if x == i and r == role}
                b = {j for j, r in links if r == role}
                counts.update({f"{role}_hits": len(a & b), f"{role}_sum": len(a) + len(b)})
        for cue in found.sayings:
            if gold.events.stance[cue.word]:
                tied = {(j, r) for x, j, r in gold.events.links if x == cue.word}
                seen = {(link.word, link.label) for link in cue.links}
                counts.update({"saying": 1, "stance": int(cue.stance == gold.events.stance[cue.word])})
                counts.update({"saying_hits": len(tied & seen), "saying_sum": len(tied) + len(seen)})
    table = {
        "trigger": 200 * counts["hits"] / max(counts["wanted"] + counts["given"], 1),
        "typed_trigger": 200 * counts["typed"] / max(counts["typed_wanted"] + counts["typed_given"], 1),
        "label": 100 * counts["label"] / max(counts["hits"], 1),
        "polarity": 100 * counts["polarity"] / max(counts["hits"], 1),
        "modality": 100 * counts["modality"] / max(counts["hits"], 1),
        "stance": 100 * counts["stance"] / max(counts["saying"], 1),
        "saying_links": 200 * counts["saying_hits"] / max(counts["saying_sum"], 1),
    }
    for role in ("actor", "recipient", "place", "time", "quantity"):
        table[role] = 200 * counts[f"{role}_hits"] / max(counts[f"{role}_sum"], 1)
    return table
