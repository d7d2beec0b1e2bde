"""Proper names that no lexicon has: runs of capitalised words, cut into titles and names, and what they name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Span, Token

from crossread.attribution.classes import is_outlet_name
from crossread.grounding.actors.draft import Candidate, words
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.lexicon.nouns import nouns
from crossread.records import Role

_PARTICLES: Final = frozenset(
    "do da de del dos das di van von der den la le el al bin ibn ben du des ul ur e y".split()
)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th|d)")
_LINKS: Final = frozenset({"of", "for", "and"})
_DATE_WORDS: Final = frozenset(
    (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June"
        " July August September "
        "October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri"
        " Sat Sun I AM PM Christmas Ramadan Easter"
    ).split()
)
_COURTESY: Final = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss".split())
DESCRIBED: Final = re.compile(
    r"^,\s+(?:a|an|the)\s+(?:[\w-]+\s+){0,3}?(?:town|city|village|port|island|district|province|oasis"
    r"|region|settlement|suburb|hamlet)\b"
)
_IN_PLACE: Final = re.compile(
    r"\b(?:in|at|near|around|outside|into|northern|southern|eastern|western|central|town of|city of"
    r"|village of|port of|province of|district of|region of)\s+([A-Z][\w'’-]+)(?!\s+[A-Z])"
)
_NAMED: Final = frozenset({"Person", "Organization", "Location", "NORP", "Facility", "Misc"})
_NOT_NAMES: Final = frozenset(
    (
        "The A An In On At By For And But Or If As It He She They We You This That These Those There"
        " Here When While After Before "
        "Since Its His Her Their Our My Your No Not Yes One Two Three Four Five Six Seven Eight Nine Ten"
        " So What Who How Why Where "
        "Mr Reporting Editing Writing Read More Photo File Picture Continued From With Under Both All"
        " Some Many Most Several Few "
        "Another Other Such According Meanwhile However Earlier Later Last Next Then Now Also Still Only"
        " Even Until During Asked"
    ).split()
)
_GEOGRAPHIC: Final = frozenset(
    (
        "Sea Ocean Gulf Strait Straits River Lake Mountains Mountain Pass Valley Desert Island Islands"
        " Bay Cape Coast Peninsula Province Region District Dam Airport Airfield Port Road Street Square"
        " Bridge Highway Canal Border Delta Basin Hills"
    ).split()
)


_HAPPENINGS_FIRST: Final = frozenset({"Operation", "Operations", "Exercise", "Battle", "Siege", "Treaty"})
_HAPPENINGS_LAST: Final = frozenset(
    (
        "War Wars Summit Games Cup Championship Championships Olympics Day Offensive Festival Uprising Revolution"
        " Accord Accords Agreement Treaty Genocide Massacre Famine Earthquake Cyclone Hurricane Typhoon Prize Award"
    ).split()
)
"""Names of what happens or is made, not of who does anything."""


def runs(doc: Doc) -> Iterator[Span]:
    """Yield the runs of capitalised words, with the particles inside them ("Front for the Defence of …")."""
    i, size = 0, len(doc)
    while i < size:
        if not _is_capital(doc[i]):
            i += 1
            continue
        j = i + 1
        while j < size:
            if _is_capital(doc[j]) and not _breaks(doc, j) and doc[j].text not in _COURTESY:
                j += 1
                continue
            step = _bridge(doc, i, j)
            if not step:
                break
            j += step
        yield doc[i:j]
        i = j


def _is_capital(token: Token) -> bool:
    text = token.text
    return text[0].isupper() and any(c.isalpha() for c in text) and text not in _DATE_WORDS


def _breaks(doc: Doc, j: int) -> bool:
    return doc[j - 1].is_space or (doc[j].is_sent_start is True and not doc[j - 1].text.endswith("."))


def _bridge(doc: Doc, i: int, j: int) -> int:
    """Return how many tokens after `j` link the run to its next capitalised word, 0 when none do."""
    size = len(doc)
    low = doc[j].lower_
    if low in {"-", "–", "'", "’"} and not doc[j - 1].whitespace_ and not doc[j].whitespace_ and j + 1 < size:
        return 2 if _is_capital(doc[j + 1]) else 0
    if low in _PARTICLES and j + 1 < size and (_is_capital(doc[j + 1]) or doc[j + 1].text == "-"):
        return 2 if _is_capital(doc[j + 1]) else (3 if j + 2 < size and _is_capital(doc[j + 2]) else 0)
    if (
        low == "of"
        and doc[j - 1].text in {"Secretary", "Minister"}
        and j + 1 < size
        and doc[j + 1].text in nouns().inner
    ):
        return 2
    if low in _LINKS and _has_head(doc[i:j], low):
        k = j + 1
        if k < size and doc[k].lower_ == "the":
            k += 1
        return k - j + 1 if k < size and _is_capital(doc[k]) else 0
    return 0


def _has_head(run: Span, link: str) -> bool:
    first_words = [t.text for t in run]
    if link == "and":
        return any(t.lower_ in {"of", "for"} for t in run) and first_words[0] in {"Ministry", "Department", "Minister"}
    if first_words[-1] in {"Minister", "Governor", "President", "Mayor", "Ambassador", "Secretary"}:
        return False
    return first_words[-1] in nouns().heads or (len(run) > 1 and first_words[0] in nouns().heads)


def name_mentions(doc: Doc, taken: Sequence[Candidate], defined: dict[str, tuple[int, int]]) -> list[Candidate]:
    """Return the mentions of named persons and organizations outside the lexicons. Places are left out."""
    found: list[Candidate] = []
    left: list[Span] = []
    states = {c.start: c for c in taken}
    text = doc.text
    local = {m.group(1) for m in _IN_PLACE.finditer(text)}
    for run in runs(doc):
        span = _trimmed(run)
        if span is None:
            left.append(run)
            continue
        if any(c.start <= span.start_char and span.end_char <= c.end for c in taken):
            continue
        mention = _classify(doc, span, states, defined)
        if mention is not None and not _is_place_name(text, mention, local):
            found.append(mention)
        elif mention is None:
            left.append(span)
    return sorted([*_mended(found), *_bare_surnames(left, found)], key=lambda c: c.start)


def _full_name_words(found: Sequence[Candidate]) -> frozenset[str]:
    full = [words(n) for c in found if c.schema == "Person" for n in c.names if len(words(n)) > 1]
    return frozenset(w for name in full for w in (name[0], name[-1]))


def _mended(found: Sequence[Candidate]) -> list[Candidate]:
    """Make a one-word organization a person when it is the last or first word of a full name: labels err on those."""
    known = _full_name_words(found)
    return [
        replace(c, schema="Person", role=None)
        if c.schema == "Organization" and c.role is None and len(words(c.text)) == 1 and words(c.text)[0] in known
        else c
        for c in found
    ]


def _is_place_name(text: str, mention: Candidate, local: Collection[str]) -> bool:
    """Tell whether a one-word name without a title is used as a place's somewhere in the report."""
    if mention.nouns or len(mention.text.split()) > 1 or mention.text.isupper():
        return False
    return mention.text in local or bool(DESCRIBED.match(text[mention.end : mention.end + 60]))


