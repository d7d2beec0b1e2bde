"""Did it happen? The polarity of a predicate, from the words that have it in their scope.

What a denying attribution holds is settled in `stage`, where attributions are known.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from crossread.claims.lexicon import Lexicon
from crossread.claims.predicates import Predicate
from crossread.claims.tree import base, climb, is_finite, kid, kids, lemma, particle, preposition
from crossread.records import Polarity

_USING: Final = frozenset({"use", "deploy", "intend", "mean", "allow", "permit", "authorize", "authorise"})


def _name(verb: Token) -> str:
    prt = particle(verb)
    return f"{lemma(verb)} {prt.lower_}" if prt is not None else lemma(verb)


def _in(token: Token, words: frozenset[str]) -> bool:
    return lemma(token) in words or _name(token) in words


def negated(token: Token, lex: Lexicon) -> bool:
    """Tell whether a negator hangs on the token itself ("not", "no", "never", "without")."""
    words = lex.scope["negator"]
    for child in token.children:
        if child.lower_ in words and base(child) in ("advmod", "det", "case", "mark", "cc", "aux", "discourse", "neg"):
            if child.lower_ == "no" and base(child) == "discourse":
                continue
            if child.lower_ == "not" and child.i + 1 < len(child.doc) and child.nbor().lower_ == "only":
                continue
            return True
        if "Neg" in child.morph.get("Polarity", []) and base(child) in ("advmod", "det"):
            return not (child.i + 1 < len(child.doc) and child.nbor().lower_ == "only")
        if (
            base(child) == "advmod"
            and lemma(child) in ("long", "longer")
            and any(c.lower_ == "no" for c in child.children)
        ):
            return True
    return False


def is_nobody(head: Token, lex: Lexicon) -> bool:
    """Tell whether an argument is none at all ("no mine", "nobody"), so that nothing happened."""
    if head.lower_ in lex.scope["negative_pronoun"]:
        return True
    if head.left_edge.lower_ in ("no", "neither"):  # the determiner of a modifier, in a wrong tree, is the head's
        return True
    return any(c.lower_ in ("no", "neither") and base(c) in ("det", "cc", "advmod") for c in head.children)


def _denied(token: Token, lex: Lexicon) -> bool:
    """Tell whether the clause or noun is what a verb of denial or a word for falsehood is said of."""
    for node, above in zip([token, *climb(token)], climb(token), strict=False):
        label = base(node)
        if (
            label in ("ccomp", "xcomp", "obj", "advcl", "nsubj", "obl")
            and above.pos_ == "VERB"
            and _in(above, lex.scope["denial_verb"])
        ):
            if node.i == token.i and label in ("ccomp", "advcl", "xcomp"):
                return True
            if label == "obl" and preposition(node) in ("", "as") and lemma(node) in lex.scope["claim_noun"]:
                return True
            if (
                label in ("obj", "nsubj")
                and (node.i == token.i or lemma(node) in lex.scope["claim_noun"])
                and not (label == "nsubj" and not any(c.dep_ == "nsubj:pass" for c in [node]))
            ):
                return True
        if label == "nsubj" and lemma(above) in lex.scope["falsehood"]:
            return not negated(above, lex)
        if label in ("acl", "ccomp", "nmod") and lemma(above) in lex.scope["claim_noun"]:
            continue
        if label in ("conj", "ccomp") and node.i != token.i:
            return False
        if label not in ("acl", "nmod", "obj", "nsubj", "ccomp", "xcomp", "conj", "obl"):
            return False
    return False


def _clause_tokens(predicate: Predicate) -> list[Token]:
    found = {t.i: t for t in (predicate.word, predicate.clause, *predicate.outer)}
    return [found[i] for i in sorted(found)]


def polarity(predicate: Predicate, lex: Lexicon) -> Polarity:
    """Return whether the claim says that it happened or that it did not."""
    tokens = _clause_tokens(predicate)
    if any(negated(t, lex) for t in tokens):
        return "negative"
    if predicate.kind != "noun" and any(
        is_nobody(h, lex) for h in predicate.frame.heads() if not _elsewhere(h, predicate)
    ):
        return "negative"
    if any(_in(t, lex.scope["negative_verb"]) for t in predicate.outer) or any(
        lemma(t) in lex.scope["negative_adjective"] for t in predicate.outer
    ):
        return "negative"
    top = predicate.outer[-1] if predicate.outer else predicate.clause
    head = top.head
    if (
        head.i != top.i
        and base(top) in ("xcomp", "advcl")
        and _in(head, lex.scope["negative_verb"])
        and not _purpose(top)
    ):
        return "negative"
    if head.i != top.i and base(top) in ("xcomp", "advcl") and _is_unused(top, lex):
        return "negative"
    if predicate.kind in ("noun", "state") and base(top) in ("obj", "nmod", "obl") and _without(predicate.word, lex):
        return "negative"
    if predicate.kind == "verb" and _shared_negation(predicate.word, lex):
        return "negative"
    if lemma(predicate.word) == "exist" and any(
        c.lower_ == "only" for t in (predicate.word, *(h for _, h in predicate.frame.obliques)) for c in t.children
    ):
        return "negative"
    if any(
        _denied(t, lex)
        for t in {predicate.clause.i: predicate.clause, predicate.word.i: predicate.word, top.i: top}.values()
    ):
        return "negative"
    return "positive"


def _is_unused(clause: Token, lex: Lexicon) -> bool:
    """Tell whether it is what something is not used for ("are *not being used* to strike")."""
    return lemma(clause.head) in _USING and negated(clause.head, lex) and any(c.lower_ == "to" for c in clause.children)


def _purpose(clause: Token) -> bool:
    """Tell a purpose clause ("refused in order to …") from a complement ("refused to …")."""
    return base(clause) == "advcl" and not any(c.lower_ in ("from", "of") for c in kids(clause, "mark", "case"))


def _elsewhere(head: Token, predicate: Predicate) -> bool:
    """Tell whether an argument stands outside the clause, so that its "no" was counted there (relative clauses)."""
    clause = predicate.clause
    return base(clause) in ("acl", "amod") and head.i == clause.head.i and is_finite(clause)


def _without(noun: Token, lex: Lexicon) -> bool:
    head = noun.head
    return (
        head.pos_ == "VERB"
        and base(noun) == "obj"
        and _in(head, lex.scope["negative_verb"])
        and _name(head) not in ("reject", "dismiss", "block")
    )


def _shared_negation(verb: Token, lex: Lexicon) -> bool:
    """Tell whether "not" of the first verb reaches the second ("did not stop or search")."""
    if base(verb) != "conj" or verb.head.i == verb.i:
        return False
    coordinator = kid(verb, "cc")
    if coordinator is None or coordinator.lower_ not in ("or", "nor") or kids(verb, "nsubj"):
        return False
    return negated(verb.head, lex) or _shared_negation(verb.head, lex)
