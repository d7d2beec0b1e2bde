"""Cue clauses by place: "…, X said", "…, said X, a guard", "X said that …", "…, saying that …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Span, Token

from crossread.attribution.context import Context
from crossread.attribution.draft import Extent, tidy
from crossread.attribution.extents import TELLING, content_end, content_start
from crossread.attribution.lexicon import cues, lemma_of, people
from crossread.attribution.window import RELATIVE, Window, head_of, is_cue, is_finite, window_for

Kind = Literal["after", "inverted", "before", "participle"]

_INVERTED: Final = frozenset(
    (
        "say add ask warn explain insist claim reply write note answer declare conclude continue recall "
        "argue report state shout announce"
    ).split()
)
_CONJUNCTIONS: Final = frozenset({"and", "but", "while", "although", "though", "yet", "or"})
_MAX_SOURCE: Final = 22
_NAMES: Final = 2
_SHORT_TAIL: Final = 5
_PARTS: Final = 3
DAYS: Final = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight last earlier this late early"
    ).split()
)


@dataclass(frozen=True, slots=True)
class CueClause:
    """A cue verb with its source (places read off the row) and its content; `head` is None where no source stands
    by it.
    """

    verb: Token
    kind: Kind
    head: Token | None
    source: Extent | None
    span: Extent
    content: tuple[Extent, ...]


def cue_clauses(context: Context, sentence: Span) -> list[CueClause]:
    """Return the cue clauses of a sentence: interrupting and following ones first, then those that lead their
    content.
    """
    verbs = [t for t in sentence if is_cue(t)]
    closing: list[CueClause] = []
    opening: list[Token] = []
    for verb in verbs:
        window = window_for(context, sentence, verb)
        place = window.index(verb)
        if place is None:
            continue
        found = None
        if is_finite(verb) or (place > 0 and window.tokens[place - 1].pos_ == "AUX"):
            found = _inverted(window, place) or _following(window, place)
        if found is not None:
            closing.append(found)
        else:
            opening.append(verb)
    leading = [c for verb in opening for c in _leading(context, sentence, verb, closing)]
    return [*closing, *leading]


def _inverted(window: Window, place: int) -> CueClause | None:
    """Read "…, said Mary Holm, a nurse": the verb after a boundary, then a noun phrase and no clause."""
    verb, tokens = window.tokens[place], window.tokens
    before_is_edge = place == 0 or window.is_boundary(place - 1) or window.jumps(place)
    if lemma_of(verb) not in _INVERTED or not before_is_edge or place + 1 >= len(tokens):
        return None
    end = window.until_boundary(place + 1)
    first = tokens[place + 1]
    if first.ent_type_ in {"Date", "Time"} or first.lower_ in DAYS:
        return None
    if (
        end == place + 1
        or window.has_finite(place + 1, end)
        or first.pos_ not in {"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON"}
    ):
        return None
    if not _has_content_before(window, place):
        return None
    stop = next((n for n in range(place + 1, end) if tokens[n].lower_ in RELATIVE), end)
    stop = _without_date(window, place + 1, stop)
    head = head_of(list(tokens[place + 1 : stop]))
    if head is None or stop <= place + 1:
        return None
    source_end = _with_apposition(window, stop, end)
    source = window.text_extent(place + 1, source_end)
    content = ((window.extent[0], verb.idx),)
    tail = window.text_extent(place, max(end, source_end))
    return CueClause(verb, "inverted", head, source, tail, tidy(window.context.text, content))


def _with_apposition(window: Window, stop: int, end: int) -> int:
    """Return the end of the source with one apposition after a comma ("said Holm, head of the clinic, …")."""
    if stop != end or end >= len(window.tokens) or window.tokens[end].text != ",":
        return stop
    close = window.until_boundary(end + 1)
    inside = window.tokens[end + 1 : close]
    if not inside or inside[0].pos_ not in {"DET", "NOUN", "PROPN", "ADJ"}:
        return stop
    cut = next(
        (n for n in range(end + 1, close) if window.tokens[n].lower_ in RELATIVE or is_finite(window.tokens[n])), close
    )
    return cut if cut > end + 1 and cut - stop < _MAX_SOURCE else stop


def _following(window: Window, place: int) -> CueClause | None:
    """Read "…, Mary Holm said (on Monday)" and "…, she said, …": a noun phrase between a boundary and the verb, no
    clause after.
    """
    verb, tokens = window.tokens[place], window.tokens
    start = window.group_start(place)
    first, stop = _subject_before(window, start)
    if first >= stop or (first == 0 and not window.context.text[window.extent[0] : tokens[0].idx].strip()):
        return None
    end = window.until_boundary(place + 1)
    lemma = lemma_of(verb)
    if window.has_finite(place + 1, end) or _takes_object(window, place, end, lemma):
        return None
    edge = window.is_boundary(first - 1) or window.jumps(first)
    if not edge:
        return None
    has_before = _has_content_before(window, first)
    if any(t.lower_ == "that" and t.pos_ == "SCONJ" for t in tokens[place + 1 : end]):
        return None
    is_interrupting = (
        end - place <= _SHORT_TAIL
        and end < len(tokens)
        and tokens[end].text == ","
        and window.has_verb(end + 1, len(tokens))
    )
    if not has_before and not is_interrupting:
        return None
    head = head_of(list(tokens[first:stop]))
    if head is None or tokens[first].lower_ in RELATIVE:
        return None
    source = window.text_extent(first, stop)
    content: list[Extent] = [(window.extent[0], source[0])]
    tail_end = tokens[end].idx if end < len(tokens) else window.extent[1]
    if end + 1 < len(tokens) and tokens[end].text in {",", "—", "–", "--"} and _goes_on(window, end + 1):
        content.append((tail_end, window.extent[1]))
    return CueClause(verb, "after", head, source, (source[0], tail_end), tidy(window.context.text, content))


def _subject_before(window: Window, start: int) -> tuple[int, int]:
    """Return the places of the subject before the verb group: a phrase, or a name and a description between commas."""
    tokens = window.tokens
    if start == 0 or not window.is_boundary(start - 1) or window.jumps(start):
        first = window.phrase_start(start)
        if first < start and _is_name_only(window, first, start) and first > 1 and tokens[first - 1].text == ",":
            return _with_description(window, first, start)
        return first, start
    if tokens[start - 1].text != ",":
        return start, start
    first = window.phrase_start(start - 1)
    if first >= start - 1 or tokens[first].lower_ in {"you", "i", "meanwhile", "however"}:
        return _before_aside(window, start)
    before, _ = _with_description(window, first, start - 1)
    return before, start - 1


def _before_aside(window: Window, start: int) -> tuple[int, int]:
    """Return the subject before an aside between commas ("The army, after two days of silence, said")."""
    comma = next((n for n in range(start - 2, max(start - 12, 0), -1) if window.tokens[n].text == ","), None)
    if comma is None:
        return start, start
    first = window.phrase_start(comma)
    is_clause_start = window.is_boundary(first - 1) or window.jumps(first)
    return (first, comma) if first < comma and is_clause_start else (start, start)


def _with_description(window: Window, first: int, stop: int) -> tuple[int, int]:
    """Return the places with one more part before the comma: a name takes a description, a description a name."""
    if first < _NAMES or window.tokens[first - 1].text != ",":
        return first, stop
    named = _name_further_back(window, first)
    if named is not None:
        return named, stop
    earlier = window.phrase_start(first - 1)
    if earlier >= first - 1 or not (window.is_boundary(earlier - 1) or window.jumps(earlier)):
        return first, stop
    is_name, was_name = _is_name_only(window, first, stop), _is_name_only(window, earlier, first - 1)
    starts = window.tokens[earlier]
    describes = (
        starts.pos_ in {"DET", "PRON"}
        or starts.tag_ == "PRP$"
        or starts.lower_ in people().official | people().person
        or _has_owner(window, earlier, first - 1)
    )
    if (is_name and describes and not was_name) or (was_name and not is_name):
        return earlier, stop
    return first, stop


def _name_further_back(window: Window, first: int) -> int | None:
    """Return where a person's name starts whose description has commas ("Holt, a cook in Vik, Sogn, said")."""
    n = first
    for _ in range(_PARTS):
        if n < _NAMES or window.tokens[n - 1].text != ",":
            return None
        start = window.phrase_start(n - 1)
        if start >= n - 1 or not (window.is_boundary(start - 1) or window.jumps(start)):
            return None
        if all(t.ent_type_ == "Person" or t.lower_.strip(".") in people().titles for t in window.tokens[start : n - 1]):
            return start
        n = start
    return None


