"""Grounds place names that are given: what each stands for in its text, by what else the text names.

Each name has one sense in a text (Gale et al. 1992). A candidate is weighed by its size, by the country and region of
the story, by what contains it ("Paris, Texas") and by how near it lies to the other places ("spatial minimality",
Leidner 2007).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crossread.grounding.lexicon.countries import countries
from crossread.grounding.places.candidates import Candidate, candidates, containers, kilometres, small_candidates
from crossread.grounding.places.regions import area_named
from crossread.records import Entity, Precision, Reading

Extent = tuple[int, int]
_ROUNDS: Final = 3
_CONTAINED: Final = 6.0
_COUNTRY_SHARE: Final = 2.5
_REGION_NAMED: Final = 1.5
_NEARNESS: Final = 2.0
_NEAR_KM: Final = 150.0
_REACH: Final = 600.0
_FOLLOWING: Final = re.compile(
    r"[,\s(]+(?:in |northern |southern |eastern |western |central )?(?P<name>[A-Z][^\n,;:()]{1,30})"
)
_DOUBTFUL: Final = 5.7


@dataclass(frozen=True, slots=True)
class Grounding:
    """Where a name is. The position is the place's own only when `precision` is `city`.

    Otherwise it stands for something wider: the rough middle of a country, a region or a sea, or for a street or a
    building (`region`, no id) the town the story is about.
    """

    name: str
    country: str | None
    latitude: float
    longitude: float
    geonames_id: int | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a text says about where it happens: weights of countries, regions named, picked places with counts."""

    countries: Mapping[str, float]
    regions: frozenset[tuple[str, str]]
    picked: Mapping[str, tuple[Candidate, int]]


def ground(text: str, spans: Sequence[Extent], entities: Sequence[Entity] = ()) -> tuple[Grounding | None, ...]:
    """Return where each span `[start, end)` of the text is, in their order; None when nothing is known.

    The caller vouches that the spans are places: a best guess is made for each. `entities` are the text's actors: the
    countries among them say where the story is.
    """
    names = [re.sub(r"\s+", " ", text[start:end]) for start, end in spans]
    counts = Counter(names)
    inside = {name: _inside(text, [s for s, n in zip(spans, names, strict=True) if n == name]) for name in counts}
    acting = Counter(code for e in entities if e.schema == "Country" for code in e.countries for _ in e.mentions)
    options = {name: candidates(name) for name in counts}
    picked: dict[str, tuple[Candidate, int]] = {}
    for _ in range(_ROUNDS):
        setting = _setting(picked, acting, inside)
        picked = {
            n: (best, counts[n]) for n in counts if (best := _best(n, options[n], inside[n], setting)) is not None
        }
    placed = [(*span, picked[name][0]) for span, name in zip(spans, names, strict=True) if name in picked]
    return tuple(
        _grounding(picked[name][0]) if name in picked else _nearby(name, span, placed)
        for span, name in zip(spans, names, strict=True)
    )


def place_spans(reading: Reading) -> list[Extent]:
    """Return the spans that name places, adjectives and peoples of countries and areas included, in order.

    Reads the reading's places and the text of its `doc`; spans do not overlap, the places' own go first.
    """
    spans = [(m.span.start, m.span.end) for p in reading.places for m in p.mentions]
    if reading.doc is not None:
        taken = {i for start, end in spans for i in range(start, end)}
        for start, end in _adjectives(reading.doc.text):
            if taken.isdisjoint(range(start, end)):
                spans.append((start, end))
                taken.update(range(start, end))
    return sorted(set(spans))


def _adjectives(text: str) -> Iterator[Extent]:
    """Yield the words and pairs of words that are adjectives or names of countries and areas, pairs first."""
    for match in re.finditer(r"(?<![\w-])[A-Z]\w+(?:[ -][A-Z]\w+)?", text):
        first = re.match(r"\w+", match.group())
        for form in (match.group(), first.group() if first else ""):
            known = countries().by_form.get(form, ("", ""))[1] in {"adjective", "name"}
            if known or (area_named(form) is not None and not (form.endswith("s") and area_named(form[:-1]))):
                yield match.start(), match.start() + len(form)
                break


