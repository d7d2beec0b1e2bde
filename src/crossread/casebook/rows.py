"""What the casebook says about itself: runs, custody, judgements, hits and problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossread.records import Span

Verdict = Literal["positive", "negative", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunManifest:
    """What a run was made with. `key` hashes the stage names, their versions and the model."""

    tool: str
    version: str
    model_name: str
    model_version: str
    model_sha256: str
    key: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run: when it began, and when it ended (None when it was cut short). Times are ISO 8601 UTC."""

    id: int
    started: str
    ended: str | None
    manifest: RunManifest


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEntry:
    """One line of the custody log. `hash` covers all other fields, and so, by `previous`, all lines before."""

    id: int
    at: str
    action: str
    run: int | None
    subject: str
    detail: str
    tool: str
    model_sha256: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision on whether two things are one: `positive` yes, `negative` no, `unsure` takes an older one back."""

    a: str
    b: str
    kind: str
    judgement: Verdict
    user: str
    time: str
    score: float | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that a search found. `snippet == text[start:end]`; `matches` are spans of the text inside it.

    `score` is BM25, higher is better. A hit by title alone has no matches and shows how the text begins.
    """

    report: str
    outlet: str | None
    title: str | None
    published: str | None
    source_path: str | None
    score: float
    start: int
    end: int
    snippet: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that is not as it was written. `kind` is one of file, raw, text, span, record, custody."""

    kind: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.kind} {self.where}: {self.message}"
