"""Each source as an entity of its report: "he", "the same official", "the newspaper", "Mensah" lead to who that is.

A source is looked up in this order: a definite or pronominal one among the speakers before it; then among the entities
that the report's actors gave; then among the speakers again; and when nobody fits it becomes an entity of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from crossread.attribution.classes import person_name
from crossread.grounding.narrated import narrated
from crossread.grounding.speakers import Speaker, describe, find_antecedent
from crossread.grounding.unnamed import new_entity
from crossread.records import Attribution, Entity, Mention, Reading, Report, Span


@dataclass(slots=True)
class _Roll:
    """The speakers met so far and the entities as they grow; local to one call."""

    report: Report
    entities: dict[str, Entity]
    speakers: list[Speaker]


class SourceStage:
    """Resolves the source of every attribution that has one to an entity of the report.

    Gives pronouns and descriptions the class of whom they stand for, and leaves out an attribution whose speaker is
    the speaker of its parent ("she said she believed …"): that is no second link. Never raises on odd text.
    """

    name = "sources"
    requires = frozenset({"doc", "attributions", "entities"})
    assigns = frozenset({"attributions", "entities"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with `source_entity` set wherever there is a source, and the entities that this adds."""
        if reading.doc is None:
            return reading
        roll = _Roll(reading.report, {e.id: e for e in reading.entities}, narrated(reading))
        found: dict[str, Attribution] = {}
        known: dict[Span, tuple[str, Attribution]] = {}
        for attribution in sorted(reading.attributions, key=_place):
            source = attribution.source
            if source is None:
                found[attribution.id] = attribution
                continue
            if source in known:
                entity, same = known[source]
                found[attribution.id] = replace(attribution, source_entity=entity, source_class=same.source_class)
                continue
            resolved = _resolve(roll, reading, attribution)
            known[source] = (resolved.source_entity or "", resolved)
            found[attribution.id] = resolved
        kept = _without_echoes([found[a.id] for a in reading.attributions])
        return replace(reading, attributions=kept, entities=tuple(roll.entities.values()))


def _place(attribution: Attribution) -> tuple[int, str]:
    span = attribution.source or attribution.cue or attribution.content[0]
    return span.start, attribution.id


def _resolve(roll: _Roll, reading: Reading, attribution: Attribution) -> Attribution:
    source, doc = attribution.source, reading.doc
    if source is None or doc is None:
        return attribution
    speaker = describe(doc, source, attribution)
    person = person_name(doc, (source.start, source.end)) if attribution.source_class == "named_person" else None
    place = source if person is None else Span.of(roll.report.text, *person)
    named = _entity_at(roll.entities, roll.report.id, doc, place)
    antecedent = _with_entity(roll, doc, find_antecedent(speaker, roll.speakers))
    entity: Entity | None = None
    if speaker.is_anaphoric and antecedent is not None and antecedent.entity in roll.entities:
        entity = roll.entities[antecedent.entity]
    elif named is not None and not speaker.is_pronoun:
        entity = named
    elif antecedent is not None and antecedent.entity in roll.entities:
        entity = roll.entities[antecedent.entity]
    elif named is not None:
        entity = named
    is_new = entity is None
    if entity is None:
        entity = new_entity(doc, roll.report, source, attribution.source_class)
    entity = _with_mention(entity, roll.report.id, source, speaker)
    roll.entities[entity.id] = entity
    kind = attribution.source_class
    if antecedent is not None and not is_new and speaker.is_anaphoric and antecedent.source_class is not None:
        kind = antecedent.source_class
    roll.speakers.append(replace(speaker, entity=entity.id, source_class=kind))
    return replace(attribution, source_entity=entity.id, source_class=kind)


def _with_entity(roll: _Roll, doc: Doc, speaker: Speaker | None) -> Speaker | None:
    """Return the antecedent with an entity: one that only the narration names gets its own now."""
    if speaker is None or speaker.entity:
        return speaker
    span = Span.of(roll.report.text, speaker.start, speaker.end)
    entity = _entity_at(roll.entities, roll.report.id, doc, span)
    if entity is None:
        entity = new_entity(doc, roll.report, span, speaker.source_class or "unnamed_person")
        roll.entities[entity.id] = entity
    found = replace(speaker, entity=entity.id)
    roll.speakers[roll.speakers.index(speaker)] = found
    return found


def _with_mention(entity: Entity, report: str, source: Span, speaker: Speaker) -> Entity:
    mention = Mention(report, source)
    overlaps = any(m.report == report and m.span.overlaps(source) for m in entity.mentions)
    mentions = entity.mentions if overlaps else (*entity.mentions, mention)
    is_name = not speaker.is_pronoun and source.quote not in entity.names and not overlaps
    names = (*entity.names, source.quote) if is_name else entity.names
    if mentions == entity.mentions and names == entity.names:
        return entity
    return replace(entity, names=names, mentions=tuple(sorted(mentions)))


def _entity_at(entities: dict[str, Entity], report: str, doc: Doc, source: Span) -> Entity | None:
    """Return the entity with a mention on the head of the source (its name parts included).

    A person comes before others, a mention of the head itself before one of its modifiers, the longest inside first.
    """
    span = doc.char_span(source.start, source.end, alignment_mode="expand")
    if span is None:
        return None
    core = [(t.idx, t.idx + len(t)) for t in _core(span.root, source)]
    head = span.root.idx
    found: list[tuple[bool, bool, int, str]] = []
    for entity in entities.values():
        for mention in entity.mentions:
            if mention.report == report and any(mention.span.start < e and s < mention.span.end for s, e in core):
                inside = source.start <= mention.span.start and mention.span.end <= source.end
                length = mention.span.end - mention.span.start
                off_head = not mention.span.start <= head < mention.span.end
                found.append((entity.schema != "Person", off_head, -length if inside else length, entity.id))
    return entities[min(found)[3]] if found else None


def _core(root: Token, source: Span) -> list[Token]:
    """Return the head of a source with the parts of its name and its named appositions."""
    found = [root]
    for child in root.children:
        if child.dep_ in {"flat", "compound", "appos"} and (child.pos_ == "PROPN" or child.dep_ == "flat"):
            found.append(child)
            found.extend(c for c in child.children if c.dep_ == "flat")
    return [t for t in found if source.start <= t.idx < source.end]


def _without_echoes(attributions: list[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions without those whose speaker is the speaker of their parent already."""
    by_id = {a.id: a for a in attributions}
    up: dict[str, str | None] = {}
    for a in attributions:
        above = by_id.get(a.parent or "")
        if above is not None and a.source_entity is not None and a.source_entity == above.source_entity:
            up[a.id] = a.parent
    kept: list[Attribution] = []
    for a in attributions:
        if a.id in up:
            continue
        parent = a.parent
        while parent in up:
            parent = up[parent]
        kept.append(a if parent == a.parent else replace(a, parent=parent))
    return tuple(kept)
