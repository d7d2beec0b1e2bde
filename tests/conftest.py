"""Fixtures that every room's tests share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from crossread.records import OffsetMap, Reading, Report, content_id, sha256


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the language model that ships in the package."""
    from crossread.language import load

    return load()


@pytest.fixture(scope="session")
def report_of() -> Callable[..., Report]:
    """Return a maker of reports from bare text; keyword arguments are fields of `Report`."""

    def make(text: str, **fields: object) -> Report:
        values: dict[str, object] = {
            "id": content_id("rep", text, fields.get("outlet"), fields.get("published")),
            "text": text,
            "text_sha256": sha256(text),
            "raw_sha256": sha256(text),
            "language": "en",
            "offsets": OffsetMap.identity(len(text)),
        }
        values.update(fields)
        return Report(**values)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def read(nlp: Language, report_of: Callable[..., Report]) -> Callable[..., Reading]:
    """Return a maker of readings with `report` and `doc` filled."""

    def make(text: str, **fields: object) -> Reading:
        return Reading(report=report_of(text, **fields), doc=nlp(text))

    return make
