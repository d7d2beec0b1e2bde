"""The whole pipeline as one object, and the face any other parser must have to take its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol

from spacy.language import Language
from spacy.tokens import Doc

from crossread.language import component
from crossread.language.tokenizer import blank_english

_LONGEST: Final = 100_000_000


class Parser(Protocol):
    """Text in, parsed document out: a spaCy pipeline is one, and so is anything that makes such documents.

    A document must keep the text whole, mark sentence starts, and carry UPOS, UD labels and heads, lemmas, entities,
    and the span groups `source`, `cue` and `content` (which may be empty).
    """

    def __call__(self, text: str, /) -> Doc:
        """Parse one text."""
        ...

    def pipe(self, texts: Iterable[str], /) -> Iterator[Doc]:
        """Parse many texts, in order."""
        ...


def load(path: Path | None = None) -> Language:
    """Load the pipeline with the model that ships, or the one in the folder `path`."""
    nlp = blank_english()
    nlp.max_length = _LONGEST
    nlp.add_pipe(component.SENTENCES)
    nlp.add_pipe(component.LANGUAGE, config={"path": str(path) if path else None})
    return nlp
