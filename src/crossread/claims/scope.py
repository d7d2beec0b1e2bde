"""Did it happen? Polarity and modality of a predicate, from the words that have it in their scope.

What a denying attribution holds is settled in `stage`, where attributions are known. Modality is one of the contract's five; the nearest
operator decides, and a condition outranks a plan ("if she stays we will march" is conditional).
"""

from __future__ import annotations

from spacy.tokens import Token

from crossread.claims.lexicon import Lexicon
from crossread.claims.predicates import Predicate
from crossread.claims.tree import base, climb, is_finite, kid, kids, lemma, particle, preposition
from crossread.records import Modality, Polarity

_MAX_DEPTH = 8


def _name(verb: Token) -> str:
    prt = particle(verb)
    return f"{lemma(verb)} {prt.lower_}" if prt is not None else lemma(verb)


def _in(token: Token, words: frozenset[str]) -> bool:
    return lemma(token) in words or _name(token) in words


def _negated_here(token: Token, lex: Lexicon) -> bool:
    """Tell whether a negator hangs on the token itself ("not", "no", "never", "without")."""
    words = lex.scope["negator"]
    for child in token.children:
        if child.lower_ in words and base(child) in ("advmod", "det", "case", "mark", "cc", "aux", "discourse", "neg"):
            if child.lower_ == "no" and base(child) == "discourse":
                continue
            if child.lower_ == "not" and child.i + 1 < len(child.doc) and child.nbor().lower_ == "only":
                continue
            return True
        if "Neg" in child.morph.get("Polarity") and base(child) in ("advmod", "det"):
            return not (child.i + 1 < len(child.doc) and child.nbor().lower_ == "only")
        if (
            base(child) == "advmod"
            and lemma(child) in ("long", "longer")
            and any(c.lower_ == "no" for c in child.children)
        ):
            return True
    return False


def _negative_argument(head: Token, lex: Lexicon) -> bool:
    if head.lower_ in lex.scope["negative_pronoun"]:
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
            if (
                label in ("obj", "nsubj")
                and (node.i == token.i or lemma(node) in lex.scope["claim_noun"])
                and not (label == "nsubj" and not any(c.dep_ == "nsubj:pass" for c in [node]))
            ):
                return True
        if label == "nsubj" and lemma(above) in lex.scope["falsehood"]:
            return not _negated_here(above, lex)
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
    if any(_negated_here(t, lex) for t in tokens):
        return "negative"
    if predicate.kind != "noun" and any(
        _negative_argument(h, lex) for h in predicate.frame.heads() if not _elsewhere(h, predicate)
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
    return _negated_here(verb.head, lex) or _shared_negation(verb.head, lex)


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
            return "possible" if word != "could" or not _negated_here(token, lex) else None
        if word in lex.scope["requested_aux"]:
            return "requested"
    for child in kids(token, "advmod"):
        if child.lower_ in lex.scope["possible_adverb"]:
            return "possible"
    if lemma(token) == "go" and kid(token, "aux") is not None and token.lower_ == "going":
        return "planned"
    return None


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
        if kids(top, "nsubj") and "Fin" in top.morph.get("VerbForm"):
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
            return "planned" if not (lemma(top) in ("be", "find")) else "asserted"
        return "asserted" if name not in ("consider", "contemplate", "mull") else "possible"
    if name in lex.scope["requested_verb"] and (
        infinitive
        or label == "ccomp"
        and (top.tag_ == "VB" or name in ("demand", "insist", "urge", "request", "recommend"))
    ):
        return "requested"
    if name in ("fear", "suspect", "believe", "think", "doubt", "worry", "speculate", "suppose", "assume", "guess"):
        return "possible"
    if infinitive or label == "xcomp":
        sense = _verb_sense(head, lex)
        if sense is not None:
            return sense
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
