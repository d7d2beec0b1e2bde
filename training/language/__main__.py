"""`python -m training.language --corpora DIR --out DIR`: train, export and measure the language model."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields
from pathlib import Path

import torch

from crossread.language.model import LanguageModel
from crossread.language.names import FILE, write_names
from crossread.language.wordpieces import WordPieces
from training.language.config import Settings
from training.language.export import export, tokenizer_path
from training.language.fork import train_fork
from training.language.labels import build_labels
from training.language.names import count_names
from training.language.network import JointNetwork
from training.language.readers import newswire_of, read_articles, read_corpora
from training.language.scores import all_scores
from training.language.trainer import train
from training.loop import mean_weights


def _settings() -> tuple[Settings, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--ship", type=Path, default=Path("src/crossread/language/model"), help="folder of the export")
    parser.add_argument("--weights", type=Path, nargs="*", help="checkpoints to export the mean of (default: the best)")
    parser.add_argument("--only", choices=("all", "train", "fork", "export", "measure"), default="all")
    for field in fields(Settings):
        if isinstance(field.default, int | float | str):
            parser.add_argument("--" + field.name.replace("_", "-"), type=type(field.default), default=field.default)
    given = parser.parse_args()
    return Settings(**{f.name: getattr(given, f.name) for f in fields(Settings)}), given


def main() -> None:
    """Run the steps asked for."""
    settings, given = _settings()
    torch.set_num_threads(settings.threads)
    settings.out.mkdir(parents=True, exist_ok=True)
    corpora = read_corpora(settings.corpora)
    config = build_labels(corpora, settings)
    counts = {
        "tree": len(corpora.tree),
        "entities": len(corpora.entities),
        "roles": len(corpora.roles),
    }
    print(counts, flush=True)
    if given.only in {"all", "train"}:
        train(corpora, config, WordPieces(tokenizer_path()), settings)
    if given.only == "fork":
        train_fork(corpora, config, WordPieces(tokenizer_path()), settings)
    if given.only in {"all", "export"}:
        network = JointNetwork(config, settings)
        network.load_state_dict(mean_weights(given.weights or [settings.out / "best.pt"]))
        export(network, config, given.ship, scratch=settings.out)
        write_names(count_names(read_articles(newswire_of(settings.corpora))), given.ship / FILE)
    if given.only not in {"train", "fork"}:
        table = all_scores(LanguageModel.read(given.ship), corpora.dev)
        print(json.dumps({k: round(v, 2) for k, v in table.items()}, indent=1))


if __name__ == "__main__":
    main()
