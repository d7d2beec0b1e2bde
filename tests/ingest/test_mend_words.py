"""Words split, run together, or one to a line."""

from __future__ import annotations

import pytest

from crossread.ingest import mend


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("The envoy's spokes- man was conduct- ing talks.", "The envoy's spokesman was conducting talks."),
        ("Rebel com- manders met offi- cials on Tues- day.", "Rebel commanders met officials on Tuesday."),
        ("She has re- signed over the politi- cal crisis.", "She has resigned over the political crisis."),
        ("The Ports Autho- rity shut the har-\nbour to ships.", "The Ports Authority shut the harbour to ships."),
        ("The govern\u00adment fell, its sup\u00ad\nporters said.", "The government fell, its supporters said."),
        ("A long-\nterm truce held.", "A long-term truce held."),
        ("A well- known general left.", "A well-known general left."),
    ],
)
def test_split_words_are_mended(damaged: str, whole: str) -> None:
    assert mend(damaged).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "Crowds of pro- and anti-monarchy marchers met.",
        "Talks may resume in mid- to late autumn.",
        "The Sino- Russian border was shut and the Afro- Asian bloc complained.",
        "He left- but the guards stayed.",
        "The two- or three-day truce is over.",
    ],
)
def test_suspended_compounds_and_double_names_stay(text: str) -> None:
    assert mend(text).text == text


def test_words_one_a_line_become_the_paragraph_they_belong_to() -> None:
    damaged = "Rain fell.\n\nIn\nOslo,\nthe\ncoast\nguard\nagency\ndenied the report. Two boats sank."
    assert mend(damaged).text == "Rain fell.\n\nIn Oslo, the coast guard agency denied the report. Two boats sank."


def test_words_one_a_line_with_blank_lines_are_joined_to_the_line_that_goes_on() -> None:
    damaged = "Lena\n\nOrtiz,\n\nthe\n\nspokes- woman for the miners, said no.\n\nThe strike goes on."
    assert mend(damaged).text == "Lena Ortiz, the spokeswoman for the miners, said no.\n\nThe strike goes on."


@pytest.mark.parametrize(
    "text", ["Guests:\n\nAnna\nBoris\nClara\nDavid", "Bread\nMilk\nEggs\nFlour", "ONE\nTWO\nTHE\nEND"]
)
def test_lists_of_single_words_stay_lists(text: str) -> None:
    assert mend(text).text == text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Troops guarded thebridge all night.", "Troops guarded the bridge all night."),
        ("A drone fell nearLagos at noon.", "A drone fell near Lagos at noon."),
        ("Farmers fled rebelcontrolled villages.", "Farmers fled rebel-controlled villages."),
        ("The mayor ofthe town fled.", "The mayor of the town fled."),
    ],
)
def test_words_run_together_are_parted(damaged: str, whole: str) -> None:
    assert mend(damaged).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "The minehunter passed the breakwater near McAllister Point.",
        "Overpromising is a habit of the toothfairy, wrote deGroot on YouTube.",
        "Herders from Theniet drove to Ofunato and Inhambane.",
        "See www.thenewpaper.example or write to theeditor@paper.example.",
    ],
)
def test_rare_words_and_names_are_not_parted(text: str) -> None:
    assert mend(text).text == text


def test_hard_wrapped_paragraphs_become_one_line_and_headings_lists_and_speakers_stay() -> None:
    damaged = (
        "WATER\n\nThe relief office said on Thursday that nine of the wells in the\n"
        "upper valley had been repaired, and that the remaining four would\n"
        "be reached by lorry once the road to the old quarry was cleared\n"
        "of snow.\n\n- blankets for sixty families\n- two pumps\n\nHOST: Good evening.\nGUEST: Good evening to you."
    )
    blocks = mend(damaged).text.split("\n\n")
    assert blocks[0] == "WATER"
    assert blocks[1].startswith("The relief office")
    assert blocks[1].endswith("cleared of snow.")
    assert "\n" not in blocks[1]
    assert blocks[2] == "- blankets for sixty families\n- two pumps"
    assert blocks[3] == "HOST: Good evening.\nGUEST: Good evening to you."


def test_two_short_lines_of_a_letterhead_stay_apart() -> None:
    text = "RIVER AID TRUST (RAT)\nField note 4, covering 2 to 6 May\n\nThe trust has found no new cases."
    assert mend(text).text == text
