"""The order of stages comes from what they declare."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from crossread.errors import CrossreadError
from crossread.pipeline.order import in_order


@dataclass(frozen=True)
class Fake:
    """A stage that only declares."""

    name: str
    requires: frozenset[str]
    assigns: frozenset[str]


def stage(name: str, requires: str, assigns: str) -> Fake:
    return Fake(name, frozenset(requires.split()), frozenset(assigns.split()))


def test_producers_come_before_refiners_and_refiners_before_consumers() -> None:
    claims = stage("claims", "doc sources", "claims")
    sources = stage("resolve", "doc sources", "sources")
    attribution = stage("attribution", "doc", "sources")
    language = stage("language", "report", "doc")
    order = [s.name for s in in_order([claims, sources, attribution, language], {"report"})]
    assert order == ["language", "attribution", "resolve", "claims"]


def test_a_layer_nobody_assigns_is_named() -> None:
    with pytest.raises(CrossreadError, match=r"'claims' requires doc, which no stage assigns"):
        in_order([stage("claims", "doc", "claims")], {"report"})


def test_a_cycle_is_an_error_and_names_its_stages() -> None:
    with pytest.raises(CrossreadError, match=r"a, b wait for each other"):
        in_order([stage("b", "x", "y"), stage("a", "y", "x")], set())


def test_stages_that_do_not_depend_on_each_other_keep_the_order_given() -> None:
    assert [s.name for s in in_order([stage("b", "", "x"), stage("a", "", "y")], set())] == ["b", "a"]
