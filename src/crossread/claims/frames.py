"""The arguments of a predicate as head tokens: deep subject, deep object, indirect object, obliques by preposition.

Undoes passive, relative clause, participle, control, raising and coordination, after Universal Dependencies' enhanced
graph
(Schuster & Manning 2016), but on the basic tree, so that any UD parser will do.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from crossread.claims.lexicon import Lexicon
from crossread.claims.tree import base, conjuncts, is_passive, kid, kids, lemma, preposition

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_AGENT = frozenset({"by"})
_PARTICLES = frozenset({"out", "up", "down", "off", "away", "back", "over", "in", "apart"})
_BOUNDS = frozenset({"between", "at", "around", "about", "over", "under", "up to", "near", "above", "below", "from"})
_UNDERGOING = ("people", "body", "structure", "territory", "vehicle")
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """Heads of the arguments, each slot with its conjuncts, in reading order. `obliques` pairs preposition and head."""

    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    indirect: tuple[Token, ...] = ()
    obliques: tuple[tuple[str, Token], ...] = ()
    passive: bool = False
    reciprocal: bool = False

    def by(self, preposition: str) -> tuple[Token, ...]:
        """Return the heads under one preposition."""
        return tuple(head for name, head in self.obliques if name == preposition)

    def heads(self) -> tuple[Token, ...]:
        """Return all argument heads."""
        return (*self.subjects, *self.objects, *self.indirect, *(head for _, head in self.obliques))


def _spread(tokens: list[Token]) -> tuple[Token, ...]:
    found = {t.i: t for token in tokens for t in conjuncts(token)}
    return tuple(found[i] for i in sorted(found))


def _antecedent(verb: Token) -> Token | None:
    """Return the noun that a relative or participial clause modifies."""
    top = verb
    while base(top) == "conj" and top.head.i != top.i:
        top = top.head
    if base(top) in ("acl", "amod") and top.head.i != top.i:
        return top.head
    return None


def _resolve(token: Token, verb: Token) -> Token:
    """Put the antecedent in the place of a relative pronoun."""
    if token.lower_ in _RELATIVE and token.pos_ in ("PRON", "DET", "SCONJ", "ADV"):
        for node in (verb, *_up(verb)):
            if node.dep_ == "acl:relcl" or base(node) == "acl":
                return node.head
        before = [t for t in token.sent if t.i < token.i and not t.is_punct and not t.is_space]
        if token.lower_ != "that" and before and before[-1].pos_ in ("NOUN", "PROPN"):
            return before[-1]
    return token


def _up(token: Token) -> list[Token]:
    found = []
    for _ in range(_MAX_DEPTH):
        if token.head.i == token.i:
            break
        token = token.head
        found.append(token)
    return found


def surface_subjects(verb: Token) -> list[Token]:
    """Return the subjects that stand as the verb's own children, antecedents in the place of relative pronouns."""
    own = [c for c in kids(verb, "nsubj", "csubj") if c.dep_ != "nsubj:outer"]
    return [_resolve(c, verb) for c in own]


def _controlled(verb: Token, lex: Lexicon, depth: int) -> list[Token]:
    """Return the understood subject of a clause without one."""
    head, label = verb.head, base(verb)
    if head.i == verb.i or depth > _MAX_DEPTH:
        return []
    if label == "conj":
        own_passive, above = is_passive(verb), is_passive(head)
        frame = verb_frame(head, lex, depth + 1)
        return (
            list(frame.objects if above and not own_passive and not frame.subjects else _surface(head, frame))
            if own_passive != above
            else list(_surface(head, frame))
        )
    if label in ("xcomp", "advcl", "ccomp", "parataxis", "obl"):
        if head.pos_ not in ("VERB", "AUX", "ADJ") and not kids(head, "cop", "nsubj"):
            return list(_nominal_owner(head)) if label != "parataxis" else []
        frame = verb_frame(head, lex, depth + 1)
        marks = {c.lower_ for c in kids(verb, "mark", "case")}
        asks = lemma(head) in lex.scope["requested_verb"] and "to" in marks
        blames = bool(marks & {"of", "from", "into", "to", "for"}) and lex_blames(head, lex)
        told = label == "ccomp" and "to" in marks and bool(frame.indirect)
        if label == "advcl" and "to" in marks and frame.indirect:
            return list(frame.indirect)
        object_control = label == "xcomp" or blames or told or (label == "advcl" and asks)
        if label == "ccomp" and (kids(verb, "mark") and not marks & {"to"}) and not blames:
            return []
        if object_control and lemma(head) not in lex.scope["subject_control"]:
            upon = (
                [t for name, t in frame.obliques if name in ("on", "upon", "for", "to")]
                if lemma(head) in ("call", "appeal", "plead", "rely")
                else []
            )
            below = [*frame.indirect, *upon, *(frame.objects if not frame.passive or frame.objects else ())]
            if below:
                return below
        return list(_surface(head, frame))
    if label == "acl" and verb.dep_ != "acl:relcl":
        if _is_ground(verb):
            return _blamed(head, lex, depth)
        if verb.tag_ == "VB" or any(c.lower_ in ("to", "of", "that", "for") for c in kids(verb, "mark")):
            return list(_nominal_owner(head)) or _light_subject(head, lex, depth)
        return [head]
    return []


