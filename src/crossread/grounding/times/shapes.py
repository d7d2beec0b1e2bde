"""The table of shapes: one pattern each, tried in this order where two are equally long.

Words in capitals (MONTH, YEAR, COUNT) are filled in by `grammar.py`. Months and weekdays must be capitalised, so that
"march", "may", "sun" and "sat" are never taken for one.
"""

from __future__ import annotations

from typing import Final

_TO = r"\s?(?:to|until|till|through|and|or|-|–|—)\s?"
YEAR = r"(?:1\d{3}|20\d\d)(?!s\b)(?![\d%]|[,.]\d|\s?(?:km|kg|per\scent|percent|metres|tonnes|tons)\b)"
PARTS = r"(?:morning|afternoon|evening|night|noon|midday|midnight|lunchtime|dawn|overnight)"
_OFDAY = (
    r"(?:(?P<early>(?i:early|late|overnight))\s+(?i:on\s+)?)?"
    rf"(?:(?i:the)\s+(?P<before>{PARTS})\s+(?i:of)\s+(?i:the\s+)?)?"
)
_MOD = (
    r"(?:(?P<mod>(?i:early|later?|mid|early[\s-]to[\s-]mid|mid[\s-]to[\s-]late|the\s+(?:very\s+)?(?:start|beginning|end|middle|first\s+half|second\s+half|"
    r"rest|remainder|course|turn|close|opening)\s+of(?:\s+the)?))"
    r"[\s-]+(?i:in\s+)?)?"
)
COUNT = (
    r"(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?(?:\s(?:1/2|½))?(?:\s(?:thousand|million|billion))?|(?:a\s+)?(?:few|couple(?:\s+of)?|handful\s+of)|"
    r"a\s+number\s+of|half\s+an?|several|some|many|dozens\s+of|hundreds\s+of|thousands\s+of|NUMBERS)(?:[\s-]and[\s-]a[\s-]half)?"
)
_UNIT = (
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|century|centurie|generation|season|"
    r"quarter)s?"
)
_ROUGH = r"(?:(?:about|around|nearly|almost|roughly|some|over|under|more\s+than|less\s+than|at\s+least|just|only)\s+)?"

