"""Front matter: `outlet`, `title`, `published`, `url`, `byline` between `---` lines, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

FIELDS = ("outlet", "title", "published", "url", "byline")
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*:(?:\s+|$)(.*)", re.S)
_LIMIT = 60


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields given, where the text begins (a code point offset), and what is wrong with the fence, if anything."""

    fields: dict[str, str] = field(default_factory=dict)
    body: int = 0
    fault: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of a text. Values may hold colons. A malformed one is text, with a fault that says so."""
    lead = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    opening = _FENCE.match(text, lead)
    if opening is None:
        return FrontMatter()
    fields: dict[str, str] = {}
    at = opening.end()
    for _ in range(_LIMIT):
        line = _LINE.match(text, at)
        if line is None or (not line[2] and not line[1]):
            return FrontMatter(fault="The front matter is not closed by a line of ---; it is read as text.")
        at = line.end()
        content = line[1].strip()
        if content == "---":
            return FrontMatter(fields, at)
        if not content or content.startswith("#"):
            continue
        found = _FIELD.fullmatch(content)
        if found is None:
            return FrontMatter(
                fault=f"A line of the front matter is not 'name: value' ({content[:40]!r}); all is text."
            )
        name, value = found[1].strip().lower(), found[2].strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" and value[0] not in value[1:-1]:
            value = value[1:-1].strip()
        if name in FIELDS and value:
            fields[name] = value
    return FrontMatter(fault=f"The front matter has more than {_LIMIT} lines; it is read as text.")
