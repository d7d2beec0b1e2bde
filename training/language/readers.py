"""Readers of the corpora: one function a format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from crossread.language.sentences import sentence_spans
from crossread.language.tokenizer import blank_english
from training.language.config import FREE_GUM_GENRES
from training.language.examples import Corpora, Example

_ROLES = {"Source": 0, "Cue": 1, "Content": 2}
_MAX_WORDS = 180


def read_conllu(path: Path, genres: tuple[str, ...] | None = None) -> Iterator[Example]:
    """Read CoNLL-U by syntactic words; with `genres`, only GUM documents of those genres."""
    wanted = genres is None
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        document = re.search(r"^# newdoc id = (\S+)", block, re.MULTILINE)
        if document and genres is not None:
            wanted = document.group(1).split("_")[1] in genres
        rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
        if rows and wanted:
            words, lemmas, upos, xpos, feats, heads, deprels = (tuple(r[i] for r in rows) for i in range(1, 8))
            yield Example(words, upos, xpos, feats, lemmas, tuple(int(h) for h in heads), deprels)


def read_newswire(folder: Path) -> Iterator[Example]:
    """Read worldwide-newswire: a token and its BIO label a line, tab between, a blank line after a sentence."""
    for article in read_articles(folder):
        yield from article


def read_articles(folder: Path) -> Iterator[list[Example]]:
    """Read worldwide-newswire article by article, one a file."""
    for path in sorted(folder.glob("*.tsv")):
        blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        tables = [[line.split("\t") for line in block.split("\n") if "\t" in line] for block in blocks]
        yield [
            Example(tuple(r[0] for r in rows), entities=_mended(tuple(r[-1].strip() for r in rows)))
            for rows in tables
            if rows
        ]


def _mended(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Turn an `I` that continues nothing into a `B`."""
    mended: list[str] = []
    for tag in tags:
        before = mended[-1] if mended else "O"
        mended.append("B" + tag[1:] if tag[0] == "I" and before[1:] != tag[1:] else tag)
    return tuple(mended)


def read_polnear(folder: Path) -> Iterator[Example]:
    """Read PolNeAR (Newell et al., LREC 2018): the first annotator of each article, cut by this package's own rules.

    Within one layer the outermost span wins; the parts of a broken span are spans of their own.
    """
    nlp = blank_english()
    annotated: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated.setdefault(path.stem.rsplit("_", 1)[0], path)
    for text_path in sorted((folder / "text").glob("*.txt")):
        if text_path.stem not in annotated:
            continue
        text = text_path.read_text(encoding="utf-8")
        layers = _standoff(annotated[text_path.stem], len(text))
        tokens = [t for t in nlp(text) if not t.is_space]
        place = 0
        for start, end in sentence_spans(text):
            while place < len(tokens) and tokens[place].idx < start:
                place += 1
            stop = place
            while stop < len(tokens) and tokens[stop].idx < end:
                stop += 1
            chosen = tokens[place:stop][:_MAX_WORDS]
            place = stop
            if chosen:
                columns = [_bio([(t.idx, t.idx + len(t)) for t in chosen], layer) for layer in layers]
                yield Example(tuple(t.text for t in chosen), roles=tuple(zip(*columns, strict=True)))


def _standoff(path: Path, length: int) -> list[list[tuple[int, int]]]:
    """Spans of source, cue and content in one brat file, without those inside others of their layer."""
    layers: list[set[tuple[int, int]]] = [set(), set(), set()]
    for line in path.read_text(encoding="utf-8").split("\n"):
        match = re.match(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t", line)
        if match:
            for part in match.group(2).split(";"):
                bounds = part.split()
                if len(bounds) == 2 and int(bounds[0]) < int(bounds[1]) <= length:
                    layers[_ROLES[match.group(1)]].add((int(bounds[0]), int(bounds[1])))
    outer = []
    for layer in layers:
        kept: list[tuple[int, int]] = []
        for start, end in sorted(layer, key=lambda s: (s[0], -s[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        outer.append(kept)
    return outer


def _bio(tokens: list[tuple[int, int]], spans: list[tuple[int, int]]) -> list[str]:
    tags = []
    for i, (start, end) in enumerate(tokens):
        over = next((s for s in spans if s[0] < end and start < s[1]), None)
        if over is None:
            tags.append("O")
            continue
        inside_before = i > 0 and tokens[i - 1][1] > over[0]
        began_earlier = i == 0 and over[0] < start
        tags.append("I" if inside_before or began_earlier else "B")
    return tags


def newswire_of(root: Path) -> Path:
    """Return the folder of the newswire articles to learn from."""
    return root / "worldwide-newswire/train"


def read_corpora(root: Path) -> Corpora:
    """Read every corpus the model learns from, and the development parts it is measured on."""
    tree = [*read_conllu(root / "ud-ewt/train.conllu"), *read_conllu(root / "ud-gum/train.conllu", FREE_GUM_GENRES)]
    return Corpora(
        tree=tree,
        entities=list(read_newswire(newswire_of(root))),
        roles=list(read_polnear(root / "polnear/train")),
        dev={
            "ewt": list(read_conllu(root / "ud-ewt/dev.conllu")),
            "gum": list(read_conllu(root / "ud-gum/dev.conllu")),
            "newswire": list(read_newswire(root / "worldwide-newswire/dev")),
            "polnear": list(read_polnear(root / "polnear/dev")),
        },
    )
