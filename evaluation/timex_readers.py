"""Documents with annotated times: TimeML (`.tml`), WikiWars (`.sgm`, TIMEX2) and GUM's TEI (`.xml`).

GUM marks with `<date>` what names a date, a decade, a season or the like, and clock times with `<time>`. Durations and
sets are hardly ever marked, and those that are have `notBefore` and `notAfter`, an annotator's estimate of where they
lie. So of TEI only dates are scored: a `<date>` with `when`, or with `from` and `to`. What touches a `<time>` or any
other `<date>` is left aside, neither a hit nor a mistake.

GUM's texts have no spaces; they are put back as English sets them, each sentence after the one before, blocks with an
empty line between.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from crossread.grounding.times.timex import Timex

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document: its text, the day it was written if it says so, the expressions in order, and what is left aside.

    `dates_only` is true where only expressions that name a date are annotated.
    """

    name: str
    text: str
    published: str | None
    gold: tuple[Timex, ...]
    aside: tuple[Extent, ...] = ()
    dates_only: bool = False


def read_folder(path: Path) -> Iterator[Annotated]:
    """Yield the documents of a folder (or the one file): `.tml`, `.sgm` and `.xml`, told apart by their tags.

    Others are passed over, and so are TimeML and SGML files without one expression marked: they are no key.
    """
    for file in [path] if path.is_file() else sorted(path.rglob("*")):
        if file.suffix not in (".tml", ".sgm", ".sgml", ".xml"):
            continue
        source = file.read_text(encoding="utf-8", errors="replace")
        if "<TIMEX2" in source:
            yield read_timex2(file.stem, source)
        elif "<TIMEX3" in source:
            yield read_timeml(file.stem, source)
        elif file.suffix == ".xml":
            yield read_tei(file.stem, source)


_TIMEX: Final = re.compile(r"<TIMEX[23]\b([^>]*?)(/?)>|(</TIMEX[23]>)|<[^<>]+>", re.IGNORECASE)


def read_timeml(name: str, source: str) -> Annotated:
    """Read a TimeML document: its text is that of `<TEXT>`, its day the value in `<DCT>` (of any functionInDocument
    CREATION_TIME where there is no `<DCT>`, as in TimeBank).
    """
    created = re.search(r"<DCT>.*?\bvalue=\"([^\"]*)\"", source, re.DOTALL) or re.search(
        r"<TIMEX3\b(?=[^>]*CREATION_TIME)[^>]*\bvalue=\"([^\"]*)\"", source
    )
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    text, gold = _marked(body[1] if body else source, "value")
    return Annotated(name, text, _day(created[1] if created else None), gold)


def read_timex2(name: str, source: str) -> Annotated:
    """Read a document of WikiWars: the text of `<TEXT>`, the day of `<DATETIME>` (marked or bare), `<TIMEX2 val=…>`."""
    written = re.search(r"<DATETIME>(.*?)</DATETIME>", source, re.DOTALL)
    day = re.search(r"\d{4}-?\d\d-?\d\d", written[1]) if written else None
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    text, gold = _marked(body[1] if body else source, "val")
    return Annotated(name, text, _day(day[0] if day else None), gold)


def _marked(source: str, attribute: str) -> tuple[str, tuple[Timex, ...]]:
    """Take the tags out of a text; of expressions inside one another the outermost counts. Empty ones have no words."""
    pieces: list[str] = []
    gold: list[Timex] = []
    open_at: list[tuple[int, str | None]] = []
    length = at = 0
    for tag in [*_TIMEX.finditer(source), None]:
        piece = html.unescape(source[at : tag.start() if tag else len(source)])
        pieces.append(piece)
        length += len(piece)
        if tag is None:
            break
        at = tag.end()
        if tag[3] and open_at:
            start, value = open_at.pop()
            if not open_at and length > start:
                gold.append(Timex(start, length, value))
        elif tag[1] is not None and not tag[2]:
            found = re.search(rf"\b{attribute}\s*=\s*[\"']([^\"']*)[\"']", tag[1], re.IGNORECASE)
            open_at.append((length, (found[1].strip() or None) if found else None))
    return "".join(pieces), tuple(gold)


def _day(value: str | None) -> str | None:
    digits = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value or "")
    return "-".join(digits.groups()) if digits else None


_BLOCKS: Final = ("p", "head", "caption", "item", "cell", "row", "l", "lg", "sp", "figure", "list", "table", "note")
_TIGHT_BEFORE: Final = frozenset(", . ; : ! ? ) ] } % ’ '' ” … n't n’t".split(" "))
_TIGHT_AFTER: Final = frozenset("( [ { $ £ € # “ ‘".split(" "))


