"""The origin of one claim: its chain of attributions followed to the first who speaks in his own voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from crossread.records import Attribution, CaseRecords, Claim, Entity, Report
from crossread.situation.citing import media_named
from crossread.situation.lineage import agency_origin
from crossread.situation.outlets import agencies, is_outlet, name_words
from crossread.situation.shingles import shingle
from crossread.situation.spokes import spoken_for
from crossread.situation.words import concepts, cosine, lexicon, stem, vector, words

_UNNAMED: Final = frozenset({"unnamed_official", "unnamed_person", "unnamed_group", "implicit"})
_SAME: Final = 0.6  # cosine of two sentences that say one thing


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who an origin is: the key that two claims of one origin share, and what to write down about it."""

    key: tuple[str, ...]
    entity: str | None
    description: str
    kind: str


class Speakers:
    """Looks up the first speaker of claims of one case; the indexes are built once."""

    def __init__(self, case: CaseRecords) -> None:
        self._reports: Mapping[str, Report] = {r.id: r for r in case.reports}
        self._entities: Mapping[str, Entity] = {e.id: e for e in case.entities}
        self._attributions: Mapping[str, Attribution] = {a.id: a for a in case.attributions}
        self._bodies = spoken_for(case)
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in case.claims:
            self._claims[claim.report].append(claim)
        self._sources: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in case.attributions:
            self._sources[attribution.report].append(attribution)
        self._copied = {
            e.origin: e.target for e in sorted(case.lineage, key=lambda e: e.score) if e.relation == "copies"
        }
        self._agency = {e.origin: e.target for e in case.lineage if e.relation == "agency_copy"}
        self._grams: dict[str, frozenset[int]] = {}

    def of(self, claim: Claim, depth: int = 0) -> Speaker:
        """Return who stands at the beginning of the claim's chain."""
        report = self._reports.get(claim.report)
        if report is None:
            return Speaker(("outlet", claim.report), None, "an unknown outlet", "outlet")
        chain = self.chain(claim)
        source = self._copied.get(report.id)
        if source and depth < 4 and self._is_copied(claim, source):
            twin = self._twin(claim, source)
            if twin is not None:
                return self.of(twin, depth + 1)
            if not chain and source in self._reports:
                return self._outlet(self._reports[source])
        if not chain:
            return self._teller(claim, report) or self._outlet(report)
        return self._speaker(chain, report)

    def chain(self, claim: Claim) -> list[Attribution]:
        """Return the claim's attributions, innermost first."""
        found: list[Attribution] = []
        at = claim.attribution
        while at is not None and at in self._attributions and len(found) < 16:
            found.append(self._attributions[at])
            at = found[-1].parent
        return found

    def _teller(self, claim: Claim, report: Report) -> Speaker | None:
        """Return who gives a figure by a verb of telling: "the hospital counts 17 dead" is the hospital's word."""
        if not claim.quantities or claim.polarity != "positive" or not _tells(claim):
            return None
        for argument in claim.actors:
            entity = self._entities.get(argument.entity or "")
            if entity is None or entity.role in {"media", "state"} or not entity.name[:1].isupper():
                continue
            if report.outlet and any(is_outlet(n, report.outlet) for n in (entity.name, *entity.names)):
                continue
            own = self._named_after(entity)
            body = self._bodies.get(entity.id, entity.id)
            name = self._entities[body].name
            return self._outlet(own) if own else Speaker(("entity", body), body, name, "named_organization")
        return None

    def _outlet(self, report: Report) -> Speaker:
        target = self._agency.get(report.id)
        if target:
            entity = self._entities.get(target)
            if entity:
                return Speaker(("entity", entity.id), entity.id, entity.name, "outlet")
            return Speaker(("agency", target), None, agency_name(target), "outlet")
        if not report.outlet:  # the file's name says which report it is, wherever the file lies
            file = (report.source_path or report.id).replace("\\", "/").rsplit("/", 1)[-1]
            return Speaker(("outlet", report.id), None, file, "outlet")
        own = media_named(report.outlet, self._entities)
        return Speaker(("outlet", report.outlet), own, report.outlet, "outlet")

    def _speaker(self, chain: list[Attribution], report: Report) -> Speaker:
        first = chain[0]
        entity = self._entities.get(first.source_entity or "")
        words = first.source.quote if first.source else (entity.name if entity else "")
        names = [words, *((entity.name, *entity.names) if entity else ())]
        if report.outlet and any(is_outlet(n, report.outlet) for n in names):
            return self._outlet(report)
        if first.source_class == "named_outlet" or (entity and entity.role == "media"):
            other = self._report_by(names, report)
            if other:
                return self._outlet(other)
            return Speaker(
                ("entity", entity.id) if entity else ("name", words.lower()),
                entity.id if entity else None,
                entity.name if entity else words,
                "outlet",
            )
        if first.source_class in _UNNAMED:
            return self._unnamed(chain, report, words, entity)
        if entity:
            own = self._named_after(entity)
            if own is not None:
                return self._outlet(own)
            body = self._entities.get(self._bodies.get(entity.id, ""))
            key = body.id if body else entity.id
            description = f"{entity.name}, for {body.name}" if body else entity.name
            return Speaker(("entity", key), key, description if not body else body.name, first.source_class)
        return Speaker(("name", words.lower()), None, words or "an unnamed source", first.source_class)

    def _unnamed(self, chain: list[Attribution], report: Report, words: str, entity: Entity | None) -> Speaker:
        """Return the unnamed speaker, the same as in the report that this one had it from, where that can be told."""
        first = chain[0]
        home = self._reports.get(self._copied.get(report.id, ""))
        for link in chain[1:]:
            outer = self._entities.get(link.source_entity or "")
            names = [link.source.quote if link.source else "", *((outer.name, *outer.names) if outer else ())]
            home = self._report_by([n for n in names if n], report) or home
        if home is not None and first.source_class != "implicit":
            for other in self._sources[home.id]:
                known = self._entities.get(other.source_entity or "")
                theirs = " ".join(
                    filter(None, (other.source.quote if other.source else "", known.name if known else ""))
                )
                mine = " ".join(filter(None, (words, entity.name if entity else "")))
                if other.source_class == first.source_class and _described_alike(mine, theirs):
                    return self._unnamed_at(home, theirs, known, first.source_class)
            return self._unnamed_at(home, words, entity, first.source_class)
        return self._unnamed_at(report, words, entity, first.source_class)

    def _unnamed_at(self, report: Report, words: str, entity: Entity | None, kind: str) -> Speaker:
        outlet = self._outlet(report)
        name = entity.name if entity else words
        said = f"unnamed {_bare(name)}" if name else "an unnamed source"
        key = entity.id if entity else name.lower()
        return Speaker(
            ("unnamed", outlet.key[-1], key), entity.id if entity else None, f"{said}, via {outlet.description}", kind
        )

    def _named_after(self, entity: Entity) -> Report | None:
        """Return a report of the outlet that this entity is, if it publishes itself."""
        names = {name_words(n) for n in (entity.name, *entity.names)}
        return next((r for r in self._reports.values() if r.outlet and name_words(r.outlet) in names), None)

    def _report_by(self, names: list[str], report: Report) -> Report | None:
        found = [
            r
            for r in self._reports.values()
            if r.outlet and r.id != report.id and any(is_outlet(n, r.outlet) for n in names)
        ]
        found = [r for r in found if r.story == report.story and r.outlet != report.outlet]
        return max(found, key=lambda r: (r.published or "", r.id)) if found else None

    def _is_copied(self, claim: Claim, source: str) -> bool:
        text = self._reports.get(source)
        if text is None:
            return False
        if source not in self._grams:
            self._grams[source] = frozenset(shingle(text.text, 4).grams)
        grams = shingle(claim.sentence.quote, 4).grams
        return bool(grams) and sum(g in self._grams[source] for g in grams) / len(grams) >= 0.5

    def _twin(self, claim: Claim, source: str) -> Claim | None:
        """Return the claim of the copied report that this one repeats."""
        sentence, predicate = vector(claim.sentence.quote), concepts([claim.predicate.quote])
        best, fit = None, _SAME
        for other in self._claims[source]:
            alike = cosine(sentence, vector(other.sentence.quote))
            alike += 0.5 if predicate & concepts([other.predicate.quote]) else 0.0
            if alike > fit and alike - 0.5 * bool(predicate & concepts([other.predicate.quote])) >= _SAME:
                best, fit = other, alike
        return best


def _tells(claim: Claim) -> bool:
    known = {stem(w) for w in str(lexicon("offices")["telling"]).split()}
    return any(stem(w) in known for w in words(claim.predicate.quote))


def agency_name(target: str) -> str:
    """Return the name of the agency that an origin id stands for."""
    return next((name for name in sorted(set(agencies().values())) if agency_origin(name) == target), "a news agency")


def _bare(name: str) -> str:
    """Return a description without its article: "a senior official" is "senior official"."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in {"a", "an", "the", "one", "another", "same"} and rest else name


def _described_alike(a: str, b: str) -> bool:
    """Tell whether one description of somebody unnamed can be another's: one's telling words lie in the other's."""
    drop = {"a", "an", "the", "same", "one", "senior", "official", "officials", "who"}
    x, y = ({w.strip(".,") for w in t.lower().split()} - drop for t in (a, b))
    return not x or not y or x <= y or y <= x
