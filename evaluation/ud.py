"""Bench `ud`: tags, lemmas and trees on gold tokens; sentences and speed on the raw text, of a CoNLL-U file.

UAS and LAS leave punctuation out (UPOS of the gold token). The raw text is put together from `# text`, with a blank
line where a document or paragraph begins, as in UD's own raw files; a sentence is found when both its ends are.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

from crossread.language import LanguageModel, load, sentence_spans
from evaluation.bench import Peer, Result, data_hash, f1
from training.language.readers import read_conllu
from training.language.scores import tree_scores

PEERS = (
    Peer("spaCy CNN, same data, EWT test", {"upos": 94.2, "uas": 85.9, "las": 82.2, "words_per_cpu_second": 7500}),
    Peer("MiniLM, single task, EWT test", {"upos": 96.2, "uas": 90.1, "las": 87.1, "words_per_cpu_second": 6000}),
)


def score(path: Path) -> Result:
    """Score a CoNLL-U file."""
    examples = list(read_conllu(path))
    scores = tree_scores(LanguageModel.read(), examples)
    figures = {key: scores[key] for key in ("upos", "uas", "las", "lemma")}
    text, wanted = raw_text(path)
    figures["sentence_f1"] = f1(*_counts(wanted, sentence_spans(text)))[2]
    figures["words_per_cpu_second"] = _speed(text, sum(len(e.words) for e in examples))
    return Result("ud", figures, str(path), data_hash(path), PEERS)


def raw_text(path: Path) -> tuple[str, list[tuple[int, int]]]:
    """Return the raw text of a CoNLL-U file and where each of its sentences stands in it."""
    text, spans = "", []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        match = re.search(r"^# text = (.*)$", block, re.MULTILINE)
        if match is None:
            continue
        fresh = re.search(r"^# newdoc|^# newpar", block, re.MULTILINE) is not None
        text += ("\n\n" if fresh else " ") if text else ""
        sentence = match.group(1).strip()
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
    return text, spans


def _counts(wanted: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    return len(set(wanted) & set(found)), len(found), len(wanted)


def _speed(text: str, words: int) -> float:
    """Words per CPU-second from raw text to parsed documents, the model loaded before."""
    nlp = load()
    nlp("The model is warm now.")
    documents = [part for part in re.split(r"\n\n", text) if part]
    begun = time.process_time()
    for _ in nlp.pipe(documents):
        pass
    return words / (time.process_time() - begun)
