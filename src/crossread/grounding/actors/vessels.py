"""Ships by name: "the tanker Blue Heron", "the Blue Heron, a bulk carrier"; then every "Blue Heron" of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from crossread.grounding.actors.draft import Candidate

_NOUNS: Final = (
    r"(?:ship|vessel|tanker|freighter|carrier|boat|gunboat|trawler|frigate|destroyer|corvette|ferry|dhow|minehunter|minesweeper|"
    r"warship|cruiser|submarine|tug|yacht|freighters?|steamer|barge|bulker)"
)
_NAME: Final = r"(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})"
_BEFORE: Final = re.compile(rf"\b{_NOUNS}\s+(?:the\s+)?[\"“‘]?{_NAME}")
_AFTER: Final = re.compile(rf"\b[Tt]he\s+{_NAME},\s+(?:a|an|the)\s+(?:[\w-]+\s+){{0,4}}{_NOUNS}\b")
_PREFIX: Final = re.compile(rf"\b(?:MV|M/V|MT|M/T|SS|USS|HMS|INS|HMAS)\s+{_NAME}")


def vessel_mentions(text: str, taken: Iterable[Candidate]) -> list[Candidate]:
    """Return the mentions of vessels that the text introduces as such, in order, outside what is taken by a key."""
    names = {m["name"] for pattern in (_BEFORE, _AFTER, _PREFIX) for m in pattern.finditer(text)}
    barred = [(c.start, c.end) for c in taken if c.key is not None and c.schema != "Country"]
    found: list[Candidate] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            start, end = match.span()
            if any(s < end and start < e for s, e in barred) or any(c.start < end and start < c.end for c in found):
                continue
            found.append(
                Candidate(
                    start=start,
                    end=end,
                    text=name,
                    kind="name",
                    key=f"vessel:{name}",
                    schema="Vessel",
                    role="civilian",
                    names=(name,),
                )
            )
    return sorted(found, key=lambda c: c.start)
