"""Whose people did it: "the attackers belonged to the Front" tells of the Front's attack."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from crossread.claims.coding import Coding
from crossread.claims.lexicon import Lexicon
from crossread.claims.predicates import Predicate
from crossread.claims.tree import base, conjuncts, kids, lemma, preposition

_MEMBERS: Final = frozenset({"member", "fighter", "follower", "soldier", "part", "militant", "partisan", "man"})
_BELONGING: Final = {"belong": ("to",), "come": ("from",), "hail": ("from",)}
_DEEDS: Final = {"assailant": "attack", "gunner": "shoot", "captor": "capture", "arsonist": "burn", "looter": "loot"}
_CONFIDENCE: Final = 0.5


def deed_of_members(predicate: Predicate, lex: Lexicon) -> tuple[Coding, tuple[Token, ...]] | None:
    """Return the coding of what doers did who are said to be somebody's, and the heads of whose they are; None where
    the predicate says no such thing. Only the words of the sentence count: doers without a deed in their name
    ("the gunmen") tell of none.
    """
    word = predicate.word
    subjects = [*kids(word, "nsubj")]
    if not subjects:
        return None
    names = _owners(word)
    verb = _deed(lemma(subjects[0]), lex)
    if not names or verb is None:
        return None
    pattern = next((p for p in lex.verbs.get(verb, ()) if not p.conditions and p.event_type), None)
    if pattern is None:
        return None
    return Coding(pattern.event_type, pattern.event_mode, confidence=_CONFIDENCE), names


def _owners(word: Token) -> tuple[Token, ...]:
    """Return whom the subject is said to belong to: "belonged *to X*", "were members *of X*"."""
    if word.pos_ in ("VERB", "AUX"):
        cases = _BELONGING.get(lemma(word), ())
        below = [c for c in kids(word, "obl") if preposition(c) in cases and c.pos_ == "PROPN"]
    elif lemma(word) in _MEMBERS and kids(word, "cop"):
        below = [c for c in kids(word, "nmod") if preposition(c) in ("of", "from")]
        below += [c for c in kids(word, "compound", "amod") if base(c) == "compound" or c.pos_ == "PROPN"]
    else:
        return ()
    return tuple(t for c in below for t in conjuncts(c))


def _deed(name: str, lex: Lexicon) -> str | None:
    """Return the verb of a doer's name ("raider": "raid", "kidnapper": "kidnap")."""
    if name in _DEEDS:
        return _DEEDS[name]
    if not name.endswith("er"):
        return None
    stem = name[:-2]
    tries = [stem, f"{stem}e", stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem]
    return next((t for t in tries if len(t) > 2 and t in lex.verbs), None)
