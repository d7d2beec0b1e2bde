"""Reading annotated reports, and what is turned away."""

from __future__ import annotations

import pytest

from training.annotations.records import Figure
from training.annotations.reports import MalformedReport, read_report_text, write_report
from training.annotations.scheme import CLASSES


def test_events_and_their_arguments(marked: str) -> None:
    report = read_report_text(marked)
    shelled, withdraw = report.events[1], report.events[2]
    assert (shelled.type, shelled.mode, shelled.modality, shelled.negative) == (
        "ASSAULT",
        "heavy-weapons",
        "asserted",
        False,
    )
    assert [(a.role, report.text[a.start : a.end], a.keys, a.time) for a in shelled.arguments] == [
        ("actor", "the Savanna Guard", ("guard",), None),
        ("place", "Kayes", ("kayes",), None),
        ("recipient", "Kayes", ("kayes",), None),
        ("time", "Wednesday", (), "2031-03-12"),
    ]
    assert withdraw.modality == "possible"
    assert [a.figure for a in withdraw.arguments if a.figure] == [Figure(30, None, False, item="fighters")]


def test_chains_run_from_the_first_speaker_out(marked: str) -> None:
    report = read_report_text(marked)
    chain = report.chain(report.events[2])
    assert [report.text[slice(*link.source)] for link in chain if link.source] == ["an officer", "the Ledger"]
    assert [link.source_class for link in chain] == [CLASSES["uo"], CLASSES["nl"]]
    assert [link.number for link in report.chain(report.events[1])] == [1]


def test_content_inside_content_gives_the_parent() -> None:
    heading = (
        "---\nid: a\nstyle: wire\nregion: pacific\ntopic: t\noutlet: o\n"
        "published: 2031-01-02\ntitle: t\ncontexts: legal\n---\n"
    )
    body = "[A paper|s1 nl] [says|c1] [[a clerk|s2 up] [told|c2] it [[rain|e1 null disaster] fell|k2]|k1]."
    report = read_report_text(heading + body)
    assert report.attributions[2].parent == 1
    assert [link.number for link in report.chain(report.events[1])] == [2, 1]


def test_writing_and_reading_again_gives_the_same(marked: str) -> None:
    report = read_report_text(marked)
    again = read_report_text(write_report(report))
    assert (again.text, again.events, again.attributions, again.heading) == (
        report.text,
        report.events,
        report.attributions,
        report.heading,
    )


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("ASSAULT heavy-weapons", "ASSAULT heavy", "'heavy' in 'e1 ASSAULT heavy' is not known"),
        ("ASSAULT heavy-weapons", "ATTACK", "ATTACK is no PLOVER type"),
        ("ASSAULT heavy-weapons", "null war", "null needs one of"),
        ("e2 RETREAT", "e1 RETREAT", "event 1 has two triggers"),
        ("shelled|e1 ASSAULT heavy-weapons", "shelled|a9", "event 9 has arguments and no trigger"),
        ("2031-03-12", "12 March", "needs one EDTF value"),
        ("2031-03-12", "2031-13-12", "needs one EDTF value"),
        ("30.. i=fighters", "many", "needs a value such as"),
        ("i=fighters", "i=soldiers", "is not in 'At least 30 fighters'"),
        ("30..", "35..30", "wrong way round"),
        ("s1 no", "s1", "attribution 1 has no class"),
        ("in=3", "in=9", "lies in 9, which there is none of"),
        ("c3]", "c3 in=2]", "lies in itself"),
        ("@kayes]", "@kays]", "'@kays' is not declared"),
        ("on [Wednesday", "[on Wednesday", "leaves its preposition outside"),
        ("[Kayes|", "[Kayes |", "begins or ends with a space"),
        ("style: broadsheet", "style: poem", "style 'poem' is none of"),
        ("published: 2031-03-14", "published: soon", "no ISO date"),
        ("title: A bridge lost\n", "", "the heading lacks title"),
        ("@army: military", "@army: soldiers", "is no role"),
        ("| ML\n@kayes", "| Mali\n@kayes", "is no alpha-2 code"),
        ("|a2 q2", "|a2 r2 q2", "is actor and recipient of event 2"),
    ],
)
def test_a_broken_rule_is_named(marked: str, old: str, new: str, cause: str) -> None:
    assert old in marked
    with pytest.raises(MalformedReport) as error:
        read_report_text(marked.replace(old, new), "bad.txt")
    assert cause in str(error.value)
    assert str(error.value).startswith("bad.txt:")


def test_the_label_of_a_speaker_needs_no_cue(marked: str) -> None:
    assert read_report_text(marked.replace("[said|c1]", "said")).attributions[1].cue is None


def test_every_error_is_told_with_its_line(marked: str) -> None:
    broken = marked.replace("2031-03-12", "Wednesday").replace("e2 RETREAT withdraw", "e2 RETIRE")
    with pytest.raises(MalformedReport) as error:
        read_report_text(broken)
    assert [(e.line, e.cause.split("'")[1]) for e in error.value.errors] == [
        (15, "t1 Wednesday"),
        (17, "e2 RETIRE possible"),
    ]


def test_a_file_without_heading_or_text_is_no_report() -> None:
    with pytest.raises(MalformedReport, match="begins with a heading"):
        read_report_text("Just text.")
