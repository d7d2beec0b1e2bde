"""Does the clause of an expression speak of what is to come? The tree says where it can, the words before it else."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from crossread.grounding.times.lexicon import words

_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "xcomp", "csubj", "conj"})


_TYING = frozenset({"if", "unless", "until", "when", "once", "before", "after", "while"})


def _future_verb(verb: Token) -> bool:
    """Tell whether this verb (or predicate) is in the future, or what a word of the future governs."""
    known = words()
    children = list(verb.children)
    if any(child.lower_ in known.future_auxiliaries and child.dep_.startswith("aux") for child in children):
        return True
    if any(child.dep_.startswith("aux") and child.tag_ in ("VBD", "VBN") for child in children):
        # "Was due on Monday", "had planned": told from after it.
        return verb.lemma_.lower() in known.future_words and not any(
            c.lower_ in ("was", "were", "had") for c in children
        )
    if verb.lemma_.lower() in known.future_words or verb.lower_ in known.future_words:
        return verb.tag_ != "VBD"
    auxiliaries = [child for child in children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    to = any(child.lower_ == "to" and child.dep_ == "mark" for child in children)
    governor = verb.head
    if to and any(be.lemma_ == "be" and be.tag_ in ("VBZ", "VBP") for be in (*auxiliaries, governor)):
        return True  # "is to be held"
    if to and verb.dep_ in ("xcomp", "acl", "ccomp", "advcl") and governor is not verb:
        return governor.lemma_.lower() in known.future_words or governor.lower_ in ("going", "about", "due", "set")
    if any(child.dep_ == "nsubj" for child in children) and not any(child.dep_.startswith("aux") for child in children):
        # "The talks open on Thursday"; but reports also say "he says on Thursday".
        return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in (
            "open",
            "begin",
            "start",
            "end",
            "meet",
            "resume",
            "arrive",
            "leave",
        )
    return False


def _under_future(clause: Token) -> bool:
    """Tell whether a clause in the present hangs on one in the future ("if it opens on Friday, we *will* …")."""
    tied = any(c.dep_ in ("mark", "advmod") and c.lower_ in _TYING for c in clause.children)
    if clause.dep_ != "advcl" or not tied:
        return False
    told = [clause, *(c for c in clause.children if c.dep_.startswith("aux") or c.dep_ == "cop")]
    return not any(t.tag_ in ("VBD", "VBN") for t in told) and _future_verb(clause.head)


def _by_tree(token: Token) -> bool:
    """Climb from the expression to the predicate that governs it."""
    known = words()
    for _ in range(12):
        head = token.head
        if token.pos_ in ("VERB", "AUX") or token.dep_ in _CLAUSES or head is token:
            return _future_verb(token) or _under_future(token)
        if head.lemma_.lower() in known.future_words and head.pos_ in ("ADJ", "NOUN"):
            return True
        token = head
    return False


def _by_words(token: Token) -> bool:
    """Look at up to a dozen words before it in the sentence for a word of the future."""
    known = words()
    for near in reversed(list(token.doc[max(token.sent.start, token.i - 12) : token.i])):
        if near.lower_ in known.future_auxiliaries or near.lower_ in known.future_words:
            return True
        if near.lower_ in ("said", "was", "were", "had", "did", "has", "have", ";"):
            return False
    return False


def is_future(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the clause that holds `[start, end)` (characters) lies in the future."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    before = [token for token in doc[max(0, span.start - 2) : span.start] if token.pos_ != "ADP"]
    if before and before[-1].tag_ == "VBD":
        return False  # "said on Friday", wherever the parser hangs it
    if doc.has_annotation("DEP"):
        return _by_tree(span.root)
    return _by_words(span[0]) if doc.has_annotation("SENT_START") else False
