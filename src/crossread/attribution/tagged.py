"""What only the tagger saw: its cue with the nearest content and source of the same sentence, where the tree gave
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from crossread.attribution.classes import can_speak
from crossread.attribution.context import Context
from crossread.attribution.draft import Draft, Extent, tidy
from crossread.attribution.lexicon import cues, lemma_of
from crossread.attribution.tree import is_negated, tokens_in


def tagged_drafts(context: Context, found: Sequence[Draft]) -> list[Draft]:
    """Return attributions for tagged cues that hold a reporting verb and that no draft has yet."""
    taken = [d.cue for d in found if d.cue is not None]
    drafts: list[Draft] = []
    for cue in context.tags["cue"]:
        if any(t[0] < cue[1] and cue[0] < t[1] for t in taken):
            continue
        verb = _reporting_verb(context.doc, cue)
        if verb is None:
            continue
        sentence = context.sentence(verb)
        content = [e for e in context.tags["content"] if sentence[0] <= e[0] and e[1] <= sentence[1]]
        sources = [e for e in context.tags["source"] if sentence[0] <= e[0] and e[1] <= sentence[1]]
        if not content or not sources:
            continue
        source = min(sources, key=lambda e: (_gap(e, cue), e))
        nearest = min(content, key=lambda e: (_gap(e, cue), e))
        head = _head(context.doc, source)
        if head is None or not can_speak(head) or is_negated(verb):
            continue
        if any(_overlap(d.content, nearest) for d in found) or head is None or _overlap((nearest,), source):
            continue
        frames = cues().verbs[lemma_of(verb)]
        kept = tidy(context.text, [nearest])
        if kept:
            drafts.append(
                Draft(
                    source=source,
                    cue=cue,
                    content=kept,
                    stance=next(iter(frames.values())),
                    found="tags",
                    head=head.i,
                    about_self=context.is_self(head, source),
                )
            )
    return drafts


def _reporting_verb(doc: Doc, cue: Extent) -> Token | None:
    inside = tokens_in(doc, cue[0], cue[1])
    verbs = cues().verbs
    return next(
        (t for t in inside if "quote" in verbs.get(lemma_of(t), {}) and t.pos_ in {"VERB", "NOUN", "AUX"}), None
    )


def _head(doc: Doc, source: Extent) -> Token | None:
    span = doc.char_span(*source, alignment_mode="contract")
    return span.root if span is not None else None


def _overlap(extents: Sequence[Extent], other: Extent) -> bool:
    return any(s < other[1] and other[0] < e for s, e in extents)


def _gap(a: Extent, b: Extent) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)
