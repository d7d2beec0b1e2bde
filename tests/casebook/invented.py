"""An invented case, made without a model: readings, a comparison, and the manifest of the run that gave them."""

from __future__ import annotations

from dataclasses import replace

from crossread.casebook import RunManifest
from crossread.records import (
    Argument,
    Attribution,
    CaseRecords,
    Claim,
    Entity,
    Event,
    Finding,
    Interval,
    Lineage,
    Mention,
    Note,
    OffsetMap,
    Origin,
    Place,
    PlaceArgument,
    Quantity,
    Reading,
    Relation,
    Report,
    Span,
    Time,
    Value,
    content_id,
    sha256,
)

KEY = "key-of-the-test"


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def make_reading(number: int = 0) -> tuple[Reading, bytes]:
    """Return an invented reading with every layer filled, and its raw bytes."""
    text = f"The harbour master of Velmora said on Monday that {number + 12} barges left the quay.\nNobody was hurt."
    raw = text.encode()
    name = content_id("rep", text)
    report = Report(
        id=name,
        outlet=f"Quay Letter {number % 3}",
        title="Barges leave Velmora",
        published=f"2031-03-{number % 28 + 1:02}",
        language="en",
        text=text,
        text_sha256=sha256(text),
        raw_sha256=sha256(raw),
        source_path=f"letters/{number:03}.txt",
        links=("https://quay.example/a",),
        offsets=OffsetMap(((0, 3, 10), (11, 14, len(text) - 11))),
    )
    who, velmora, barges = (
        at(text, "The harbour master of Velmora"),
        at(text, "Velmora"),
        at(text, f"{number + 12} barges"),
    )
    entity = Entity(
        id=content_id("ent", name, "master"),
        name="harbour master of Velmora",
        schema="Person",
        names=("The harbour master of Velmora",),
        role="government",
        mentions=(Mention(name, who),),
    )
    place = Place(
        id=content_id("pla", "Velmora"),
        name="Velmora",
        latitude=12.5,
        longitude=-3.25,
        precision="city",
        mentions=(Mention(name, velmora),),
    )
    attribution = Attribution(
        id=content_id("att", name),
        report=name,
        parent=None,
        source=who,
        source_entity=entity.id,
        source_class="unnamed_official",
        cue=at(text, "said"),
        stance="asserts",
        content=(at(text, f"that {number + 12} barges left the quay"),),
        form="indirect",
    )
    claim = Claim(
        id=content_id("cla", name),
        report=name,
        sentence=Span.of(text, 0, text.index("\n")),
        predicate=at(text, "left"),
        event_type="RETREAT",
        event_mode="withdraw",
        contexts=("economic",),
        actors=(Argument(barges),),
        places=(PlaceArgument(velmora, place.id),),
        time=Time(span=at(text, "Monday"), value="2031-03-03", precision="day"),
        quantities=(Quantity(span=barges, low=number + 12.0, high=number + 12.0, item="barges"),),
        attribution=attribution.id,
        confidence=0.75,
    )
    note = Note(report=name, stage="places", code="N302", message="The quay could be anywhere.")
    reading = Reading(
        report=report,
        attributions=(attribution,),
        entities=(entity,),
        places=(place,),
        claims=(claim,),
        notes=(note,),
    )
    return reading, raw


def make_case(case: CaseRecords) -> CaseRecords:
    """Return the case with every layer that a comparison gives, made from what it is given and nothing else."""
    claims = tuple(c.id for c in case.claims)
    event = Event(id=content_id("eve", *claims), claims=claims, event_type="RETREAT", summary="Barges left the quay")
    origin = Origin(
        id=content_id("ori", *claims),
        entity=case.entities[0].id,
        description="the harbour master",
        kind="unnamed_official",
        claims=claims,
    )
    finding = Finding(
        id=content_id("fin", event.id),
        event=event.id,
        question="quantity:barges",
        status="repeated",
        origins=(origin.id,),
        independent_origins=Interval(1, 2),
        supporting=claims,
        values=(Value("12", claims[:1]),),
        reports=len(case.reports),
        outlets=3,
    )
    first, last = case.reports[0], case.reports[-1]
    edge = Lineage(
        origin=last.id,
        target=first.id,
        relation="copies",
        score=0.9,
        evidence=(Mention(last.id, Span.of(last.text, 0, 11)),),
    )
    tie = Relation(a=case.entities[0].id, b=case.entities[-1].id, sign=1, weight=1.5, claims=claims)
    return replace(
        case,
        reports=tuple(replace(r, story="sto-1") for r in case.reports),
        events=(event,),
        findings=(finding,),
        origins=(origin,),
        lineage=(edge,),
        relations=(tie,),
        notes=(*case.notes, Note(report=None, stage="events", code="N201", message="Only a test.")),
    )


MANIFEST = RunManifest(
    tool="crossread",
    version="9.9.9",
    model_name="none",
    model_version="1",
    model_sha256="00ff",
    key=KEY,
    arguments=("letters/",),
)
