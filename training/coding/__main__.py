"""`python -m training.coding --plv FILE [--out DIR]`: fit the coder that ships, on PLV and the corpus' train part."""

from __future__ import annotations

import argparse
from pathlib import Path

from crossread.claims.lexicon import lexicon
from crossread.language import load
from evaluation.bench import data_hash
from training.annotations.corpus import Corpus
from training.coding.examples import corpus_examples, plv_examples
from training.coding.fit import fit
from training.coding.plv import read_plv


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plv", type=Path, required=True, help="PLV's training file")
    parser.add_argument("--out", type=Path, default=Path("src/crossread/claims/coder"), help="where the table goes")
    given = parser.parse_args()
    nlp, lex = load(), lexicon()
    rows = read_plv(given.plv)
    examples = list(plv_examples(rows, (nlp(row.text) for row in rows), lex))
    examples += corpus_examples(Corpus().written("train"), nlp, lex)
    table = fit(examples, data_hash(given.plv))
    table.write(given.out)
    print(f"{len(examples)} examples, {len(table.rarity)} features, {len(table.classes)} classes -> {given.out}")


if __name__ == "__main__":
    main()
