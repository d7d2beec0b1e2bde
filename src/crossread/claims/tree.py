"""Small questions about a UD tree. Works with labels with and without subtypes, and never trusts the parser to be
consistent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from crossread.claims.words import mend

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_CORE_LEFT: Final = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "fixed", "punct", "goeswith"}
)


_BESIDE: Final = frozenset({"besides", "unlike", "except", "in addition to", "apart from", "aside from"})
_BESIDE_PAIRS: Final = frozenset({("addition", "to"), ("apart", "from"), ("aside", "from")})


def base(token: Token) -> str:
    """Return the label without its subtype."""
    return str(token.dep_).partition(":")[0]


def kids(token: Token, *labels: str) -> list[Token]:
    """Return the children that bear one of the labels: whole ("nsubj:pass") or base ("nsubj")."""
    return [c for c in token.children if c.dep_ in labels or base(c) in labels]


def kid(token: Token, *labels: str) -> Token | None:
    """Return the first such child."""
    return next(iter(kids(token, *labels)), None)


def climb(token: Token) -> Iterator[Token]:
    """Yield the ancestors, nearest first, up to the root of the sentence."""
    for _ in range(len(token.doc)):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def conjuncts(token: Token) -> list[Token]:
    """Return the token and what is coordinated with it (below it), in reading order; verbs and clauses are left
    out for nominals.
    """
    found, queue = [], [token]
    while queue:
        now = queue.pop(0)
        found.append(now)
        queue.extend(c for c in kids(now, "conj") if c.pos_ in NOMINAL or token.pos_ not in NOMINAL)
    return sorted(found, key=lambda t: t.i)


def preposition(token: Token) -> str:
    """Return the case marker of a nominal in lower case ("out of" in full), or an empty string."""
    case = kid(token, "case")
    if case is None:
        return ""
    return " ".join(t.lower_ for t in [case, *kids(case, "fixed")])


def is_beside(token: Token) -> bool:
    """Tell whether a nominal is only put beside what is told ("*in addition to* X", "apart from X", "unlike X")."""
    if preposition(token) in _BESIDE:
        return True
    case = kid(token, "case")
    before = token.doc[case.i - 1].lower_ if case is not None and case.i > token.sent.start else ""
    return case is not None and (before, case.lower_) in _BESIDE_PAIRS


def particle(verb: Token) -> Token | None:
    """Return the verb's particle ("shot *down*")."""
    return kid(verb, "compound:prt", "prt")


def is_passive(verb: Token) -> bool:
    """Tell whether the verb stands in the passive: by its subject, its auxiliary, or as a bare past participle on
    a noun.
    """
    if any(c.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or verb.lower_.endswith("ing"):
        return False
    if any(c.dep_ == "obl:agent" for c in verb.children):
        return True
    if base(verb) in ("acl", "amod") and verb.dep_ != "acl:relcl":
        return True
    has_perfect = any(c.lemma_ in ("have", "'ve", "’ve") for c in kids(verb, "aux"))
    if base(verb) in ("advcl", "xcomp", "root", "parataxis") and not has_perfect and not kids(verb, "nsubj"):
        return True
    return base(verb) == "conj" and not has_perfect and not kids(verb, "nsubj", "obj") and is_passive(verb.head)


def is_finite(verb: Token) -> bool:
    """Tell whether the clause has a finite verb or auxiliary, or a subject of its own."""
    if "Fin" in verb.morph.get("VerbForm", []) or kids(verb, "nsubj", "expl"):
        return True
    return any("Fin" in c.morph.get("VerbForm", []) or c.tag_ == "MD" for c in kids(verb, "aux", "cop"))


def phrase(head: Token) -> tuple[int, int]:
    """Return the character bounds of the noun phrase's core: determiners and modifiers before the head, names and
    "of" after it.
    """
    start, end = head, head
    for child in head.children:
        if child.i < head.i and base(child) in _CORE_LEFT and child.pos_ != "PUNCT":
            first = min(child.subtree, key=lambda t: t.i)
            if child.i - first.i < 8:
                start = min(start, first, key=lambda t: t.i)
        elif child.i > head.i and (base(child) == "flat" or (base(child) == "nmod" and preposition(child) == "of")):
            _, high = phrase(child)
            last = [t for t in child.subtree if t.idx + len(t.text) <= high]
            if last:
                end = max(end, last[-1], key=lambda t: t.i)
    return start.idx, end.idx + len(end.text)


def lemma(token: Token) -> str:
    """Return the lemma in lower case, mended where the parser's is no word."""
    return mend(str(token.lower_), str(token.lemma_ or token.text).lower(), token.pos_ in ("VERB", "AUX"))


def bigram(token: Token) -> str:
    """Return the noun with its last compound or adjective before it ("air strike"), or an empty string."""
    left = [c for c in token.children if base(c) in ("compound", "amod") and c.i == token.i - 1]
    return f"{left[-1].lower_} {lemma(token)}" if left else ""
