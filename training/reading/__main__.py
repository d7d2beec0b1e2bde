"""`python -m training.reading --corpora DIR --out DIR`: train, export and measure the passage reader."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields, replace
from pathlib import Path

import torch
from spacy.language import Language

from crossread.language.component import SENTENCES
from crossread.language.config import ModelConfig
from crossread.language.network import OnnxSession
from crossread.language.reader import PassageReader
from crossread.language.tokenizer import blank_english
from crossread.language.wordpieces import WordPieces
from training.annotations.augmentation import Augmenter
from training.annotations.corpus import Corpus
from training.annotations.renaming import pool_of
from training.annotations.scheme import type_labels
from training.annotations.standoff import Texts
from training.language.export import tokenizer_path
from training.loop import mean_weights
from training.reading.config import Settings
from training.reading.export import export
from training.reading.marked import read_marked, variants
from training.reading.network import ReaderNetwork
from training.reading.polnear import read_polnear
from training.reading.scores import all_scores
from training.reading.trainer import Corpora, train


def _settings() -> tuple[Settings, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--ship", type=Path, default=Path("src/crossread/language/model"), help="folder of the model")
    parser.add_argument("--weights", type=Path, nargs="*", help="checkpoints to export the mean of (default: the last)")
    parser.add_argument("--only", choices=("all", "train", "export", "measure"), default="all")
    for field in fields(Settings):
        if isinstance(field.default, int | float | str):
            parser.add_argument("--" + field.name.replace("_", "-"), type=type(field.default), default=field.default)
    given = parser.parse_args()
    return Settings(**{f.name: getattr(given, f.name) for f in fields(Settings)}), given


def read_corpora(settings: Settings, nlp: Language) -> Corpora:
    """Read both corpora: of the Crossread corpus train with variants, the stand-off part as it is, and dev."""
    corpus, texts = Corpus(), Texts(settings.corpora)
    written = corpus.written("train")
    reports = [*variants(written, Augmenter(pool_of(written)), settings.variants), *corpus.standoff(texts, "train")]
    return Corpora(
        polnear=list(read_polnear(settings.corpora / "polnear/train", nlp)),
        marked=list(read_marked(reports, nlp)),
        dev_polnear=list(read_polnear(settings.corpora / "polnear/dev", nlp)),
        dev_marked=list(read_marked(corpus.written("dev"), nlp)),
    )


def main() -> None:
    """Run the steps asked for."""
    settings, given = _settings()
    torch.set_num_threads(settings.threads)
    settings.out.mkdir(parents=True, exist_ok=True)
    nlp = blank_english()
    nlp.add_pipe(SENTENCES)
    config = replace(ModelConfig.read(given.ship / "config.json"), events=type_labels(), version=settings.version)
    corpora = read_corpora(settings, nlp)
    print({f.name: len(getattr(corpora, f.name)) for f in fields(Corpora)}, flush=True)
    if given.only in {"all", "train"}:
        train(corpora, config, WordPieces(tokenizer_path()), settings)
    if given.only in {"all", "export"}:
        network = ReaderNetwork(config, settings)
        network.load_state_dict(mean_weights(given.weights or [settings.out / "last.pt"]))
        export(network, config, given.ship, scratch=settings.out)
    if given.only != "train":
        reader = PassageReader.open(given.ship, OnnxSession(given.ship / "model.onnx"))
        table = all_scores(reader, corpora.dev_polnear, corpora.dev_marked)
        print(json.dumps({k: round(v, 2) for k, v in table.items()}, indent=1))


if __name__ == "__main__":
    main()
