"""A small annotated report to test with."""

from __future__ import annotations

import pytest

HEADING = """---
id: w-0000
style: broadsheet
region: west-africa
topic: clash
outlet: Bonny Ledger
published: 2031-03-14
title: A bridge lost
contexts: military
@guard: armed_group | Savanna Guard
@army: military | Malian army | ML
@kayes: place city | Kayes | ML
@ledger: media | Bonny Ledger
---
"""
BODY = (
    "[The army|s1 no @army] [said|c1] [[the Savanna Guard|a1 @guard] had [shelled|e1 ASSAULT heavy-weapons] "
    "[Kayes|r1 p1 @kayes] on [Wednesday|t1 2031-03-12]|k1].\n\n"
    "[[At least 30 fighters|a2 q2 30.. i=fighters] may [withdraw|e2 RETREAT withdraw possible]|k2,3], "
    "[the Ledger|s3 nl @ledger] [reported|c3], [citing|c2 in=3] [an officer|s2 uo]. It denied nothing.\n"
)


@pytest.fixture
def marked() -> str:
    """A report with a chain of two and five kinds of arguments."""
    return HEADING + BODY
