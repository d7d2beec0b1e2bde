"""Give each claim the time and the figures of its own clause, by the tree, and only then by position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from crossread.claims.lexicon import Lexicon
from crossread.claims.offsets import counts
from crossread.claims.predicates import Predicate, is_reporting
from crossread.claims.spoken import Spoken
from crossread.claims.tree import base, climb, is_finite, kids, lemma
from crossread.records import Quantity, Span, Time


@dataclass(frozen=True, slots=True)
class Clauses:
    """Whose clause each token heads: the predicates by token, and the tokens that bar the way (reporting verbs)."""

    owners: dict[int, tuple[int, ...]]
    barriers: frozenset[int]
    spoken: Spoken

    @classmethod
    def of(cls, sent: DocSpan, found: Sequence[Predicate], lex: Lexicon, spoken: Spoken) -> Clauses:
        """Index one sentence."""
        owners: dict[int, list[int]] = {}
        for number, predicate in enumerate(found):
            tokens = {predicate.word.i, predicate.clause.i, *(t.i for t in predicate.outer)}
            if predicate.light is not None:
                tokens.add(predicate.light.i)
            for i in tokens:
                owners.setdefault(i, []).append(number)
        bars = frozenset(
            t.i
            for t in sent
            if t.i not in owners
            and (is_reporting(t, lex) or (t.pos_ == "VERB" and base(t) in ("advcl", "ccomp", "root")))
        )
        return cls({k: tuple(v) for k, v in owners.items()}, bars, spoken)

    def at(self, token: Token) -> tuple[int, ...]:
        """Return the predicates of the innermost clause that a token stands in; none when a reporting verb comes
        first.
        """
        for node in (token, *climb(token)):
            if node.i in self.owners:
                return self.owners[node.i]
            if node.i in self.barriers:
                return ()
        return ()

    def of_adjunct(self, token: Token) -> tuple[int, ...]:
        """Return the predicates that a time or place belongs to: by the tree, and by whose words it stands in."""
        return self.spoken.settle(token.idx, self.at(token))


@dataclass(frozen=True, slots=True)
class Around:
    """The predicates of one sentence and whose clause is whose."""

    found: Sequence[Predicate]
    clauses: Clauses


def head_of(doc: Doc, span: Span) -> Token | None:
    """Return the token that heads the characters of a span, or None when no token lies there."""
    piece = doc.char_span(span.start, span.end, alignment_mode="expand")
    if piece is None or not len(piece):
        return None
    words = [t for t in piece if not t.is_space and not t.is_punct] or list(piece)
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside or t.head.i == t.i), words[0])


def in_sentence(sent: DocSpan, spans: Iterable[Span]) -> list[int]:
    """Return which of the spans start inside the sentence."""
    return [n for n, s in enumerate(spans) if sent.start_char <= s.start < sent.end_char]


def told_of(predicate: Predicate, lex: Lexicon) -> bool:
    """Tell whether a noun's event is only talked about by the verb above it, whose time is then the talk's
    ("condemned the raid on Monday").
    """
    if predicate.light is not None:
        return lemma(predicate.light) == "claim"
    verb = next((t for t in climb(predicate.word) if t.pos_ == "VERB"), None)
    return predicate.kind == "noun" and verb is not None and lemma(verb) in lex.scope["about_verb"]


def _time_head(doc: Doc, time: Time) -> Token | None:
    """Return the token whose clause a time is of: a participle just before it outranks the parser's choice ("the tax
    *adopted* in May"), and what is counted from is told after the words that count.
    """
    head = head_of(doc, time.span)
    if head is None:
        return None
    if counts(time):
        piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        return piece[-1] if piece is not None and len(piece) else head
    first = min((t.i for t in head.subtree), default=head.i)
    before = doc[first - 1] if first > head.sent.start else None
    if before is not None and base(before) == "acl" and before.tag_ == "VBN" and before.i != head.head.i:
        return before
    return head


def time_of(doc: Doc, around: Around, times: Sequence[Time], lex: Lexicon) -> list[Time | None]:
    """Return the time of each predicate: its clause's own, else its coordination's, else the sentence's only one
    where that is safe.
    """
    found, clauses = around.found, around.clauses
    out: list[Time | None] = [None] * len(found)
    talked = frozenset(n for n, p in enumerate(found) if told_of(p, lex))
    owned: list[tuple[int, ...]] = []
    for time in times:
        head = _time_head(doc, time)
        owners = clauses.of_adjunct(head) if head is not None else ()
        owned.append(owners)
        for number in owners:
            if head is not None and number in talked and head.head.i != found[number].word.i:
                continue
            old = out[number]
            if old is None or (old.value is None and time.value is not None):
                out[number] = time
    _share_out(found, [(t, o) for t, o in zip(times, owned, strict=True) if not talked & set(o)], out)
    for number, predicate in enumerate(found):
        if out[number] is None and predicate.kind in ("noun", "light"):
            below = [n for c in kids(predicate.word, "acl") for n in clauses.owners.get(c.i, ())]
            out[number] = next((out[n] for n in below if n != number and out[n] is not None), None)
        if (
            lemma(predicate.word) in ("begin", "start", "commence")
            and base(predicate.clause) in ("advcl", "acl")
            and not is_finite(predicate.clause)
        ):
            for other in clauses.at(predicate.clause.head):
                out[other] = out[other] or out[number]
        if out[number] is None:
            out[number] = next(
                (
                    out[n]
                    for c in kids(predicate.clause, "advcl")
                    if _is_if(c)
                    for n in clauses.owners.get(c.i, ())
                    if out[n]
                ),
                None,
            )
    _while_told(doc, around, times, out)
    before = list(out)
    for number in range(len(found)):
        own = before[number]
        if own is None or own.value is None:
            out[number] = _shared_time(around, number, before, lex) or own
    free = [t for t, owners in zip(times, owned, strict=True) if owners]
    if len(times) == 1 and len(free) == 1:
        holder = owned[0]
        for number in range(len(found)):
            if out[number] is None and number not in talked and _same_clause(found[number], [found[h] for h in holder]):
                out[number] = times[0]
    return out


def _is_if(clause: Token) -> bool:
    return any(c.lower_ in ("if", "unless") for c in kids(clause, "mark"))


def _while_told(doc: Doc, around: Around, times: Sequence[Time], out: list[Time | None]) -> None:
    """Give what is told as going on the day of the deed that tells it ("radioed on Monday that the barge *was
    sinking*"); mere saying gives none.
    """
    for number, predicate in enumerate(around.found):
        clause = predicate.clause
        going_on = clause.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in kids(clause, "aux"))
        told = base(clause) == "ccomp" or any(c.lower_ == "that" for c in kids(clause, "mark"))
        if out[number] is not None or not told or not going_on or clause.head.i not in around.clauses.owners:
            continue
        for time in times:
            head = head_of(doc, time.span)
            if head is not None and head.head.i == clause.head.i and head.i != clause.i and time.precision == "day":
                out[number] = time


def _share_out(
    found: Sequence[Predicate], owned: Sequence[tuple[Time, tuple[int, ...]]], out: list[Time | None]
) -> None:
    """Give a second time of one clause to the nearest verb after it that has none: the parser hung it too high."""
    for time, owners in owned:
        if not owners or any(out[n] is time for n in owners):
            continue
        later = [n for n, p in enumerate(found) if p.kind != "noun" and p.word.idx > time.span.end and out[n] is None]
        if later:
            out[min(later, key=lambda n: found[n].word.idx)] = time


def _shared_time(around: Around, number: int, times: Sequence[Time | None], lex: Lexicon) -> Time | None:
    """Take the time of the verb it is coordinated with or complements, when it has no subject of its own."""
    found, clauses = around.found, around.clauses
    predicate = found[number]
    top = predicate.outer[-1] if predicate.outer else predicate.clause
    if predicate.light is not None and predicate.light.head.i == predicate.word.i:
        top = predicate.word
    label = base(top)
    near: list[int] = []
    if (
        (label in ("conj", "xcomp") and not kids(top, "nsubj"))
        or (
            label in ("obj", "obl", "nmod", "nsubj")
            and predicate.kind in ("noun", "state", "light")
            and not told_of(predicate, lex)
        )
        or (label == "advcl" and (not is_finite(top) or any(c.lower_ == "while" for c in kids(top, "mark"))))
    ):
        near = list(clauses.at(top.head))
    near += [
        n
        for c in kids(predicate.clause, "conj")
        if not kids(c, "nsubj") and base(predicate.clause) != "conj"
        for n in clauses.owners.get(c.i, ())
    ]
    return next((times[n] for n in near if n != number and times[n] is not None), None)


def _same_clause(one: Predicate, others: Sequence[Predicate]) -> bool:
    """Tell whether no finite clause of its own parts the predicate from the others."""

    def finite_root(token: Token) -> int:
        for node in (token, *climb(token)):
            if (node.pos_ in ("VERB", "AUX") and is_finite(node)) or base(node) == "root":
                return int(node.i)
        return int(token.i)

    return any(finite_root(one.clause) == finite_root(other.clause) for other in others)


def quantities_of(
    doc: Doc, found: Sequence[Predicate], clauses: Clauses, quantities: Sequence[Quantity]
) -> list[list[Quantity]]:
    """Return the figures of each predicate: those of its clause, and those that count one of its arguments."""
    out: list[list[Quantity]] = [[] for _ in found]
    for quantity in quantities:
        head = head_of(doc, quantity.span)
        if head is None:
            continue
        owners = set(clauses.at(head))
        counted = [head, *(n for n in climb(head) if n.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"))][:4]
        counted = [c for k, c in enumerate(counted) if all(x.i not in clauses.owners for x in counted[:k])]
        for number in tuple(owners):
            owners |= _also(found, number, clauses)
        for number, predicate in enumerate(found):
            heads = {t.i for t in predicate.frame.heads()}
            if any(c.i in heads for c in counted):
                owners.add(number)
        for number in sorted(owners):
            out[number].append(quantity)
    return out


def _also(found: Sequence[Predicate], number: int, clauses: Clauses) -> set[int]:
    """Return who else a figure belongs to: the verb whose object the event noun is, the event noun whose relative
    clause it is.
    """
    predicate = found[number]
    head = predicate.clause.head
    if head.i == predicate.clause.i:
        return set()
    if predicate.kind == "noun" and base(predicate.word) in ("obj", "obl", "nsubj"):
        return set(clauses.owners.get(head.i, ()))
    if base(predicate.clause) == "acl":
        return {n for n in clauses.owners.get(head.i, ()) if found[n].kind in ("noun", "light")}
    return set()


def contexts_of(words: Iterable[str], lex: Lexicon) -> tuple[str, ...]:
    """Return PLOVER's contexts that the lemmas of a clause call up, in alphabetical order."""
    seen = frozenset(words)
    return tuple(sorted(name for name, lemmas in lex.contexts.items() if lemmas & seen))


def lemmas(sent: DocSpan) -> list[str]:
    """Return the sentence's lemmas."""
    return [lemma(t) for t in sent if t.is_alpha]
