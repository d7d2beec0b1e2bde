"""Accuracy of a model on annotated sentences, by gold words. Needs no torch: the benches call it too."""

from __future__ import annotations

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
    return table
