"""The label sets of the annotation guide: types and modes, classes, stances, roles, styles and regions."""

from __future__ import annotations

from typing import Final, get_args

from crossread.records.claims import Modality, SourceClass, Stance
from crossread.records.grounded import Precision, Role

# PLOVER 2.0 types with their modes (manual of the Open Event Data Alliance).
MODES: Final = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest"),
        *("deport", "withhold", "misinformation", "cyber"),
    ),
    "ASSAULT": (
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
        *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    ),
}
# Claims with no PLOVER type, by what they tell of.
KINDS: Final = ("displacement", "disaster", "disease", "casualties", "economy", "other")
CLASSES: Final[dict[str, SourceClass]] = {
    "np": "named_person",
    "no": "named_organization",
    "nl": "named_outlet",
    "uo": "unnamed_official",
    "up": "unnamed_person",
    "ug": "unnamed_group",
    "doc": "document",
    "imp": "implicit",
}
STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
MODALITIES: Final[tuple[Modality, ...]] = get_args(Modality)
ROLES: Final[tuple[Role, ...]] = get_args(Role)
PRECISIONS: Final[tuple[Precision, ...]] = get_args(Precision)
# Argument letters of the markup.
ARGUMENTS: Final = {"a": "actor", "r": "recipient", "p": "place", "t": "time", "q": "quantity"}
STYLES: Final = (
    *("wire", "broadsheet", "tabloid", "broadcast", "state-agency", "ngo-sitrep", "un-sitrep"),
    *("military-release", "live-blog", "translated", "analysis", "web-news"),
    *("government-release", "reference"),
)
REGIONS: Final = (
    *("west-africa", "central-africa", "east-africa", "southern-africa", "north-africa", "middle-east"),
    *("caucasus", "central-asia", "south-asia", "southeast-asia", "east-asia", "pacific"),
    *("western-europe", "eastern-europe", "north-america", "central-america", "caribbean", "south-america"),
)
# PLOVER 2.0 contexts.
CONTEXTS: Final = (
    *("military", "intelligence", "executive", "legislative", "election", "political_institutions"),
    *("pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms"),
    *("repression", "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic"),
    *("territory", "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource"),
    *("environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption"),
    *("illegal_drugs", "trafficking"),
)


def type_labels() -> tuple[str, ...]:
    """Return every `TYPE`, `TYPE mode` and `null kind` a trigger can carry."""
    typed = [label for kind, modes in MODES.items() for label in (kind, *(f"{kind} {mode}" for mode in modes))]
    return (*typed, *(f"null {kind}" for kind in KINDS))
