"""What the words of a sentence and its tree say of a pair: names of features, by block.

The parties' own words are left out, and other names and numbers stand for one another, so that nothing is learnt about
anybody by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from crossread.claims.coder.pair import Pair
from crossread.claims.tree import base, kids, lemma

_COMPLEMENTS: Final = ("obj", "xcomp", "obl", "nmod", "compound", "amod", "ccomp", "advcl", "acl")
_ALIKE: Final = {"PROPN": "<name>", "NUM": "<number>"}
_SCOPE: Final = ("aux", "mark", "advmod")


def word_features(pair: Pair) -> dict[str, set[str]]:
    """Return the features of the sentence's words and of its tree."""
    return {"word": set(_sequence(pair)), "tree": set(_tree(pair))}


def _word(token: Token) -> str:
    return _ALIKE.get(str(token.pos_)) or lemma(token)


def _sequence(pair: Pair) -> Iterator[str]:
    seen: set[str] = set()
    for token in pair.words():
        party = "<s>" if token.i in pair.source else "<t>" if token.i in pair.target else ""
        if not party:
            yield _word(token)
        elif party not in seen:
            seen.add(party)
            yield party


def _tree(pair: Pair) -> Iterator[str]:
    for side, party in (("s", pair.source), ("t", pair.target)):
        head, above = pair.head(party), pair.governors(party)
        if head is None:
            yield f"{side} none"
            continue
        yield f"{side} {head.dep_}"
        yield from (f"{side} case {c.lower_}" for c in kids(head, "case"))
        yield from (f"{side} {n} {_word(t)}" for n, t in enumerate(above[:2]))
        if above:
            yield f"{side} {head.dep_} {_word(above[0])}"
    path = pair.path()
    yield f"path {min(len(path), 6)}"
    for token in path:
        yield f"path {_word(token)}"
        yield from _below(pair, token, "path")
    if pair.trigger is not None:
        yield f"trigger {_word(pair.trigger)}"
        yield from _below(pair, pair.trigger, "trigger")


def _below(pair: Pair, token: Token, where: str) -> Iterator[str]:
    for child in token.children:
        label = base(child)
        if child.i in pair.parties or label not in (*_COMPLEMENTS, *_SCOPE):
            continue
        yield f"{where} under {_word(child)}"
        if label in _SCOPE or label in _COMPLEMENTS[:5]:
            yield f"{where} {_word(token)} {_word(child)}"
