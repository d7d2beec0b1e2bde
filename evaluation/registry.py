"""All benches under their names."""

from __future__ import annotations

import os
from pathlib import Path

from evaluation import corpus, entities, places, plv, polnear, quantities, situations, times, ud
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
    Bench("polnear", ("corpora/polnear/dev",), polnear.score),
    Bench(
        "quantities",
        ("corpora/cqe/currency-model.json", "corpora/cqe/dimension-model.json", "corpora/cqe"),
        quantities.score,
        ("corpora/cqe",),
    ),
    Bench(
        "times",
        ("corpora/gum/xml", "tests/grounding/data/time_sample"),
        times.score,
        ("tests/grounding/data/time_sample",),
    ),
    Bench("places", ("corpora/geoparsing/GWN.xml",), places.score),
    Bench("plv", ("corpora/plv/train.tsv",), plv.score),
    Bench("corpus", ("training/corpus",), corpus.score, ("training/corpus",)),
)


def bench_named(name: str) -> Bench | None:
    """Return the bench of that name, if there is one."""
    return next((bench for bench in BENCHES if bench.name == name), None)


def locate(usual: str) -> Path:
    """Return where a bench's usual data lie: in this repository if it has them, else below the shared folder."""
    own = Path(__file__).resolve().parents[1] / usual
    return own if own.exists() else shared_root() / usual


def shared_root() -> Path:
    """Return the folder of corpora and situations, no part of the repository: CROSSREAD_SHARED or ../shared."""
    given = os.environ.get("CROSSREAD_SHARED")
    return (Path(given) if given else Path(__file__).resolve().parents[2] / "shared").resolve()