def _inside(text: str, spans: Sequence[Extent]) -> tuple[Candidate, ...]:
    """Return the countries and regions that follow the name after a comma or in brackets, or stand in it so."""
    found: list[Candidate] = []
    for start, end in spans:
        own = text[start:end].rpartition(",")[2].strip() if "," in text[start:end] else ""
        following = _FOLLOWING.match(text[end : end + 48])
        words = following["name"].split() if following is not None and following.group()[:1] in ",(" else []
        if following is not None and following.group().lstrip().startswith("in "):
            words = following["name"].split()
        for name in (own, *(" ".join(words[:size]) for size in range(min(3, len(words)), 0, -1))):
            if name and (held := containers(name.rstrip(".")) or containers(name)):
                found += [c for c in held if not c.is_part]
                break
    return tuple(dict.fromkeys(found))


def _setting(
    picked: Mapping[str, tuple[Candidate, int]], acting: Mapping[str, int], inside: Mapping[str, tuple[Candidate, ...]]
) -> _Setting:
    weights: Counter[str] = Counter()
    for code, count in acting.items():
        weights[code] += min(count, 4)
    for candidate, count in picked.values():
        if candidate.country is not None:
            weights[candidate.country] += 2 * min(count, 4)
    for held in inside.values():
        for candidate in held[:1]:
            weights[candidate.country or ""] += 2
    total = max(sum(weights.values()), 1)
    everything = [*(c for c, _ in picked.values()), *(c for held in inside.values() for c in held)]
    regions = {(c.country, c.admin1) for c in everything if c.precision == "admin" and c.country and c.admin1}
    return _Setting({code: n / total for code, n in weights.items()}, frozenset(regions), picked)


def _best(name: str, options: Sequence[Candidate], inside: Sequence[Candidate], setting: _Setting) -> Candidate | None:
    scored = [(_score(name, c, inside, setting), c) for c in options]
    top = max(scored, key=lambda e: (e[0], -(e[1].geonames_id or 0)), default=None)
    held = [c for c in options if any(_holds(i, c) for i in inside)] if inside else list(options)
    if top is None or not held or (setting.picked and top[0] < _DOUBTFUL) or top[1].is_part:
        scored += [(_score(name, c, inside, setting), c) for c in small_candidates(name)]
    if not scored:
        return None
    return max(scored, key=lambda e: (e[0], -(e[1].geonames_id or 0)))[1]


def _score(name: str, c: Candidate, inside: Sequence[Candidate], setting: _Setting) -> float:
    score = c.weight
    if any(_holds(i, c) for i in inside):
        score += _CONTAINED
    if c.country is not None:
        score += _COUNTRY_SHARE * math.sqrt(setting.countries.get(c.country, 0.0))
    if c.admin1 and c.precision != "admin" and (c.country, c.admin1) in setting.regions:
        score += _REGION_NAMED
    if c.precision in {"city", "admin", "region"}:
        near = 0.0
        for other, (place, count) in setting.picked.items():
            if other != name and place.precision in {"city", "admin"} and place.geonames_id != c.geonames_id:
                away = kilometres((c.latitude, c.longitude), (place.latitude, place.longitude))
                near += math.sqrt(min(count, 4)) * math.exp(-away / _NEAR_KM)
        score += _NEARNESS * near / (1.0 + near)
    return score


def _holds(container: Candidate, c: Candidate) -> bool:
    if container.country is None or container.country != c.country or container == c:
        return False
    if container.precision == "country":
        return True
    if container.admin1 is None:
        return kilometres((container.latitude, container.longitude), (c.latitude, c.longitude)) < _NEAR_KM
    return container.admin1 == c.admin1


def _grounding(c: Candidate) -> Grounding:
    identity = None if c.is_part and c.precision == "region" else c.geonames_id
    return Grounding(c.name, c.country, c.latitude, c.longitude, identity, c.precision)


def _nearby(name: str, span: Extent, placed: Sequence[tuple[int, int, Candidate]]) -> Grounding | None:
    """Return the town, region or country whose mentions lie most and closest around the span: where the story is."""
    weights: dict[Candidate, float] = {}
    size = {"city": 1.0, "admin": 0.5, "country": 0.2, "region": 0.3}
    for start, _, c in placed:
        near = 0.2 + math.exp(-abs(start - span[0]) / _REACH)
        weights[c] = weights.get(c, 0.0) + size.get(c.precision, 0.1) * near
    if not weights:
        return None
    c = max(weights, key=lambda c: (weights[c], -(c.geonames_id or 0)))
    return Grounding(
        name, c.country, c.latitude, c.longitude, None, "country" if c.precision == "country" else "region"
    )