SHAPES: Final[tuple[tuple[str, str], ...]] = (
    ("iso", r"\b(?P<value>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d)?)"),
    ("slashes", r"(?<![\d/])(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])"),
    (
        "days",
        rf"(?:(?i:from|between)\s+)?(?:WEEKDAY,?\s+)?(?i:the\s+)?(?P<day>DAY)(?:\s+(?P<month>MONTH)(?:,?\s+(?P<year>YEAR))?)?{_TO}"
        r"(?:WEEKDAY,?\s+)?(?i:the\s+)?(?P<day2>DAY)\s+(?:of\s+)?(?P<month2>MONTH)\b(?:,?\s+(?P<year2>YEAR))?",
    ),
    (
        "days",
        rf"(?:(?i:from|between)\s+)?(?:WEEKDAY,?\s+)?\b(?P<month>MONTH)\s+(?P<day>DAY)(?:,?\s+(?P<year>YEAR))?{_TO}"
        r"(?:(?:WEEKDAY,?\s+)?(?P<month2>MONTH)\s+)?(?P<day2>DAY)\b(?![:\d]|\s+MONTH)(?:,?\s+(?P<year2>YEAR))?",
    ),
    (
        "date",
        rf"{_OFDAY}(?:WEEKDAY,?\s+)?(?i:the\s+)?\b(?P<day>DAY)\s+(?:of\s+|day\s+of\s+)?(?P<month>MONTH)\b(?:,?\s+(?P<year>YEAR|BCYEAR)|OFYEAR)?",
    ),
    (
        "date",
        rf"{_OFDAY}(?:WEEKDAY,?\s+)?\b(?P<month>MONTH)\s+(?:the\s+)?(?P<day>DAY)\b(?![:\d]|,\d)(?:,?\s*(?P<year>YEAR|BCYEAR)|OFYEAR)?",
    ),
    (
        "date",
        rf"{_OFDAY}(?:WEEKDAY,?\s+)?(?i:the\s+)(?P<dayword>ORDINAL)\s+(?:day\s+)?(?:of\s+)(?P<month>MONTH)\b(?:,?\s+(?P<year>YEAR))?",
    ),
    (
        "days",
        r"(?i:the\s+)?nights?\s+of\s+(?:the\s+)?(?P<day>DAY)\s?[/–-]\s?(?P<day2>DAY)\s+(?P<month2>MONTH)\b(?:,?\s+(?P<year2>YEAR))?",
    ),
    (
        "lone_day",
        r"\b(?P<lead>(?i:on|by|until|till|of|from))\s+(?i:the\s+)(?:(?P<part>morning|evening|night|afternoon)\s+of\s+the\s+)?(?:(?P<day>DAY)(?<=[a-z])|(?P<dayword>ORDINAL))(?=[,.;:)”\"]|\s+(?:and|the|he|she|they|it|we|in|to|by|at|with|when|a|an|of\s+that|of\s+the)\b)(?:\s+of\s+(?:that|the)\s+(?:same\s+)?month)?",
    ),
    (
        "months",
        rf"(?:(?i:from|between)\s+)?{_MOD}\b(?P<month>MONTH)(?:,?\s+(?P<year>YEAR))?{_TO}(?:(?i:early|late|mid)[\s-]+)?"
        r"(?P<month2>MONTH)\b(?:,?\s+(?:of\s+|in\s+)?(?P<year2>YEAR))?",
    ),
    (
        "month",
        rf"{_MOD}(?:(?P<shift>(?i:last|next|this|the\s+following|the\s+previous|the\s+same|that))\s+)?\b(?P<month>MONTH)\b(?:(?:,|\s+of)?\s+(?P<year>YEAR|BCYEAR)|OFYEAR)?",
    ),
    ("years", r"\b(?i:from)\s+(?P<year>YEAR)\s+(?:until|till|to)\s+[a-z][a-z\s-]{1,40}?\s+in\s+(?P<year2>YEAR)"),
    ("years", rf"(?:(?i:from|between)\s+)?\b(?P<year>YEAR){_TO}(?P<year2>YEAR|\d\d\b)(?!\d)"),
    ("years", rf"(?:(?i:from|between)\s+)?\b(?P<year>\d{{1,4}}(?:\s?BCE?)?){_TO}(?P<year2>\d{{1,4}}\s?BCE?)\b"),
    ("years", r"(?<=\()(?:c\.\s?)?(?P<year>[1-9]\d\d)\s?[–-]\s?(?P<year2>\d{3,4})(?=[,;)])"),
    ("decade", rf"(?:(?i:the)\s+)?{_MOD}(?P<decade>1\d\d0|20\d0)s\b"),
    ("decade", rf"(?i:the)\s+{_MOD}(?P<decade>1\d\d0|20\d0)['’]s\b"),
    ("decade", rf"(?:(?i:the)\s+)?{_MOD}['’‘](?P<decade>[2-9]0)s\b"),
    (
        "decade",
        rf"(?i:the)\s+{_MOD}(?:(?i:nineteen|eighteen)[\s-])?(?P<word>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    ),
    (
        "century",
        rf"(?:(?i:the)\s+)?{_MOD}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|(?i:ORDINAL))[\s-](?i:century|centuries)\b(?:\s+(?P<era>BCE?|AD|CE))?",
    ),
    (
        "quarter",
        r"(?:(?i:the)\s+)?(?:(?P<ordinal>(?i:first|second|third|fourth|last))[\s-](?P<unit>quarter)|(?P<ordinal2>(?i:first|second|latter))\s+"
        r"(?P<unit2>half)(?=\s+of\s+(?:(?i:the|this|last|next)\s+year\b|YEAR)))(?:\s+of\s+(?:(?:the\s+)?(?P<shift>(?i:the|this|last|next|that|the\s+same|"
        r"the\s+following|the\s+previous))\s+year\b|(?:the\s+year\s+)?(?P<year>YEAR)))?",
    ),
    (
        "quarter",
        r"\b(?P<ordinal>Q[1-4])\s+(?:of\s+)?(?P<year>YEAR)|(?:(?<=\bin\s)|(?<=\bfor\s)|(?<=\bduring\s))(?P<ordinal3>Q[1-4])\b",
    ),
    (
        "fiscal",
        r"(?:(?i:the)\s+)?\b(?i:fiscal|financial)\s+(?:(?i:year)\s+)?(?P<year>YEAR)|(?:(?i:the)\s+)?\b(?P<year2>YEAR)\s+(?i:fiscal|financial)\s+year\b|\bFY\s?(?P<year3>YEAR)",
    ),
    (
        "holiday",
        r"(?:(?P<shift>(?i:last|this|next|the\s+following|the\s+previous))\s+)?(?:(?i:the)\s+(?P<eve>(?i:eve|day\s+before|day\s+after|morning|evening|night))\s+(?i:of)\s+)?"
        r"\b(?P<holiday>HOLIDAY)\b(?:(?:,|\s+of|\s+in)?\s+(?P<year>YEAR)|\s+(?P<after>(?i:last|this|next)\s+year)\b)?",
    ),
    ("nine_eleven", r"\b9/11\b"),
    (
        "season",
        rf"(?:(?i:the|in)\s+)?{_MOD}\b(?P<season>SEASON|Spring|Summer|Autumn|Fall|Winter)(?:\s+of)?\s+(?P<year>YEAR|BCYEAR|['’‘]\d\d\b)"
        r"(?:\s?[/–-]\s?(?:\d{4}|\d\d)\b)?",
    ),
    (
        "season",
        rf"(?:(?i:the)\s+)?{_MOD}\b(?P<season>SEASON)\s+of\s+(?P<ofyear>(?i:that|the\s+same|the\s+following|the\s+next|next|last|this|the\s+previous))\s+year\b",
    ),
    (
        "season",
        r"\b(?:(?P<early>(?i:earlier|later))\s+)?(?P<shift>(?i:this|last|next|this\s+past|the\s+following|the\s+next|the\s+previous|the\s+same|the\s+preceding|that(?:\s+same)?|this\s+coming))\s+(?P<season>SEASON)\b",
    ),
    (
        "season",
        rf"\b(?P<lead>(?i:in|during|since|by|until|over))\s+(?i:the\s+)?{_MOD}(?P<season>SEASON)\b"
        r"(?!\s+(?:of\s+)?(?:['’‘]?\d|that|next|last|this|the\s+(?:same|following|next|previous))|(?<=fall)\s+of\b)",
    ),
    ("bare_season", r"\b(?:(?i:the)\s+)?(?P<season>(?i:summer|winter))(?P<many>s)?\b"),
    ("weekdays", rf"\b(?i:from|between)\s+(?P<weekday>WEEKDAY){_TO}(?P<weekday2>WEEKDAY)\b"),
    (
        "weekday",
        r"(?:(?P<early>(?i:early|late|overnight))\s+(?i:on\s+)?)?(?:(?i:the)\s+(?P<before>PARTS)\s+of\s+)?"
        r"(?:(?P<shift>(?i:last|next|this|this\s+coming|this\s+past|the\s+following|the\s+previous))\s+)?"
        r"\b(?P<weekday>WEEKDAY)\b(?:\s+(?:(?:early|late)\s+)?(?P<part>PARTS)\b)?(?:\s+(?P<after>last\s+week|next\s+week|this\s+week)\b)?",
    ),
    (
        "weekly",
        r"\b(?:(?i:on)\s+)?(?:WEEKDAY)s\b|\b(?i:every|each)\s+(?:(?:other|second|third)\s+)?(?:WEEKDAY|MONTH)\b",
    ),
    (
        "deictic",
        r"\b(?P<word>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow))(?:\s+(?P<part>PARTS)\b)?",
    ),
    (
        "deictic",
        r"\b(?:(?i:earlier|later|early|late)\s+)?(?P<word>(?i:last\s+night|tonight|overnight|this\s+(?:morning|afternoon|evening)))\b",
    ),
    ("reference", r"\b(?P<word>(?i:REFERENCE))\b"),
    (
        "reference",
        r"\b(?P<word>(?i:(?:at|in|by|since|from|until)\s+(?:that|this)\s+(?:time|moment)|(?<=at\s)the\s+time(?=[,.;]|\s+of\b)))\b",
    ),
    (
        "reference",
        r"(?<![\w-])(?P<word>(?i:(?:hours|days|weeks|months|years|decades|centuries)\s+(?:later|earlier|ago)))\b",
    ),
    (
        "period",
        r"\b(?:(?P<edge>(?i:earlier|later|early|late|the\s+(?:start|beginning|end|middle|rest|remainder|course)\s+of))\s+(?:in\s+|on\s+)?)?"
        r"(?P<shift>(?i:last|next|this|this\s+coming|this\s+past|the\s+past|the\s+last|the\s+next|the\s+previous|the\s+following|the\s+coming|that(?:\s+same)?|the\s+same|the\s+current|the\s+preceding|the\s+succeeding|the\s+ensuing|the\s+prior))\s+"
        r"(?P<unit>(?i:week|weekend|fortnight|month|quarter|year|decade|century|day|night|morning|afternoon|evening))\b(?!\s+ago)",
    ),
    (
        "period",
        r"\b(?P<edge>(?i:the\s+(?:start|beginning|end|middle|rest|remainder|course|(?:early|latter|later|last)\s+part)\s+of|(?:earlier|later|early|late)\s+in))\s+(?P<shift>the)\s+(?P<unit>week|month|year|decade|century)\b",
    ),
    ("period", r"\b(?i:over|at|during)\s+(?P<shift>the)\s+(?P<unit>weekend)\b(?!\s+of\b)"),
    (
        "the_unit",
        r"\b(?P<lead>(?i:in|during|for|by|throughout|into|within))\s+(?P<shift>the)\s+(?P<unit>year|month|week|century|decade)\b"
        r"(?!\s+(?:of|before|after|ago|earlier|later|that|when|to|prior|following|he|she|they|it|we|I|[A-Z\d])|['’-])",
    ),
    (
        "edge",
        r"\b(?P<unit>year|month)(?:['’]s\s|[\s-])end\b|\b(?i:the\s+end\s+of\s+)(?P<unit2>year|month)\b|\bmid-?(?P<unit3>year)\b",
    ),
    (
        "part",
        r"\b(?P<lead>(?i:in|during|at|by|before|after|until|till|since|throughout|through|towards?))\s+(?:(?:early|late)\s+)?(?:(?P<the>the)\s+)?(?:(?:early|late)\s+)?"
        r"(?P<part>morning|afternoon|evening|night|nightfall|dawn|dusk|daybreak|sunrise|sunset)\b(?!\s+(?:of|before|after|shift|sky|club|market|school|prayers?|vision)\b|['’-])",
    ),
    (
        "span",
        r"\b(?:(?i:in|over|during|for|within)\s+)?(?P<shift>(?i:the\s+last|the\s+past|the\s+previous|the\s+next|the\s+coming|the\s+following|the\s+preceding|recent|coming|the\s+first))\s+"
        rf"(?:(?P<count>{COUNT})[\s-]+)?(?P<unit>hour|day|week|month|year|decade|centurie)s?\b",
    ),
    (
        "span",
        r"(?<!\bto )(?<!ld )(?<!\bcan )(?<!ll )(?<!\bmay )(?<!\bnot )"
        r"\b(?P<shift>(?i:last|past|next))\s+(?P<count>COUNT)\s+(?P<unit>hour|day|week|month|year|decade)s\b",
    ),
    (
        "offset",
        rf"\b{_ROUGH}(?P<count>(?i:{COUNT}))[\s-]+{_UNIT}\s+(?P<way>ago|earlier|later|before\s+(?:that|then)|after\s+that|afterwards?|previously|prior|from\s+now|hence)\b",
    ),
    ("offset", rf"\b(?P<count>(?i:{COUNT}))[\s-]+{_UNIT}\s+(?P<way>before|after)\b"),
    (
        "thatday",
        r"\b(?P<word>(?i:the\s+day\s+(?:before|after)(?!\s+(?:the|his|her|its|their|a|an|he|she|they|it|we|I|[A-Z]\w+|\w+ing)\b)|the\s+(?:very\s+)?same\s+(?:day|night|evening|morning)|that\s+(?:day|night|evening|morning|afternoon)|the\s+(?:year|month|week)\s+(?:before|after)|(?:the\s+)?next\s+day))\b",
    ),
    ("hours", r"\b(?i:from|between)\s+(?:CLOCK|noon|midnight)\s?(?:to|until|till|and|-|–)\s?(?:CLOCK|noon|midnight)"),
    (
        "clock",
        r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap]\.?m\b\.?))?(?:\s?(?:ZONE|Z)\b|\s+local\s+time)?(?!\d)",
    ),
    (
        "clock",
        r"\b(?P<hour>1[0-2]|[1-9])(?:[.](?P<minute>[0-5]\d))?\s?(?P<half>(?i:[ap]\.?m)\b\.?)(?:\s?ZONE\b|\s+local\s+time)?",
    ),
    ("clock", r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:GMT|UTC|hrs|hours|local\s+time)\b"),
    (
        "clock",
        r"\b(?P<hour>NUMBERS|1[0-2]|[1-9])\s+(?:o['’]clock\b)(?:\s+(?:in\s+the|at)\s+(?P<part>morning|afternoon|evening|night))?",
    ),
    ("clock", r"\b(?P<hour>NUMBERS|1[0-2]|[1-9])\s+(?:in\s+the|at)\s+(?P<part>morning|afternoon|evening|night)\b"),
    (
        "clock",
        r"(?:(?<=\b[aA]t\s)|(?<=\b[bB]y\s)|(?<=\b[bB]efore\s)|(?<=\b[aA]fter\s)|(?<=\b[uU]ntil\s)|(?<=\b[Aa]round\s)|(?<=\b[aA]bout\s))(?P<word>noon|midday|midnight)\b"
        r"|\b(?P<word2>noon|midnight)\b(?=\s+(?:on|yesterday|today|tomorrow)\b)",
    ),
    ("clock", r"\b(?P<hour>NUMBERS)[\s-](?P<minutes>thirty|fifteen|forty-five)\s+(?P<half>[ap]\.?m\b\.?)"),
    ("clock", r"\b(?P<shifted>half\s+past|quarter\s+(?:past|to))\s+(?P<hour>NUMBERS|1[0-2]|[1-9])\b"),
    (
        "set",
        r"\b(?i:every|each|per)\s+(?:other\s+|(?:NUMBERS|\d+)\s+)?(?:second|minute|hour|day|night|morning|afternoon|evening|week|weekend|month|quarter|season|spring|summer|autumn|fall|winter|year|decade|century)s?\b",
    ),
    ("set", r"\b(?i:daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual|hourly|nightly)\b"),
    (
        "set",
        r"\b(?i:on|at|most)\s+(?:weekends|weekdays|mornings|evenings)\b|\b(?i:once|twice|three\s+times)\s+(?:a|every|per)\s+(?:day|week|month|year)\b",
    ),
    (
        "set",
        r"(?<=[a-z\d]\s)(?:a|an)\s+(?:second|minute|hour|day|night|week|month|year)\b(?!\s+(?:ago|earlier|later|before|after|old|long)|-)",
    ),
    (
        "duration",
        rf"\b{_ROUGH}(?P<count>(?i:{COUNT}))(?:\s+(?:to|or|and)\s+(?:{COUNT}))?[\s-]+(?:more\s+|straight\s+|consecutive\s+|full\s+|whole\s+)?{_UNIT}(?:-long\b|\b)(?![\s-](?:ago|earlier|later|old)\b)",
    ),
    (
        "duration",
        r"\b(?i:half\s+an?\s+(?:hour|day|year|decade|century)|an?\s+(?:hour|day|month|year|decade|century)\s+and\s+a\s+half|a\s+quarter\s+(?:of\s+a\s+)?century|"
        r"(?:all|the\s+(?:whole|entire))\s+(?:day|night|week|month|year|morning|afternoon|evening|summer|winter)(?:\s+long)?)\b",
    ),
    ("duration", r"\b(?i:(?:day|week|month|year|decade|century|hour)s?-long|(?:day|week|month|year|decade)long)\b"),
    (
        "duration",
        r"(?<![-\w])(?P<count>)(?i:(?P<many>many|countless|the\s+many)\s+|(?:the|those|these)\s+)?(?P<unit>(?i:hours|days|weeks|months|years|decades|centuries))\b"
        r"(?!\s+(?:ago|later|earlier|old|after|before|long\b)|[-’'])",
    ),
    ("year", rf"{_MOD}\b(?P<year>BCYEAR|(?:AD|CE|A\.D\.)\s?\d{{1,4}})\b"),
    (
        "early_year",
        r"(?:\b(?i:in|since|until|by|after|before|from|about|around|circa|ca\.?|c\.|the\s+year)\s+)(?P<year>[1-9]\d{2})\b(?![,.:/]\d|[%°’'-]|\s?(?:BC|AD|CE|km|kg|m)\b)",
    ),
    ("year", rf"{_MOD}\b(?P<year>{YEAR})"),
)
