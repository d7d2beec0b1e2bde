"""Agreement by layer, on annotations that differ in known places."""

from __future__ import annotations

import pytest

from training.annotations.agreement import agreement
from training.annotations.reports import read_report_text


def test_an_annotation_agrees_with_itself(marked: str) -> None:
    report = read_report_text(marked)
    layers = agreement([(report, report)])
    assert {name: layer.f1 for name, layer in layers.items() if layer.wanted} == dict.fromkeys(
        (name for name, layer in layers.items() if layer.wanted), 1.0
    )
    assert layers["trigger"].wanted == 2
    assert layers["deep chain|trigger"].wanted == 1


@pytest.mark.parametrize(
    ("old", "new", "layer", "f1"),
    [
        ("[shelled|e1 ASSAULT heavy-weapons]", "[shelled|e1 ASSAULT aerial]", "mode|type", 0.5),
        ("[shelled|e1 ASSAULT heavy-weapons]", "[shelled|e1 COERCE]", "type|trigger", 0.5),
        ("[shelled|e1 ASSAULT heavy-weapons]", "[shelled|e1 ASSAULT heavy-weapons neg]", "polarity|trigger", 0.5),
        ("RETREAT withdraw possible", "RETREAT withdraw planned", "modality|trigger", 0.5),
        ("30.. i=fighters", "30 i=fighters", "figure", 0.0),
        ("2031-03-12", "2031-03-13", "time value|time", 0.0),
        ("r1 p1 @kayes", "r1 @kayes", "place", 0.0),
        (", [citing|c2 in=3] [an officer|s2 uo]", ", citing an officer", "chain|trigger", 0.5),
        ("[said|c1]", "[said|c1 confirms]", "stance|attribution", 2 / 3),
        ("s1 no", "s1 uo", "source class|attribution", 2 / 3),
    ],
)
def test_one_difference_shows_in_its_layer(marked: str, old: str, new: str, layer: str, f1: float) -> None:
    assert old in marked
    changed = marked.replace(old, new)
    if "citing" in old:
        changed = changed.replace("k2,3", "k3")
    layers = agreement([(read_report_text(marked), read_report_text(changed))])
    assert layers[layer].f1 == pytest.approx(f1)
    untouched = {"trigger", "actor|trigger", "recipient"} - {layer}
    assert {layers[name].f1 for name in untouched} == {1.0}


def test_a_trigger_that_one_has_alone_costs_precision_or_recall(marked: str) -> None:
    marks = ("[At least 30 fighters|a2 q2 30.. i=fighters]", "[withdraw|e2 RETREAT withdraw possible]")
    fewer = marked.replace(marks[0], "At least 30 fighters").replace(marks[1], "withdraw")
    layers = agreement([(read_report_text(fewer), read_report_text(marked))])
    assert (layers["trigger"].precision, layers["trigger"].recall) == (0.5, 1.0)


def test_different_texts_cannot_be_compared(marked: str) -> None:
    with pytest.raises(ValueError, match="different texts"):
        agreement([(read_report_text(marked), read_report_text(marked.replace("nothing", "little")))])
