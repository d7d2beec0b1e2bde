"""The stage `actors`: one report's actors as clusters of mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from crossread.attribution.classes import is_outlet_name
from crossread.grounding.actors.anaphora import Setting, resolve_nominals, resolve_pronouns
from crossread.grounding.actors.draft import Candidate
from crossread.grounding.actors.entities import entities_of
from crossread.grounding.actors.known import defined_acronyms, known_mentions
from crossread.grounding.actors.links import link
from crossread.grounding.actors.names import name_mentions
from crossread.grounding.actors.nominals import nominal_mentions, pronoun_mentions
from crossread.grounding.actors.sieves import Roll, cluster_names
from crossread.grounding.actors.vessels import vessel_mentions
from crossread.grounding.lexicon.nouns import nouns
from crossread.records import Reading, Report

_LOCATIVE: Final = re.compile(
    r"\b(?:in|into|inside|across|of|northern|southern|eastern|western|central|over|to)\s+(?:the\s+)?$", re.IGNORECASE
)
_WEIGHT_OF_PLACE: Final = 2
_MIN_OUTLET: Final = 3


class ActorStage:
    """Finds who acts in a report and which mentions are one actor: names, demonyms, noun phrases, pronouns.

    In-report coreference by sieves from the surest rule to the least sure (after Raghunathan et al. 2010, "A
    multi-pass sieve for coreference resolution"), with world knowledge of countries and organizations. Never raises on
    odd text; a report without a document passes unchanged.
    """

    name = "actors"
    requires = frozenset({"doc"})
    assigns = frozenset({"entities"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with `entities` filled, ordered by first mention."""
        if reading.doc is None or not len(reading.doc):
            return reading
        doc, report = reading.doc, reading.report
        defined = defined_acronyms(doc.text)
        known = _with_outlet(known_mentions(doc, defined), doc, report)
        known += vessel_mentions(doc.text, known)
        acting = [m for m in known if not m.outranked]
        named = acting + name_mentions(doc, known, defined)
        named = sorted(_without_contained(named), key=lambda m: (m.start, -m.end))
        nominals = nominal_mentions(doc, named)
        roll = Roll()
        cluster_names(roll, named, defined)
        for mention in nominals:
            if mention.key is not None:
                roll.put(mention)
        link(roll, [*named, *nominals], doc.text)
        outlet = _short_name(report.outlet)
        resolve_nominals(roll, nominals, Setting(doc, _main_country(known, doc.text), outlet))
        resolve_pronouns(roll, pronoun_mentions(doc), doc)
        return replace(reading, entities=entities_of(roll, report, doc.text))


def _with_outlet(known: list[Candidate], doc: Doc, report: Report) -> list[Candidate]:
    """Add the mentions of the report's own outlet by its name or its last word ("The Record", "the Gazette")."""
    name = _short_name(report.outlet)
    if not name or len(name) < _MIN_OUTLET:
        return known
    parts = name.split()
    role = nouns().heads.get(parts[-1]) or "media"
    role = "media" if is_outlet_name(report.outlet or "") or is_outlet_name(f"The {name}") else role
    key = f"outlet:{name}"
    full = r"\s+".join(re.escape(p) for p in parts)
    forms = [full, full.upper()]
    if len(parts) > 1 and role == "media":
        forms.append(rf"(?<=\b[Tt]he )(?:{re.escape(parts[-1])})")
    found = list(known)
    for match in re.finditer("|".join(rf"{f}\b(?!\s+[A-Z])" for f in forms), doc.text):
        if any(c.start < match.end() and match.start() < c.end for c in known):
            continue
        found.append(
            Candidate(
                start=match.start(), end=match.end(), text=match.group(), kind="name", key=key, role=role, names=(name,)
            )
        )
    return sorted(found, key=lambda c: c.start)


def _short_name(outlet: str | None) -> str | None:
    return re.sub(r"^(?:The|the)\s+", "", outlet).strip() or None if outlet else None


def _without_contained(named: Sequence[Candidate]) -> list[Candidate]:
    """Leave out names inside other names, but keep the demonym or country that begins one ("Omani" in "Omani navy")."""
    kept: list[Candidate] = []
    for mention in named:
        inside = [
            o
            for o in named
            if o is not mention
            and o.start <= mention.start
            and mention.end <= o.end
            and o.end - o.start > mention.end - mention.start
        ]
        if not inside or (
            mention.schema == "Country" and all(o.start == mention.start or o.schema == "Person" for o in inside)
        ):
            kept.append(mention)
    return kept


def _main_country(known: Sequence[Candidate], text: str) -> str | None:
    """Return the country the report plays in: the one most named as a place, datelines included; None in a tie."""
    counts: Counter[str] = Counter()
    for mention in known:
        if mention.country is None or mention.schema != "Country":
            continue
        is_place = mention.outranked or (
            mention.kind == "name" and bool(_LOCATIVE.search(text[max(0, mention.start - 14) : mention.start]))
        )
        counts[mention.country] += _WEIGHT_OF_PLACE if is_place else int(mention.kind == "name")
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
