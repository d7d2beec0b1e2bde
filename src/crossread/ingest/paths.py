"""Files, folders and standard input as reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from crossread.errors import Code, CrossreadError
from crossread.ingest.build import Raw, refuse
from crossread.ingest.contents import read_lines, read_one, too_large
from crossread.ingest.options import IngestOptions, Intake
from crossread.ingest.sniff import Kind, sniff

_KINDS: dict[str, Kind] = {".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl",
                           ".ndjson": "jsonl"}  # fmt: skip
_SNIFF = 65_536


def read_paths(paths: Sequence[str | Path], *, options: IngestOptions | None = None) -> Iterator[Intake]:
    """Yield every report under the paths: files, folders (recursive, sorted, no hidden ones), `-` for standard input.

    A path that is missing is known before anything is read. Raises `CrossreadError` PATH_MISSING or NOTHING_TO_READ;
    what cannot be read is no error but a report with a status, a coded reason and a note.
    """
    return _read(_files(paths), options or IngestOptions())


def count_paths(paths: Sequence[str | Path]) -> int:
    """Return how many reports lie ahead (lines, for JSON lines); standard input is one. Raises as `read_paths`."""
    total = 0
    for path in _files(paths):
        if path != "-" and _KINDS.get(Path(path).suffix.lower()) == "jsonl":
            total += _count_lines(path)
        else:
            total += 1
    return total


def _files(paths: Sequence[str | Path]) -> list[str]:
    """Return the files, each once, in the order given and sorted within a folder."""
    found: dict[str, None] = {}
    for given in paths:
        path = str(given)
        if path == "-" or os.path.isfile(path):
            found.setdefault(path)
        elif os.path.isdir(path):
            for file in _walk(path):
                found.setdefault(file)
        elif os.path.exists(path):
            found.setdefault(path)
        else:
            raise CrossreadError(Code.PATH_MISSING, f"there is no file or folder {path!r}.", "Check the path.")
    if not found:
        names = ", ".join(repr(str(p)) for p in paths) or "no path"
        raise CrossreadError(
            Code.NOTHING_TO_READ,
            f"nothing to read in {names}.",
            "Give files or folders that hold reports, or - for stdin.",
        )
    return list(found)


def _walk(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                yield os.path.join(root, file)


def _read(files: list[str], options: IngestOptions) -> Iterator[Intake]:
    for path in files:
        if path == "-":
            yield from _stream(sys.stdin.buffer, None, name="-", kind=None, options=options)
            continue
        try:
            with open(path, "rb") as stream:
                size = os.fstat(stream.fileno()).st_size
                kind = _KINDS.get(Path(path).suffix.lower())
                yield from _stream(stream, size, name=path, kind=kind, options=options)
        except OSError as error:
            yield refuse(
                Raw(data=b"", name=path), Code.REPORT_UNREADABLE, f"The file cannot be read: {error.strerror}."
            )


def _stream(
    stream: BinaryIO, size: int | None, *, name: str, kind: Kind | None, options: IngestOptions
) -> Iterator[Intake]:
    head = _at_least(stream, _SNIFF)
    sniffed, looks = sniff(head)
    if sniffed in ("text", "html", "jsonl"):
        sniffed = kind or sniffed
    if sniffed == "jsonl" or (kind == "jsonl" and sniffed == "empty" and len(head) == _SNIFF):
        yield from read_lines(_lines(stream, head, options.max_page), name=name, options=options)
        return
    limit = options.max_page if sniffed == "html" else options.max_text
    if sniffed == "binary":
        limit = options.head
    if size is not None and size > max(limit, len(head)):
        if sniffed == "binary":
            yield read_one(head, name=name, kind=sniffed, looks=looks, options=options)
        else:
            yield too_large(head[: options.head], size, limit, name=name)
        return
    data = head + stream.read(max(0, limit + 1 - len(head)))
    if len(data) > limit and sniffed != "binary":
        size = len(data)
        while chunk := stream.read(1 << 20):
            size += len(chunk)
        yield too_large(data[: options.head], size, limit, name=name)
        return
    if sniffed == "empty" and data.strip():
        sniffed = "text"
    yield read_one(data, name=name, kind=sniffed, looks=looks, options=options)


def _at_least(stream: BinaryIO, size: int) -> bytes:
    """Return the first `size` bytes, however small the pieces a pipe gives them in, or all there are."""
    pieces: list[bytes] = []
    left = size
    while left > 0 and (piece := stream.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _lines(stream: BinaryIO, head: bytes, limit: int) -> Iterator[bytes]:
    """Yield lines of any file size in bounded memory: of a line longer than the limit, limit + 1 bytes are kept."""
    rest = head
    while True:
        line, mark, after = rest.partition(b"\n")
        if mark:
            yield line
            rest = after
            continue
        more = stream.readline(max(1, limit + 1 - len(rest)))
        if not more:
            if rest:
                yield rest
            return
        rest += more
        if len(rest) > limit and not rest.endswith(b"\n"):
            yield rest
            while (skipped := stream.readline(1 << 20)) and not skipped.endswith(b"\n"):
                pass
            rest = b""


def _count_lines(path: str) -> int:
    count, last = 0, b"\n"
    try:
        with open(path, "rb") as stream:
            while chunk := stream.read(1 << 20):
                count += chunk.count(b"\n") - chunk.count(b"\n\n")
                last = chunk[-1:]
    except OSError:
        return 1
    return count + (last != b"\n")
