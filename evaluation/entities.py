"""Bench `entities`: exact span and type on gold tokens (worldwide-newswire, UNER) or raw text (re3d).

worldwide-newswire and UNER measure the parser alone, document by document; in UNER its Facility counts as LOC, and NORP
and the rest are left out. re3d measures all that the pipeline gives of a report (see `evaluation.re3d`); `f1_all` is
over all its types, `f1` over those that the pipeline claims to give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from crossread.language import LanguageModel
from crossread.language.decode import spans
from evaluation.bench import Peer, Result, data_hash, f1
from evaluation.re3d import score as score_re3d
from training.language.readers import read_articles

OURS_IN_UNER = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
PEERS = (
    Peer("MiniLM, newswire alone, worldwide-newswire dev", {"f1": 79.0}),
    Peer("MiniLM int8, UNER EWT test", {"f1": 74.6}),
    Peer("spaCy CNN, UNER EWT test", {"f1": 64.2}),
)

Found = set[tuple[int, int, int, str]]
"""(sentence, start, end, type)."""


def score(path: Path) -> Result:
    """Score a folder of TSV files, an IOB2 file, or re3d's folder of publishers."""
    if path.is_file():
        figures = _figures(*_uner(path))
    elif any(path.glob("*.tsv")):
        figures = _figures(*_newswire(path))
    else:
        figures = score_re3d(path)
    return Result("entities", figures, str(path), data_hash(path), PEERS)


def _figures(found: Found, wanted: Found) -> dict[str, float]:
    precision, recall, score_ = f1(len(found & wanted), len(found), len(wanted))
    return {"precision": precision, "recall": recall, "f1": score_}


def _tagged(documents: Sequence[Sequence[Sequence[str]]]) -> Found:
    """Return what the parser finds, document by document; sentences are numbered through."""
    model = LanguageModel.read()
    parses = [parse for sentences in documents for parse in model.parse_document(sentences)]
    return {(n, *span) for n, parse in enumerate(parses) for span in spans(parse.entities)}


def _newswire(path: Path) -> tuple[Found, Found]:
    articles = list(read_articles(path))
    examples = [e for article in articles for e in article]
    wanted = {(n, *span) for n, e in enumerate(examples) for span in spans(e.entities)}
    return _tagged([[e.words for e in article] for article in articles]), wanted


def _uner(path: Path) -> tuple[Found, Found]:
    documents: list[list[list[str]]] = []
    tags: list[list[str]] = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("# ")]
        if rows:
            if not documents or "# newdoc" in block:
                documents.append([])
            documents[-1].append([r[1] for r in rows])
            tags.append([r[2] for r in rows])
    wanted = {(n, *span) for n, sentence in enumerate(tags) for span in spans(sentence)}
    kept = {(n, a, b, OURS_IN_UNER[t]) for n, a, b, t in _tagged(documents) if t in OURS_IN_UNER}
    return kept, {w for w in wanted if w[3] in {"PER", "ORG", "LOC"}}
