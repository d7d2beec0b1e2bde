"""How annotated times are read and scored."""

from __future__ import annotations

import pytest

from crossread.grounding.times.timex import Timex
from crossread.records import Span, Time
from evaluation.times import Sums, comparable, pairs, same_value
from evaluation.timex_readers import Annotated, read_tei, read_timeml, read_timex2, tei_value

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>invented</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">2013-03-22</TIMEX3></DCT>
<TITLE>Rain</TITLE>
<TEXT>
The dam <EVENT eid="e1">broke</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2013-03-19">Tuesday</TIMEX3> &amp;
was mended <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3> <SIGNAL sid="s1">after</SIGNAL>.
<TIMEX3 tid="t3" type="DATE" value="2013" temporalFunction="true"/>
</TEXT>
</TimeML>
"""

WARS = """<DOC>
<DOCID>00_Invented</DOCID>
<DATETIME> <TIMEX2 val="2009-12-19T17:00:00">2009-12-19T17:00:00</TIMEX2> </DATETIME>
<TEXT>
War & plague came in <TIMEX2 val="BC0490" set="">490 BC</TIMEX2>. <TIMEX2 val="BC0489-SP">The spring of
<TIMEX2 val="BC0489">the following year</TIMEX2></TIMEX2> was dry, <TIMEX2>once</TIMEX2>.
</TEXT>
</DOC>
"""

TEI = """<text id="x" dateCollected="2020-01-01" dateCreated="2015-05-07" type="news">
<p>
<s type="decl">
On\tIN\ton
<date when="2015-05-05">
Tuesday\tNP\tTuesday
</date>
,\t,\t,
the\tDT\tthe
<w>
well\tRB\twell
-\tHYPH\t-
known\tVVN\tknow
</w>
mayor\tNN\tmayor
's\tPOS\t's
“\t``\t“
plan\tNN\tplan
”\t''\t”
came\tVVD\tcome
at\tIN\tat
<time when="08:00:00">
8\tCD\t8
am\tNN\tam
</time>
after\tIN\tafter
<date notBefore="2013" notAfter="2015">
two\tCD\ttwo
years\tNNS\tyear
</date>
.\tSENT\t.
</s>
</p>
"""


def test_timeml() -> None:
    document = read_timeml("invented", TIMEML)
    assert document.published == "2013-03-22"
    assert [(document.text[t.start : t.end], t.value) for t in document.gold] == [
        ("Tuesday", "2013-03-19"),
        ("two days", "P2D"),
    ]
    assert "broke on Tuesday &" in document.text


def test_timex2_takes_the_outermost_and_keeps_what_has_no_value() -> None:
    document = read_timex2("invented", WARS)
    assert document.published == "2009-12-19"
    assert [(" ".join(document.text[t.start : t.end].split()), t.value) for t in document.gold] == [
        ("490 BC", "BC0490"),
        ("The spring of the following year", "BC0489-SP"),
        ("once", None),
    ]


def test_bare_document_date_of_timex2() -> None:
    assert read_timex2("x", "<DATETIME> 20091219T170000 </DATETIME><TEXT>No times.</TEXT>").published == "2009-12-19"


def test_tei_is_set_as_running_text_and_only_dates_are_gold() -> None:
    document = read_tei("invented", TEI)
    assert document.text.strip() == "On Tuesday, the well-known mayor's “plan” came at 8 am after two years."
    assert document.published == "2015-05-07"
    assert [(document.text[t.start : t.end], t.value) for t in document.gold] == [("Tuesday", "2015-05-05")]
    assert [document.text[start:end] for start, end in document.aside] == ["8 am", "two years"]


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"when": "--07-04"}, "XXXX-07-04"),
        ({"when": "-400"}, "BC0400"),
        ({"when": "900"}, "0900"),
        ({"from": "1900-01-01", "to": "1999-12-31"}, "19"),
        ({"from": "1930-01-01", "to": "1939-12-31"}, "193"),
        ({"from": "2015-09-14", "to": "2015-09-20"}, "2015-W38"),
        ({"from": "2015-09-19", "to": "2015-09-20"}, "2015-W38-WE"),
        ({"from": "2010-06", "to": "2010-09"}, "2010-SU"),
        ({"from": "1776-12", "to": "1777-03"}, "1776-WI"),
        ({"from": "--06", "to": "--09"}, "XXXX-SU"),
        ({"from": "1971", "to": "1994"}, "1971/1994"),
        ({"from": "2021-10-18", "to": "2021-10-20"}, "2021-10-18/2021-10-20"),
        ({"from": "2012-02-01", "to": "2012-02-29"}, "2012-02"),
    ],
)
def test_tei_values(given: dict[str, str], value: str) -> None:
    assert tei_value(given) == value


def test_matching_is_one_to_one_the_largest_overlap_first() -> None:
    gold = [Timex(0, 10, "1939"), Timex(12, 20, "1945")]
    assert pairs(gold, [Timex(8, 20, "1945")]) == [(gold[1], Timex(8, 20, "1945"))]
    assert pairs(gold, [Timex(10, 12, "1940")]) == []


def test_scores() -> None:
    document = Annotated("x", "It fell in June 1939 and on 4 May 1945 at last, they say.", None, (), ())
    gold = (Timex(11, 20, "1939-06"), Timex(28, 38, "1945-05-04"))
    sums = Sums()
    lines = sums.add(
        Annotated("x", document.text, None, gold, ((50, 54),)),
        [Timex(8, 20, "1939-06"), Timex(28, 38, "1945-05"), Timex(39, 46, None), Timex(50, 54, None)],
    )
    figures = sums.figures()
    assert figures["relaxed_f1"] == pytest.approx(80)
    assert figures["strict_f1"] == pytest.approx(40)
    assert figures["value_f1"] == pytest.approx(40)
    assert figures["value_accuracy"] == 50
    assert [line.split("\t")[1] for line in lines] == ["value", "in vain"]


def test_same_value() -> None:
    assert same_value("199X", "199")
    assert same_value("2013-03-22T10:00", "2013-03-22T10")
    assert same_value("", None)
    assert not same_value("1990", "199")
    assert not same_value("PXY", "P1Y")


def test_where_only_dates_are_annotated_nothing_else_counts() -> None:
    text = "Now, on Tuesday night, at dawn, for three days, in 1998."
    spans = [("Now", None, "vague"), ("Tuesday night", "2015-05-05", "day"), ("at dawn", None, "part")]
    spans += [("three days", None, "duration"), ("1998", "1998", "year")]
    times = [Time(span=Span.of(text, at := text.index(q), at + len(q)), value=v, precision=p) for q, v, p in spans]
    found = comparable(Annotated("x", text, None, (), dates_only=True), times)
    assert [(text[t.start : t.end], t.value) for t in found] == [("Tuesday night", "2015-05-05"), ("1998", "1998")]
    every = comparable(Annotated("x", text, None, ()), times)
    assert [t.value for t in every] == ["PRESENT_REF", "2015-05-05TNI", "XXXX-XX-XXTMO", "P3D", "1998"]
