"""The stage: predicates of each sentence, coded, with roles, scope and attachments, as claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from crossread.claims.attach import (
    Around,
    Clauses,
    contexts_of,
    in_sentence,
    lemmas,
    quantities_of,
    time_of,
)
from crossread.claims.belonging import deed_of_members
from crossread.claims.coding import code
from crossread.claims.discourse import is_casualty, settle, tells_a_figure
from crossread.claims.draft import Draft, confidence
from crossread.claims.found import Found
from crossread.claims.learned import Marked, quantities_at, recoded, scope, time_at
from crossread.claims.lexicon import Lexicon, lexicon
from crossread.claims.modality import modality
from crossread.claims.offsets import counts, resolved
from crossread.claims.polarity import is_nobody, polarity
from crossread.claims.powers import Powers
from crossread.claims.predicates import Predicate, predicates
from crossread.claims.recipients import better, close_to, hosts, is_self, kept, meant_for
from crossread.claims.roles import Roles
from crossread.claims.scenes import carry
from crossread.claims.spans import MentionIndex
from crossread.claims.spoken import Spoken, innermost, of_its_cue
from crossread.claims.taken_up import take_up
from crossread.claims.together import together
from crossread.claims.tree import base, conjuncts, is_beside, is_finite
from crossread.claims.voices import bodies
from crossread.claims.where import Pointed, places_of, places_struck
from crossread.claims.worth import worthwhile
from crossread.errors import Code
from crossread.language.events import EventMark
from crossread.records import (
    Attribution,
    Claim,
    Note,
    PlaceArgument,
    Quantity,
    Reading,
    Span,
    Time,
    content_id,
)

_DONE_TO_PLACES: Final = ("ASSAULT", "COERCE", "PROTEST")


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies ready for every sentence of one report."""

    reading: Reading
    doc: Doc
    roles: Roles
    pointed: Pointed
    marked: Marked

    @classmethod
    def of(cls, reading: Reading, doc: Doc, lex: Lexicon) -> Desk:
        """Lay out one report."""
        entities, places = MentionIndex(reading.entities), MentionIndex(reading.places)
        towns = frozenset(p.id for p in reading.places if p.precision in ("city", "point"))
        vague = frozenset(p.id for p in reading.places if p.precision == "unresolved")
        pointed = Pointed(places, _dateline_place(doc.text, places), entities, towns, vague)
        powers = Powers.of(reading.entities, bodies(reading, doc, entities, lex))
        return cls(reading, doc, Roles(entities, lex, powers), pointed, Marked.of(doc))


