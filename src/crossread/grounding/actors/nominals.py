"""Noun phrases and pronouns that act: "Niger's army", "the rebels", "a foreign ministry spokesman", "they".

Extents come from parts of speech to the left of the noun, not from the tree: that survives more parser errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from crossread.grounding.actors.draft import Candidate
from crossread.grounding.lexicon.nouns import NounClass, nouns

_DETERMINERS: Final = frozenset(
    (
        "the a an this that these those some any no another its his her their our my your several many"
        " few all both each every two three four five six seven eight nine ten"
    ).split()
)
_HEDGES: Final = frozenset("least most more than about around nearly almost roughly some over under".split())
_DEFINITE: Final = frozenset("the this that these those both".split())
_LEFT: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_BODIES: Final = frozenset({"state", "military", "police", "body", "judiciary"})
_FORCE: Final = {
    "army": "army",
    "military": "army",
    "troops": "troops",
    "soldiers": "troops",
    "soldier": "troops",
    "navy": "navy",
    "airforce": "air force",
    "coastguard": "coast guard",
    "police": "police",
    "marines": "marines",
}
_MAX_LEFT: Final = 8
_PORTFOLIOS: Final = {
    "defence": "defence",
    "defense": "defence",
    "foreign": "foreign",
    "interior": "interior",
    "justice": "justice",
    "finance": "finance",
    "health": "health",
    "oil": "oil",
    "energy": "energy",
    "information": "information",
    "home": "interior",
    "education": "education",
    "transport": "transport",
    "trade": "trade",
    "armed": "defence",
    "agriculture": "agriculture",
    "environment": "environment",
    "war": "defence",
    "communications": "information",
}


def nominal_mentions(doc: Doc, named: Sequence[Candidate]) -> list[Candidate]:
    """Return the acting noun phrases outside the names found before, in order."""
    found: list[Candidate] = []
    by_end = {c.end: c for c in named}
    by_start = {c.start: c for c in named}
    inside = [(c.start, c.end) for c in named if c.kind == "name" and c.schema != "Country"]
    for token in doc:
        singular = nouns().singular(token.text)
        if singular is None or token.pos_ not in {"NOUN", "PROPN", "ADJ"} or any(s <= token.idx < e for s, e in inside):
            continue
        if _is_modifier(token) or (token.pos_ == "ADJ" and token.dep_ not in {"nsubj", "obj", "obl"}):
            continue
        if _is_machine(token, singular):
            continue
        found.append(_nominal(doc, token, singular, by_end, by_start))
    return found


def _is_modifier(token: Token) -> bool:
    """Tell whether a noun follows that this one only modifies ("army trucks"), but not a name ("spokesman Karl Bo")."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if after.text == "-" and not token.whitespace_:
        return True
    if after.pos_ == "NOUN" and not after.is_sent_start:
        return True
    return token.pos_ == "PROPN" and after.pos_ == "PROPN" and nouns().singular(after.text) is not None


def _is_machine(token: Token, noun: str) -> bool:
    """Tell whether a "fighter" or "carrier" is an aircraft or a ship: "a Mirage fighter", "fighter jets"."""
    if noun != "fighter" or nouns().is_plural(token.text) or token.i == 0:
        return False
    before = token.nbor(-1)
    return before.pos_ in {"PROPN", "NUM"} or before.lower_ in {"jet", "stealth", "multirole"}


def _nominal(
    doc: Doc, token: Token, noun: str, by_end: dict[int, Candidate], by_start: dict[int, Candidate]
) -> Candidate:
    kind = nouns().classes[noun]
    start, determiner = _left(doc, token)
    modifiers = doc[start : token.i]
    country, owner = _country(doc, modifiers, by_start, by_end)
    end, of = _right(doc, token, by_start)
    if country is None and of is not None and of.key and of.key.startswith("state:"):
        country = of.country
    names = [c for t in modifiers if (c := by_start.get(t.idx)) is not None and c.schema == "Organization"]
    belongs = names[0] if names else (of if of is not None and of.schema == "Organization" else None)
    plural = nouns().is_plural(token.text)
    is_definite = (
        determiner in _DEFINITE or owner is not None or (plural is False and determiner == "" and token.pos_ == "PROPN")
    )
    text = doc.text[doc[start].idx : end]
    return Candidate(
        start=doc[start].idx,
        end=end,
        text=text,
        kind="nominal",
        key=_key(doc, token, noun, kind, country, start),
        schema=kind.schema,
        role=kind.role,
        country=country,
        nouns=(noun,),
        noun_class=kind.name,
        is_plural=plural,
        is_definite=is_definite,
        gender=nouns().gender.get(noun),
        of=belongs.start if belongs is not None else None,
    )