def _has_owner(window: Window, start: int, end: int) -> bool:
    return any(t.lower_ in {"'s", "’s"} for t in window.tokens[start:end])


def _is_name_only(window: Window, start: int, end: int) -> bool:
    inside = window.tokens[start:end]
    return bool(inside) and inside[-1].pos_ != "DET" and all(t.text == "-" or t.text[:1].isupper() for t in inside)


def _has_content_before(window: Window, place: int) -> bool:
    """Tell whether something is said before the place: a clause, or a quotation that was left out of the window."""
    tokens = window.tokens
    if any(window.jumps(n) for n in range(1, place + 1)):
        return True
    first = tokens[0].idx if tokens else 0
    if any(
        window.extent[0] - 2 <= q.end and q.start <= first and q.end <= first + 1
        for q in window.context.quotes.found
        if q.is_statement
    ):
        return True
    return window.has_verb(0, place) and tokens[0].lower_ not in {
        "when",
        "as",
        "while",
        "if",
        "asked",
        "after",
        "before",
    }


def _takes_object(window: Window, place: int, end: int, lemma: str) -> bool:
    """Tell whether the verb has an object of its own after it: then what stands before it is not its content."""
    if place + 1 >= end or lemma in TELLING:
        return False
    after = window.tokens[place + 1]
    if after.lower_ in cues().verbs.get(lemma, {}) or after.lower_ == "upon":
        return True
    if (
        after.ent_type_ in {"Date", "Time"}
        or after.pos_ in {"ADP", "ADV", "PUNCT"}
        or after.lower_ in {"to", "last", "yesterday", "today", "this"}
    ):
        return False
    return "object" in cues().verbs.get(lemma, {}) or after.pos_ in {"DET", "NOUN", "PRON", "PROPN"}


