"""Find the predicates of a sentence: one for every clause, and the event nouns that are no mere argument of a
light verb.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Span, Token

from crossread.claims.frames import Frame, noun_frame, phrasal_objects, verb_frame
from crossread.claims.lexicon import Lexicon, NounEntry, Pattern
from crossread.claims.tree import base, bigram, conjuncts, is_finite, kids, lemma, particle, preposition

Kind = Literal["verb", "state", "noun", "light", "fragment"]
_NOT_PREDICATE = frozenset(
    {"aux", "cop", "case", "mark", "fixed", "compound", "flat", "cc", "advmod", "det", "punct", "discourse", "goeswith"}
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate. `word` bears the meaning; `clause` is the token that heads its clause (for a noun, the noun
    itself).

    `outer` are verbs above that only say in which phase or mood it is ("began", "plans to"), nearest first. `light`
    is the verb
    that lends itself to an event noun ("conducted").
    """

    kind: Kind
    word: Token
    clause: Token
    name: str
    frame: Frame
    outer: tuple[Token, ...] = ()
    light: Token | None = None
    noun: NounEntry | None = None
    undergoer: bool = False

    def tokens(self) -> list[Token]:
        """Return the trigger's tokens: the word and its particle."""
        prt = particle(self.word) if self.kind == "verb" else None
        return [self.word] if prt is None or prt.i != self.word.i + 1 else [self.word, prt]


def verb_name(verb: Token, lex: Lexicon) -> str:
    """Return the lemma with the particle or preposition that makes it another word in the lexicon ("carry out",
    "call for").
    """
    stem = lemma(verb)
    prt = particle(verb)
    if prt is not None and (
        f"{stem} {prt.lower_}" in lex.verbs or any(f"{stem} {prt.lower_}" in group for group in lex.light.values())
    ):
        return f"{stem} {prt.lower_}"
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    names = [after.lower_] if after is not None and after.pos_ in ("ADV", "ADP", "PART", "ADJ") else []
    names += [p for p in (preposition(c) for c in kids(verb, "obl", "advcl", "xcomp")) if p]
    for name in names:
        if f"{stem} {name}" in lex.verbs or any(f"{stem} {name}" in group for group in lex.light.values()):
            return f"{stem} {name}"
    return stem


def _outer(verb: Token, lex: Lexicon) -> tuple[Token, ...]:
    """Return the phase and plan verbs above a verb that is their complement."""
    found: list[Token] = []
    now = verb
    while base(now) == "xcomp" and now.head.i != now.i and len(found) < 6:
        head = now.head
        name = lemma(head)
        to_clause = now.tag_ == "VB" or now.tag_ == "VBG" or any(c.lower_ == "to" for c in kids(now, "mark", "aux"))
        if kids(head, "obj", "iobj") or not (to_clause or is_raising(head)):
            break
        if name in lex.scope["phase_verb"] or name in lex.scope["plan_verb"] or head.pos_ == "ADJ":
            found.append(head)
            now = head
        else:
            break
    return tuple(found)


def is_raising(head: Token) -> bool:
    """Tell whether the word above is an adjective or passive that takes a clause ("is due to", "is believed to")."""
    return head.pos_ == "ADJ" or bool(kids(head, "aux:pass"))


def _absorbed(verb: Token, lex: Lexicon) -> bool:
    """Tell whether the verb only gives phase or plan to a verb below it."""
    below = [c for c in kids(verb, "xcomp") if c.pos_ in ("VERB", "AUX")]
    return any(any(t.i == verb.i for t in _outer(c, lex)) for c in below)


def _is_speech(verb: Token, lex: Lexicon) -> bool:
    name = lemma(verb)
    if name in lex.scope["speech"]:
        if _counts(verb, lex):
            return False
        prt = particle(verb)
        return prt is None or f"{name} {prt.lower_}" not in lex.verbs
    if name not in lex.scope["reporting"]:
        return False
    return bool(kids(verb, "ccomp")) or any(c.pos_ in ("VERB", "AUX") and c.i < verb.i for c in kids(verb, "parataxis"))


def _counts(verb: Token, lex: Lexicon) -> bool:
    """Tell whether the verb gives a figure or deaths of its own ("reports five dead")."""
    if kids(verb, "ccomp"):
        return False
    return any(
        kids(c, "nummod") or c.pos_ == "NUM" or lemma(c) in lex.classes["casualty"] for c in kids(verb, "obj", "xcomp")
    )


