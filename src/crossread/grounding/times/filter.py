"""What looks like a time and is none: "May" the modal or the name, "Mirage 2000", "2,000 men", "a second official"."""

from __future__ import annotations

import re

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
    r"\b(?:in|since|until|till|by|before|after|of|from|during|through|throughout|between|and|to|early|late|mid|last|next|this|every|each|for|or|as)[\s-]+$"
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
    if shape == "month" and not match.part("year"):
        return _is_month(text, match, doc)
    if (
        shape == "year"
        and match.parts.get("mod") is None
        and "BC" not in match.part("year")
        and "AD" not in match.part("year")
    ):
        return _is_year(match, before, after, doc)
    if shape == "years":
        first, last = int(match.part("year")), int(match.part("year2"))
        if (last > 99 and last - first > 300) or (first < 1400 and text[match.start].isdigit()):
            return False  # pages, or shop hours
        return not re.match(r"\s*(?:people|men|troops|soldiers|dead|tonnes|tons)\b", after)
    if shape in ("date", "days") and not match.part("year") and match.part("month") == "May":
        return True
    if shape == "duration" and re.match(r"-(?!long\b)", after):
        return False
    if shape == "duration":
        if re.fullmatch(r"an?\s+(?:second|minute)", text[match.start : match.end], re.IGNORECASE):
            return bool(re.search(r"\b(?:for|in|within|than|after|about|lasted|took|every)\s+$", before))
        return not re.match(r"[\s-]+(?:old|ago)\b", after)
    if shape == "clock" and not match.part("half") and not match.part("word") and not match.part("part"):
        # A score or a verse is no time of day: "won 10:12", "Exodus 20:13".
        return (
            bool(
                re.search(
                    r"\b(?:at|by|until|from|to|around|about|since|before|after|on|between)\s+$|[(,.:–-]\s*$|^\s*$",
                    before,
                )
            )
            or bool(re.match(r"\s+(?:on|GMT|local)\b", after))
            or bool(re.search(r"(?:GMT|UTC|time|hrs|o.clock)", text[match.start : match.end]))
        )
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
