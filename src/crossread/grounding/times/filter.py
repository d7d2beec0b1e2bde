"""What looks like a time and is none: "May" the modal or the name, "Mirage 2000", "2,000 men", "a second official"."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from crossread.grounding.times.grammar import Match

_TIME_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|before|after|of|from|during|through|throughout|around|circa|between|and|to|the|early|"
    r"late|mid|last|next|this|every|each|for|on|about|year|summer|spring|autumn|winter|fall|and|or|ending|ended)|c\.|[(,\-–—/\[])[\s-]*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:of|about|some|around|over|than|nearly|least|most|to|roughly|approximately|almost|and)\s+$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:\b(?:No\.?|number|page|pages|p\.|pp\.|section|chapter|flight|room|resolution|article|highway|route|unit|line)|[#$€£§])\s*$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|before|after|of|from|during|through|throughout|between|and|to|early|late\s+as|early\s+as|late|mid|last|next|this|every|each|for|or|as)[\s-]+$"
    r"|[(\-–—]\s*$",
    re.IGNORECASE,
)


def _token(doc: Doc | None, at: int) -> Token | None:
    span = doc.char_span(at, at + 1, alignment_mode="expand") if doc is not None else None
    return span[0] if span is not None and len(span) else None


def _next_token(doc: Doc | None, at: int) -> Token | None:
    token = _token(doc, at - 1)
    return token.nbor(1) if token is not None and token.i + 1 < len(token.doc) else None


def is_time(text: str, match: Match, doc: Doc | None = None) -> bool:
    """Tell whether the expression is a time where it stands; the doc's tags help where the words do not decide."""
    before, after = text[max(0, match.start - 30) : match.start], text[match.end : match.end + 30]
    shape = match.shape
    if _NUMBERED.search(before) or re.search(r"(?:https?:|www\.)\S*$|/$", before):
        return False
    if shape in _PHRASES:
        return _PHRASES[shape](text, match, doc)
    if shape == "month" and not match.part("year"):
        return _is_month(text, match, doc)
    if (
        shape == "year"
        and match.parts.get("mod") is None
        and "BC" not in match.part("year")
        and not re.search(r"[A-Z]", match.part("year"))
    ):
        return _is_year(match, before, after, doc)
    if shape == "years":
        if re.search(r"[A-Z]", match.part("year") + match.part("year2")):
            return True
        first, last = int(match.part("year")), int(match.part("year2"))
        if (last > 99 and last - first > 300) or (
            first < 1400 and text[match.start].isdigit() and text[match.start - 1] != "("
        ):
            return False  # pages, or shop hours
        return not re.match(r"\s*(?:people|men|troops|soldiers|dead|tonnes|tons)\b", after)
    if shape in ("date", "days") and not match.part("year") and match.part("month") == "May":
        return True
    if shape == "clock" and not match.part("half") and not match.part("word") and not match.part("part"):
        # A score or a verse is no time of day: "won 10:12", "Exodus 20:13".
        return (
            bool(
                re.search(
                    r"\b(?:at|by|until|from|to|around|about|since|before|after|on|between)\s+$|[(,.:–-]\s*$|^\s*$",
                    before,
                    re.IGNORECASE,
                )
            )
            or bool(re.match(r"\s+(?:on|GMT|local)\b", after))
            or bool(re.search(r"(?:GMT|UTC|time|hrs|o.clock)", text[match.start : match.end]))
        )
    if shape == "period" and match.part("unit") == "day":
        return match.part("shift").lower() not in ("last", "the last", "this", "next")
    if shape == "weekday":
        return not re.match(r"\s+(?:Times|Post|Telegraph|Mirror|Herald|Mail|Express|Review|Standard)\b", after)
    if shape == "set" and re.fullmatch(r"a\s+(?:second|minute)", text[match.start : match.end]):
        return not re.match(r"\s+[a-z]", after) and bool(re.search(r"\w\s$", before))
    if shape == "set":
        token = _token(doc, match.start)
        if text[match.start : match.start + 2] in ("a ", "an"):
            return bool(re.search(r"[\w%]\s$", before)) and not re.search(
                r"\b(?:for|in|within|than|about|is|was|be|as|after|of|on|at|with|such|quite|to|only|just|by|over|nearly|almost|and|like|not|had|have|has)\s$",
                before,
            )
        return not (token is not None and token.pos_ == "PROPN" and text[match.start].isupper())
    return True


