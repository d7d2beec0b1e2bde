"""The trained model: words in, one parse a sentence out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import numpy as np

from crossread.language.config import ROLE_TAGS, ROLES, ModelConfig
from crossread.language.consistency import agree
from crossread.language.decode import best_tags, best_tree, transitions
from crossread.language.lemmas import apply_script
from crossread.language.names import FILE as NAMES_FILE
from crossread.language.names import NamePrior, read_names
from crossread.language.network import Array, HeadScores, Network, OnnxNetwork, OnnxSession
from crossread.language.wordpieces import WordPieces, pad

MODEL_DIR: Final = Path(__file__).parent / "model"
_LEMMA_CHOICES: Final = 3


@dataclass(frozen=True, slots=True)
class SentenceParse:
    """What the model says of one sentence: tuples as long as the sentence has words.

    `heads` count words from 1, and 0 is the root, as in CoNLL-U. `entities`, `source`, `cue` and `content` are BIO
    tags; in the
    last three a leading `I` marks a span that runs on from the sentence before. `entity_scores` are the scores that
    `entities` were read from: a row a word, a column a label.
    """

    words: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]
    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]
    entity_scores: Array = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model this is: the name, the version, and the hash of its weights."""

    name: str
    version: str
    sha256: str


def model_info(path: Path | None = None) -> ModelInfo:
    """Name, version and SHA-256 of the weights of the model at `path`, by default the one that ships."""
    folder = path or MODEL_DIR
    config = ModelConfig.read(folder / "config.json")
    return ModelInfo(config.name, config.version, hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest())


