"""What the model's marks change in claims: planted marks on a parsed sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from crossread.claims import ClaimStage
from crossread.claims.coding import Coding
from crossread.claims.learned import Marked, recoded
from crossread.language.events import EVENTS, EventMark, Link
from crossread.records import Claim, Quantity, Reading, Span, Time

TEXT = "The militia greeted the envoys in Dosso on Friday with 12 shells."


def marked(read: Callable[..., Reading], label: str, links: dict[str, str], sure: float = 0.9) -> Claim:
    reading = read(TEXT)
    doc = reading.doc
    assert doc is not None
    place = {token.text: token.i for token in doc}
    tied = tuple(Link(place[word], role, 0.9) for word, role in links.items())
    start = place["greeted"]
    doc.user_data[EVENTS] = (EventMark(start, start + 1, label, 0.9, sure, "positive", "asserted", tied),)
    friday, shells = TEXT.index("Friday"), TEXT.index("12 shells")
    times = (Time(span=Span(friday, friday + 6, "Friday"), value="2031-03-14"),)
    figures = (Quantity(span=Span(shells, shells + 9, "12 shells"), low=12, high=12),)
    reading = replace(reading, doc=doc, times=times, quantities=figures)
    (claim,) = [c for c in ClaimStage()(reading).claims if c.predicate.quote == "greeted"]
    return claim


def test_the_model_gives_type_mode_and_roles(read: Callable[..., Reading]) -> None:
    links = {"shells": "quantity", "envoys": "recipient", "militia": "actor", "Friday": "time"}
    claim = marked(read, "ASSAULT heavy-weapons", links)
    assert (claim.event_type, claim.event_mode) == ("ASSAULT", "heavy-weapons")
    assert [a.span.quote for a in claim.actors] == ["The militia"]
    assert [a.span.quote for a in claim.recipients] == ["the envoys"]
    assert claim.time is not None
    assert claim.time.span.quote == "Friday"
    assert [q.span.quote for q in claim.quantities] == ["12 shells"]


def test_an_unsure_label_does_not_overrule_the_lexicon() -> None:
    mark = EventMark(0, 1, "AID", 0.9, 0.3, "positive", "asserted", ())
    assert recoded(Coding("ASSAULT", "aerial"), mark).event_type == "ASSAULT"
    assert recoded(Coding(), mark).event_type == "AID"
    assert recoded(Coding("ASSAULT"), replace(mark, label_probability=0.8)).event_type == "AID"
    assert recoded(Coding("ASSAULT"), replace(mark, label="null other", label_probability=0.8)).event_type is None
    assert recoded(Coding("ASSAULT"), None) == Coding("ASSAULT")


def test_triggers_that_only_the_model_sees_become_predicates(read: Callable[..., Reading]) -> None:
    doc = read("Nobody in Dosso expected the whiteout.").doc
    assert doc is not None
    word = next(token for token in doc if token.text == "whiteout")
    doc.user_data[EVENTS] = (EventMark(word.i, word.i + 1, "null disaster", 0.9, 0.9, "positive", "asserted", ()),)
    stage = ClaimStage()
    found = Marked.of(doc).complete([], next(iter(doc.sents)), stage.lexicon)
    assert [(p.kind, p.word.text) for p in found] == [("noun", "whiteout")]
