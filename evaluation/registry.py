"""All benches under their names."""

from __future__ import annotations

import os
from pathlib import Path

from evaluation import entities, situations, ud
from evaluation.bench import Bench

BENCHES = (
    Bench("ud", ("corpora/ud-ewt/dev.conllu", "corpora/ud-gum/dev.conllu"), ud.score, ("corpora/ud-ewt/dev.conllu",)),
    Bench(
        "entities",
        ("corpora/worldwide-newswire/dev", "corpora/re3d", "corpora/uner-ewt/dev.iob2"),
        entities.score,
        ("corpora/worldwide-newswire/dev",),
    ),
    Bench("situations", ("situations",), situations.score, ("situations",)),
)


def shared_root() -> Path:
    """Return the folder of corpora and situations, no part of the repository: CROSSREAD_SHARED or ../shared."""
    given = os.environ.get("CROSSREAD_SHARED")
    return (Path(given) if given else Path(__file__).resolve().parents[2] / "shared").resolve()
