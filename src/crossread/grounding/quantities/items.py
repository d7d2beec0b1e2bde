"""What a figure counts: the head noun after it, with its compounds, as written."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from crossread.grounding.quantities.tokens import token_after

_NOMINAL = frozenset("dead wounded injured missing displaced homeless sick hurt unemployed hungry poor".split())
_SKIP_TAGS = frozenset({"VBN", "VBG", "JJ", "JJR", "JJS", "RB", "RBR", "HYPH", "CC", "VBD"})
_OF = re.compile(
    r"\s+of\s+(?:the\s+|its\s+|their\s+|our\s+|his\s+|her\s+|such\s+|this\s+|these\s+|those\s+)?", re.IGNORECASE
)


def item_after(doc: Doc | None, text: str, end: int) -> tuple[str, int] | None:
    """Return the item that follows offset `end` ("bulk carriers") and where it ends; null where nothing is counted."""
    of = _OF.match(text, end)
    token = token_after(doc, of.end() if of else end)
    if token is None:
        return None
    return _run(token, text)


def _run(first: Token, text: str) -> tuple[str, int] | None:
    """Skip what modifies, then take the run of nouns; stop where the noun phrase does."""
    doc, at = first.doc, first.i
    limit = min(len(doc), at + 8)
    nominal: Token | None = None
    while at < limit:
        token = doc[at]
        if token.is_space or (token.is_punct and token.text not in (",", "-", "–", '"', "“", "”", "'", "‘", "’")):
            break
        if token.lower_ in _NOMINAL and token.pos_ != "VERB":
            nominal = nominal or token
        if token.pos_ in ("NOUN", "PROPN") and token.text[:1].isalnum():
            return _nouns(token, text)
        if token.text == ",":
            if not (at > first.i and doc[at - 1].pos_ == "ADJ" and at + 1 < limit and doc[at + 1].pos_ == "ADJ"):
                break
            at += 1  # "small, friendly deals"
            continue
        if token.pos_ == "NUM" and at + 2 < limit and doc[at + 1].text in ("-", "–"):
            at += 2  # "five of the three-ton trucks"
            continue
        comma_free = token.tag_ in _SKIP_TAGS or token.pos_ in ("ADJ", "ADV", "X", "") or token.is_punct
        if token.tag_ == "VBD" and token.i != first.i:
            break
        if not comma_free or (
            token.pos_ == "ADV" and at == first.i and token.lower_ not in ("more", "newly", "heavily")
        ):
            break
        at += 1
    return (nominal.text, nominal.idx + len(nominal)) if nominal is not None else None


def _nouns(token: Token, text: str) -> tuple[str, int] | None:
    doc, start = token.doc, token.i
    end = start
    while end + 1 < len(doc) and (
        doc[end + 1].pos_ in ("NOUN", "PROPN")
        or (
            doc[end + 1].text in ("-", "–")
            and end + 2 < len(doc)
            and doc[end + 2].pos_ in ("NOUN", "PROPN")
            and not doc[end].whitespace_
        )
    ):
        if doc[end + 1].is_sent_start or (
            doc[end + 1].pos_ == "PROPN" and doc[end].pos_ == "NOUN" and doc[end].tag_ == "NNS"
        ):
            break
        end += 1
    nouns = [doc[i] for i in range(start, end + 1)]
    if any(word.pos_ == "NOUN" for word in nouns):
        # "300 Navy divers" counts divers: a leading name says whose they are.
        while len(nouns) > 1 and nouns[0].pos_ == "PROPN":
            nouns.pop(0)
        if len(nouns) > 1 and nouns[0].text in ("-", "–"):
            nouns.pop(0)
    last = nouns[-1]
    return text[nouns[0].idx : last.idx + len(last)], last.idx + len(last)
