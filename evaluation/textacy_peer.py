"""textacy's direct quotations on the same parses, for bench `polnear`; nothing where textacy is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

Extent = tuple[int, int]
Found = tuple[Extent | None, Extent | None, tuple[Extent, ...]]


def quotations(doc: Doc) -> Iterator[Found]:
    """Yield source, cue and content of each direct quotation that textacy 0.13 finds, in characters.

    textacy raises a ValueError on a text whose quotation marks do not pair, and then has found nothing.
    """
    from textacy.extract.triples import direct_quotations

    try:
        for found in direct_quotations(doc):
            yield _extent(found.speaker), _extent(found.cue), (_extent(found.content) or (0, 0),)
    except ValueError:
        return


def is_installed() -> bool:
    """Tell whether textacy can be imported."""
    try:
        import textacy.extract.triples  # noqa: F401
    except ImportError:
        return False
    return True


def _extent(tokens: Any) -> Extent | None:
    words = list(tokens)
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else None
