from __future__ import annotations

import pytest

from crossread.claims.lexicon import lexicon
from crossread.claims.words import mend

MODES = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": set("seize restrict censor curfew martial-law arrest deport withhold misinformation cyber".split()),
    "ASSAULT": set(
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional".split()
    ),
}


def test_every_type_and_mode_is_plovers() -> None:
    lex = lexicon()
    pairs = {(p.event_type, p.event_mode) for patterns in lex.verbs.values() for p in patterns}
    pairs |= {(n.event_type, n.event_mode) for n in lex.nouns.values()}
    for event_type, mode in pairs:
        if event_type is None:
            assert mode is None
        else:
            assert event_type in MODES
            assert mode is None or mode in MODES[event_type]


def test_every_type_has_verbs_and_no_pattern_is_unreachable() -> None:
    lex = lexicon()
    assert {p.event_type for patterns in lex.verbs.values() for p in patterns} >= set(MODES)
    slots = {"obj", "objname", "noobj", "subj", "iobj", "prep", "noprep", "comp", "mark", "xcomp", "ccomp", "ccomp-wh"}
    for patterns in lex.verbs.values():
        for pattern in patterns:
            assert {c.slot for c in pattern.conditions if not c.slot.startswith("prep:")} <= slots


@pytest.mark.parametrize(
    ("form", "given", "lemma"),
    [
        ("shelled", "shelle", "shell"),
        ("overran", "overra", "overrun"),
        ("training", "training", "train"),
        ("table", "table", "table"),
    ],
)
def test_a_lemma_that_is_no_word_is_mended(form: str, given: str, lemma: str) -> None:
    assert mend(form, given, True) == lemma