def _left(doc: Doc, token: Token) -> tuple[int, str]:
    """Return where the phrase starts, and its determiner in lower case ("" when it has none)."""
    start = token.i
    while start > 0 and token.i - start < _MAX_LEFT:
        before = doc[start - 1]
        if before.is_space or (doc[start].is_sent_start and start != token.i):
            break
        low = before.lower_
        if low in _DETERMINERS and before.pos_ != "NOUN" and not (low == "that" and before.pos_ == "SCONJ"):
            number_first = before.pos_ == "NUM"
            start -= 1
            if number_first:
                continue
            return start, low
        hyphen = low == "-" and not before.whitespace_ and start > 1
        if low in _HEDGES:
            break
        if (before.pos_ in _LEFT and before.ent_type_ != "Date") or low in _POSSESSIVE or hyphen:
            start -= 1
            continue
        break
    if doc[start].lower_ in _POSSESSIVE or doc[start].text == "-":
        start += 1
    return start, ""


def _country(
    doc: Doc, modifiers: object, by_start: dict[int, Candidate], by_end: dict[int, Candidate]
) -> tuple[str | None, Candidate | None]:
    """Return the country that a demonym or possessor among the modifiers gives, and the possessor, if any."""
    country, owner = None, None
    for token in modifiers:  # type: ignore[attr-defined]
        candidate = by_start.get(token.idx)
        if candidate is not None and candidate.country and candidate.key and candidate.key.startswith("state:"):
            country = country or candidate.country
        if token.lower_ in _POSSESSIVE and token.i:
            owner = by_end.get(token.idx) or owner
    return country, owner


def _right(doc: Doc, token: Token, by_start: dict[int, Candidate]) -> tuple[int, Candidate | None]:
    """Return where the phrase ends with an "of NAME" after it, and that name."""
    end = token.idx + len(token)
    i = token.i + 1
    if i < len(doc) and doc[i].lower_ in {"of", "from", "for"} and i + 1 < len(doc):
        of = doc[i].lower_ == "of"
        i += 1
        if doc[i].lower_ == "the" and i + 1 < len(doc):
            i += 1
        candidate = by_start.get(doc[i].idx)
        if candidate is not None and (of or candidate.schema == "Organization") and candidate.kind != "pronoun":
            return candidate.end, candidate
        last = i
        while of and candidate is None and last < len(doc) and _is_name_part(doc[last]):
            end = doc[last].idx + len(doc[last])
            last += 1
    return end, None


def _is_name_part(token: Token) -> bool:
    """Tell whether a token goes on with a name: "Nouri al-Maliki" through its hyphen."""
    tight = token.text == "-" and token.i > 0 and not token.nbor(-1).whitespace_ and not token.whitespace_
    return (token.pos_ == "PROPN" or tight) and not token.is_space


def _key(doc: Doc, token: Token, noun: str, kind: NounClass, country: str | None, start: int) -> str | None:
    """Return what identifies the phrase by itself: a state, or a state's one army, navy or ministry."""
    if kind.name not in _BODIES or country is None or (nouns().is_plural(token.text) and kind.name == "body"):
        return None
    low = [t.lower_ for t in doc[start : token.i]]
    if kind.name == "state":
        return (
            f"state:{country}"
            if noun in {"government", "country", "regime", "nation", "state", "republic", "kingdom", "leadership"}
            else None
        )
    if kind.name == "body":
        portfolio = portfolio_of(low)
        return f"{noun}:{portfolio}:{country}" if portfolio or noun != "ministry" else None
    force = force_of(noun, low)
    return f"force:{force}:{country}" if force else None


def force_of(noun: str, modifiers: Sequence[str]) -> str | None:
    """Return the one name under which a country's force goes: army, navy, air force …; None for what has many."""
    low = set(modifiers)
    if noun in {"forces", "force"}:
        if "air" in low:
            return "air force"
        if "naval" in low:
            return "navy"
        if "armed" in low or "defence" in low or "defense" in low:
            return "army"
        return "police" if "police" in low else None
    if noun in {"guard"} and "coast" in low:
        return "coast guard"
    return _FORCE.get(noun)


def portfolio_of(words: Sequence[str]) -> str:
    """Return the field of a ministry among its words, "" when there is none."""
    return next((_PORTFOLIOS[w] for w in words if w in _PORTFOLIOS), "")


def pronoun_mentions(doc: Doc) -> list[Candidate]:
    """Return the third-person pronouns that can stand for an actor; not "it" before a clause that it only announces."""
    found: list[Candidate] = []
    for token in doc:
        kind = nouns().pronouns.get(token.lower_)
        if kind is None or (token.pos_ not in {"PRON", "DET"}) or token.dep_ == "expl":
            continue
        if token.lower_ == "it" and (not token.dep_.startswith("nsubj") or _is_expletive(token)):
            continue
        gender = {"feminine": "f", "masculine": "m"}.get(kind)
        found.append(
            Candidate(
                start=token.idx,
                end=token.idx + len(token),
                text=token.text,
                kind="pronoun",
                noun_class=kind,
                is_plural=kind == "plural",
                gender=gender,  # type: ignore[arg-type]
            )
        )
    return found


def _is_expletive(token: Token) -> bool:
    head = token.head
    if head.pos_ in {"ADJ", "NOUN", "NUM"} or head.lemma_.lower() in {
        "be",
        "seem",
        "appear",
        "happen",
        "take",
        "rain",
        "matter",
    }:
        return True
    return any(c.dep_ in {"csubj", "ccomp"} and c.i > head.i for c in head.children) and head.lemma_.lower() in {
        "remain",
        "become",
        "emerge",
        "turn",
    }