def _is_ground(verb: Token) -> bool:
    """Tell whether a participle after "for" is the ground of a deed ("jailed for five years *for leaking*"), which the
    parser took for what the noun before it does.
    """
    return verb.tag_ == "VBG" and verb.i > verb.sent.start and verb.nbor(-1).lower_ == "for"


def _blamed(noun: Token, lex: Lexicon, depth: int) -> list[Token]:
    """Return whom the verb above a noun is done to."""
    above = next((t for t in _up(noun) if t.pos_ == "VERB"), None)
    if above is None or depth > _MAX_DEPTH:
        return []
    frame = verb_frame(above, lex, depth + 1)
    return list(frame.objects or frame.subjects)


def lex_blames(verb: Token, lex: Lexicon) -> bool:
    """Tell whether the clause under the verb is said of its object ("accused X of doing", "kept X from doing")."""
    return lemma(verb) in lex.light["blame"] or lemma(verb) in (
        "prevent",
        "stop",
        "bar",
        "ban",
        "keep",
        "prohibit",
        "deter",
        "block",
        "talk",
        "force",
        "push",
        "pressure",
    )


def _surface(head: Token, frame: Frame) -> tuple[Token, ...]:
    return frame.objects if frame.passive and frame.objects else frame.subjects


def _nominal_owner(noun: Token) -> tuple[Token, ...]:
    """Return who the noun's plan, promise or order belongs to."""
    own = [*kids(noun, "nmod:poss"), *(c for c in kids(noun, "nmod") if preposition(c) in ("by", "of"))]
    if not own:
        own = [c for c in kids(noun, "amod", "compound") if c.pos_ in ("PROPN", "ADJ") and c.text[:1].isupper()]
    return _spread(own)


def _light_subject(noun: Token, lex: Lexicon, depth: int) -> list[Token]:
    """Return the subject of the verb that governs a noun ("has a plan to attack")."""
    head = noun.head
    if head.i != noun.i and base(noun) in ("obj", "obl", "xcomp") and head.pos_ in ("VERB", "AUX"):
        return list(verb_frame(head, lex, depth + 1).subjects)
    return []


def verb_frame(verb: Token, lex: Lexicon, depth: int = 0) -> Frame:
    """Return the frame of a verb or of a predicate with a copula."""
    passive = is_passive(verb)
    subjects = surface_subjects(verb)
    objects = [_resolve(c, verb) for c in kids(verb, "obj")]
    after = [s for s in subjects if s.i > verb.i]
    if not passive and after and len(after) < len(subjects) and not objects:
        subjects, objects = [s for s in subjects if s.i < verb.i], after
    objects += phrasal_objects(verb, lex)
    indirect = [_resolve(c, verb) for c in kids(verb, "iobj")]
    if len(objects) == 2 and _restates(*objects):
        objects = objects[:1]
    if not indirect and len(objects) == 2 and not passive and objects[0].i < objects[1].i:
        indirect, objects = objects[:1], objects[1:]
    obliques: list[tuple[str, Token]] = []
    agents: list[Token] = _agents_below(verb) if passive else []
    for child in kids(verb, "obl", "nmod") if verb.pos_ in ("VERB", "AUX") else kids(verb, "obl", "nmod", "advcl"):
        name = preposition(child) or next((preposition(n) for n in kids(child, "nummod") if preposition(n)), "")
        name = name or _stray_preposition(child, verb)
        if base(child) == "advcl" or name.startswith("according") or is_date(child, lex):
            continue
        target = _resolve(child, verb)
        if name in _BOUNDS and not objects and not passive and _counted(child):
            objects.append(target)
            continue
        if child.dep_ == "obl:agent" or (passive and name in _AGENT and child.ent_type_ != "Date"):
            agents.extend(conjuncts(target))
        elif name:
            obliques.extend((name, t) for t in conjuncts(target))
    if not subjects and depth <= _MAX_DEPTH:
        subjects = _understood(verb, lex, depth)
    antecedent = _antecedent(verb) if verb.dep_ == "acl:relcl" else None
    if antecedent is not None and not passive and not objects and antecedent.i not in {t.i for t in subjects}:
        gap = not any(lemma(c) in ("where", "when", "why") for c in verb.children)
        if gap and kid(verb, "nsubj") is not None:
            objects = [antecedent]
    laden = [*objects, *(t for name, t in obliques if name == "with")]
    for head in laden if verb.pos_ == "VERB" else ():
        obliques.extend(
            (preposition(c), t)
            for c in kids(head, "nmod")
            if c.dep_ != "nmod:poss" and preposition(c)
            for t in conjuncts(c)
        )
    if passive:
        return Frame(_spread(agents), _spread(subjects or objects), _spread(indirect), tuple(obliques), passive=True)
    return Frame(_spread(subjects), _spread(objects), _spread(indirect), tuple(obliques))


