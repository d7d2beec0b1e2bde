"""To whom it was done: the rules about recipients that need more than one predicate's frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from spacy.tokens import Token

from crossread.claims.draft import Draft
from crossread.claims.powers import Powers
from crossread.claims.predicates import Predicate
from crossread.claims.tree import base, is_finite, preposition
from crossread.records import Argument, Place, PlaceArgument

_GOODS_BELOW: Final = ("obj", "obl", "nmod", "nsubj", "advmod")
_POINTERS: Final = frozenset({"here", "there"})
_HOSTED: Final = frozenset({"MOBILIZE", "AID"})


def close_to(predicate: Predicate) -> list[Token]:
    """Return what something came close to ("passed within 30 metres of *a ferry*")."""
    near = [h for case, h in predicate.frame.obliques if case == "within" and h.i + 1 < h.sent.end]
    return [of.head for of in (h.nbor() for h in near) if of.lower_ == "of" and base(of) == "case"]


def meant_for(predicate: Predicate) -> list[Token]:
    """Return whom goods are for, however deep the phrase stands ("unloaded a barge with tents *for the nurses*")."""
    below = [t for c in predicate.word.children if base(c) in _GOODS_BELOW for t in c.subtree]
    return [t for t in below if base(t) in ("nmod", "obl") and preposition(t) == "for" and not is_finite(t.head)]


def kept(draft: Draft, drafts: Sequence[Draft]) -> tuple[Argument, ...]:
    """Return the recipients without those that a later verb has taken ("released *40 miners* and shot two foremen")."""
    word = draft.predicate.word
    taken: set[int] = set()
    for other in drafts:
        verb = other.predicate.word
        if (
            other.predicate.kind == "verb"
            and verb.i > word.i
            and any(a.span.start < verb.idx for a in draft.recipients)
        ):
            taken |= {a.span.start for a in (*other.recipients, *other.actors) if a.span.start > word.idx}
    early = min((a.span.start for a in draft.recipients if a.span.start > word.idx), default=0)
    return tuple(a for a in draft.recipients if a.span.start not in taken - {early})


def better(first: tuple[Argument, ...], second: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Return the first arguments, unless only the second are known entities."""
    known_first, known_second = (any(a.entity is not None for a in some) for some in (first, second))
    return second if not first or (known_second and not known_first) else first


def is_self(recipient: Argument, actors: tuple[Argument, ...]) -> bool:
    """Tell whether a recipient is only the actor as an owner ("closed *its* border"); "themselves" is not."""
    if recipient.entity is None or recipient.span.quote.lower().endswith(("self", "selves")):
        return False
    return recipient.entity in {a.entity for a in actors}


def hosts(
    draft: Draft, pointed: Sequence[PlaceArgument], places: Iterable[Place], powers: Powers
) -> tuple[Argument, ...]:
    """Return the state that forces or aid are sent to or kept in where a word points at it ("keeps troops *there*").

    `pointed` are the places of the claim, `places` those of the report.
    """
    if draft.coding.event_type not in _HOSTED:
        return ()
    wholes = {p.id: p.country for p in places if p.precision == "country"}
    told = [p for p in pointed if p.span.quote.lower() in _POINTERS and p.place in wholes]
    states = [(p.span, powers.of_country(wholes[p.place or ""])) for p in told]
    actors = {a.entity for a in draft.actors}
    return tuple(Argument(span, state) for span, state in states if state is not None and state not in actors)
