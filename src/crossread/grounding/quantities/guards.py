"""What has a number and is no quantity: names, versions, dates, clock times, pages, scores, and "the two sides"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from crossread.grounding.quantities.figures import Figure
from crossread.grounding.quantities.tokens import token_after, token_at, token_before
from crossread.grounding.quantities.units import symbol_before, unit_after

_LABEL = re.compile(
    r"(?:\b(?:(?:no|nos|p|pp|vol|tel|ext|mk)\.?|number|page|pages|section|chapter|article|resolution|highway|route|flight|room|unit|phase|"
    r"level|group|channel|gate|pier|berth|block|line|lot|step|figure|table|box|note|day|week|stage|class|type|model|exit|"
    r"version|volume|part|episode|season|district|ward|sector|zone|platform|terminal|camp|grade|category|phone|"
    r"fax|apollo|mark|title|rule|law|decree|order|case|issue|file|exhibit|appendix|item|question|tier|bay|hall)|[#§@])\s*$",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:https?://|www\.|@)\S*$")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|both|all|other|any|either|neither|every|each|no|which)\s+$", re.IGNORECASE
)
_ONE = re.compile(
    r"\s*(?:$|[.,;:?!)\"”’'-]|of\b|another\b|day\b|side\b|point\b|thing\b|way\b|hand\b|time\b|that\b|who\b|which\b|in\b|is\b|was\b|"
    r"has\b|can\b|could\b|would\b|must\b|should\b|to\b|and\b|or\b|for\b|from\b|with\b|by\b|on\b|at\b|morning\b|evening\b|night\b|such\b|more\s+time\b|"
    r"last\b|person\b(?=\s+said)|month\b(?=\s+(?:after|before|later))|as\b|not\b|but\b|reason\b|example\b|step\b|word\b)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|\b(?:january|february|april|june|july|august|september|"
    r"october|november|december)|\b(?:on|of|by|in)\s+(?:may|march))\s+$",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"\s+hours?\s+a\s+day\b|\s+days?\s+a\s+week\b", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<![.!?:]\s)(?<!^)\b([A-Z][\w'’-]*)\s+$")
_NOT_NAMES = frozenset(
    "The A An In On At By Of And But Some About Over With From For To Between More At Up As Only".split()
)


def is_quantity(text: str, figure: Figure, doc: Doc | None = None) -> bool:
    """Tell whether a figure counts or measures something where it stands."""
    before, after = text[max(0, figure.start - 40) : figure.start], text[figure.end : figure.end + 40]
    if figure.unit is not None or figure.total_of is not None or figure.approximate:
        return True
    if _MONTH.search(before):
        return False
    if _WEB.search(before) or (_LABEL.search(before) and not re.match(r"\s+(?:[a-z]+\s+)?[a-z]+s\b", after)):
        return False
    if symbol_before(text, figure.start):
        return True
    unit = unit_after(text, figure.end)
    if unit is not None and not _IDIOM.match(after) and (unit[1] - figure.end > 2 or figure.worded or after[:1] == "%"):
        return not (
            figure.worded
            and text[figure.start : figure.end].lower() == "one"
            and re.match(r"\s+day\b(?!\s+(?:of|earlier|later))", after)
        )
    if re.match(r"(?:24|twenty-four)$|(?:7|seven)$", text[figure.start : figure.end]) and _IDIOM.match(after):
        return False
    if figure.worded:
        return _worded(text, figure, before, after, doc)
    return _digits(figure, before, after, doc)


def _worded(text: str, figure: Figure, before: str, after: str, doc: Doc | None) -> bool:
    written = text[figure.start : figure.end]
    if written.lower() in ("zero",) and re.match(r"\s+(?:tolerance|hour)\b", after):
        return False
    if re.match(r"-(?:[a-z]+ed|way|sided|party|time|state|man|woman|star|term)\b", after) and (figure.high or 0) < 10:
        return False
    if written[:1].isupper() and re.match(r"\s+[A-Z]", after) and not re.search(r"(?:^|[.!?:\"“]\s*)$", before):
        return False  # "Three Gorges", "Seven Oaks"
    if (figure.high or 0) <= 12 and _DEFINITE.search(before):
        return False
    if written.lower() == "one":
        if _ONE.match(after):
            return False
        token, following = token_at(doc, figure.start), token_after(doc, figure.end)
        if token is not None and token.pos_ == "PRON":
            return False
        return following is None or following.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "ADV", "")
    return True


def _year(figure: Figure, before: str, after: str) -> bool:
    """Tell a year from a count of that size: no comma, not round, and nothing before it that counts."""
    value = figure.low if figure.low == figure.high else None
    if value is None or not 1900 <= value < 2050 or figure.end - figure.start != 4:
        return False
    if re.search(r"\b(?:than|least|about|some|to|over|nearly|almost|around|of|only|roughly)\s+$", before):
        return False
    return value % 50 != 0 or not re.match(r"\s+(?:[a-z]+\s+)?[a-z]+(?:s|men|people)\b", after)


def _digits(figure: Figure, before: str, after: str, doc: Doc | None) -> bool:
    if re.search(r"(?:^|\n)\s*[\[(]?$", before) and re.match(r"[.)\]]\s", after):
        return False  # a numbered list
    if _year(figure, before, after):
        return False
    if re.match(r"\s?\)", after) and "(" not in before:
        return False
    if re.search(r"\b(?:the)\s+$", before) and re.match(r"\s+(?:is|was|has|had|chip|model|series)\b", after):
        return False
    if re.search(r"[\[(]$", before) and re.match(r"[\])]", after) and (figure.high or 0) < 100:
        return False  # a footnote
    if re.match(r"[A-Za-z]", after) and not re.match(
        r"(?:k|m|bn|km|kg|g|cm|mm|ml|ha|lb|lbs|oz|ft|mph|kph|kW|MW|GW|MWh|kWh|GB|MB|TB|C|F|am|pm|kms|hrs|mins|tn|pc|nmi)s?\b",
        after,
    ):
        return False
    if re.match(r"-[A-Z]", after):
        return False
    name = _CAPITAL.search(before)
    if name is not None and name[1] not in _NOT_NAMES:
        previous, following = token_before(doc, figure.start), token_after(doc, figure.end)
        named = previous is None or previous.pos_ in ("PROPN", "NOUN", "")
        counted = re.match(r"\s+(?:[\w-]+\s+){0,2}?[a-z][\w-]*", after) is not None and (
            following is None or following.pos_ in ("NOUN", "ADJ", "NUM") or following.tag_ in ("VBN", "VBG")
        )
        if named and not counted and not re.match(r"\s?%|\s?per\s?cent", after):
            return False
    return True
