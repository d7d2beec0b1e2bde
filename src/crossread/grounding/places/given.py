"""Grounds place names that are given: what each stands for in its text, by what else the text names.

Each name has one sense in a text (Gale et al. 1992). A candidate is weighed by its size, by the country and region of
the story, by what contains it ("Paris, Texas") and by how near it lies to the other places ("spatial minimality",
Leidner 2007).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.grounding.lexicon.countries import countries
from crossread.grounding.places.candidates import Candidate, candidates, containers, kilometres, small_candidates
from crossread.records import Entity, Precision

Extent = tuple[int, int]
_ROUNDS: Final = 3
_CONTAINED: Final = 6.0
_COUNTRY_SHARE: Final = 2.0
_REGION_NAMED: Final = 1.0
_NEARNESS: Final = 2.0
_NEAR_KM: Final = 150.0
_REACH: Final = 600.0
_FOLLOWING: Final = re.compile(
    r"[,\s(]+(?:in |northern |southern |eastern |western |central )?(?P<name>[A-Z][^\n,;:()]{1,30})"
)
_DOUBTFUL: Final = 5.7
_WELL_KNOWN: Final = 6.0
_SUPPORTED: Final = 0.3
_NAMESAKES: Final = 1


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
    names = _unshouted([re.sub(r"\s+", " ", text[start:end]) for start, end in spans])
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
    anywhere = _country_of_story(acting)
    picked = {name: (_settled(name, c, picked), count) for name, (c, count) in picked.items()}
    placed = [(*span, picked[name][0]) for span, name in zip(spans, names, strict=True) if name in picked]
    return tuple(
        _grounding(picked[name][0]) if name in picked else _nearby(name, span, placed) or anywhere
        for span, name in zip(spans, names, strict=True)
    )


def _unshouted(names: list[str]) -> list[str]:
    """Return the names, those in capitals as they are written elsewhere in the list: one name, one sense."""
    written = {name.upper(): name for name in names if not name.isupper()}
    return [written.get(name, name) if name.isupper() else name for name in names]


def _settled(name: str, c: Candidate, picked: Mapping[str, tuple[Candidate, int]]) -> Candidate:
    """Return a county that is only known to lie in its state where the state's towns in the text are."""
    if not c.is_rough:
        return c
    towns = [p for n, (p, _) in picked.items() if n != name and p.precision == "city" and p.admin1 == c.admin1]
    towns = [p for p in towns if p.country == c.country]
    if not towns:
        return c
    middle = (sum(p.latitude for p in towns) / len(towns), sum(p.longitude for p in towns) / len(towns))
    return replace(c, latitude=middle[0], longitude=middle[1])


def _country_of_story(acting: Mapping[str, int]) -> Grounding | None:
    """Return the country that acts most often in the text."""
    code = max(acting, key=lambda code: (acting[code], code), default="")
    known = countries().by_code.get(code)
    if known is None:
        return None
    return Grounding(known.name, known.code, known.latitude, known.longitude, None, "country")


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
            held = [c for c in (*containers(name), *containers(name.rstrip("."))) if not c.is_part] if name else []
            if held:
                found += held
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
    everything = [*(c for c, _ in picked.values()), *(c for held in inside.values() for c in held)]
    regions = {(c.country, c.admin1) for c in everything if c.precision == "admin" and c.country and c.admin1}
    return _Setting(weights, frozenset(regions), picked)


def _best(name: str, options: Sequence[Candidate], inside: Sequence[Candidate], setting: _Setting) -> Candidate | None:
    scored = [_scored(name, c, inside, setting) for c in options]
    top = max(scored, key=_order, default=None)
    held = not inside or any(_holds(i, c) for i in inside for c in options)
    if top is None or not held or (setting.picked and top.score < _DOUBTFUL) or top.candidate.is_part:
        scored += [_scored(name, c, inside, setting) for c in small_candidates(name)]
    top = max(scored, key=_order, default=None)
    if top is None or (setting.picked.keys() - {name} and _is_stray(top, scored)):
        return None
    return top.candidate


@dataclass(frozen=True, slots=True)
class _Scored:
    """A candidate with its score, and how much of it the country and the nearer surroundings gave."""

    candidate: Candidate
    score: float
    national: float
    local: float


def _order(s: _Scored) -> tuple[float, int]:
    return s.score, -(s.candidate.geonames_id or 0)


def _is_stray(top: _Scored, scored: Sequence[_Scored]) -> bool:
    """Tell whether a small place has nothing to speak for it, or no more than its namesakes in the country have."""
    if top.candidate.precision == "country" or top.candidate.weight >= _WELL_KNOWN or top.local > _SUPPORTED:
        return False
    if top.national < _SUPPORTED:
        return True
    return sum(s.candidate.country == top.candidate.country for s in scored) > _NAMESAKES


def _scored(name: str, c: Candidate, inside: Sequence[Candidate], setting: _Setting) -> _Scored:
    own = setting.picked.get(name)
    weights = setting.countries
    less = 2 * min(own[1], 4) if own is not None else 0
    mine = weights.get(c.country or "", 0) - (less if own is not None and own[0].country == c.country else 0)
    share = max(mine, 0) / max(sum(weights.values()) - (less if own is not None and own[0].country else 0), 1)
    national = _COUNTRY_SHARE * math.sqrt(share) if c.country is not None else 0.0
    local = _CONTAINED if any(_holds(i, c) for i in inside) else 0.0
    if c.admin1 and c.precision != "admin" and (c.country, c.admin1) in setting.regions:
        local += _REGION_NAMED
    if c.precision in {"city", "admin", "region"}:
        near = 0.0
        for other, (place, count) in setting.picked.items():
            if other != name and place.precision in {"city", "admin"} and place.geonames_id != c.geonames_id:
                away = kilometres((c.latitude, c.longitude), (place.latitude, place.longitude))
                near += math.sqrt(min(count, 4)) * math.exp(
                    -away / (_NEAR_KM if c.precision == "city" else 2 * _NEAR_KM)
                )
        local += _NEARNESS * near / (1.0 + near)
    return _Scored(c, c.weight + national + local, national, local)


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
