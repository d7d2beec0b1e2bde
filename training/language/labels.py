"""The label sets of every head, counted off the training sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from crossread.language.config import ModelConfig
from crossread.language.lemmas import KEEP, LOWER, edit_script
from training.language.config import Settings
from training.language.examples import Corpora

IGNORED = -100
"""The target of a word whose label is not learnt."""

_SURE = 0.8
_CUES = 5


def build_labels(corpora: Corpora, settings: Settings) -> ModelConfig:
    """Count labels; rare edit scripts and feature bundles are left out."""
    scripts = Counter(edit_script(w, m) for e in corpora.tree for w, m in zip(e.words, e.lemmas, strict=True))
    feats = Counter(f for e in corpora.tree for f in e.feats)
    kinds = sorted({t[2:] for e in corpora.entities for t in e.entities if t != "O"})
    return ModelConfig(
        name=settings.name,
        version=settings.version,
        upos=_sorted(t for e in corpora.tree for t in e.upos),
        xpos=_sorted(t for e in corpora.tree for t in e.xpos),
        feats=tuple(f for f, n in feats.most_common() if n >= 3),
        lemma_scripts=(LOWER, KEEP, *(s for s, n in scripts.most_common() if n >= 3 and s not in {LOWER, KEEP})),
        deprel=_sorted(t for e in corpora.tree for t in e.deprels),
        cue_words=_cue_words(corpora),
        lemma_exceptions=_known_lemmas(corpora),
        entities=("O", *(f"{p}-{k}" for k in kinds for p in "BI")),
    )


def _known_lemmas(corpora: Corpora) -> dict[str, str]:
    """Lemmas of the words seen, names left out, by lower-cased word and XPOS: those that are not the word itself."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for example in corpora.tree:
        for word, xpos, lemma in zip(example.words, example.xpos, example.lemmas, strict=True):
            if not xpos.startswith("NNP") and lemma != "_" and word.isascii() and any(c.isalpha() for c in word):
                seen[f"{word.lower()} {xpos}"][lemma] += 1
    found = {key: counts.most_common(1)[0] for key, counts in sorted(seen.items())}
    return {
        key: lemma
        for key, (lemma, times) in found.items()
        if lemma != key.split(" ")[0] and times >= _SURE * seen[key].total()
    }


def _cue_words(corpora: Corpora) -> tuple[str, ...]:
    """Words that stand in a cue in two of five places or more."""
    seen: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for example in corpora.roles:
        for word, roles in zip(example.words, example.roles, strict=True):
            low = word.lower()
            seen[low] += 1
            inside[low] += roles[1] != "O"
    return tuple(sorted(w for w, n in inside.items() if n >= _CUES and n >= 0.4 * seen[w] and w.isalpha()))


def _sorted(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(labels)))
