"""The invented case as fixtures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.casebook import RunManifest
from crossread.records import CaseRecords, Reading
from tests.casebook.invented import MANIFEST, make_case, make_reading


@pytest.fixture
def manifest() -> RunManifest:
    return MANIFEST


@pytest.fixture
def reading_of() -> Callable[[int], tuple[Reading, bytes]]:
    return make_reading


@pytest.fixture
def case_of() -> Callable[[CaseRecords], CaseRecords]:
    return make_case