def _goes_on(window: Window, place: int) -> bool:
    """Tell whether what follows an interrupting cue is still content: no participle cue, no relative clause of the
    source.
    """
    first = window.tokens[place]
    if (
        first.lower_ in RELATIVE
        or (first.tag_ == "VBG" and is_cue(first))
        or first.lower_ in {"according", "citing", "quoting", "speaking", "referring"}
    ):
        return False
    rest = window.tokens[place:]
    if any(t.lower_ in {"after", "before", "when", "since", "hours", "days"} for t in rest[:3]):
        return False
    if first.lower_ in _CONJUNCTIONS and any(is_cue(t) and is_finite(t) for t in rest[1:4]):
        return False
    return len(rest) > 1


def _without_date(window: Window, start: int, end: int) -> int:
    """Return the end of a phrase without the date that closes it ("said Holm on Monday")."""
    while end > start + 1 and (
        window.tokens[end - 1].ent_type_ in {"Date", "Time"} or window.tokens[end - 1].lower_ in {"yesterday", "today"}
    ):
        end -= 1
        if window.tokens[end - 1].pos_ == "ADP":
            end -= 1
    return end


def _leading(context: Context, sentence: Span, verb: Token, closing: list[CueClause]) -> Iterator[CueClause]:
    """Read "X said that …" and "…, saying …": the content is what follows, up to the next cue of the same level."""
    window = window_for(context, sentence, verb)
    place = window.index(verb)
    if place is None:
        return
    end = content_end(window, place, [(c.span, c.verb.idx) for c in closing])
    start = content_start(window, place, end)
    if start is None or start >= end:
        return
    extent = (window.tokens[start].idx, window.extent[1] if end >= len(window.tokens) else window.tokens[end].idx)
    group = window.group_start(place)
    is_participle = verb.tag_ == "VBG" and not any(t.pos_ == "AUX" for t in window.tokens[group:place])
    head: Token | None = None
    source: Extent | None = None
    if not is_participle:
        first, stop = _subject_before(window, group)
        stop = _without_date(window, first, stop) if stop > first else stop
        head = head_of(list(window.tokens[first:stop])) if first < stop else None
        source = window.text_extent(first, stop) if head is not None else None
    kind: Kind = "participle" if is_participle else "before"
    yield CueClause(verb, kind, head, source, window.text_extent(group, place + 1), tidy(context.text, [extent]))


def subject_by_place(window: Window, place: int) -> tuple[Token, Extent] | None:
    """Return the noun phrase right before a verb, where a clause plainly starts with it; None where only a tree can
    tell.
    """
    start = window.group_start(place)
    first, stop = _subject_before(window, start)
    if first < stop:
        stop = _without_date(window, first, stop)
    if first >= stop:
        return None
    before = window.tokens[first - 1] if first else None
    if (
        before is not None
        and not window.is_boundary(first - 1)
        and not window.jumps(first)
        and before.pos_ not in {"SCONJ", "CCONJ", "ADV"}
    ):
        return None
    head = head_of(list(window.tokens[first:stop]))
    return None if head is None or head.lower_ in RELATIVE else (head, window.text_extent(first, stop))


def antecedent(window: Window, place: int) -> tuple[Token, Extent] | None:
    """Return the noun phrase before the relative pronoun that is the subject of the verb ("the council, which
    denies it").
    """
    start = window.group_start(place)
    if start == 0 or window.tokens[start - 1].lower_ not in RELATIVE:
        return None
    end = start - 1
    if end and window.tokens[end - 1].text == ",":
        end -= 1
    first = window.phrase_start(end)
    head = head_of(list(window.tokens[first:end])) if first < end else None
    return None if head is None else (head, window.text_extent(first, end))
