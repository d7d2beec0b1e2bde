"""What the words around a figure make of it: at least, at most, about, more than, or so."""

from __future__ import annotations

import re
from dataclasses import replace

from crossread.grounding.quantities.figures import Figure

_LOWER = (
    r"≥|>=?|as\s+(?:few|little|low)\s+as|at\s+(?:the\s+)?(?:very\s+)?least|(?:no|not|never|nothing)\s+(?:fewer|less)\s+than|a\s+minimum\s+of|minimum\s+of|"
    r"upwards?\s+of|(?:well\s+|far\s+|much\s+|slightly\s+|a\s+little\s+|just\s+)?(?:more\s+than|over|above|in\s+excess\s+of|exceeding|greater\s+than|"
    r"better\s+than|older\s+than|beyond|exceed(?:s|ed)?|topp?(?:s|ed|ing)|surpass(?:es|ed|ing)?|longer\s+than|larger\s+than|bigger\s+than|higher\s+than|north\s+of)"
)
_UPPER = (
    r"up\s+to|at\s+(?:the\s+)?(?:very\s+)?most|(?:no|not|never)\s+(?:more|longer|larger|greater|higher|further)\s+than|a\s+maximum\s+of|maximum\s+of|"
    r"as\s+(?:many|much|high|long|far|late)\s+as|not\s+(?:to\s+exceed|exceeding)|younger\s+than|≤|<=?|within|(?:well\s+|far\s+|slightly\s+|a\s+little\s+|just\s+)?"
    r"(?:fewer\s+than|less\s+than|under|below|smaller\s+than|lower\s+than|shorter\s+than)|(?:to\s+)?a\s+limit\s+of"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|approx\.?|nearly|almost|close\s+to|an?\s+estimated|estimated|estimates?\s+of|circa|"
    r"ca?\.|~|≈|approaching|in\s+the\s+neighbou?rhood\s+of|(?:on|in|of)\s+the\s+order\s+of|or\s+thereabouts|somewhere\s+(?:between|around)|in\s+the\s+region\s+of|perhaps|maybe|an?\s+average\s+of|on\s+average|barely|virtually|just\s+about"
)
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(\"“‘'—–-]))(?:(?P<lower>{_LOWER})|(?P<upper>{_UPPER})|(?P<about>{_ABOUT})|(?P<only>between|from|only|just|another|a\s+further|an\s+additional|a\s+total\s+of))"
    r"\s*(?:(?:[A-Z]{0,2}[$€£¥])\s?)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:(?P<lower>\+|\s(?:or|and)\s+(?:even\s+)?more\b|\s?-?plus\b|\sor\s+(?:over|longer|higher|older|greater|above)\b|\s(?:,\s)?at\s+least\b)"
    r"|(?P<upper>\s(?:or|and)\s+(?:less|fewer|under)\b|\sat\s+(?:the\s+)?most\b|\s(?:or|and)\s+(?:lower|shorter|younger)\b)|(?P<about>\s(?:or\s+so|more\s+or\s+less|or\s+thereabouts|give\s+or\s+take)\b|-odd\b|\sodd\b))",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\b(?:hand|turn|sign|pass)(?:s|ed|ing)?\s+$", re.IGNORECASE)


def apply_bounds(text: str, figure: Figure, start: int) -> Figure:
    """Return the figure with its bounds opened or marked approximate, its span widened over the words that did it.

    `start` is where the figure begins with its currency symbol.
    """
    left, end = start, figure.end
    lower = upper = False
    about = figure.approximate
    for _ in range(3):
        match = _BEFORE.search(text, max(0, left - 28), left)
        if match is not None and figure.low != figure.high and (match["lower"] or "").lower() == "over":
            break  # "over 2 to 3 years": how long it took
        if match is not None and about and (match["lower"] or "").lower() in ("over", "above"):
            break  # "handed over about 60": the word belongs to the verb
        if match is None or ((match["about"] or "").lower() == "some" and figure.unit == "fraction"):
            break
        if match["only"] and match["only"].lower() != "between":
            break
        if (match["lower"] or "").lower() == "over" and _PARTICLE.search(
            text, max(0, match.start() - 14), match.start()
        ):
            break
        if about and (match["upper"] or "").lower() == "within":
            left = match.start()
            break  # "within about 9 km" gives the distance, not a bound on it
        lower, upper = lower or bool(match["lower"]), upper or bool(match["upper"])
        about = about or bool(match["about"])
        left = match.start()
    trailing = _AFTER.match(text, end)
    if trailing is not None:
        lower, upper = lower or bool(trailing["lower"]), upper or bool(trailing["upper"])
        about = about or bool(trailing["about"])
        end = trailing.end()
    if (lower or upper) and figure.low == figure.high and not figure.approximate:
        about = about and not (lower or upper)
    low, high = figure.low, figure.high
    if lower and not upper:
        high = None
    elif upper and not lower:
        low = None
    return replace(figure, start=left, end=end, low=low, high=high, approximate=about)
