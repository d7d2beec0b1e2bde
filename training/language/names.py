"""The table of names that ships beside the weights (see `crossread.language.names`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from training.language.examples import Example

_ARTICLES: Final = 2


def count_names(articles: Iterable[Sequence[Example]]) -> dict[str, dict[str, int]]:
    """Count in which classes words with a capital stood, of words that two articles or more have."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    articles_with: Counter[str] = Counter()
    for article in articles:
        seen: set[str] = set()
        for example in article:
            for word, tag in zip(example.words, example.entities, strict=True):
                if len(word) > 1 and word[0].isupper():
                    counts[word][tag[2:] or "O"] += 1
                    seen.add(word)
        articles_with.update(seen)
    return {word: dict(counts[word]) for word, n in articles_with.items() if n >= _ARTICLES}