def is_date(noun: Token, lex: Lexicon) -> bool:
    """Tell whether a nominal is a time and no thing ("on 3 May", "in 2011", "on Friday")."""
    if lex.isa(lemma(noun), "temporal"):
        return True
    if noun.pos_ != "NUM":
        return False
    below = any(lex.isa(lemma(c), "temporal") for c in noun.children)
    return below or (len(noun.text) == 4 and noun.text.isdigit() and noun.text[:2] in ("18", "19", "20"))


def _restates(first: Token, second: Token) -> bool:
    """Tell whether a second object only says what the first one is ("the *Ida*, a ship of …")."""
    between = [t for t in first.doc[first.i + 1 : second.i] if t.is_punct]
    comma = between[0] if between else None
    return comma is not None and comma.text == "," and comma.nbor().lower_ in ("a", "an")


def _stray_preposition(noun: Token, verb: Token) -> str:
    """Return the preposition that stands before a phrase but that the parser hung elsewhere ("called *on* her to")."""
    left = min((t.i for t in noun.subtree if t.sent == noun.sent), default=noun.i)
    before = noun.doc[left - 1] if left > verb.i + 1 else None
    return before.lower_ if before is not None and before.pos_ in ("ADP", "SCONJ") and before.i > verb.i else ""


def _agents_below(verb: Token) -> list[Token]:
    """Return the agent of a passive that the parser hung on its complement ("were forced to stop *by guards*")."""
    below = kids(verb, "xcomp")
    return [
        a for c in below if not is_passive(c) for o in kids(c, "obl") if preposition(o) == "by" for a in conjuncts(o)
    ]


def _counted(noun: Token) -> bool:
    """Tell whether a number follows the preposition, so that it bounds a figure ("between six and eight tents")."""
    case = kid(noun, "case") or next((k for n in kids(noun, "nummod") for k in kids(n, "case")), None)
    after = case.nbor() if case is not None and case.i + 1 < len(case.doc) else None
    return after is not None and (
        after.pos_ == "NUM" or after.like_num or after.lower_ in ("least", "most", "some", "about")
    )


def phrasal_objects(verb: Token, lex: Lexicon) -> list[Token]:
    """Return obliques that are objects: the parser took the particle that follows the verb for their preposition."""
    if verb.i + 1 >= len(verb.doc):
        return []
    after = verb.nbor()
    name = f"{lemma(verb)} {after.lower_}"
    if after.lower_ not in _PARTICLES or after.dep_ == "compound:prt":
        return []
    if name not in lex.verbs and not any(name in group for group in lex.light.values()):
        return []
    if after.head.i == verb.i:
        bare = (c for c in kids(verb, "obl") if not preposition(c))
        return [c for c in bare if min(t.i for t in c.subtree) == after.i + 1]
    return [c for c in kids(verb, "obl") if after.head.i == c.i]


def _understood(verb: Token, lex: Lexicon, depth: int) -> list[Token]:
    label = base(verb)
    if label == "amod":
        return [verb.head]
    return _controlled(verb, lex, depth)


def noun_frame(noun: Token, lex: Lexicon, of_is_object: bool, of_is_subject: bool) -> Frame:
    """Return the frame of an event noun from its possessor, modifiers, complements and participles."""
    subjects: list[Token] = list(kids(noun, "nmod:poss"))
    objects: list[Token] = []
    obliques: list[tuple[str, Token]] = []
    for child in kids(noun, "amod", "compound"):
        for one in conjuncts(child):
            if (
                one.pos_ == "PROPN"
                or (one.pos_ in ("ADJ", "NOUN") and one.text[:1].isupper() and one.i != one.sent.start)
                or (one.pos_ == "ADJ" and one.ent_type_)
            ):
                subjects.append(one)
            elif base(one) == "compound" and one.pos_ == "NOUN" and lex.isa(lemma(one), *_UNDERGOING):
                objects.append(one)
    for child in kids(noun, "nmod", "obl"):
        if child.dep_ == "nmod:poss":
            continue
        name = preposition(child)
        if is_date(child, lex):
            continue
        heads = conjuncts(child)
        if name == "by":
            subjects.extend(heads)
        elif name == "of" and of_is_object:
            objects.extend(heads)
        elif name == "of" and of_is_subject:
            subjects.extend(heads)
        elif name:
            obliques.extend((name, t) for t in heads)
    for child in kids(noun, "acl"):
        if child.dep_ != "acl:relcl" and child.tag_ == "VBN":
            for agent in kids(child, "obl"):
                if preposition(agent) == "by":
                    subjects.extend(conjuncts(agent))
                elif preposition(agent) and not is_date(agent, lex):
                    obliques.append((preposition(agent), agent))
    return Frame(_spread(subjects), _spread(objects), (), tuple(obliques))
