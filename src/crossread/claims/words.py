"""Lemmas that can be trusted: the parser's where it is a word the lexicon knows, else one made by rule from the
form.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from crossread.claims.lexicon import lexicon


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, str]:
    raw = tomllib.loads((files("crossread.claims.lexicon") / "irregular.toml").read_text(encoding="utf-8"))
    return dict(pair.split("=") for pair in raw["verbs"].split())


@lru_cache(maxsize=2)
def _known(verbal: bool) -> frozenset[str]:
    lex = lexicon()
    groups = (lex.light, lex.scope) if verbal else (lex.classes, lex.scope, {"events": frozenset(lex.nouns)})
    words = {name.split()[0] for name in lex.verbs} if verbal else set()
    for group in groups:
        for names in group.values():
            words |= {name.split()[0] for name in names}
    return frozenset(words)


def _stems(form: str) -> list[str]:
    """Return what an inflected form could come from, most likely first."""
    found: list[str] = []
    for suffix in ("ing", "ed", "es", "s", "d"):
        if not form.endswith(suffix) or len(form) - len(suffix) < 2:
            continue
        stem = form[: -len(suffix)]
        found += [stem, stem + "e"]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            found.append(stem[:-1])
        if stem.endswith("i"):
            found.append(stem[:-1] + "y")
    return found


@lru_cache(maxsize=65536)
def mend(form: str, given: str, verbal: bool) -> str:
    """Return the lemma of a form, both in lower case; `given` is the parser's, kept unless the rules know better."""
    known = _known(verbal)
    if verbal and form in _irregular():
        return _irregular()[form]
    if given in known:
        return given
    for stem in _stems(form):
        if stem in known:
            return stem
    return given
