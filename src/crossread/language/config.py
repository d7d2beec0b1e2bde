"""What the trained model says about itself: labels and settings, read from its `config.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROLES: Final = ("source", "cue", "content")
"""The attribution layers; each is tagged by itself, so that spans of different layers may overlap."""

ROLE_TAGS: Final = ("O", "B", "I")

LINKS: Final = ("actor", "recipient", "place", "time", "quantity", "source", "content")
"""What a word can be to a trigger or a cue, several at once."""

POLARITIES: Final = ("positive", "negative")
MODALITIES: Final = ("asserted", "possible", "planned", "requested", "conditional")
STANCES: Final = ("asserts", "confirms", "denies", "believes", "asks", "warns", "promises")
CLASSES: Final = (
    *("named_person", "named_organization", "named_outlet", "unnamed_official"),
    *("unnamed_person", "unnamed_group", "document", "implicit"),
)


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Labels of every head in the order of their scores, and what is looked up beside them.

    `cue_words` are words that mostly stand in attribution cues; `lemma_exceptions` gives lemmas by word and XPOS.
    """

    name: str
    version: str
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma_scripts: tuple[str, ...]
    deprel: tuple[str, ...]
    entities: tuple[str, ...]
    cue_words: tuple[str, ...] = ()
    lemma_exceptions: Mapping[str, str] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    max_words: int = 180

    @classmethod
    def read(cls, path: Path) -> ModelConfig:
        """Read a configuration from a JSON file."""
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}
        return cls(**fields)

    def write(self, path: Path) -> None:
        """Write the configuration as JSON."""
        raw = {name: getattr(self, name) for name in self.__dataclass_fields__}
        path.write_text(json.dumps(raw, ensure_ascii=False, indent=1, default=list) + "\n", encoding="utf-8")
