"""Where a claim says it happened: the places of its clause and its arguments, and what "here" and "the town" mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from crossread.claims.attach import Around, Clauses, head_of
from crossread.claims.lexicon import Lexicon
from crossread.claims.predicates import Predicate
from crossread.claims.spans import Hit, MentionIndex
from crossread.claims.tree import base, is_beside, is_finite, kids, lemma, phrase, preposition
from crossread.records import PlaceArgument, Span

_NOT_WHERE: Final = frozenset({"by", "with", "against", "for"})
_WHERE: Final = frozenset(
    """in at on near off inside outside around into through over across towards toward from to within along beside
    behind beyond past opposite above""".split()
)
_NO_NAMES: Final = frozenset({"front", "line", "position", "land"})
"""Pieces of land that stand in the names of groups and companies."""

_DEFINITE: Final = frozenset({"the", "this", "that"})
_THERE: Final = 300
_SAME: Final = 3
_ABOUT: Final = frozenset({"about", "around", "some", "nearly", "almost", "over", "more", "roughly", "fewer", "under"})


@dataclass(frozen=True, slots=True)
class Pointed:
    """A report's place mentions, and the place of its dateline."""

    index: MentionIndex
    here: str | None = None
    entities: MentionIndex | None = None
    towns: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()

    def there(self, doc: Doc, offset: int) -> str | None:
        """Return the id of the place named last in the 300 characters before, as where something was."""
        before = self.index.between(max(0, offset - _THERE), offset)
        heads = ((hit, head_of(doc, hit.span)) for hit in reversed(before))
        return next((hit.id for hit, head in heads if head is not None and _is_where(head)), None)

    def town(self, offset: int) -> str | None:
        """Return the id of the town named last before a character, however far back."""
        before = [h for h in self.index.between(0, offset) if h.id in self.towns]
        return before[-1].id if before else None

    def same_word(self, word: str, offset: int) -> Hit | None:
        """Return the last name before a character whose last word is the given one ("the station")."""
        names = [*self.index.between(0, offset)]
        names += self.entities.between(0, offset) if self.entities is not None else []
        held = [
            h
            for h in names
            if h.span.quote[:1].isupper() and len(h.span.quote.split()) > 1 and h.span.quote.split()[-1].lower() == word
        ]
        return max(held, key=lambda h: (h.span.start, h.span.end), default=None)


def _is_where(head: Token) -> bool:
    """Tell whether a place name says where something is, not whose it is or who does it."""
    for _ in range(6):
        label = base(head)
        if head.dep_ == "nmod:poss" or label in ("amod", "nsubj", "iobj", "csubj"):
            return head.dep_ == "nsubj:pass" and head.pos_ == "NOUN"
        if label in ("compound", "flat", "appos", "conj") and head.head.i != head.i and not preposition(head):
            head = head.head
            continue
        return preposition(head) not in _NOT_WHERE
    return True


def _is_party(head: Token, hit: Hit, pointed: Pointed, lex: Lexicon) -> bool:
    """Tell whether a name of a place is whom the verb is done to ("accused X"), not where ("left X", "took X")."""
    if pointed.entities is None:
        return False
    if preposition(head) in _WHERE:
        return False
    if hit.id in pointed.vague and pointed.entities.over(hit.span.start, hit.span.end) is not None:
        return True
    if base(head) != "obj":
        return False
    verb = lemma(head.head)
    if verb in lex.classes["going"] or verb in lex.classes["taking"]:
        return False
    return hit.id not in pointed.towns or pointed.entities.over(hit.span.start, hit.span.end) is not None


def places_of(doc: Doc, sent: DocSpan, around: Around, pointed: Pointed, lex: Lexicon) -> list[list[PlaceArgument]]:
    """Return the places of each predicate, in reading order."""
    found, clauses = around.found, around.clauses
    out: list[list[PlaceArgument]] = [[] for _ in found]
    for hit in pointed.index.between(sent.start_char, sent.end_char):
        head = head_of(doc, hit.span)
        if head is None or is_beside(head) or not _is_where(head) or _is_party(head, hit, pointed, lex):
            continue
        place = PlaceArgument(hit.span, hit.id)
        owners = clauses.of_adjunct(head)
        wider = set(owners)
        for number in owners:
            wider |= set(_around(found, number, clauses))
        for number in sorted(wider):
            out[number].append(place)
    for number, place in _pointers(sent, clauses, pointed):
        out[number].append(place)
    for number, predicate in enumerate(found):
        if not out[number]:
            given = _argument_places(predicate, pointed, lex)
            out[number] = [p for p in given if clauses.spoken.settle(p.span.start, (number,)) == (number,)]
    _complement_places(found, clauses, out)
    for number in range(len(found)):
        if not out[number]:
            out[number] = _borrow(found, number, clauses, out) or _when(found[number], clauses, out)
    return out


