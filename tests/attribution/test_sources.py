from __future__ import annotations

from collections.abc import Callable

from crossread.attribution import AttributionStage
from crossread.grounding.actors.stage import ActorStage
from crossread.grounding.sources import SourceStage
from crossread.records import Reading

Attribute = Callable[..., Reading]
Speakers = Callable[..., list[str]]


def test_he_and_the_official_are_the_official_who_spoke_first(attribute: Attribute) -> None:
    text = "Ten vans crossed, a Swiss customs official said. The drivers fled, the official said. They ran, he added."
    reading = attribute(text)
    assert len({a.source_entity for a in reading.attributions}) == 1
    (entity,) = [e for e in reading.entities if e.id == reading.attributions[0].source_entity]
    assert (entity.name, entity.role, entity.countries) == ("a Swiss customs official", "government", ("CH",))


def test_she_is_not_the_spokesman(speakers: Speakers) -> None:
    text = "The road is open, said Maria Holt, a spokeswoman. The bus is late, said the spokesman. Snow fell, she said."
    assert speakers(text, "fell") == ["Maria Holt"]
    assert speakers(text, "late") == ["the spokesman"]


def test_a_title_leads_back_to_the_name_that_bore_it(speakers: Speakers) -> None:
    text = "The pass is mined, General Pavel Orlin said. Nobody may cross, the general said."
    assert speakers(text, "cross") == speakers(text, "mined")


def test_the_newspaper_is_the_outlet_cited_before(speakers: Speakers) -> None:
    text = "The Coastal Herald reported that the dam was cracked. The newspaper said the town was empty."
    assert speakers(text, "empty") == ["The Coastal Herald"]


def test_it_is_an_organisation_and_not_the_man_in_between(speakers: Speakers) -> None:
    text = "The ministry said that nine wells were dry. It said that rain was near."
    assert speakers(text, "near") == ["The ministry"]


def test_who_says_what_they_believe_is_one_link_only(speakers: Speakers) -> None:
    text = "The ministry said it believed that the ferry had sunk."
    assert speakers(text, "sunk") == ["The ministry"]


def test_another_official_is_somebody_else(attribute: Attribute) -> None:
    text = "The depot burned, a police officer said. Another officer said that the depot was empty."
    reading = attribute(text)
    assert len({a.source_entity for a in reading.attributions}) == 2


def test_a_body_named_for_a_state_is_the_body_and_not_the_state(read: Callable[..., Reading]) -> None:
    text = "Nine people drowned, the Chilean Red Cross said. Chile closed two ports."
    reading = SourceStage()(AttributionStage()(ActorStage()(read(text))))
    names = {e.id: e.name for e in reading.entities}
    (source,) = {a.source_entity for a in reading.attributions}
    assert "Red Cross" in names[source or ""]
    assert "Chile" in names.values()
