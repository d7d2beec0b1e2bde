"""The example comes out as it did, and its export keeps the contract."""

from __future__ import annotations

import pytest

from crossread.exporters.contract import violations
from tests.golden.condense import GOLDEN, condensed, export_lines


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return export_lines()


def test_the_export_is_the_golden_one(lines: list[str]) -> None:
    assert list(condensed(lines)) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_export_keeps_the_contract(lines: list[str]) -> None:
    assert violations(lines) == []