def _is_reference(text: str, match: Match, doc: Doc | None) -> bool:
    """Tell "the past" and "the present" from what they describe, and "now" the conjunction's cousin "now and again"."""
    word, after = " ".join(match.part("word").lower().split()), text[match.end : match.end + 12]
    if word == "now":
        return not re.match(r"\s+(?:and (?:then|again)|that\b)|-\w", after)
    if word in ("present", "the time", "the moment"):
        return (
            bool(re.search(r"(?:[–—-]\s?|\b(?:to|until)\s+the\s+|\bto\s+)$", text[: match.start])) and word == "present"
        )
    if word.startswith("the "):
        following = _next_token(doc, match.end)
        return not (following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN", "NUM"))
    return not after.startswith("-")


def _is_bare_season(text: str, match: Match, doc: Doc | None) -> bool:
    """Tell "all winter" from winter wheat and the Summer Games."""
    following = _next_token(doc, match.end)
    return following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ")


def _is_bare_plural(text: str, match: Match, doc: Doc | None) -> bool:
    """Tell "for months" from "school days": nothing else may describe a length that has no number."""
    if re.match(r"\s+\d{4}\b", text[match.end :]):
        return False  # "the years 1955 to 1957"
    if match.part("count") or match.part("many") or not match.part("unit").endswith("s"):
        return _is_length(text, match)
    token = _token(doc, match.start)
    before = token.nbor(-1) if token is not None and token.i > 0 else None
    if before is None:
        return bool(re.search(r"\b(?:for|in|within|after|over|during|of|by)\s+$", text[: match.start]))
    return before.pos_ not in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") and before.tag_ not in ("POS", "PRP$")


def _is_length(text: str, match: Match) -> bool:
    before, after = text[max(0, match.start - 30) : match.start], text[match.end : match.end + 30]
    if re.match(r"-(?!long\b)|[\s-]+(?:old|ago)\b", after) or re.search(r"\bas\s+$", before):
        return False
    if match.part("unit") in ("quarter", "season") and (
        match.part("count").lower() in ("a", "one") or " of" in after[:4]
    ):
        return False
    if re.fullmatch(r"an?\s+(?:second|minute)", text[match.start : match.end], re.IGNORECASE):
        return bool(re.search(r"\b(?:for|in|within|than|after|about|lasted|took|every)\s+$", before))
    return True


def _is_early_year(text: str, match: Match, doc: Doc | None) -> bool:
    """Tell "in 348" from "in 348 cases"."""
    if re.search(r"\b(?:one|1|page|verse)\s+$", text[: match.start]):
        return False
    if re.match(r"(?:by|from|about|around|after|before)\b", text[match.start : match.end]):
        return re.match(r"\s?[,.;:)–-](?!\d)", text[match.end :]) is not None and "BC" in text
    following = _next_token(doc, match.end)
    return following is None or following.pos_ not in ("NOUN", "ADJ", "NUM", "SYM")


def _is_holiday(text: str, match: Match, doc: Doc | None) -> bool:
    """Tell Easter from Easter Island and a Christmas tree."""
    if match.part("year") or match.part("after") or match.part("shift"):
        return True
    following = _next_token(doc, match.end)
    token = _token(doc, match.start)
    before = token.nbor(-1) if token is not None and token.i > 0 else None
    if before is not None and before.pos_ == "PROPN":
        return False
    return following is None or following.pos_ not in ("NOUN", "PROPN") or following.text.istitle() is False


_PHRASES: dict[str, Callable[[str, Match, Doc | None], bool]] = {
    "reference": _is_reference,
    "duration": _is_bare_plural,
    "bare_season": _is_bare_season,
    "early_year": _is_early_year,
    "holiday": _is_holiday,
}


def _is_month(text: str, match: Match, doc: Doc | None) -> bool:
    name, before = match.part("month").rstrip("."), text[max(0, match.start - 30) : match.start]
    if match.part("mod") or match.part("shift"):
        return True
    token = _token(doc, match.start)
    if name in ("May", "March", "April", "August", "June", "Mar", "Jan", "Sep", "Dec"):
        if re.match(r"\s+[A-Z][a-z]", text[match.end : match.end + 4]) and not _MONTH_BEFORE.search(before):
            return False
        if re.search(r"\b(?:Mr|Mrs|Ms|Miss|Theresa|Minister|President|Dr)\.?\s+$", before):
            return False
        if _MONTH_BEFORE.search(before):
            return not (token is not None and token.ent_type_ == "Person")
        return bool(re.match(r"['’]s\b", text[match.end : match.end + 3])) and name not in ("May",)
    return not (token is not None and token.ent_type_ == "Person")


def _is_year(match: Match, before: str, after: str, doc: Doc | None) -> bool:
    value = int(match.part("year"))
    if value % 10 and re.search(r"(?:^|[.!?;]\s|['’]s\s)\s*$", before) and re.match(r"\s?[,:]|\s[a-z]", after):
        return True
    if not 1900 <= value < 2050 or value % 50 == 0:
        # "Mirage 2000", "1500 men": what could as well be a name or a count needs a word that says it is a year.
        old = value < 1500 and not re.search(r"\b(?:in|since|until|circa|c\.|year)\s+$", before, re.IGNORECASE)
        if old or not _TIME_BEFORE.search(before):
            return False
    following = _next_token(doc, match.end)
    if _COUNTED.search(before) and re.match(r"\s+(?:[a-z]+\s+)?[a-z]+", after):
        plural = following is not None and following.tag_ in ("NNS", "NNPS", "JJ")
        if plural or (following is None and re.match(r"\s+[a-z]+s\b", after)):
            return bool(re.search(r"\b(?:the|in|since)\s+$", before, re.IGNORECASE))
    return not re.match(
        r"\s+(?:people|men|women|troops|soldiers|dead|tonnes|tons|miles|metres|meters|feet|km|dollars|euros)\b", after
    )