def is_reporting(token: Token, lex: Lexicon) -> bool:
    """Tell whether the token is a verb that only says that something is said."""
    return token.pos_ == "VERB" and _is_speech(token, lex)


def _verb_like(token: Token) -> bool:
    if token.pos_ == "VERB":
        return base(token) not in _NOT_PREDICATE or base(token) == "advmod"
    return token.pos_ == "AUX" and base(token) not in _NOT_PREDICATE and base(token) != "dep"


def noun_entry(token: Token, lex: Lexicon) -> NounEntry | None:
    """Return the lexicon's entry of an event noun, two-word names first."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    pair = bigram(token)
    whole = next((f"{lemma(token)} {lemma(c)}" for c in kids(token, "nmod") if preposition(c) == "of"), "")
    if whole in lex.nouns:
        return lex.nouns[whole]
    at_work = lex.nouns.get(f"labour {lemma(token)}")
    if at_work is not None and not pair and any(lex.isa(lemma(t), "labor", "workplace") for t in token.sent):
        return at_work
    return lex.nouns.get(pair) or (lex.nouns.get(lemma(token)) if token.pos_ == "NOUN" else None)


def core(noun: Token, lex: Lexicon) -> Token:
    """Return what a noun of measure counts ("a series of *raids*"), or the noun itself."""
    if lemma(noun) in lex.scope["measure"] or noun.pos_ == "NUM":
        below = [c for c in kids(noun, "nmod") if preposition(c) == "of"]
        return below[0] if below else noun
    return noun


def _light_noun(verb: Token, name: str, lex: Lexicon, role: str) -> list[Token]:
    """Return the event nouns that a light verb takes as its object (or, in the passive, as its subject)."""
    if name not in lex.light[role]:
        return []
    themes = [core(c, lex) for c in (*kids(verb, "obj", "nsubj:pass"), *phrasal_objects(verb, lex))]
    found = [n for c in themes for n in conjuncts(c) if noun_entry(n, lex) is not None]
    if (
        not found
        and base(verb) == "acl"
        and verb.dep_ != "acl:relcl"
        and verb.tag_ == "VBN"
        and noun_entry(verb.head, lex) is not None
    ):
        found = [verb.head]
    if not found:
        allowed = ("under", "in", "into", "on", "to") if role == "actor" else ("under",)
        found = [
            c
            for c in kids(verb, "obl")
            if preposition(c) in allowed
            and noun_entry(c, lex) is not None
            and lemma(verb) in ("come", "take", "engage", "participate", "enter", "join", "be", "put", "place", "go")
        ]
    return found


def _noun_predicate(noun: Token, entry: NounEntry, lex: Lexicon) -> Predicate:
    reciprocal = "recip" in entry.roles
    frame = noun_frame(noun, lex, "of=obj" in entry.roles, "subj" in entry.roles or reciprocal)
    return Predicate("noun", noun, noun, bigram(noun) or lemma(noun), frame, noun=entry)


def _join(light: Frame, own: Frame, undergoer: bool) -> Frame:
    """Merge a light verb's arguments into the noun's own."""
    subjects = light.subjects
    obliques = (*own.obliques, *light.obliques)
    if undergoer:
        return Frame(
            own.subjects + tuple(t for name, t in obliques if name == "from"),
            (*own.objects, *light.subjects),
            (),
            obliques,
        )
    return Frame(
        (*subjects, *(t for t in own.subjects if t.i not in {s.i for s in subjects})),
        own.objects,
        light.indirect,
        obliques,
        passive=light.passive,
    )


def _light(verb: Token, noun: Token, entry: NounEntry, lex: Lexicon, undergoer: bool) -> Predicate:
    own = _noun_predicate(noun, entry, lex)
    return replace(
        own,
        kind="light",
        clause=verb,
        light=verb,
        outer=_outer(verb, lex),
        frame=_join(verb_frame(verb, lex), own.frame, undergoer),
        undergoer=undergoer,
    )


def _blamed(noun: Token, frame: Frame, lex: Lexicon) -> Frame:
    """Let who is blamed for an event be its actor ("accused X of the raid")."""
    head = noun.head
    if (
        frame.subjects
        or head.i == noun.i
        or base(noun) not in ("obl", "nmod")
        or preposition(noun) not in ("of", "for")
    ):
        return frame
    verb = head if head.pos_ == "VERB" else head.head
    if verb.pos_ == "VERB" and lemma(verb) in lex.light["blame"]:
        return replace(frame, subjects=verb_frame(verb, lex).objects)
    return frame


def _has_arguments(noun: Token, frame: Frame) -> bool:
    return bool(frame.subjects or frame.objects or frame.obliques or kids(noun, "acl", "nummod"))


def _verbs(sent: Span, lex: Lexicon, taken: set[int]) -> list[Predicate]:
    found: list[Predicate] = []
    for token in sent:
        if not _verb_like(token) or token.pos_ == "PUNCT":
            continue
        if _absorbed(token, lex) or (token.pos_ == "VERB" and _is_speech(token, lex)):
            continue
        name = verb_name(token, lex)
        patterned = [p for p in lex.verbs.get(name, ()) if p.event_type]
        lights = [(n, False) for n in _light_noun(token, name, lex, "actor")] + [
            (n, True) for n in _light_noun(token, name, lex, "undergoer")
        ]
        lights = [(n, u) for n, u in lights if n.i not in taken]
        if lights and not any(
            _covers_object(p.conditions) for p in patterned if _object_matches(p.conditions, lights[0][0])
        ):
            for noun, undergoer in lights:
                entry = noun_entry(noun, lex)
                if entry is not None:
                    taken.add(noun.i)
                    found.append(_light(token, noun, entry, lex, undergoer))
            continue
        frame = verb_frame(token, lex)
        taken |= _under_preposition(frame, patterned)
        for head in frame.objects:
            covered = any(_covers_object(p.conditions) and _object_matches(p.conditions, head) for p in patterned)
            if covered and not any(preposition(c) == "by" for c in kids(head, "nmod")):
                taken.add(head.i)
        found.append(Predicate("verb", token, token, name, frame, outer=_outer(token, lex)))
    return found


def _under_preposition(frame: Frame, patterns: list[Pattern]) -> set[int]:
    """Return the obliques that a reading of the verb takes for its own ("go on *strike*")."""
    words = {c.slot[5:]: c.words for p in patterns for c in p.conditions if c.slot.startswith("prep:")}
    return {head.i for name, head in frame.obliques if lemma(head) in words.get(name, ())}


def _covers_object(conditions: tuple[object, ...]) -> bool:
    return any(getattr(c, "slot", "") == "obj" and getattr(c, "words", None) for c in conditions)


def _object_matches(conditions: tuple[object, ...], noun: Token) -> bool:
    words: set[str] = set()
    for condition in conditions:
        if getattr(condition, "slot", "") == "obj":
            words |= getattr(condition, "words", frozenset())
    return lemma(noun) in words or bigram(noun) in words


def _states(sent: Span, lex: Lexicon) -> list[Predicate]:
    found = []
    for token in sent:
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SPACE") or not kids(token, "cop"):
            continue
        entry = noun_entry(token, lex)
        frame = verb_frame(token, lex)
        if token.pos_ == "PROPN" and not frame.subjects:
            frame = replace(frame, subjects=(token,))
        found.append(Predicate("state", token, token, lemma(token), frame, noun=entry))
    return found


def _nouns(sent: Span, lex: Lexicon, taken: set[int]) -> list[Predicate]:
    found = []
    for token in sent:
        entry = noun_entry(token, lex)
        if entry is None or token.i in taken or base(token) in ("compound", "flat", "nmod:desc"):
            continue
        if kids(token, "cop"):
            continue
        predicate = _noun_predicate(token, entry, lex)
        predicate = replace(predicate, frame=_blamed(token, predicate.frame, lex))
        if entry.weak and not _has_arguments(token, predicate.frame):
            continue
        found.append(predicate)
    return found


def _fragment(sent: Span, lex: Lexicon) -> list[Predicate]:
    """Return the root of a sentence without any other predicate, when it is a nominal that counts or tells
    something.
    """
    root = sent.root
    if root.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and len(sent) > 3:
        return [Predicate("fragment", root, root, lemma(root), noun_frame(root, lex, True, False))]
    return []


def predicates(sent: Span, lex: Lexicon) -> list[Predicate]:
    """Return the predicates of one sentence in reading order. Pure reporting verbs give none."""
    taken: set[int] = set()
    found = _verbs(sent, lex, taken)
    found += _states(sent, lex)
    found += _nouns(sent, lex, taken)
    if not found or (not any(is_finite(p.clause) for p in found) and any(t.like_num for t in sent)):
        found += [p for p in _fragment(sent, lex) if p.word.i not in {f.word.i for f in found}]
    return sorted(found, key=lambda p: (p.word.i, p.kind))
