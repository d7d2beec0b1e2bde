"""What the passage reader and the lexicon make of a pair: names of features with their strength.

A word that may be a trigger counts by how likely it is one and how likely it is tied to the pair: to the source as its
actor (`a`), to the target as its recipient (`r`), to both (`b`), or not at all (`n`); with `g` it is the given trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from crossread.claims.coder.pair import Pair
from crossread.claims.coding import code, plover_root
from crossread.claims.lexicon import Lexicon
from crossread.claims.modality import modality
from crossread.claims.polarity import polarity
from crossread.claims.predicates import Predicate, predicates
from crossread.language.config import LINKS, MODALITIES
from crossread.language.events import EventHints, hints_of

Array = NDArray[np.float64]
_OWN_WORD: Final = 0.3
"""What a trigger inside a party's own words counts ("*the shelling* of X")."""

_FLOOR: Final = 1e-3
_MERGED: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def merged(root: str) -> str:
    """Return a PLOVER 2.0 type under the coder's name: CONCEDE and RETREAT are one."""
    return _MERGED.get(root, root)


def reader_features(pair: Pair) -> dict[str, float]:
    """Return what the reader holds for possible."""
    found: dict[str, float] = {}
    for hints in hints_of(pair.sentence.doc):
        here = (hints.words >= pair.sentence.start) & (hints.words < pair.sentence.end)
        if here.any():
            for name, value in _passage(hints, here, pair):
                found[name] = max(value, found.get(name, value))
    return found


def _passage(hints: EventHints, here: NDArray[np.bool_], pair: Pair) -> Iterator[tuple[str, float]]:
    labels = hints.labels[here].astype(np.float64)
    types, names = _by_type(labels, hints.names)
    for way, weight in _weights(hints, here, pair).items():
        best = int(weight.argmax())
        if weight[best] <= 0:
            continue
        yield f"{way} tied", float(weight[best])
        negative, moods = hints.negative[here].astype(np.float64), hints.modality[here].astype(np.float64)
        scopes = {"": np.ones_like(weight), "not ": negative}
        scopes |= {f"{mood} ": moods[:, n] for n, mood in enumerate(MODALITIES) if mood != "asserted"}
        for scope, likely in scopes.items():
            strongest = (types * (weight * likely)[:, None]).max(axis=0)
            yield from ((f"{way} {scope}{t}", float(v)) for t, v in zip(names, strongest, strict=True) if v > _FLOOR)
            yield f"{way} best {scope}", float(likely[best])
        logs = 1 + np.log10(np.maximum(labels[best], _FLOOR)) / 3
        yield from ((f"{way} best {name}", float(v)) for name, v in zip(hints.names, logs, strict=True) if v > 0)


def _by_type(labels: Array, names: tuple[str, ...]) -> tuple[Array, list[str]]:
    types = [merged(name.partition(" ")[0]) for name in names]
    order = sorted(set(types))
    folded = np.array([[float(t == one) for one in order] for t in types])
    return labels @ folded, order


def _weights(hints: EventHints, here: NDArray[np.bool_], pair: Pair) -> Mapping[str, Array]:
    words, links = hints.words[here], hints.links[here].astype(np.float64)
    trigger = hints.probability[here].astype(np.float64)
    trigger = trigger * np.where(np.isin(words, list(pair.parties)), _OWN_WORD, 1.0)

    def tied(party: frozenset[int], *labels: str) -> Array:
        columns = links[:, np.isin(hints.places, list(party))][:, :, [LINKS.index(label) for label in labels]]
        strongest: Array = columns.max(axis=(1, 2), initial=0.0)
        return strongest

    acts, suffers = tied(pair.source, "actor"), tied(pair.target, "recipient", "place")
    ways = {"a": trigger * acts, "r": trigger * suffers, "n": trigger}
    ways["b"] = trigger * acts * np.maximum(suffers, tied(pair.target, "actor"))
    if pair.trigger is not None:
        ways["g"] = (words == pair.trigger.i).astype(np.float64)
    return ways


def lexicon_features(pair: Pair, lex: Lexicon) -> set[str]:
    """Return what the lexicon makes of the sentence's predicates, by which of the two parties they have."""
    found: set[str] = set()
    for predicate in predicates(pair.sentence, lex):
        coding = code(predicate, lex)
        mood, sign = modality(predicate, lex), polarity(predicate, lex)
        root = merged(plover_root(coding.event_type, sign, mood) or "null")
        names = (root, f"{coding.event_type} {coding.event_mode}", f"is {mood}", f"is {sign}")
        ways = ["n", *_ways(pair, predicate)]
        found.update(f"{way} {name}" for way in ways for name in names)
    return found


def _ways(pair: Pair, predicate: Predicate) -> Iterator[str]:
    frame = predicate.frame
    acts = any(t.i in pair.source for t in frame.subjects)
    others = (*frame.objects, *frame.indirect, *(t for _, t in frame.obliques))
    suffers = any(t.i in pair.target for t in others)
    if acts:
        yield "a"
    if suffers:
        yield "r"
    if acts and (suffers or any(t.i in pair.target for t in frame.subjects)):
        yield "b"
    if pair.trigger is not None and pair.trigger.i in {t.i for t in (predicate.word, predicate.clause)}:
        yield "g"