def _bare_surnames(left: Sequence[Span], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the one-word runs that are the last or first word of a full name found elsewhere."""
    known = _full_name_words(found)
    return [
        Candidate(
            start=s.start_char, end=s.end_char, text=s.text, kind="name", schema="Person", names=(_clean(s.text),)
        )
        for s in left
        if len(s) == 1 and len(s.text) > 2 and words(s.text) and words(s.text)[0] in known
    ]


def _trimmed(run: Span) -> Span | None:
    """Return the run without words that are capitalised only because they begin a sentence, or None."""
    start, end = run.start, run.end
    doc = run.doc
    while start < end and doc[start].text in _NOT_NAMES:
        start += 1
    if start < end and _starts_sentence(doc[start]) and doc[start].pos_ != "PROPN" and not doc[start].ent_type_:
        if (
            end - start > 1
            and doc[start].pos_ in {"NOUN", "ADJ"}
            and doc[start].text in (nouns().titles.keys() | nouns().inner)
        ):
            return doc[start:end]
        start += 1
    while end > start and doc[end - 1].text in {"-", "'", "’"}:
        end -= 1
    return doc[start:end] if start < end else None


def _starts_sentence(token: Token) -> bool:
    if token.is_sent_start or token.i == 0:
        return True
    return token.nbor(-1).text in {'"', "“", "”", ":", "—", "-", "•", "‘", "'"} or token.nbor(-1).is_space


def _classify(
    doc: Doc, span: Span, states: dict[int, Candidate], defined: dict[str, tuple[int, int]]
) -> Candidate | None:
    if span[0].text in _HAPPENINGS_FIRST or (len(span) > 1 and span[-1].text in _HAPPENINGS_LAST):
        return None
    country = _leading_country(span, states)
    body = span
    head, last = nouns().heads, span[-1].text
    text = span.text
    if _is_person_title(last) and not (span[-1].ent_type_ == "Person" and len(span) > 1):
        return None
    if text.replace(".", "") in defined or is_outlet_name(_with_the(doc, span)):
        if text.replace(".", "") not in defined:
            name = re.sub(r"^[Tt]he\s+", "", text)
            return _made(span, names=(name,), role="media")
        return _made(span, names=(text,))
    first_head = next((t.text for t in span if t.text in head), None)
    is_organization = last in head or (
        first_head is not None and any(t.lower_ in {"of", "for"} for t in span) and not _is_person_title(last)
    )
    role: Role | None = head.get(last) or (head.get(first_head) if first_head else None)
    titles, rest = _titles(span)
    if is_organization and not (titles and len(rest) and _votes(rest).get("Person", 0) == len(rest)):
        if last in {"Administration", "Government"} and country:
            return None
        start = span.start if span[0].text not in _NOT_NAMES else span.start + 1
        body = doc[start : span.end]
        if len(body) == 1 and not _is_definite_single(body):
            return None
        return _made(body, names=(body.text,), role=role, country=country, definite=len(body) == 1)
    if country and len(rest):
        rest = _without_country(rest, states)
    if not len(rest):
        return None
    return _person_or_other(span, rest, titles, country)


def _with_the(doc: Doc, span: Span) -> str:
    return doc[span.start - 1 : span.end].text if span.start and doc[span.start - 1].lower_ == "the" else span.text


def _is_definite_single(span: Span) -> bool:
    """Tell whether a lone head word is a short name ("the Front"), not a word that begins a sentence."""
    return span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def _leading_country(span: Span, states: dict[int, Candidate]) -> str | None:
    first = states.get(span.start_char)
    if first is None and span.start > 1 and span.doc[span.start - 1].lower_ in {"'s", "’s"}:
        first = states.get(span.doc[span.start - 2].idx)
    return first.country if first is not None and first.key and first.key.startswith("state:") else None


def _without_country(span: Span, states: dict[int, Candidate]) -> Span:
    first = states.get(span.start_char)
    if first is None or first.country is None:
        return span
    kept = [t for t in span if t.idx >= first.end]
    return span.doc[kept[0].i : span.end] if kept else span.doc[span.end : span.end]


def _is_person_title(word: str) -> bool:
    kind = nouns().classes.get(nouns().singular(word) or "")
    return word in nouns().titles or (kind is not None and kind.schema == "Person")


def _titles(span: Span) -> tuple[list[Token], Span]:
    """Split a run into its leading titles (with demonyms and portfolio words among them) and the name."""
    doc, best = span.doc, span.start
    for k in range(span.start, span.end):
        word = doc[k].text
        is_portfolio = word in nouns().inner and k - 1 > span.start and doc[k - 1].lower_ == "of"
        if k + 1 < span.end and (is_portfolio or _is_person_title(word)):
            best = k + 1
        elif word not in nouns().inner and word not in countries().by_form and word not in {"-", "of", "and", "."}:
            break
    return list(doc[span.start : best]), doc[best : span.end]


def _votes(span: Span) -> dict[str, int]:
    found: dict[str, int] = {}
    for token in span:
        if token.ent_type_ in _NAMED:
            found[token.ent_type_] = found.get(token.ent_type_, 0) + 1
    return found


def _person_or_other(span: Span, rest: Span, titles: list[Token], country: str | None) -> Candidate | None:
    votes = _votes(rest)
    label = max(votes, key=lambda v: (votes[v], v)) if votes else ""
    first, last = rest[0].text, rest[-1].text
    known_first = first in nouns().gender and len(rest) > 1
    if titles or known_first or label == "Person":
        if not titles and last in _GEOGRAPHIC:
            return None
        if not titles and len(rest) == 1 and _stands_as_place(rest):
            return None
        return _person(span, rest, titles, country)
    if label in {"Organization", "Misc"} and last not in _GEOGRAPHIC:
        if len(rest) == 1 and (_stands_as_place(rest) or (len(last) < 3 and not last.isupper())):
            return None
        return _made(rest, names=(rest.text,), country=country)
    return None


def _stands_as_place(span: Span) -> bool:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in {
        "in",
        "at",
        "near",
        "around",
        "outside",
        "into",
        "from",
        "to",
        "towards",
        "toward",
        "across",
        "off",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "of",
    }


def _person(span: Span, rest: Span, titles: list[Token], country: str | None) -> Candidate:
    known = nouns()
    heads = [t.text for t in titles if _is_person_title(t.text)]
    roles = [
        known.titles.get(w) or (known.classes[known.singular(w) or ""].role if known.singular(w) else None)
        for w in heads
    ]
    gender = next(
        (known.gender[w] for w in [*heads, *(h.lower() for h in heads), rest[0].text] if w in known.gender), None
    )
    full = span.doc[titles[0].i : rest.end] if titles else rest
    return Candidate(
        start=full.start_char,
        end=full.end_char,
        text=full.text,
        kind="name",
        schema="Person",
        role=next((r for r in reversed(roles) if r), None),
        country=country,
        names=(_clean(rest.text),),
        nouns=tuple(sorted({known.singular(w) or w.lower().rstrip(".") for w in heads})),
        gender=gender,
    )


def _made(
    span: Span, *, names: tuple[str, ...], role: Role | None = None, country: str | None = None, definite: bool = False
) -> Candidate:
    head = nouns().singular(span[-1].text)
    if span.start and _ORDINAL.fullmatch(span.doc[span.start - 1].text) and not span[0].is_sent_start:
        span = span.doc[span.start - 1 : span.end]  # "the 134th Fighter Squadron"
    return Candidate(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        kind="name",
        schema="PublicBody"
        if role in {"government", "police", "judiciary"}
        else ("Company" if role == "company" else "Organization"),
        role=role,
        country=country,
        names=tuple(_clean(n) for n in names),
        nouns=(head,) if head else (),
        is_definite=definite,
    )


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" '’-")
