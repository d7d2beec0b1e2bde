"""Names of outlets: "the Herald" is The Northern Evening Herald, NNA the Northern News Agency when it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from crossread.situation.words import lexicon, words

_SMALL: Final = frozenset("the a an of and le la les el los o os il der die das de du".split())
_PLAIN: Final = frozenset(
    "newspaper paper daily agency outlet station broadcaster magazine website media press news".split()
)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without articles and little words."""
    return tuple(w for w in words(name) if w not in _SMALL)


def initials(name: str) -> str:
    """Return the initials of a name's words in capitals, little words left out."""
    return "".join(w[0] for w in name_words(name)).upper()


@lru_cache(maxsize=16384)
def is_outlet(mention: str, outlet: str) -> bool:
    """Tell whether a mention can name the outlet: its name, the last words of it, or its initials.

    "the Monitor" names The Straits Monitor; "the newspaper" names nobody by itself, and "Straits" alone neither.
    """
    said, full = name_words(mention), name_words(outlet)
    if not said or not full:
        return False
    if said == full:
        return True
    if len(said) == 1 and mention.strip().isupper() and len(said[0]) > 1:
        return said[0].upper() == initials(outlet)
    if set(said) <= _PLAIN or not mention.strip().split()[-1][:1].isupper():
        return False
    tail = full[-len(said) :] == said
    inside = set(said) <= set(full) and len(said) >= 2
    return tail or inside


@cache
def agencies() -> Mapping[str, str]:
    """Return every credit name of every known agency, with the agency's name."""
    return MappingProxyType(
        {alias: name for name, aliases in lexicon("agencies")["agencies"].items() for alias in [name, *aliases]}
    )


_DATELINE: Final = re.compile(
    r"\A(?:[^\n]{0,120}\n+){0,4}?[^\n]{0,90}?"
    r"(?:\((?P<round>[A-Z][\w.&’' -]{1,40})\)\s*[-–—:]"
    r"|/(?P<slash>[A-Z][\w &-]{1,30})/"
    r"|[-–—]\s*(?P<bare>AP|AFP|UPI)\s*[-–—])"
)
_RIGHTS: Final = re.compile(r"(?:©|\(c\)|Copyright)\s*(?:\d{4}\s*)?(?P<name>[A-Z][\w&’' -]{1,60})", re.IGNORECASE)
_DESK: Final = re.compile(r"\(\s*(?:Additional )?[Rr]eporting by [^()]{3,300}?[Ee]diting by [^()]{3,200}\)")


def own_name(credit: str, outlet: str | None) -> bool:
    """Tell whether a credit line names the outlet itself."""
    return outlet is not None and (is_outlet(credit, outlet) or credit.strip().upper() == initials(outlet))


def credit(text: str, byline: str | None, outlet: str | None) -> tuple[str, int, int] | None:
    """Return the agency a report credits, with where in the text (0, 0 when only the byline does); None when none.

    Looked for: the byline, the dateline "(AP) -" or "/SNA/", a copyright line and a desk line at the end. A dateline
    may name an agency unknown here when it is written in capitals. The outlet's own name is no credit.
    """
    places: list[tuple[str, int, int]] = []
    if found := _DATELINE.match(text[:700]):
        group = next(g for g in ("round", "slash", "bare") if found.group(g))
        line = found.group().rsplit("\n", 1)[-1].split()
        if line[0].strip(",.").isupper() or found.group(group).strip() in agencies():
            places.append((found.group(group).strip(), *found.span(group)))
    base = max(0, len(text) - 600)
    places += [
        (m.group("name").strip(), base + m.start("name"), base + m.end("name")) for m in _RIGHTS.finditer(text[base:])
    ]
    for name, start, end in places:
        known = agencies().get(name) or next((v for k, v in agencies().items() if name.startswith(k + " ")), None)
        if (known or (start < 700 and name.isupper() and len(name) <= 6)) and not _owned(name, known, outlet):
            return known or name, start, end
    for part in re.split(r"[,;/|]| and | with | by |^by ", byline or "", flags=re.IGNORECASE):
        known = agencies().get(part.strip())
        if known and not _owned(part.strip(), known, outlet):
            desk = _DESK.search(text, base)
            return known, *(desk.span() if desk else (0, 0))
    return None


def _owned(name: str, known: str | None, outlet: str | None) -> bool:
    return own_name(name, outlet) or (
        known is not None and (own_name(known, outlet) or agencies().get(outlet or "") == known)
    )
