"""One line of plain English for an event: the clause of the claim that tells it best."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from crossread.records import Argument, Attribution, CaseRecords, Claim, Entity
from crossread.situation.clause import Clause, clause_of

LENGTH: Final = 120  # characters
SAYING: Final = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_PRONOUN: Final = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|these|those|one)\b(?![’'])", re.IGNORECASE
)
_OWNER: Final = re.compile(r"(?:his|her|its|their|our|my|whose)\b", re.IGNORECASE)
_SELVES: Final = frozenset({"i", "we", "my", "our"})
_NEGATION: Final = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|nothing|without|cannot)\b|n[’']t\b", re.IGNORECASE
)


class Summaries:
    """Makes the lines of one case; the names of actors and what is said are looked up there."""

    def __init__(self, case: CaseRecords) -> None:
        self._entities: Mapping[str, Entity] = {e.id: e for e in case.entities}
        self._said: dict[str, list[Attribution]] = defaultdict(list)
        self._known: Mapping[str, Attribution] = {a.id: a for a in case.attributions}
        for attribution in case.attributions:
            if attribution.cue is not None:
                self._said[attribution.report].append(attribution)

    def of(self, claims: Sequence[Claim]) -> str:
        """Return the line of an event: subject, predicate, object, place, time and figure, as its best claim has them.

        What did not happen or is not certain is marked in front; a pronoun in front is replaced by the name it stands
        for. Empty without claims.
        """
        lines = [(self._rank(c, line), c, line) for c in claims for line in (self._line(c),)]
        if not lines:
            return ""
        _, best, (text, _) = max(lines, key=lambda x: (x[0], x[1].id))
        mark = "" if best.modality == "asserted" else f"{best.modality}: "
        negative = best.polarity == "negative" and not _NEGATION.search(text)
        marks = ("not: " if negative else "") + mark
        return _cut(marks + text if marks else text[:1].upper() + text[1:])

    def _line(self, claim: Claim) -> tuple[str, bool]:
        """Return the claim's line, and whether it stands by itself: no pronoun in front that nothing is known of."""
        clause = self._speech(claim) or clause_of(claim, self._known.get(claim.attribution or ""))
        return self._named(clause, claim)

    def _speech(self, claim: Claim) -> Clause | None:
        """Return who says what to whom, where the predicate is the word that says it."""
        if claim.event_type not in SAYING:
            return None
        for said in self._said[claim.report]:
            if said.cue is None or not said.cue.overlaps(claim.predicate):
                continue
            inside = [c for c in said.content if claim.sentence.contains(c)]
            if not inside:
                continue
            source = said.source if said.source and claim.sentence.contains(said.source) else None
            first = min(source.start, said.cue.start) if source else said.cue.start
            start, end = first - claim.sentence.start, max(c.end for c in inside) - claim.sentence.start
            if source and source.start < said.cue.start < inside[0].start:
                return Clause(claim.sentence.quote[start:end], first)
        return None

    def _named(self, clause: Clause, claim: Claim) -> tuple[str, bool]:
        text = clause.text
        for pattern, ending in ((_OWNER, "’s"), (_PRONOUN, "")):
            if found := pattern.match(text):
                name = self._name(clause.start, found.group(), claim)
                if name is None:
                    return text, False
                if found.group().lower() in _SELVES:
                    return f"{found.group()} [{name}]{text[found.end() :]}", True
                owned = name if not ending else name + ("’" if name.endswith("s") else ending)
                return owned + text[found.end() :], True
        return text, True

    def _name(self, at: int, word: str, claim: Claim) -> str | None:
        """Return the name of what a pronoun at an offset stands for."""
        arguments: list[Argument] = [*claim.actors, *claim.recipients]
        here = [a for a in arguments if a.span.start == at and len(a.span.quote) <= len(word) + 1]
        for argument in here or ([a for a in claim.actors if a.entity][:1] if word.lower() in {"who", "which"} else []):
            entity = self._entities.get(argument.entity or "")
            if entity and not _PRONOUN.fullmatch(entity.name):
                return entity.name
        return None

    def _rank(self, claim: Claim, line: tuple[str, bool]) -> tuple[float, ...]:
        text, whole = line
        real = (claim.polarity == "positive") + (claim.modality == "asserted")
        full = sum(map(bool, (claim.actors, claim.recipients, claim.places, claim.quantities, claim.time)))
        fits = 25 <= len(text) <= LENGTH
        return (real, whole + fits + bool(claim.actors or claim.recipients), full, claim.confidence, -len(text))


def summarize(claims: Sequence[Claim]) -> str:
    """Return the line of some claims of which nothing else is known; see `Summaries.of`."""
    return Summaries(CaseRecords(claims=tuple(claims))).of(claims)


def _cut(text: str) -> str:
    """Return the text as one line of at most `LENGTH` characters, cut at a word."""
    line = re.sub(r"\s+", " ", text).strip(" ,;:-–—")
    return line if len(line) <= LENGTH else line[: LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"