def _when(predicate: Predicate, clauses: Clauses, out: Sequence[list[PlaceArgument]]) -> list[PlaceArgument]:
    """Return the places of the clause that says what it happened in ("nine died *when a ferry sank off Beira*")."""
    whens = [c for c in kids(predicate.clause, "advcl") if any(m.lower_ == "when" for m in kids(c, "mark", "advmod"))]
    whens += [
        c
        for k in kids(predicate.clause, "conj")
        for c in kids(k, "advcl")
        if not kids(k, "nsubj") and any(m.lower_ == "when" for m in kids(c, "mark", "advmod"))
    ]
    return next((list(out[n]) for c in whens for n in clauses.owners.get(c.i, ()) if out[n]), [])


def _pointers(sent: DocSpan, clauses: Clauses, pointed: Pointed) -> list[tuple[int, PlaceArgument]]:
    """Return "here" as the dateline's place (or the town named last) and "there" as the place named last, each with its
    predicate.
    """
    found: list[tuple[int, PlaceArgument]] = []
    for token in sent:
        if token.lower_ not in ("here", "there") or base(token) not in ("advmod", "obl"):
            continue
        if token.lower_ == "here":
            place = pointed.here or pointed.town(token.idx)
        else:
            place = pointed.there(sent.doc, token.idx)
        if place is not None:
            span = Span(token.idx, token.idx + len(token.text), token.text)
            found.extend((number, PlaceArgument(span, place)) for number in clauses.of_adjunct(token))
    return found


def _argument_places(predicate: Predicate, pointed: Pointed, lex: Lexicon) -> list[PlaceArgument]:
    """Return the places among the arguments: what one moves to or takes, a building by name, and "the town" for the
    town named last.
    """
    frame, name = predicate.frame, lemma(predicate.word)
    reached = name in lex.classes["going"] or name in lex.classes["taking"]
    heads = [(h, reached) for h in frame.objects if h.pos_ in ("NOUN", "PROPN")]
    heads += [(h, p in _WHERE) for p, h in frame.obliques if p in _WHERE and h.pos_ in ("NOUN", "PROPN")]
    out: list[PlaceArgument] = []
    for head, bare in heads:
        chain = [head, *(c for c in kids(head, "nmod") if preposition(c) in ("of", "at", "in", "near"))]
        for token in chain:
            place = _named(token, bare, pointed, lex) or _meant(token, pointed, lex)
            if place is not None:
                out.append(place)
                break
    return out


def places_struck(heads: Iterable[Token], pointed: Pointed, lex: Lexicon) -> list[PlaceArgument]:
    """Return the places among those that something is done to ("a curfew on *the city*")."""
    found = (_named(h, True, pointed, lex) or _meant(h, pointed, lex) for h in heads if h.pos_ in ("NOUN", "PROPN"))
    return [place for place in found if place is not None]


def _named(head: Token, bare: bool, pointed: Pointed, lex: Lexicon) -> PlaceArgument | None:
    """Return a name as a place: of something that stands fast ("Ajo Station"), or of anything one moves to."""
    hit = pointed.index.over(head.idx, head.idx + len(head.text))
    if hit is not None:
        return PlaceArgument(hit.span, hit.id) if bare or hit.id in pointed.towns else None
    if head.pos_ != "PROPN" and not any(c.pos_ == "PROPN" for c in kids(head, "compound", "flat")):
        return None
    final = max([head, *kids(head, "flat")], key=lambda t: t.i)
    fast = any(lex.isa(n, "territory", "site") and n not in _NO_NAMES for n in (lemma(final), lemma(head)))
    if not fast and not (bare and head.ent_type_ not in ("Person", "Organization", "NORP", "Date", "Product")):
        return None
    start, end = _name_bounds(head, pointed)
    inner = pointed.index.between(start, end)
    return PlaceArgument(Span(start, end, head.doc.text[start:end]), inner[-1].id if inner else None)