class _Typist:
    """Sets tokens as running text."""

    def __init__(self) -> None:
        self.text = ""
        self.tight = True
        self.whole_word = 0

    def block(self) -> None:
        if self.text and not self.text.endswith("\n"):
            self.text = self.text.rstrip() + "\n\n"
        self.tight = True

    def token(self, word: str, tag: str) -> int:
        """Add a token and return where it starts."""
        closing = tag in ("POS", "''") or word in _TIGHT_BEFORE or re.fullmatch(r"['’](?:s|re|ve|ll|d|m)", word)
        if not (self.tight or closing or self.text.endswith("\n")):
            self.text += " "
        start = len(self.text)
        self.text += word
        self.tight = self.whole_word > 0 or tag == "``" or word in _TIGHT_AFTER
        return start


def read_tei(name: str, source: str) -> Annotated:
    """Read a document of GUM: one token or tag a line, `dateCreated` of its first line as its day."""
    typist = _Typist()
    open_dates: list[tuple[str, int | None]] = []
    gold: list[Timex] = []
    aside: list[Extent] = []
    for line in source.splitlines():
        if "\t" in line:
            word, tag = html.unescape(line).split("\t")[:2]
            start = typist.token(word, tag)
            open_dates = [(opened, start if at is None else at) for opened, at in open_dates]
        elif match := re.match(r"<(/?)(\w+)", line):
            closing, element = bool(match[1]), match[2]
            if element in _BLOCKS:
                typist.block()
            elif element == "w":
                typist.whole_word += -1 if closing else 1
                typist.tight = False if closing else typist.tight
            elif element in ("date", "time") and not closing:
                open_dates.append((line, None))
            elif element in ("date", "time") and open_dates:
                opened, at = open_dates.pop()
                if at is not None:
                    _sort(opened, (at, len(typist.text)), gold, aside)
    created = re.search(r"dateCreated=\"([^\"]*)\"", source[: source.find("\n")])
    gold.sort(key=lambda timex: timex.start)
    return Annotated(name, typist.text, _day(created[1] if created else None), tuple(gold), tuple(aside), True)


def _sort(tag: str, extent: Extent, gold: list[Timex], aside: list[Extent]) -> None:
    """Put a closed element among the dates to be scored or among what is left aside."""
    given = dict(re.findall(r"(\w+)=\"([^\"]*)\"", tag))
    if tag.startswith("<date") and given.keys() & {"when", "from"} and not given.keys() & {"notBefore", "notAfter"}:
        gold.append(Timex(*extent, tei_value(given)))
    else:
        aside.append(extent)


def tei_value(given: dict[str, str]) -> str | None:
    """Return the TIMEX value of a TEI date.

    `when` is taken as it stands: `--07-04` is `XXXX-07-04`, `-400` is `BC0400` (GUM counts BC without a year 0).
    `from` and `to` that bound a century, decade, year, quarter, month, week or weekend are that; three or four months
    that begin with a season are the season; else they stay two ends.
    """
    if "when" in given:
        return _open(given["when"])
    first, last = _open(given["from"]), _open(given.get("to", ""))
    if not last:
        return first
    return _round(first, last) or f"{first}/{last}"


def _open(value: str) -> str:
    if value.startswith("--"):
        return f"XXXX{value[1:]}"
    if year := re.fullmatch(r"-(\d+)", value):
        return f"BC{int(year[1]):04d}"
    return re.sub(r"(T\d\d:\d\d):00$", r"\1", value.zfill(4) if value.isdigit() else value)


_SEASON_MONTHS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def _round(first: str, last: str) -> str | None:
    """Return the unit that two ends bound, if they bound one."""
    months = re.fullmatch(r"(\w{4})-(\d\d)(?:-01)?", first), re.fullmatch(r"(\w{4})-(\d\d)(?:-\d\d)?", last)
    if months[0] and months[1]:
        start, stop = int(months[0][2]), int(months[1][2])
        for season, (opens, closes) in _SEASON_MONTHS.items():
            if start == opens and (stop - closes) % 12 <= 1:
                return f"{months[0][1]}-{season}"
        if first.endswith("-01") and start % 3 == 1 and stop == start + 2:
            return f"{months[0][1]}-Q{stop // 3}"
    start_year, last_year = re.match(r"(\d{4})(?:-01-01)?$", first), re.match(r"(\d{4})(?:-(?:12-31|01-01))?$", last)
    if start_year and last_year:
        for size, cut in ((100, 2), (10, 3), (1, 4)):
            if int(start_year[1]) % size == 0 and int(last_year[1]) - int(start_year[1]) == size - 1:
                return start_year[1][:cut]
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    year, week, weekday = begin.isocalendar()
    if weekday == 1 and end - begin == timedelta(days=6):
        return f"{year}-W{week:02d}"
    if weekday == 6 and end - begin == timedelta(days=1):
        return f"{year}-W{week:02d}-WE"
    return first[:7] if begin.day == 1 and begin.month == end.month and (end + timedelta(days=1)).day == 1 else None
