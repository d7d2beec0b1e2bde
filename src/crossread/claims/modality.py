"""In which mood is it said? The modality of a predicate, one of the contract's five.

The nearest operator decides, and a condition outranks a plan ("if it rains they will leave" is conditional).
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from crossread.claims.lexicon import Lexicon
from crossread.claims.polarity import negated
from crossread.claims.predicates import Predicate
from crossread.claims.tree import base, climb, kid, kids, lemma, preposition
from crossread.records import Modality

_MAX_DEPTH: Final = 8


def modality(predicate: Predicate, lex: Lexicon) -> Modality:
    """Return in which mood the claim is made."""
    return _noun_mood(predicate, lex) if predicate.kind in ("noun", "fragment") else _clause_mood(predicate, lex)


def _clause_mood(predicate: Predicate, lex: Lexicon) -> Modality:
    chain = [predicate.clause, *predicate.outer]
    top = chain[-1]
    if predicate.light is not None and predicate.kind == "light":
        own = _adjective_mood(predicate.word, lex) or (
            _verb_sense(predicate.light, lex)
            if lemma(predicate.light)
            in ("plan", "consider", "mull", "weigh", "contemplate", "prepare", "fear", "threaten")
            else None
        )
        if own is not None:
            return own
    if _conditional(top, lex):
        return "conditional"
    for token in chain:
        mood = _aux_mood(token, lex)
        if mood is not None:
            return mood
    for token in predicate.outer:
        mood = _verb_sense(token, lex)
        if mood is not None:
            return mood
    return mood_above(top, lex, 0)


def _aux_mood(token: Token, lex: Lexicon) -> Modality | None:
    for aux in [*kids(token, "aux"), *(c for c in kids(token, "aux") for c in c.children)]:
        word = aux.lower_
        if word in lex.scope["planned_aux"]:
            return "planned"
        if word in ("would", "'d", "’d") and aux.tag_ == "MD":
            return "planned"
        if word in lex.scope["possible_aux"] and word != "can":
            return "possible" if word != "could" or not negated(token, lex) else None
        if word in lex.scope["requested_aux"]:
            return "requested"
    if _is_to_be(token):
        return "planned"
    for child in kids(token, "advmod"):
        if child.lower_ in lex.scope["possible_adverb"]:
            return "possible"
    if lemma(token) == "go" and kid(token, "aux") is not None and token.lower_ == "going":
        return "planned"
    return None


def _is_to_be(verb: Token) -> bool:
    """Tell whether a form of "be" and "to" make the verb one of the future ("is to open in May")."""
    be = [c for c in kids(verb, "aux", "cop") if lemma(c) == "be" and c.i < verb.i]
    to = any(c.lower_ == "to" and c.i < verb.i for c in kids(verb, "mark", "aux"))
    above = base(verb) == "xcomp" and verb.head.pos_ == "AUX" and lemma(verb.head) == "be"
    return to and verb.tag_ == "VB" and (bool(be) or above)


def _conditional(top: Token, lex: Lexicon) -> bool:
    """Tell whether the clause is a condition or stands under one, with a modal or a verb of the future."""
    marks = lex.scope["conditional_mark"]
    if _is_condition(top, marks) and (base(top) == "advcl" or _leads(top)):
        return True
    return _open(top) and any(_is_condition(c, marks) and (base(c) == "advcl" or _leads(c)) for c in top.children)


def _leads(clause: Token) -> bool:
    """Tell whether an if-clause stands at the head of its sentence, whatever the parser calls it."""
    return base(clause) in ("ccomp", "parataxis", "dep", "conj") and any(
        c.lower_ in ("if", "unless") and c.i <= clause.sent.start + 1 for c in kids(clause, "mark")
    )


def _open(clause: Token) -> bool:
    """Tell whether the clause can stand under a condition: it has a modal, or is not told as past."""
    auxiliaries = kids(clause, "aux", "cop")
    if any(c.tag_ == "MD" for c in auxiliaries):
        return True
    return clause.tag_ in ("VB", "VBP", "VBZ") and not any(c.tag_ == "VBD" for c in auxiliaries)


def _is_condition(clause: Token, marks: frozenset[str]) -> bool:
    if any(c.lower_ in marks for c in kids(clause, "mark", "advmod") if c.i < clause.i):
        return True
    inverted = [c for c in kids(clause, "aux") if c.lower_ in ("should", "had", "were")]
    subject = kid(clause, "nsubj")
    return bool(inverted and subject is not None and inverted[0].i < subject.i and base(clause) == "advcl")


def _verb_sense(verb: Token, lex: Lexicon) -> Modality | None:
    name = lemma(verb)
    if verb.pos_ == "ADJ":
        if name in lex.scope["planned_adjective"]:
            return "planned"
        return "possible" if name in lex.scope["possible_adjective"] and name != "able" else None
    if name in ("try", "attempt"):
        return "planned"
    if name in lex.scope["phase_verb"] and name not in ("seem", "appear"):
        return None
    if name in lex.scope["requested_verb"] and (kids(verb, "obj", "obl") or name not in lex.scope["plan_verb"]):
        return "requested"
    if name in lex.scope["possible_verb"] and name not in ("hope",):
        return "possible"
    return "planned" if name in lex.scope["planned_verb"] else None


def mood_above(top: Token, lex: Lexicon, depth: int) -> Modality:
    """Return the mood that what governs a clause gives it; `asserted` when nothing does."""
    head, label = top.head, base(top)
    if head.i == top.i or depth > _MAX_DEPTH:
        return "possible" if _question(top) else "asserted"
    if label == "conj":
        if kids(top, "nsubj") and "Fin" in top.morph.get("VerbForm", []):
            return "asserted"
        if top.tag_ in ("VB", "VBG", "VBN") or not kids(top, "aux"):
            shared = _aux_mood(head, lex) if top.tag_ in ("VB", "VBN") and not kids(top, "aux") else None
            if shared is not None:
                return shared
            return mood_above(head, lex, depth + 1) if top.tag_ in ("VB", "VBG") else "asserted"
        return "asserted"
    infinitive = top.tag_ == "VB" and any(c.lower_ == "to" for c in kids(top, "mark", "aux"))
    if label in ("xcomp", "advcl", "ccomp", "acl") and top.dep_ not in ("acl:relcl", "advcl:relcl"):
        return _governed(top, head, infinitive, lex)
    return "asserted"


def _governed(top: Token, head: Token, infinitive: bool, lex: Lexicon) -> Modality:
    label, name = base(top), lemma(head)
    marks = {c.lower_ for c in kids(top, "mark")}
    if marks & {"whether", "if"}:
        return "possible"
    if head.pos_ in ("NOUN", "PROPN"):
        if name in lex.scope["requested_noun"]:
            return "requested"
        if name in lex.scope["possible_noun"]:
            return "possible"
        if name in lex.scope["planned_noun"]:
            return "planned"
        return "planned" if infinitive else "asserted"
    if lemma(head) in ("threaten", "warn") and infinitive:
        return "conditional" if _under_condition(head, lex) else "possible"
    if label == "advcl":
        if infinitive and name in lex.scope["requested_verb"] and kids(head, "obj", "obl"):
            return "requested"
        if infinitive:
            return "planned" if lemma(top) not in ("be", "find") else "asserted"
        return "asserted" if name not in ("consider", "contemplate", "mull") else "possible"
    if name in lex.scope["requested_verb"] and (
        infinitive
        or (label == "ccomp" and (top.tag_ == "VB" or name in ("demand", "insist", "urge", "request", "recommend")))
    ):
        return "requested"
    if name in ("fear", "suspect", "believe", "think", "doubt", "worry", "speculate", "suppose", "assume", "guess"):
        return "possible"
    if infinitive or label == "xcomp":
        sense = _verb_sense(head, lex)
        if sense is not None:
            return sense
    if name in ("allow", "permit", "let") and head.tag_ in ("VBD", "VBN") and not _aux_mood(head, lex):
        return mood_above(head, lex, 1)
    if name in ("order", "instruct", "authorise", "authorize", "tell", "allow", "permit", "invite") and infinitive:
        return "planned" if name not in ("tell",) else "requested"
    return "asserted"


def _under_condition(verb: Token, lex: Lexicon) -> bool:
    below = [verb, *kids(verb, "xcomp", "ccomp")]
    return any(_is_condition(c, lex.scope["conditional_mark"]) for t in below for c in kids(t, "advcl"))


def _question(root: Token) -> bool:
    marks = [t for t in root.children if t.text == "?"]
    return bool(marks) and root.pos_ in ("VERB", "AUX", "ADJ", "NOUN")


def _adjective_mood(noun: Token, lex: Lexicon) -> Modality | None:
    for child in kids(noun, "amod"):
        if child.lower_ in (
            "possible",
            "potential",
            "suspected",
            "alleged",
            "feared",
            "imminent",
            "likely",
            "supposed",
            "hypothetical",
            "apparent",
        ):
            return "possible"
        if child.lower_ in ("planned", "future", "upcoming", "forthcoming", "proposed", "scheduled", "intended"):
            return "planned"
        if child.lower_ == "threatened":
            return "conditional"
    return None


def _noun_mood(predicate: Predicate, lex: Lexicon) -> Modality:
    noun = predicate.word
    own = _adjective_mood(noun, lex)
    if own is not None:
        return own
    top = noun
    while base(top) == "conj" and top.head.i != top.i:
        top = top.head
    head, label = top.head, base(top)
    if head.i == top.i:
        return "asserted"
    if any(_is_condition(t, lex.scope["conditional_mark"]) for t in climb(top) if base(t) == "advcl"):
        return "conditional"
    definite = any(
        c.lower_ in ("the", "this", "that", "these", "those") or c.dep_ == "nmod:poss" for c in noun.children
    )
    name, case = lemma(head), preposition(top)
    if label == "nmod" and case in ("of", "for", "about", "that"):
        if name in lex.scope["possible_noun"]:
            return "possible"
        if name in lex.scope["requested_noun"] and case == "for":
            return "requested"
        if name in lex.scope["planned_noun"] and case in ("for", "of") and not definite:
            return "planned"
    if head.pos_ in ("VERB", "AUX") and label in ("obj", "obl", "nsubj"):
        sought = label == "obj" or (label == "obl" and case in ("for", "on", "against"))
        if sought and name in lex.scope["requested_verb"] and not (label == "obl" and case != "for"):
            return "requested"
        if (
            sought
            and label == "obj"
            and not definite
            and name
            in (
                "plan",
                "intend",
                "prepare",
                "promise",
                "pledge",
                "vow",
                "propose",
                "offer",
                "want",
                "expect",
                "schedule",
            )
        ):
            return "planned"
        if (
            sought
            and label == "obj"
            and name in ("fear", "consider", "contemplate", "mull", "weigh", "suspect", "risk", "anticipate")
        ):
            return "possible"
        if label == "obj" and name == "threaten":
            return "conditional" if _under_condition(head, lex) else "possible"
        if not definite:
            mood = _aux_mood(head, lex)
            if mood is not None:
                return mood
            if base(head) in ("xcomp", "acl", "ccomp", "conj"):
                return mood_above(head, lex, 1)
    return "asserted"
