"""What has a number and is no quantity: names, versions, dates, clock times, pages, scores, and "the two sides"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from crossread.grounding.quantities.figures import Figure
from crossread.grounding.quantities.measured import measure
from crossread.grounding.quantities.tokens import token_after, token_at, token_before
from crossread.grounding.quantities.trends import moves
from crossread.grounding.quantities.units import symbol_before, unit_after

# Numbered things; after those of the second group a plural may still be counted ("on day 200 tents came").
_NUMBERED = re.compile(
    r"(?:\b(?:(?:nos?|pp?|vol|tel|ext|mk)\.?|section|chapter|article|resolution|highway|route|flight|phase|level|version|type|"
    r"stage|tier|category|apollo|rule|exhibit|appendix|phone|fax|site)|[#§@])\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:number|page|pages|room|unit|group|channel|gate|pier|berth|block|line|lot|step|figure|table|box|note|day|week|class|model|"
    r"exit|volume|part|episode|season|district|ward|sector|zone|platform|terminal|camp|grade|mark|title|law|decree|order|case|"
    r"issue|file|item|question|bay|hall|call|called|dial|dialled|dialed)\s*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\s+(?:[A-Z]\w+\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Square|Terrace|Place|Court)\b"
)
_DATE = re.compile(
    r"\s+(?:(?:of\s+)?(?:january|february|april|june|july|august|september|october|november|december)\b|may\s+(?:that|this|of|\d))",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\s+(?:win|wins|loss|lead|defeat|victory|draw|record|scoreline|thrashing|rout)\b")
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|by|until|till|since|it's|it’s|it\s+(?:is|was))\s+(?:about\s+|around\s+|almost\s+|nearly\s+|just\s+(?:after|before)\s+)?$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\d|half|quarter|minutes?|five|ten|twenty|one|two|three|four|six|seven|eight|nine|eleven|twelve|\w+teen)\s+past\s+$|\bminutes\s+to\s+$",
    re.IGNORECASE,
)
_TO_PAST = re.compile(
    r"\s+(?:minutes?\s+)?(?:past|to)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_MINUTES_TO = re.compile(
    r"\s+minutes\s+(?:to|past)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_AT_TIME = re.compile(r"\b(?:at|from|until|till)\s+$", re.IGNORECASE)
_BROKEN = re.compile(r"[a-z]-\s+$")
_CLOCK_AFTER = re.compile(
    r"\s*(?:$|[.,;:!?)”\"]|(?:this|tomorrow|yesterday|every)\b|o['’]clock\b|(?:the|when|while|and)\s)", re.IGNORECASE
)
_AT_LEAST = re.compile(r"\b(?:at\s+least|at\s+most|only|more\s+than|up\s+to|just)\s+$", re.IGNORECASE)
_PUT_AT = re.compile(
    r"\b(?:puts?|putting|toll|stood|stands|standing|number(?:s|ed)?|estimated|dead|count|total)\b", re.IGNORECASE
)
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
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
_CAPITAL = re.compile(r"(?<![.!?:]\s)(?<!^)\b((?:[a-z]{0,2}|\w+&)[A-Z][\w'’-]*)\s+$")
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
    if (
        _WEB.search(before)
        or _NUMBERED.search(before)
        or (_LABEL.search(before) and not re.match(r"\s+(?:[a-z]+\s+)?[a-z]+s\b", after))
    ):
        return False
    if symbol_before(text, figure.start):
        return True
    if not figure.worded and _is_sequence(text[figure.start : figure.end], before, after):
        return False
    unit = unit_after(text, figure.end)
    if _MINUTES_TO.match(after):
        return False
    if unit is None and (_PAST.search(before) or (_TO_PAST.match(after) and (figure.high or 0) < 30)):
        return False
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
    if re.match(r"[A-Za-z]", after) and measure(text, figure).unit is None:
        return False
    return _digits(figure, before, after, doc)


def _is_sequence(written: str, before: str, after: str) -> bool:
    """Tell a row of digits that names something: an address, an account, a clock time, a score, a page."""
    if re.match(r"0\d", written) or re.match(r"-\d{2,}[-–]\d", after) or re.match(r"[-–]\d{1,3}\b(?![-–]|\.\d)", after):
        return True
    if _ADDRESS.match(after) or (_DATE.match(after) and len(written) <= 2):
        return True
    if re.fullmatch(r"\d+\s?[-–]\s?\d+", written) and (
        _SCORE.match(after) or re.fullmatch(r"(?:1[89]|20)\d\d.+", written)
    ):
        return True
    timed = _AT_TIME.search(before) and not _PUT_AT.search(before)
    ends = timed and re.match(r"\s*(?:[.,;)]|$|to\s0\d)", after)
    if _MILITARY.fullmatch(written) and (ends or re.match(r"\s+(?:hours|hrs|GMT|UTC)\b", after)):
        return True
    if written.isdigit() and _BROKEN.search(before) and re.match(r"\s[a-z]", after):
        return True  # the number of a page, in the middle of a broken word
    if re.fullmatch(r"[48]K", written):
        return True  # the resolution of a screen
    return (
        written.isdigit()
        and re.search(r"(?:^|\n)\s*$", before) is not None
        and re.match(r"\s*(?:\n|$)", after) is not None
    )


def _worded(text: str, figure: Figure, before: str, after: str, doc: Doc | None) -> bool:
    written = text[figure.start : figure.end]
    if (figure.high or 0) <= 12 and _CLOCK_BEFORE.search(before) and _CLOCK_AFTER.match(after):
        return moves(text, figure.start) or _PUT_AT.search(before) is not None
    if written.lower() in ("zero",) and re.match(r"\s+(?:tolerance|hour)\b", after):
        return False
    if re.match(r"-(?:[a-z]+ed|way|sided|party|time|state|man|woman|star|term)\b", after) and (figure.high or 0) < 10:
        return False
    if written[:1].isupper() and re.match(r"\s+[A-Z]", after) and not re.search(r"(?:^|[.!?:\"“]\s*)$", before):
        return False  # "Three Gorges", "Seven Oaks"
    if (figure.high or 0) <= 12 and _DEFINITE.search(before):
        noun = token_after(doc, figure.end)  # "the three bridges" still says how many, "the two sides" does not
        return (figure.high or 0) >= 3 and noun is not None and noun.pos_ in ("NOUN", "ADJ")
    if written.lower() == "one":
        if _AT_LEAST.search(before):
            return True
        if _ONE.match(after) or re.search(r"\bnot\s+(?:even\s+)?$", before, re.IGNORECASE):
            return False
        token, following = token_at(doc, figure.start), token_after(doc, figure.end)
        if token is not None and token.pos_ == "PRON":
            return False
        if following is not None and following.tag_ in ("VBN", "VBG"):
            following = following.nbor(1) if following.i + 1 < len(following.doc) else following  # "one armed man"
        return following is None or following.pos_ in ("NOUN", "ADJ", "PROPN", "ADV", "")
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
    if re.search(r"\b(?:the)\s+$", before) and re.match(r"\s+(?:is|was|has|had|model|series)\b", after):
        return False
    if figure.end - figure.start > 2 and re.match(
        r"\s+(?:chip|processor|freeway|highway|jets?|airliners?|aircraft)\b", after
    ):
        return figure.end - figure.start > 4 or re.match(r"\s+(?:jets|airliners|aircraft)\b", after) is not None
    if re.search(r"[\[(]$", before) and re.match(r"[\])]", after) and (figure.high or 0) < 100:
        return False  # a footnote
    if re.match(r"-[A-Z]", after):
        return False
    name = _CAPITAL.search(before)
    if name is not None and name[1] not in _NOT_NAMES:
        previous, following = token_before(doc, figure.start), token_after(doc, figure.end)
        named = previous is None or previous.pos_ in ("PROPN", "NOUN", "")
        counted = re.match(r"\s+(?:[\w-]+\s+){0,2}?[a-z][\w-]*", after) is not None and (
            following is None or following.pos_ in ("NOUN", "ADJ", "NUM") or following.tag_ in ("VBN", "VBG")
        )
        model = named and name[1] not in _DAYS and re.match(r"\s[A-Z]", after) and figure.end - figure.start <= 3
        if (model or (named and not counted)) and not re.match(r"\s?%|\s?per\s?cent", after):
            return False
    return True