def _name_bounds(head: Token, pointed: Pointed) -> tuple[int, int]:
    """Return the bounds of the name that a head stands in: the actor's mention there, else the run of capitals."""
    hit = pointed.entities.over(head.idx, head.idx + len(head.text)) if pointed.entities is not None else None
    if hit is not None and hit.span.quote[:1].isupper():
        return hit.span.start, hit.span.end
    first, last = head, head
    while first.i > head.sent.start and first.nbor(-1).text[:1].isupper() and first.nbor(-1).pos_ in ("PROPN", "NOUN"):
        first = first.nbor(-1)
    flat = [t for t in kids(head, "flat") if t.i > head.i]
    if flat:
        last = max(flat, key=lambda t: t.i)
    return first.idx, last.idx + len(last.text)


def _meant(head: Token, pointed: Pointed, lex: Lexicon) -> PlaceArgument | None:
    """Return what a definite noun of place stands for: "the town" the town named last, "the station" the last of
    that name.
    """
    word = lemma(head)
    after = head.doc[head.i + 1 : head.i + 3]
    if head.pos_ == "NOUN" and len(after) == 2 and after[0].lower_ == "of":
        named = pointed.index.over(after[1].idx, after[1].idx + len(after[1].text))
        if named is not None or (not after[1].like_num and after[1].lower_ not in _ABOUT):
            return PlaceArgument(named.span, named.id) if named is not None else None
    if head.pos_ != "NOUN" or not any(c.lower_ in _DEFINITE for c in kids(head, "det")):
        return None
    more = [c for c in head.children if c.lower_ != "same"]
    if any(base(c) in ("compound", "amod", "acl") or preposition(c) == "of" for c in more) and word not in (
        "city",
        "town",
        "village",
    ):
        return None
    start, end = phrase(head)[0], head.idx + len(head.text)
    span = Span(start, end, head.doc.text[start:end])
    if word in ("city", "town", "village"):
        place = pointed.town(head.idx)
        return PlaceArgument(span, place) if place is not None else None
    if lex.isa(word, "territory", "site"):
        hit = pointed.same_word(word, head.idx)
        if hit is not None:
            held = pointed.index.between(hit.span.start, hit.span.end)
            return PlaceArgument(span, held[-1].id) if held else PlaceArgument(hit.span)
        place = _told_where(head, pointed)
        return PlaceArgument(span, place) if place is not None else None
    return None


def _told_where(head: Token, pointed: Pointed) -> str | None:
    """Return the place at which the last thing of the same name was ("an airfield *at Boma* … the same airfield")."""
    name = lemma(head)
    before = head.doc[: head.i]
    same = [t for t in reversed(before) if t.pos_ == "NOUN" and lemma(t) == name][:_SAME]
    for token in same:
        for at in kids(token, "nmod"):
            hit = pointed.index.over(at.idx, at.idx + len(at.text))
            if hit is not None and preposition(at) in ("in", "at", "near", "outside", "of"):
                return hit.id
    return None


def _complement_places(found: Sequence[Predicate], clauses: Clauses, out: list[list[PlaceArgument]]) -> None:
    """Give a verb without a place that of its complement ("promised to rebuild the school at X"), a noun that of
    its relative clause.
    """
    for number, predicate in enumerate(found):
        if out[number]:
            continue
        below = kids(predicate.clause, "xcomp", "ccomp") if predicate.kind == "verb" else kids(predicate.word, "acl")
        for child in below:
            if base(child) == "ccomp" and is_finite(child):
                continue
            for other in clauses.owners.get(child.i, ()):
                if other != number and out[other]:
                    out[number] = list(out[other])


def _around(found: Sequence[Predicate], number: int, clauses: Clauses) -> tuple[int, ...]:
    """Return the clause that a nominal or participial predicate is part of: what happens there happens where it
    does.
    """
    predicate = found[number]
    if predicate.kind != "noun" and not (base(predicate.clause) == "acl" and not is_finite(predicate.clause)):
        return ()
    head = predicate.clause.head
    return (
        clauses.at(head)
        if head.i != predicate.clause.i and base(predicate.clause) in ("obj", "obl", "nmod", "acl", "nsubj")
        else ()
    )


def _borrow(
    found: Sequence[Predicate], number: int, clauses: Clauses, out: Sequence[list[PlaceArgument]]
) -> list[PlaceArgument]:
    predicate = found[number]
    top = predicate.outer[-1] if predicate.outer else predicate.clause
    if top.head.i == top.i or (is_finite(top) and base(top) != "conj"):
        return []
    if base(top) in ("xcomp", "advcl", "acl", "obl", "nsubj", "obj", "nmod", "conj"):
        for other in clauses.at(top.head):
            if other != number and out[other]:
                return list(out[other])
    return []
