"""Helpers of the claims tests: entities by name, and claims by their trigger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from crossread.claims import ClaimStage
from crossread.language.events import EVENTS
from crossread.pipeline.read import read_report
from crossread.pipeline.registry import default_stages
from crossread.records import Claim, Entity, Mention, Place, Reading, Report, Span, content_id


def _mentions(text: str, report: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
    found = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            found.append(Mention(report, Span.of(text, start, start + len(name))))
            start = text.find(name, start + 1)
    return tuple(sorted(found))


@pytest.fixture(scope="session")
def reading_of() -> Callable[[str], Reading]:
    """Return a reader of a whole report of Thursday 5 September 2013, through every stage."""
    stages = default_stages()

    def make(text: str) -> Reading:
        return read_report(Report(id="r", language="en", published="2013-09-05", text=text), (), stages.report)

    return make


@pytest.fixture(scope="session")
def claims_of(read: Callable[..., Reading]) -> Callable[..., dict[str, Claim]]:
    """Return a maker of claims from text, by trigger; `actors` maps a name to its surface forms, `unread` leaves the
    passage reader's events out.
    """

    def make(
        text: str,
        actors: Mapping[str, tuple[str, ...]] | None = None,
        places: tuple[str, ...] = (),
        unread: bool = False,
    ) -> dict[str, Claim]:
        reading = read(text)
        if unread and reading.doc is not None:
            reading.doc.user_data.pop(EVENTS, None)
        report = reading.report.id
        entities = tuple(
            Entity(
                id=content_id("ent", name),
                name=name,
                schema="Organization",
                names=forms,
                mentions=_mentions(text, report, forms),
            )
            for name, forms in (actors or {}).items()
        )
        grounds = tuple(
            Place(id=content_id("plc", name), name=name, mentions=_mentions(text, report, (name,))) for name in places
        )
        made = ClaimStage()(replace(reading, entities=entities, places=grounds))
        return {claim.predicate.quote: claim for claim in made.claims}

    return make


@pytest.fixture(scope="session")
def named() -> Callable[..., list[str]]:
    """Return a function that gives the quotes of arguments."""
    return lambda arguments: [a.span.quote for a in arguments]
