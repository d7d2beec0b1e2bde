"""What a source looks like (gender, number, kind, head noun) and which earlier speaker it can stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Doc, Token

from crossread.attribution.lexicon import people, singular
from crossread.records import Attribution, SourceClass, Span

Kind = Literal["person", "group", "organization", "outlet", "document"]
Gender = Literal["f", "m"]

_PRONOUNS: Final = {
    "he": ("person", "m"),
    "she": ("person", "f"),
    "it": ("organization", None),
    "they": ("group", None),
    "his": ("person", "m"),
    "her": ("person", "f"),
    "its": ("organization", None),
    "their": ("group", None),
    "him": ("person", "m"),
}
_DEFINITE: Final = re.compile(r"^(?:the(?:\s+same)?|this|that|the\s+latter)\s+", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"^(?:his|her|its|their)\s+", re.IGNORECASE)
_MAX_WORDS: Final = 4
KIND_OF: Final[dict[SourceClass, Kind]] = {
    "named_person": "person",
    "unnamed_official": "person",
    "unnamed_person": "person",
    "unnamed_group": "group",
    "named_organization": "organization",
    "named_outlet": "outlet",
    "document": "document",
    "implicit": "document",
}
_ISSUED: Final = frozenset(
    {
        "statement",
        "communique",
        "communiqué",
        "text",
        "letter",
        "message",
        "post",
        "tweet",
        "release",
        "bulletin",
        "note",
    }
)
_REPORTED: Final = frozenset({"report", "article", "story", "dispatch"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One appearance of somebody who speaks, or could: `[start, end)` in the text, and what the words tell of them."""

    start: int
    end: int
    words: frozenset[str]
    head: str
    kind: Kind
    gender: Gender | None = None
    is_plural: bool = False
    is_pronoun: bool = False
    is_anaphoric: bool = False
    entity: str = ""
    source_class: SourceClass | None = None
    is_subject_only: bool = False
    is_subject: bool = True


def describe(doc: Doc, source: Span, attribution: Attribution | None) -> Speaker:
    """Return what the words of a source tell of the speaker."""
    span = doc.char_span(source.start, source.end, alignment_mode="expand")
    root: Token | None = span.root if span is not None else None
    text = source.quote
    low = text.lower()
    head = root.lower_ if root is not None else low
    pronoun = _PRONOUNS.get(low)
    kind: Kind = pronoun[0] if pronoun else (KIND_OF[attribution.source_class] if attribution else "person")  # type: ignore[assignment]
    words = frozenset(
        singular(w.strip(".,;:'’\"“”()").replace("’s", "").replace("'s", "")) for w in re.split(r"[\s-]+", low) if w
    )
    plural = (pronoun is not None and low in {"they", "their"}) or (
        root is not None and (root.tag_ in {"NNS", "NNPS"} or root.morph.get("Number", []) == ["Plur"])
    )
    is_short = len(text.split()) <= _MAX_WORDS
    return Speaker(
        start=source.start,
        end=source.end,
        words=words,
        head=singular(head),
        kind=kind,
        gender=pronoun[1] if pronoun else _gender(words, low),  # type: ignore[arg-type]
        is_plural=bool(plural),
        is_pronoun=pronoun is not None,
        is_anaphoric=pronoun is not None or (is_short and bool(_DEFINITE.match(text)) and not _is_name(root)),
        source_class=attribution.source_class if attribution else None,
    )


def _is_name(root: Token | None) -> bool:
    """Tell whether a source is named: by its head, or by a name beside it ("the website *Coastal Watch*")."""
    if root is None:
        return False
    generic = people().official | people().organization | people().media
    names = [root, *(c for c in root.children if c.i > root.i and c.dep_ in {"appos", "flat"})]
    return any(t.pos_ == "PROPN" and t.lower_ not in generic for t in names)


def _gender(words: frozenset[str], low: str) -> Gender | None:
    nouns = people()
    if words & nouns.feminine:
        return "f"
    return "m" if words & nouns.masculine else None


def find_antecedent(speaker: Speaker, before: Sequence[Speaker]) -> Speaker | None:
    """Return the most recent earlier speaker that this one can stand for, or None.

    Pronouns need agreement; a short definite description needs the head noun in the other's words (or a document its
    issuer, an outlet word an outlet).
    """
    earlier = sorted((s for s in before if s.end <= speaker.start), key=lambda s: (s.start, not s.is_subject_only))
    if speaker.is_pronoun:
        return _for_pronoun(speaker, earlier)
    if not speaker.is_anaphoric:
        return _same_name(speaker, earlier)
    return next((other for other in reversed(earlier) if _can_stand_for(speaker, other)), None)


def _can_stand_for(speaker: Speaker, other: Speaker) -> bool:
    """Tell whether a short description ("the officer", "the paper", "the statement") can mean the earlier speaker."""
    if speaker.kind == "outlet":
        is_generic = speaker.head in people().media or speaker.head in _REPORTED
        return other.kind == "outlet" and (is_generic or speaker.head in other.words)
    if speaker.head in _REPORTED:
        return other.kind in {"outlet", "document"} or (other.kind == "organization" and speaker.head in other.words)
    if speaker.head in _ISSUED:
        return speaker.head in other.words or (other.kind in {"organization", "person"} and not other.is_subject_only)
    if speaker.head == "source":
        return other.source_class in {"unnamed_official", "unnamed_person"} and not other.is_plural
    return speaker.head in other.words and _agree(speaker, other)


def _for_pronoun(speaker: Speaker, earlier: Sequence[Speaker]) -> Speaker | None:
    known = _learned_genders(earlier)
    for other in reversed(earlier):
        if not other.is_subject:
            continue
        gender = other.gender or known.get(other.entity)
        if speaker.kind == "person":
            if other.kind == "person" and not other.is_plural and (gender is None or gender == speaker.gender):
                return other
        elif speaker.is_plural:
            if other.is_plural or other.kind in {"group", "organization"}:
                return other
        elif other.kind in {"organization", "outlet", "document"} and not other.is_plural:
            return other
    return None


def _learned_genders(earlier: Sequence[Speaker]) -> dict[str, Gender]:
    return {s.entity: s.gender for s in earlier if s.gender is not None and s.entity}


def _same_name(speaker: Speaker, earlier: Sequence[Speaker]) -> Speaker | None:
    """Return an earlier speaker of the same name: all of this one's words are in the other's, titles left out."""
    if speaker.source_class not in {"named_person", "named_outlet", "named_organization"}:
        return None
    words = speaker.words - people().titles - {"the", "a", "an", "of"}
    if not words:
        return None
    for other in reversed(earlier):
        same_kind = other.kind == speaker.kind or {other.kind, speaker.kind} <= {"outlet", "organization"}
        if (
            words <= other.words
            and same_kind
            and other.source_class not in {"unnamed_official", "unnamed_person", "unnamed_group"}
        ):
            return other
    return None


def _agree(speaker: Speaker, other: Speaker) -> bool:
    if speaker.is_plural != other.is_plural:
        return False
    if speaker.gender is not None and other.gender is not None and speaker.gender != other.gender:
        return False
    persons = {"person", "group"}
    return (speaker.kind in persons) == (other.kind in persons)