class LanguageModel:
    """One pass of the encoder over each distinct sentence, and the decoding of every head.

    The last `memory` distinct sentences are remembered with their parses.
    """

    def __init__(
        self,
        config: ModelConfig,
        wordpieces: WordPieces,
        network: Network,
        labels: Array,
        *,
        names: Mapping[str, Mapping[str, int]] | None = None,
        memory: int = 8_000,
    ) -> None:
        self.config = config
        self._prior = NamePrior(names or {}, config.entities)
        self._wordpieces = wordpieces
        self._network = network
        self._labels = labels
        self._memory = memory
        self._parsed: dict[tuple[str, ...], SentenceParse] = {}
        self._entity_rules = transitions(config.entities, may_continue=False)
        self._role_rules = transitions(ROLE_TAGS, may_continue=True)

    @classmethod
    def read(cls, path: Path | None = None, session: OnnxSession | None = None) -> LanguageModel:
        """Read the model from a folder, by default the one that ships; `session` is its open file."""
        folder = path or MODEL_DIR
        return cls(
            ModelConfig.read(folder / "config.json"),
            WordPieces(folder / "tokenizer.json"),
            OnnxNetwork(session or OnnxSession(folder / "model.onnx")),
            np.load(folder / "labels.npy").astype(np.float32),
            names=read_names(folder / NAMES_FILE),
        )

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[SentenceParse]:
        """Parse sentences that are already cut into words.

        Each sentence is run by itself: 8-bit activations take their scale from all that is in a batch, so in company a
        sentence's parse would depend on its neighbours. Alone it is the same in every report, and copies of a
        sentence, which news is full of, are run once and remembered.
        """
        return [self._parse(tuple(sentence)) for sentence in sentences]

    def parse_document(self, sentences: Sequence[Sequence[str]]) -> list[SentenceParse]:
        """Parse the sentences of one document, and let them agree on its entities (see `names` and `consistency`)."""
        parses = self.parse_words(sentences)
        scores = [self._prior.raise_scores(p.words, p.entity_scores) for p in parses]
        named = agree([p.words for p in parses], scores, self.config.entities, self._tags)
        return [replace(p, entities=tuple(tags)) for p, tags in zip(parses, named, strict=True)]

    def _tags(self, scores: Array) -> list[str]:
        """Return the best well-formed entity tags of one sentence's scores."""
        return [self.config.entities[t] for t in best_tags(scores, *self._entity_rules)] if len(scores) else []

    def _parse(self, words: tuple[str, ...]) -> SentenceParse:
        known = self._parsed.pop(words, None)
        if known is None:
            known = _join([self._run(part) for part in self._chunks(words)])
            if len(self._parsed) >= self._memory:
                self._parsed.pop(next(iter(self._parsed)))
        self._parsed[words] = known
        return known

    def _run(self, words: tuple[str, ...]) -> SentenceParse:
        return self._decode(words, self._network(pad([self._wordpieces.encode(words)])), 0)

    def _chunks(self, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Cut a sentence too long for the encoder into parts, after a comma or the like where there is one."""
        parts = []
        rest = words
        while self._is_too_long(rest):
            limit = self._limit(rest)
            cut = next((i + 1 for i in range(limit - 1, limit // 2, -1) if rest[i] in {",", ";", ":", ")", "|"}), limit)
            parts.append(rest[:cut])
            rest = rest[cut:]
        if rest:
            parts.append(rest)
        return parts

    def _is_too_long(self, words: tuple[str, ...]) -> bool:
        return len(words) > self.config.max_words or (len(words) > 62 and self._limit(words) < len(words))

    def _limit(self, words: tuple[str, ...]) -> int:
        """How many of the first words fit the encoder's 512 places."""
        total = 2
        for i, word in enumerate(words[: self.config.max_words]):
            total += len(self._wordpieces.cut(word))
            if total > 512:
                return i
        return min(len(words), self.config.max_words)

    def _decode(self, words: tuple[str, ...], scores: HeadScores, row: int) -> SentenceParse:
        n, config = len(words), self.config
        upos = tuple(config.upos[i] for i in scores.upos[row, :n].argmax(axis=1))
        xpos = tuple(config.xpos[i] for i in scores.xpos[row, :n].argmax(axis=1))
        heads = best_tree(scores.arcs[row, :n, : n + 1])
        roles = scores.roles[row, :n].reshape(n, len(ROLES), len(ROLE_TAGS))
        layers = [
            tuple(ROLE_TAGS[t] for t in best_tags(roles[:, layer], *self._role_rules)) for layer in range(len(ROLES))
        ]
        return SentenceParse(
            words=words,
            upos=upos,
            xpos=xpos,
            feats=tuple(config.feats[i] for i in scores.feats[row, :n].argmax(axis=1)),
            lemmas=tuple(self._lemma(w, x, s) for w, x, s in zip(words, xpos, scores.lemma[row, :n], strict=True)),
            heads=tuple(heads),
            deprels=self._label(scores, row, heads),
            entities=tuple(self._tags(scores.entities[row, :n])),
            source=layers[0],
            cue=layers[1],
            content=layers[2],
            entity_scores=scores.entities[row, :n].copy(),
        )

    def _lemma(self, word: str, xpos: str, scores: Array) -> str:
        known = self.config.lemma_exceptions.get(f"{word.lower()} {xpos}")
        if known is not None:
            return known
        best = int(scores.argmax())
        lemma = apply_script(word, self.config.lemma_scripts[best])
        if lemma is None:
            for choice in np.argsort(-scores)[1 : _LEMMA_CHOICES + 1]:
                lemma = apply_script(word, self.config.lemma_scripts[int(choice)])
                if lemma is not None:
                    break
        return lemma or word

    def _label(self, scores: HeadScores, row: int, heads: Sequence[int]) -> tuple[str, ...]:
        """Label each arc of the tree: `root` on the root and nowhere else."""
        n = len(heads)
        table = scores.labels[row, :n].copy()
        best = [int(h) for h in scores.arcs[row, :n, : n + 1].argmax(axis=1)]
        for i in (i for i in range(n) if best[i] != heads[i]):
            table[i] = self._score_labels(scores.label_of[row, i], scores.label_by[row, heads[i]])
        names = self.config.deprel
        table[:, names.index("root")] = -np.inf
        return tuple("root" if h == 0 else names[int(i)] for h, i in zip(heads, table.argmax(axis=1), strict=True))

    def _score_labels(self, of: Array, by: Array) -> Array:
        """Scores of every label between one dependent and one head, from the biaffine weights."""
        one = np.ones(1, dtype=np.float32)
        joined: Array = np.tensordot(np.concatenate([of, one]), self._labels, axes=1) @ np.concatenate([by, one])
        return joined


def _join(parts: Sequence[SentenceParse]) -> SentenceParse:
    """Put the parts of one long sentence together: later roots hang on the first as `parataxis`."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return SentenceParse((), (), (), (), (), (), (), (), (), (), (), np.zeros((0, 0), dtype=np.float32))
    root = parts[0].heads.index(0) + 1
    heads: list[int] = list(parts[0].heads)
    deprels: list[str] = list(parts[0].deprels)
    for part in parts[1:]:
        offset = len(heads)
        heads.extend(h + offset if h else root for h in part.heads)
        deprels.extend(d if h else "parataxis" for d, h in zip(part.deprels, part.heads, strict=True))
    rest = {
        name: tuple(x for part in parts for x in getattr(part, name))
        for name in SentenceParse.__dataclass_fields__
        if name not in {"heads", "deprels", "entity_scores"}
    }
    scores = np.concatenate([part.entity_scores for part in parts])
    return SentenceParse(heads=tuple(heads), deprels=tuple(deprels), entity_scores=scores, **rest)
