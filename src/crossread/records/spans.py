"""Spans: characters of a report's text, checked when made."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.errors import Code, CrossreadError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of a report's text, with the characters that stand there.

    Use `Span.of` wherever the text is at hand: it cannot be wrong. The constructor checks only what it can see.
    Raises `CrossreadError` (BAD_SPAN) for an empty, reversed or mis-sized span.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start or self.end - self.start != len(self.quote):
            raise CrossreadError(
                Code.BAD_SPAN,
                f"[{self.start}, {self.end}) cannot hold a quote of {len(self.quote)} characters.",
                "Make spans with Span.of(text, start, end).",
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of `text` at `[start, end)`; raises BAD_SPAN when it lies outside."""
        if end > len(text):
            raise CrossreadError(Code.BAD_SPAN, f"[{start}, {end}) ends after the text.", "Check the offsets.")
        return cls(start, end, text[start:end])

    def check(self, text: str) -> None:
        """Raise BAD_SPAN unless `text[start:end] == quote`."""
        if text[self.start : self.end] != self.quote:
            raise CrossreadError(
                Code.BAD_SPAN,
                f"the text at [{self.start}, {self.end}) is not {self.quote!r}.",
                "The report's text changed after extraction; run it again.",
            )

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A span in a named report."""

    report: str
    span: Span