class ClaimStage:
    """Fills `claims`: one for every clause's predicate and every event noun with arguments, typed where PLOVER has
    a type.
    """

    name = "claims"
    requires = frozenset({"doc", "attributions", "entities", "places", "times", "quantities"})
    assigns = frozenset({"claims"})

    def __init__(self, lex: Lexicon | None = None) -> None:
        self.lexicon = lex or lexicon()

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its claims. A sentence that cannot be read gives a note (N201) and no claim;
        nothing is raised.
        """
        if reading.doc is None or not len(reading.doc):
            return replace(reading, claims=())
        desk = Desk.of(reading, reading.doc, self.lexicon)
        found: list[Found] = []
        notes: list[Note] = []
        for number, sent in enumerate(reading.doc.sents):
            try:
                found.extend(self._sentence(desk, sent, number, found))
            except (ValueError, IndexError, KeyError, RecursionError) as error:
                where = f"characters {sent.start_char} to {sent.end_char}"
                message = f"No claims from {where}: {error!r}."
                notes.append(
                    Note(report=reading.report.id, stage=self.name, code=Code.STAGE_FAILED.value, message=message)
                )
        worth = worthwhile(settle(reading.doc, found, self.lexicon))
        told = take_up(reading.doc, carry(worth), worth, reading.attributions, self.lexicon)
        claims = {claim.id: claim for claim in told}
        ordered = sorted(claims.values(), key=lambda c: (c.predicate.start, c.predicate.end, c.id))
        return replace(reading, claims=tuple(ordered), notes=(*reading.notes, *notes))

    def _sentence(self, desk: Desk, sent: DocSpan, number: int, before: Sequence[Found]) -> list[Found]:
        reading, doc = desk.reading, desk.doc
        span = _trimmed(doc, sent)
        if span is None:
            return []
        lex = self.lexicon
        start = span.start + dateline(span.quote)
        everything = desk.marked.complete(predicates(sent, lex), sent, lex)
        predicates_here = [p for p in everything if not p.word.is_space and p.word.idx >= start]
        if not predicates_here:
            return []
        around = _attachments(desk, sent, predicates_here, lex)
        contexts = contexts_of(lemmas(sent), lex)
        paragraph = len(re.findall(r"\n\s*\n", doc.text[: span.start]))
        drafts = together([self._draft(desk, predicate, start) for predicate in predicates_here], before, number)
        out = []
        for k, draft in enumerate(drafts):
            predicate = draft.predicate
            mark = desk.marked.at(predicate)
            sign, mood = scope(mark, polarity(predicate, lex), modality(predicate, lex), sent)
            if any(is_nobody(h, lex) for h in desk.marked.parties(mark, predicate.word)):
                sign = "negative"
            attribution = draft.attribution
            if draft.coding.event_type is None and around.quantities[k]:
                attribution = of_its_cue(reading.attributions, predicate, predicates_here) or attribution
            if attribution is not None and attribution.stance == "denies" and attribution.form != "direct":
                sign = "negative"
            trigger = _trigger(doc, predicate)
            claim = Claim(
                id=content_id("clm", reading.report.id, span.start, trigger.start, trigger.end, predicate.kind),
                report=reading.report.id,
                sentence=span,
                predicate=trigger,
                event_type=draft.coding.event_type,
                event_mode=draft.coding.event_mode,
                contexts=contexts,
                actors=draft.actors,
                recipients=kept(draft, drafts) or hosts(draft, around.places[k], reading.places, desk.roles.powers),
                places=_unique(around.places[k]),
                time=around.times[k],
                quantities=_not_of_source(around.quantities[k], attribution),
                polarity=sign,
                modality=mood,
                attribution=attribution.id if attribution is not None else None,
                confidence=confidence(draft, mood),
            )
            deaths = is_casualty(predicate, draft.coding, lex)
            # The reader has seen few who "belonged to" somebody: where doers do, the words are proof enough.
            likely = 1.0 if draft.of_members else desk.marked.likely(predicate)
            out.append(Found(claim, predicate, draft.coding, number, deaths, paragraph, likely, draft.of_members))
        return out

    def _draft(self, desk: Desk, predicate: Predicate, start: int) -> Draft:
        reading, roles = desk.reading, desk.roles
        mark = desk.marked.at(predicate)
        deed = deed_of_members(predicate, self.lexicon)
        coding = code(predicate, self.lexicon) if deed is None else deed[0]
        if deed is None and (coding.event_type is not None or not tells_a_figure(predicate, self.lexicon)):
            coding = recoded(coding, mark)
        attribution = innermost(reading.attributions, predicate.word.idx)
        frame = predicate.frame
        barred = _speaking(reading.attributions, predicate)
        controlled = not is_finite(predicate.clause)

        def inside(head: Token, subject: bool) -> bool:
            if head.idx < start or is_beside(head):
                return False
            return (subject and controlled) or not any(s.start <= head.idx < s.end for s in barred)

        doers = frame.subjects if deed is None else deed[1]
        if controlled and len(frame.by("between")) > 1 and coding.partners:
            doers = ()  # "fled fighting between X and Y"
        subjects = [h for s in doers for h in _after(s, start) if inside(h, True)]
        if frame.subjects and not subjects and attribution is not None:
            subjects = _lost_subjects(predicate, attribution)
        partners = [h for h in coding.partners if inside(h, False) and h.i not in {s.i for s in subjects}]
        taken = {h.i for h in frame.subjects}
        recipients = [h for h in coding.recipients if inside(h, False) and h.i not in taken]
        actors = roles.arguments([*subjects, *partners], attribution)
        objects = [h for h in (*frame.indirect, *frame.objects) if inside(h, False) and h.i not in taken]
        known = tuple(a for a in roles.arguments(objects, attribution) if a.entity is not None)
        given = known if coding.event_type is None else roles.arguments(recipients, attribution)
        if mark is not None:
            read = [h for h in desk.marked.heads(mark, "actor") if h.dep_ != "nsubj:pass"]
            actors = actors or roles.arguments(read, attribution)
            given = better(roles.arguments(desk.marked.heads(mark, "recipient"), attribution), given) or known
        given = given or roles.arguments([h for h in close_to(predicate) if inside(h, False)], attribution)
        if coding.event_type == "AID" and not any(a.entity for a in given):
            meant = [h for h in meant_for(predicate) if inside(h, False)]
            given = tuple(a for a in roles.arguments(meant, attribution) if a.entity is not None) or given
        if coding.partners and not subjects and attribution is not None:
            actors = roles.with_side(actors, attribution)
        given = tuple(a for a in given if not is_self(a, actors))
        roles.note_use(frame.objects, actors)
        return Draft(predicate, coding, actors, given, attribution, deed is not None)


def _lost_subjects(predicate: Predicate, attribution: Attribution) -> list[Token]:
    """Return the subject that the parser hung on the verb of saying though it stands in what is said ("*Peru* will
    send food, the minister said").
    """
    if attribution.cue is None:
        return []
    cue, first = attribution.cue, predicate.word
    return [
        t
        for t in predicate.clause.sent
        if base(t) == "nsubj"
        and t.i < first.i
        and cue.start <= t.head.idx < cue.end
        and any(c.start <= t.idx < c.end for c in attribution.content)
    ]


def _after(head: Token, start: int) -> list[Token]:
    """Return the head, or what the parser hung on a dateline's place in its stead."""
    if head.idx >= start:
        return [head]
    return [
        t
        for c in head.children
        if c.idx >= start and base(c) in ("appos", "conj", "flat", "list", "dep")
        for t in conjuncts(c)
    ]


def _speaking(attributions: tuple[Attribution, ...], predicate: Predicate) -> list[Span]:
    """Return sources and cues of the attributions that hold the predicate: words about the saying, not about what
    is said.
    """
    start = predicate.word.idx
    verbs = [t.idx for t in (predicate.word, predicate.clause, *predicate.outer)]
    out: list[Span] = []
    for one in attributions:
        if not any(c.start <= start < c.end for c in one.content):
            continue
        if one.cue is not None and any(one.cue.start <= v < one.cue.end for v in verbs):
            continue
        out.extend(span for span in (one.source, one.cue) if span is not None and not span.start <= start < span.end)
    return out


@dataclass(frozen=True, slots=True)
class Attached:
    """Places, time and figures of each predicate of a sentence."""

    places: list[list[PlaceArgument]]
    times: list[Time | None]
    quantities: list[list[Quantity]]


def _attachments(desk: Desk, sent: DocSpan, found: list[Predicate], lex: Lexicon) -> Attached:
    reading, doc = desk.reading, desk.doc
    clauses = Clauses.of(sent, found, lex, Spoken.of(reading.attributions, found))
    around = Around(found, clauses)
    told = resolved([reading.times[n] for n in in_sentence(sent, [t.span for t in reading.times])])
    times = [t for t in told if t.precision not in _NO_DATE or counts(t)]
    figures = [reading.quantities[n] for n in in_sentence(sent, [q.span for q in reading.quantities])]
    places = places_of(doc, sent, around, desk.pointed, lex)
    when = time_of(doc, around, times, lex)
    counted = quantities_of(doc, found, clauses, figures)
    for k, predicate in enumerate(found):
        mark = desk.marked.at(predicate)
        if mark is None:
            continue
        counted[k] = counted[k] or quantities_at(desk.marked.heads(mark, "quantity"), figures)
        its = [t for t in times if clauses.spoken.settle(t.span.start, (k,)) == (k,)]
        when[k] = time_at(desk.marked.heads(mark, "time"), its) or when[k]
        places[k] = _places_at(desk, mark) or places[k]
        if not places[k] and mark.label.startswith(_DONE_TO_PLACES):
            places[k] = places_struck(desk.marked.heads(mark, "recipient"), desk.pointed, lex)
    return Attached(places, when, counted)


def _not_of_source(figures: list[Quantity], attribution: Attribution | None) -> tuple[Quantity, ...]:
    """Return the figures without one that counts those who say it ("*two officials* said")."""
    source = attribution.source if attribution is not None else None
    return tuple(q for q in figures if source is None or not source.start <= q.span.start < source.end)


def _places_at(desk: Desk, mark: EventMark) -> list[PlaceArgument]:
    """Return the places that the reader links to a trigger."""
    return [
        PlaceArgument(hit.span, hit.id)
        for head in desk.marked.heads(mark, "place")
        for hit in desk.pointed.index.between(head.idx, head.idx + len(head.text))
    ]


# "Now", "in the evening", "for two hours", "every day": they do not say when something was.
_NO_DATE: Final = frozenset({"vague", "part", "duration", "set"})
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z .'’-]+(?:,[^—–\-]{0,40}?)?(?:\([^)]{2,40}\)\s*)?(?:/[A-Z]+/\.)?\s*(?:[—–-]|(?<=/\.))\s+"
)


