"""What a source is: named or not, a person, an office, an organisation, an outlet, a document (CONTRACT.md,
`source_class`).
"""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc, Token

from crossread.attribution.draft import Extent
from crossread.attribution.lexicon import Outlets, outlets, people, singular
from crossread.attribution.tree import text_in, tokens_in
from crossread.records import SourceClass

_PERSONAL: Final = frozenset({"he", "she", "i", "who", "him", "her", "me"})
_PLURAL: Final = frozenset(
    {"they", "we", "them", "us", "many", "some", "others", "several", "few", "most", "four", "two", "three", "all"}
)
_LONG_NAME: Final = 5
_SHORT: Final = 3


def source_class(doc: Doc, head: int | None, source: Extent | None) -> SourceClass:
    """Return the class of the source whose head is the token `head`; `implicit` when there is no source."""
    if head is None or source is None:
        return "implicit"
    token = doc[head]
    text = text_in(doc, source[0], source[1])
    low = token.lower_
    is_plain = token.pos_ != "PROPN" or len(text.split()) < _SHORT
    if is_outlet_name(text.split(",")[0]) or (_is_media_word(low) and is_plain and low not in {"press", "agency"}):
        return "named_outlet"
    if person_name(doc, source) is not None:
        return "named_person"
    nouns = people()
    if token.pos_ == "PRON" or low in _PERSONAL or low in _PLURAL:
        return _pronoun(low)
    if low in nouns.document and token.ent_type_ not in {"Organization", "Location", "Person"}:
        return "document"
    if low in nouns.source_words:
        return (
            "unnamed_official" if _is_of_state(text) else ("unnamed_group" if _is_plural(token) else "unnamed_person")
        )
    if low in nouns.official or _last_part(low) in nouns.official:
        return "unnamed_official"
    if low in nouns.organization:
        return "named_organization"
    if low in nouns.person or _last_part(low) in nouns.person:
        return "unnamed_group" if _is_plural(token) else "unnamed_person"
    if token.pos_ == "PROPN" or token.ent_type_ in {"Organization", "Location", "NORP", "Facility"}:
        return "named_organization"
    return "unnamed_group" if _is_plural(token) else "unnamed_person"


def is_outlet_name(text: str) -> bool:
    """Tell whether a name is an outlet's or agency's: a known one, or made like one ("The … Herald", "Radio …")."""
    known = outlets()
    name = re.sub(r"['’]s$", "", text.strip())
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", name)
    if name in known.names or bare in known.names:
        return True
    words = bare.split()
    if (
        not words
        or not words[0][:1].isupper()
        or any(w[:1].islower() and w not in {"of", "and", "do", "de", "la", "del", "di"} for w in words)
    ):
        return False
    return _made_like_an_outlet(name, words, known)


def _made_like_an_outlet(name: str, words: list[str], known: Outlets) -> bool:
    joined = " ".join(words)
    if any(joined.endswith(ending) for ending in known.agency_endings):
        return True
    if len(words) > 1 and (words[-1] in known.sure_last_words or words[0] in known.first_words):
        return True
    return name.lower().startswith("the ") and words[-1] in known.last_words


def _is_media_word(low: str) -> bool:
    return low in people().media


def can_speak(head: Token) -> bool:
    """Tell whether the head of a source is somebody or something that speaks: a name, a person, a document."""
    nouns = people()
    known = nouns.official | nouns.person | nouns.organization | nouns.media | nouns.document | nouns.source_words
    is_name = head.pos_ == "PROPN" or bool(head.ent_type_ and head.ent_type_ != "Date")
    return (
        is_name
        or head.lower_ in known
        or (head.pos_ == "PRON" and head.lower_ not in {"that", "this", "which", "who", "what"})
    )


def person_name(doc: Doc, source: Extent) -> Extent | None:
    """Return the name of the person a source names: of its parts between commas, the one that is a person's name."""
    tokens = tokens_in(doc, source[0], source[1])
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in {",", "(", ")", "—", "–"}:
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        named = _named(part)
        if named:
            return named[0].idx, named[-1].idx + len(named[-1])
    if len([p for p in parts if p]) > 1:
        whole = [p for p in parts if 1 < len(p) < _LONG_NAME and all(t.pos_ == "PROPN" for t in p)]  # fmt: skip
        if whole and any(_is_person_noun(p) for p in parts if p is not whole[0]):
            return whole[0][0].idx, whole[0][-1].idx + len(whole[0][-1])
    return None


def _named(part: list[Token]) -> list[Token]:
    """Return the person's name in one part, none when it stands after a preposition or owns something."""
    name: list[Token] = []
    for n, token in enumerate(part):
        if token.ent_type_ == "Person":
            name.append(token)
            continue
        if name:
            return [] if token.lower_ in {"'s", "’s"} else name
        if token.pos_ in {"ADP", "VERB"} and n:
            return []
    return name


def _is_person_noun(part: list[Token]) -> bool:
    nouns = people()
    return any(t.lower_ in nouns.official or t.lower_ in nouns.person for t in part)


def _pronoun(low: str) -> SourceClass:
    if low in _PLURAL or low in {"those", "these", "both"}:
        return "unnamed_group"
    return "named_organization" if low in {"it", "which"} else "unnamed_person"


def _is_of_state(text: str) -> bool:
    words = {w.lower().strip(",.") for w in text.split()}
    return bool(
        words
        & {
            "security",
            "military",
            "government",
            "official",
            "police",
            "intelligence",
            "defence",
            "defense",
            "diplomatic",
            "army",
            "ministry",
            "judicial",
            "presidential",
            "palace",
        }
    )


def _is_plural(token: Token) -> bool:
    return (
        token.morph.get("Number", []) == ["Plur"]
        or token.tag_ in {"NNS", "NNPS"}
        or singular(token.text) != token.lower_
    )


def _last_part(low: str) -> str:
    return low.rsplit("-", 1)[-1]
