"""Merging across reports: what is one actor, what never is, and that every id follows."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.grounding.canonical import CanonicalActors, canonical_entities, canonical_places, merge_evidence
from crossread.records import (
    Argument,
    Attribution,
    CaseRecords,
    Claim,
    Entity,
    Mention,
    Place,
    PlaceArgument,
    Role,
    Span,
)

ORDER = {"r1": 0, "r2": 1}


def entity(
    report: str, name: str, *names: str, schema: str = "Organization", role: Role | None = None, where: str = ""
) -> Entity:
    span = Span(0, len(name), name)
    return Entity(
        id=f"{report}/{name}",
        name=name,
        schema=schema,
        names=tuple(sorted({name, *names})),
        role=role,
        countries=(where,) if where else (),
        mentions=(Mention(report, span),),
    )


def is_one(a: Entity, b: Entity) -> bool:
    entities, moved = canonical_entities((a, b), ORDER)
    assert (len(entities) == 1) == (moved[a.id] == moved[b.id])
    return len(entities) == 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            entity("r1", "Peru", schema="Country", where="PE"),
            entity("r2", "Peru", "Lima", schema="Country", where="PE"),
            True,
        ),
        (
            entity("r1", "Peru", schema="Country", where="PE"),
            entity("r2", "Chile", schema="Country", where="CL"),
            False,
        ),
        (entity("r1", "Ines Calvo", schema="Person"), entity("r2", "Calvo", "Mrs Calvo", schema="Person"), True),
        (entity("r1", "Ines Calvo", schema="Person"), entity("r2", "Rosa Calvo", "Calvo", schema="Person"), False),
        (entity("r1", "Yousef Harrak", schema="Person"), entity("r2", "Youssef Harrak", schema="Person"), True),
        (entity("r1", "Lakeside Aid Trust"), entity("r2", "LAT"), True),
        (entity("r1", "Lakeside Aid Trust", "LAT"), entity("r2", "Lower Austria Tigers", "LAT"), False),
        (
            entity("r1", "French official", "he", schema="Person"),
            entity("r2", "French official", "he", schema="Person"),
            False,
        ),
        (
            entity("r1", "rebels", "the rebels", role="armed_group"),
            entity("r2", "rebels", "the rebels", role="armed_group"),
            False,
        ),
        (
            entity("r1", "Omani navy", role="military", where="OM"),
            entity("r2", "Oman's navy", role="military", where="OM"),
            True,
        ),
        (
            entity("r1", "Omani navy", role="military", where="OM"),
            entity("r2", "Omani army", role="military", where="OM"),
            False,
        ),
        (
            entity("r1", "Omani navy", role="military", where="OM"),
            entity("r2", "Oman", schema="Country", where="OM"),
            False,
        ),
        (
            entity("r1", "Peruvian Defence Ministry", role="government", where="PE"),
            entity("r2", "Peru's defence ministry", role="government", where="PE"),
            True,
        ),
    ],
)
def test_two_reports_one_actor(a: Entity, b: Entity, same: bool) -> None:
    assert is_one(a, b) is same


def test_a_surname_that_two_full_names_fit_joins_neither() -> None:
    group = (
        entity("r1", "Ines Calvo", schema="Person"),
        entity("r2", "Rosa Calvo", schema="Person"),
        entity("r3", "Calvo", schema="Person"),
    )
    assert len(canonical_entities(group, ORDER)[0]) == 3


def test_every_merge_has_its_evidence() -> None:
    a, b = entity("r1", "Lakeside Aid Trust"), entity("r2", "LAT")
    (evidence,) = merge_evidence((a, b))
    assert {evidence.first, evidence.second} == {a.id, b.id}
    assert evidence.reason == "same acronym"
    assert merge_evidence((a, entity("r2", "RKO"))) == ()


def test_the_stage_rewrites_every_id_that_points_at_an_entity_or_place() -> None:
    span = Span(0, 4, "Peru")
    one, two = entity("r1", "Peru", schema="Country", where="PE"), entity("r2", "Peru", schema="Country", where="PE")
    here = Place(id="p1", name="Cusco", country="PE", geonames_id=1, mentions=(Mention("r1", span),))
    there = Place(id="p2", name="Cuzco", country="PE", geonames_id=1, mentions=(Mention("r2", span),))
    claims = tuple(
        Claim(
            id=f"c{i}",
            report=f"r{i}",
            sentence=span,
            predicate=span,
            event_type=None,
            actors=(Argument(span, e.id),),
            recipients=(Argument(span, None),),
            places=(PlaceArgument(span, p.id),),
        )
        for i, (e, p) in enumerate([(one, here), (two, there)], 1)
    )
    said = Attribution(
        id="a1",
        report="r2",
        parent=None,
        source=span,
        source_entity=two.id,
        source_class="named_organization",
        cue=None,
        stance="asserts",
        content=(span,),
        form="indirect",
    )
    case = CanonicalActors()(
        CaseRecords(entities=(one, two), places=(here, there), claims=claims, attributions=(said,))
    )
    (state,) = case.entities
    (place,) = case.places
    assert {c.actors[0].entity for c in case.claims} == {state.id} == {case.attributions[0].source_entity}
    assert {c.places[0].place for c in case.claims} == {place.id}
    assert case.claims[0].recipients[0].entity is None
    assert len(state.mentions) == 2


def test_an_unresolved_place_joins_the_only_located_one_of_its_name() -> None:
    span = Span(0, 5, "Cusco")
    located = Place(id="p1", name="Cusco", country="PE", geonames_id=1, mentions=(Mention("r1", span),))
    unknown = Place(id="p2", name="Cusco", mentions=(Mention("r2", span),))
    other = Place(id="p3", name="Arica", mentions=(Mention("r2", span),))
    places, moved = canonical_places((located, unknown, other), ORDER)
    assert len(places) == 2
    assert moved["p1"] == moved["p2"] != moved["p3"]


_POOL = [
    entity(r, n, schema=s, where=w)
    for r, (n, s, w) in itertools.product(
        ["r1", "r2"],
        [
            ("Peru", "Country", "PE"),
            ("Ines Calvo", "Person", ""),
            ("Calvo", "Person", ""),
            ("Lakeside Aid Trust", "Organization", ""),
            ("LAT", "Organization", ""),
            ("rebels", "Organization", ""),
        ],
    )
]


@settings(max_examples=40)
@given(st.permutations(_POOL))
def test_the_order_of_the_input_changes_nothing(pool: list[Entity]) -> None:
    straight, moved = canonical_entities(_POOL, ORDER)
    shuffled, also = canonical_entities(pool, ORDER)
    assert straight == shuffled
    assert moved == also


@given(st.permutations(_POOL))
def test_no_mention_is_lost(pool: list[Entity]) -> None:
    entities, moved = canonical_entities(pool, ORDER)
    assert {m for e in entities for m in e.mentions} == {m for e in pool for m in e.mentions}
    assert set(moved) == {e.id for e in pool}
    assert set(moved.values()) == {e.id for e in entities}