def dateline(sentence: str) -> int:
    """Return how many characters at the head of a sentence are a dateline ("LIMA, March 3 (Agency) - ")."""
    found = _DATELINE.match(sentence)
    return found.end() if found and len(sentence) > found.end() else 0


def _dateline_place(text: str, places: MentionIndex) -> str | None:
    """Return the place that opens the first line with a dateline, which is what "here" means."""
    start = 0
    for line in text[:1500].splitlines(keepends=True):
        length = dateline(line)
        if length:
            named = places.between(start, start + length)
            return named[0].id if named else None
        start += len(line)
    opening = places.between(0, 1)
    return opening[0].id if opening else None


def _trimmed(doc: Doc, sent: DocSpan) -> Span | None:
    text = doc.text[sent.start_char : sent.end_char]
    start = sent.start_char + len(text) - len(text.lstrip())
    end = sent.start_char + len(text.rstrip())
    return Span.of(doc.text, start, end) if start < end else None


def _trigger(doc: Doc, predicate: Predicate) -> Span:
    tokens: list[Token] = predicate.tokens()
    start = min(t.idx for t in tokens)
    return Span.of(doc.text, start, max(t.idx + len(t.text) for t in tokens))


def _unique(places: list[PlaceArgument]) -> tuple[PlaceArgument, ...]:
    found = {(p.span.start, p.span.end): p for p in places}
    return tuple(found[key] for key in sorted(found))
