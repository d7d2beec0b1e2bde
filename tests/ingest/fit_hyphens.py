"""Fit the weights of `crossread/ingest/mending/hyphens.toml`.

usage: python tests/ingest/fit_hyphens.py CORPORA > src/crossread/ingest/mending/hyphens.toml

CORPORA holds `ud-ewt` and `polnear`. Words of their texts are cut at syllable-like points (splits), and words that
they write with a hyphen are the compounds. Half of the word types, by hash, are held out for the figures printed to
standard error: the share of splits mended and of compounds (tokens) joined, by threshold.
"""

from __future__ import annotations

import random
import re
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from crossread.ingest.mending.hyphens import FEATURES, features

_VOWELS = "aeiouy"
_ENDINGS = ("ing", "ed", "er", "al", "able", "ant", "ent", "ance", "ence", "ers")


def texts(corpora: Path) -> list[str]:
    out = []
    for name in ("train", "dev"):
        lines = (corpora / "ud-ewt" / f"{name}.conllu").read_text(encoding="utf-8").splitlines()
        out += [line[9:] for line in lines if line.startswith("# text = ")]
    for file in sorted((corpora / "polnear").rglob("*.txt"))[:400]:
        out += file.read_text(encoding="utf-8", errors="replace").splitlines()
    return out


def cuts(word: str) -> list[int]:
    low, found = word.lower(), []
    for i in range(2, len(word) - 1):
        here, after = low[i], low[i + 1]
        vowels = any(c in _VOWELS for c in low[:i]) and any(c in _VOWELS for c in low[i:])
        if vowels and ((here not in _VOWELS and after in _VOWELS) or low[i:] in _ENDINGS):
            found.append(i)
    return found


def samples(corpora: Path) -> tuple[list[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return the splits (up to three a word type) and the compounds with their counts."""
    words: Counter[str] = Counter()
    compounds: Counter[tuple[str, str]] = Counter()
    for text in texts(corpora):
        for m in re.finditer(r"(?<![\w'-])([A-Za-z]{2,})-([A-Za-z]{2,})(?![\w'-])(?! (?:and|or|to)\b)", text):
            compounds[m[1], m[2]] += 1
        words.update(re.findall(r"(?<![\w'@./-])[A-Za-z]?[a-z]{4,}(?![\w@/-])", text))
    rng = random.Random(7)
    splits = []
    for word, count in words.items():
        places = cuts(word)
        for _ in range(min(count, 3) if places else 0):
            at = rng.choice(places)
            splits.append((word[:at], word[at:]))
    return splits, compounds


def held_out(pair: tuple[str, str]) -> bool:
    return zlib.crc32("".join(pair).lower().encode()) % 2 == 1


def fit(splits: list[tuple[str, str]], compounds: Counter[tuple[str, str]]) -> np.ndarray:
    """Return logistic-regression weights by Newton's method, each compound weighing 6 * sqrt(count)."""
    rows = [features(*p) for p in splits] + [features(*p) for p in compounds]
    x = np.array(rows, dtype=float)
    y = np.array([1.0] * len(splits) + [0.0] * len(compounds))
    weight = np.array([1.0] * len(splits) + [6.0 * c**0.5 for c in compounds.values()])
    found = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + 0.05 * np.eye(x.shape[1])
        found += np.linalg.solve(hessian, x.T @ (weight * (y - p)) - 0.05 * found)
    return found


def main() -> None:
    splits, compounds = samples(Path(sys.argv[1]))
    near = Counter({k: c for k, c in compounds.items() if not held_out(k)})
    far = {k: c for k, c in compounds.items() if held_out(k)}
    weights = fit([s for s in splits if not held_out(s)], near)
    good = np.array([np.dot(weights, features(*s)) for s in splits if held_out(s)])
    bad = np.array([np.dot(weights, features(*k)) for k in far])
    counts = np.array(list(far.values()))
    for at in (0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
        print(
            f"{at}: mended {np.mean(good > at):.3f}, joined {counts[bad > at].sum() / counts.sum():.4f}",
            file=sys.stderr,
        )
    print("# Weights of the join score (see hyphens.py), fitted by tests/ingest/fit_hyphens.py. Positive: one word.")
    print("[weights]")
    for name, value in zip(FEATURES, weights, strict=True):
        print(f"{name} = {value:.4f}")


if __name__ == "__main__":
    main()
