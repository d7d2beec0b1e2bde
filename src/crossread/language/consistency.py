"""One label for one name throughout a document: what the sentences say of a name, put together.

The model reads each sentence by itself, so the same name may come out as a person here and a place there. Names keep
their sense within a document ("one sense per discourse": Gale, Church and Yarowsky 1992; for entities, Krishnan and
Manning, ACL 2006, "An effective two-stage model for exploiting non-local dependencies in named entity recognition").
In three steps, none of which knows any name:

1. The scores of a capitalised word are raised by what the model thinks of the same word elsewhere in the document.
2. A longer name found whole in one sentence is taken whole wherever its words stand.
3. All spans of the same words get the label that they have the most evidence for together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from crossread.language.decode import spans

Scores = NDArray[np.float32]
Words = Sequence[str]
Decoder = Callable[[Scores], Sequence[str]]

_WEIGHT: Final = 1.2
"""How much the mean of a word's other mentions counts beside its own scores. Flat between 0.8 and 2 on the dev part."""

_LEAST: Final = 0.02
"""Added to probabilities before the logarithm, so that no mention can rule a label out."""

_NOT_NAMES: Final = frozenset({"Date", "Money"})


def agree(
    sentences: Sequence[Words], scores: Sequence[Scores], labels: Sequence[str], best: Decoder
) -> list[list[str]]:
    """Return the BIO tags of all sentences of one document.

    `scores` has a row a word and a column a label of `labels` for each sentence; `best` gives the best well-formed tags
    of a sentence's scores.
    """
    if not sentences:
        return []
    classes = sorted({label[2:] for label in labels if label != "O"})
    column = np.array([0 if label == "O" else 1 + classes.index(label[2:]) for label in labels])
    believed = _believed(sentences, scores, column)
    tags = [list(best(s)) for s in believed]
    _complete(sentences, tags)
    _vote(sentences, tags, [_classes(s, column) for s in believed], classes)
    return tags


def _classes(scores: Scores, column: NDArray[np.int64]) -> Scores:
    """Probabilities of the classes, O first, `B` and `I` of each taken together."""
    table = np.zeros((len(scores), int(column.max()) + 1), dtype=np.float32)
    if len(scores):
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        for label, place in enumerate(column):
            table[:, place] += powers[:, label]
        table /= powers.sum(axis=1, keepdims=True)
    return table


def _is_name_like(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _believed(sentences: Sequence[Words], scores: Sequence[Scores], column: NDArray[np.int64]) -> list[Scores]:
    """Scores with the evidence of the same words elsewhere added."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, words in enumerate(sentences):
        for i, word in enumerate(words):
            if _is_name_like(word):
                places[word].append((n, i))
    tables = [_classes(s, column) for s in scores]
    raised = [s.astype(np.float32) for s in scores]
    for mentions in places.values():
        if len(mentions) < 2:
            continue
        rows = np.stack([tables[n][i] for n, i in mentions])
        others = np.maximum(rows.sum(axis=0) - rows, 0) / (len(rows) - 1)
        evidence = _WEIGHT * np.log(others + _LEAST)[:, column]
        for (n, i), row in zip(mentions, evidence, strict=True):
            raised[n][i] += row
    return raised


def _complete(sentences: Sequence[Words], tags: Sequence[list[str]]) -> None:
    """Take names of several words whole wherever they stand and no other span crosses their bounds."""
    seen: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for words, found in zip(sentences, tags, strict=True):
        for a, b, kind in spans(found):
            if b - a > 1 and words[a][0].isupper() and kind not in _NOT_NAMES:
                seen[tuple(words[a:b])][kind] += 1
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(seen, key=lambda name: (-len(name), name)):
        by_first[name[0]].append(name)
    for words, found in zip(sentences, tags, strict=True):
        i = 0
        while i < len(words):
            name = next((n for n in by_first.get(words[i], ()) if tuple(words[i : i + len(n)]) == n), ())
            if not name:
                i += 1
                continue
            end = i + len(name)
            over = [(a, b) for a, b, _ in spans(found) if a < end and i < b]
            if (i, end) not in over and all(i <= a and b <= end for a, b in over):
                kind = seen[name].most_common(1)[0][0]
                found[i:end] = [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
            i = end


def _vote(
    sentences: Sequence[Words], tags: Sequence[list[str]], tables: Sequence[Scores], classes: Sequence[str]
) -> None:
    """Give all spans of the same words the label whose log-probabilities add up to the most over all of them."""
    total: dict[tuple[str, ...], Scores] = {}
    for words, found, table in zip(sentences, tags, tables, strict=True):
        for a, b, _ in spans(found):
            evidence = np.log(table[a:b, 1:] + _LEAST / 20).mean(axis=0)
            name = tuple(words[a:b])
            total[name] = total[name] + evidence if name in total else evidence
    for words, found in zip(sentences, tags, strict=True):
        for a, b, _ in spans(found):
            kind = classes[int(total[tuple(words[a:b])].argmax())]
            found[a:b] = [f"B-{kind}"] + [f"I-{kind}"] * (b - a - 1)
