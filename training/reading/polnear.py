"""PolNeAR (Newell et al., LREC 2018) as passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from crossread.language.passages import passages
from evaluation.polnear import articles
from training.reading.examples import Attribution, Passage, make_passage


def read_polnear(folder: Path, nlp: Language) -> Iterator[Passage]:
    """Yield the passages of a folder with `text` and `attributions`, as `nlp` (which marks sentences) cuts them."""
    for number, (text, relations) in enumerate(articles(folder)):
        said = [Attribution(r.cue, r.source, r.content) for r in relations if r.cue is not None]
        doc = nlp(text)
        sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
        for tokens in passages(text, sentences):
            yield make_passage(f"{folder.name}-{number}", tokens, "polnear", said)
