"""The outlet itself: its names, its agency, its people. What it says in its own voice is nobody's attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from crossread.attribution.lexicon import outlets
from crossread.records import Report

_THIS: Final = re.compile(
    r"\b(?:this|our)\s+(?:newspaper|paper|magazine|reporter|correspondent|website|station|channel|agency|newsroom|outlet|"
    r"publication|programme|program|journalist|writer|news\s+agency)\b",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(r"\(([A-Z][\w./ -]{1,30})\)\s*[-–—:]|/([A-Z][\w-]{1,12})/|©\s*([A-Z][\w -]{2,40})")
_BYLINE_NOISE: Final = re.compile(
    r"\b(?:by|in|with|and|from|our|staff|desk|editor|reporter|reporting|correspondent|affairs)\b", re.IGNORECASE
)
_PEOPLE: Final = re.compile(r"(?:['’]s)? (?:staff|monitors|teams?|reporters?|correspondents?|observers)\b")
_ALIASES: Final = (
    frozenset({"AFP", "Agence France-Presse"}),
    frozenset({"AP", "Associated Press"}),
    frozenset({"UPI", "United Press International"}),
    frozenset({"dpa", "DPA", "Deutsche Presse-Agentur"}),
)


@dataclass(frozen=True, slots=True)
class Own:
    """Names of the outlet (agency of a copy included) and of the people who write or speak for it, lower case."""

    outlet: frozenset[str]
    people: frozenset[str]

    def is_named(self, text: str) -> bool:
        """Tell whether the text is one of the outlet's names, or "this newspaper" and the like."""
        bare = _bare(text)
        made_by = re.search(r"\b(?:by|for|from|of)\s+(.+)$", bare)
        return (
            bool(_THIS.search(text))
            or bare in self.outlet
            or (made_by is not None and _bare(made_by.group(1)) in self.outlet)
            or any(_PEOPLE.match(bare.removeprefix(name)) for name in self.outlet if bare.startswith(name))
        )

    def is_person(self, text: str) -> bool:
        """Tell whether the text names one of the outlet's own people."""
        return _bare(text) in self.people


def own_names(report: Report) -> Own:
    """Return the outlet's names and people of a report, from its metadata and its dateline."""
    names: set[str] = set()
    head = report.text[:400]
    credits = {
        group for match in _CREDIT.finditer(head + "\n" + report.text[-300:]) for group in match.groups() if group
    }
    agencies = {
        name for name in outlets().names if report.byline and re.search(rf"\b{re.escape(name)}\b", report.byline)
    }
    for name in {report.outlet or "", *credits, *agencies}:
        names |= _forms(name.strip(), report.text)
    return Own(frozenset(names - {""}), frozenset(_byline_people(report.byline)))


def _forms(name: str, text: str) -> set[str]:
    """Return how a name may be said: whole, without "The", its last word, its initials where the text uses them."""
    if not name:
        return set()
    bare = _bare(name)
    found = {bare}
    words = name.removeprefix("The ").split()
    if len(words) > 1:
        last = words[-1]
        if last in outlets().last_words:
            found.add(last.lower())
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", text):
            found.add(initials.lower())
        defined = re.search(re.escape(name) + r"\s*\(([A-Z][A-Za-z.]{1,9})\)", text, re.IGNORECASE)
        if defined:
            found.add(defined.group(1).lower())
    for group in _ALIASES:
        if name in group:
            found |= {alias.lower() for alias in group}
    return found


def _byline_people(byline: str | None) -> set[str]:
    """Return full names and surnames of a byline's people."""
    found: set[str] = set()
    for part in re.split(r",|;|\band\b|\bwith\b|\bin\b|&", byline or ""):
        words = [w for w in _BYLINE_NOISE.sub(" ", part).split() if w[:1].isupper()]
        if 1 < len(words) < 5:
            found.add(" ".join(words).lower())
            found.add(words[-1].lower())
    return found


def _bare(text: str) -> str:
    return re.sub(r"['’]s$", "", re.sub(r"^(?:the|a|an)\s+", "", text.strip().lower())).strip(" .,;:")
