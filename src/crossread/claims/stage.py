"""The stage: predicates of each sentence, coded, with roles, scope and attachments, as claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from crossread.claims.attach import Clauses, contexts_of, in_sentence, lemmas, places_of, quantities_of, time_of
from crossread.claims.coding import Coding, code
from crossread.claims.lexicon import Lexicon, lexicon
from crossread.claims.predicates import Predicate, predicates
from crossread.claims.roles import Roles
from crossread.claims.scope import modality, polarity
from crossread.claims.spans import Hit, MentionIndex
from crossread.errors import Code
from crossread.records import Argument, Attribution, Claim, Note, PlaceArgument, Reading, Span, content_id

_PENALTY: Final = 0.15


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making."""

    predicate: Predicate
    coding: Coding
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    attribution: Attribution | None


class ClaimStage:
    """Fills `claims`: one for every clause's predicate and every event noun with arguments, typed where PLOVER has a type."""

    name = "claims"
    requires = frozenset({"doc", "attributions", "entities", "places", "times", "quantities"})
    assigns = frozenset({"claims"})

    def __init__(self, lex: Lexicon | None = None) -> None:
        self.lexicon = lex or lexicon()

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its claims. A sentence that cannot be read gives a note (N201) and no claim; nothing is raised."""
        if reading.doc is None or not len(reading.doc):
            return replace(reading, claims=())
        roles = Roles(MentionIndex(reading.entities), self.lexicon)
        claims: list[Claim] = []
        notes: list[Note] = []
        for sent in reading.doc.sents:
            try:
                claims.extend(self._sentence(reading, reading.doc, sent, roles))
            except (ValueError, IndexError, KeyError, RecursionError) as error:
                where = f"characters {sent.start_char} to {sent.end_char}"
                notes.append(
                    Note(report=reading.report.id, stage=self.name, code=Code.STAGE_FAILED.value, message=f"No claims from {where}: {error!r}.")
                )
        unique = {claim.id: claim for claim in claims}
        ordered = sorted(unique.values(), key=lambda c: (c.predicate.start, c.predicate.end, c.id))
        return replace(reading, claims=tuple(ordered), notes=(*reading.notes, *notes))

    def _sentence(self, reading: Reading, doc: Doc, sent: DocSpan, roles: Roles) -> list[Claim]:
        span = _trimmed(doc, sent)
        if span is None:
            return []
        lex = self.lexicon
        found = [p for p in predicates(sent, lex) if not p.word.is_space]
        if not found:
            return []
        clauses = Clauses.of(sent, found, lex)
        place_hits = [h for h in MentionIndex(reading.places).between(sent.start_char, sent.end_char)]
        places = places_of(doc, sent, found, clauses, place_hits)
        times = [reading.times[n] for n in in_sentence(sent, [t.span for t in reading.times])]
        when = time_of(doc, found, clauses, times)
        figures = [reading.quantities[n] for n in in_sentence(sent, [q.span for q in reading.quantities])]
        counts = quantities_of(doc, found, clauses, figures)
        contexts = contexts_of(lemmas(sent), lex)
        claims = []
        for number, predicate in enumerate(found):
            draft = self._draft(reading, predicate, roles)
            mood, sign = modality(predicate, lex), polarity(predicate, lex)
            attribution = draft.attribution
            if attribution is not None and attribution.stance == "denies" and attribution.form != "direct":
                sign = "negative"
            trigger = _trigger(doc, predicate)
            claims.append(
                Claim(
                    id=content_id("clm", reading.report.id, span.start, trigger.start, trigger.end, predicate.kind),
                    report=reading.report.id,
                    sentence=span,
                    predicate=trigger,
                    event_type=draft.coding.event_type,
                    event_mode=draft.coding.event_mode,
                    contexts=contexts,
                    actors=draft.actors,
                    recipients=draft.recipients,
                    places=_unique(places[number]),
                    time=when[number],
                    quantities=tuple(counts[number]),
                    polarity=sign,
                    modality=mood,
                    attribution=attribution.id if attribution is not None else None,
                    confidence=_confidence(draft, mood),
                )
            )
        return claims

    def _draft(self, reading: Reading, predicate: Predicate, roles: Roles) -> Draft:
        coding = code(predicate, self.lexicon)
        start = predicate.word.idx
        attribution = innermost(reading.attributions, start)
        actor_heads = list(predicate.frame.subjects)
        recipient_heads = list(coding.recipients)
        if coding.partners:
            actor_heads += [h for h in coding.partners if h.i not in {a.i for a in actor_heads}]
        actors = roles.arguments(actor_heads, attribution)
        if not predicate.frame.subjects and predicate.frame.passive is False and predicate.kind == "verb":
            actors = actors or ()
        recipients = roles.arguments([h for h in recipient_heads if h.i not in {a.i for a in predicate.frame.subjects}], attribution)
        roles.note_use(predicate.frame.objects, actors)
        return Draft(predicate, coding, actors, recipients, attribution)


def innermost(attributions: tuple[Attribution, ...], start: int) -> Attribution | None:
    """Return the deepest attribution whose content holds the character; the shortest content decides among equals."""
    parents = {a.id: a.parent for a in attributions}

    def depth(attribution: Attribution) -> int:
        seen, now = {attribution.id}, attribution.parent
        while now is not None and now not in seen:
            seen.add(now)
            now = parents.get(now)
        return len(seen)

    best: tuple[int, int, str] | None = None
    chosen: Attribution | None = None
    for attribution in attributions:
        for content in attribution.content:
            if content.start <= start < content.end and not (attribution.cue and attribution.cue.start <= start < attribution.cue.end):
                key = (-depth(attribution), content.end - content.start, attribution.id)
                if best is None or key < best:
                    best, chosen = key, attribution
    return chosen


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


def _confidence(draft: Draft, mood: str) -> float:
    """Return how sure the tool is of the claim as coded: the lexicon's word, less what is missing."""
    value = draft.coding.confidence
    if draft.coding.event_type is not None and not any(a.entity for a in draft.actors):
        value -= _PENALTY
    if mood != "asserted":
        value -= 0.05
    return round(min(1.0, max(0.05, value)), 2)


def hit_ids(hits: list[Hit]) -> list[str]:
    """Return the ids of hits."""
    return [h.id for h in hits]
