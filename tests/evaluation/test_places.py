"""How geoparsing corpora are read and scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.grounding.places.given import Grounding
from evaluation.geoxml import GoldToponym, articles
from evaluation.places import Answer, gold_country, is_right, span_counts

WEB = """<articles><article file="0"><title>Ferries</title>
<text>A ferry left Bergen. Peruvian crews met it.</text>
<toponyms><toponym><extractedName>Bergen</extractedName><type>Literal</type><start>13</start><end>19</end>
<geonamesID>3161732</geonamesID><latitude>60.39</latitude><longitude>5.32</longitude></toponym>
<toponym><extractedName>ferry</extractedName><type>Non_Toponym</type><start>2</start><end>7</end></toponym>
<toponym><extractedName>Peruvian</extractedName><type>Non_Literal_Modifier</type><start>20</start><end>28</end>
<geonamesID>3932488</geonamesID><latitude>-10</latitude><longitude>-76</longitude></toponym>
</toponyms></article></articles>"""
LOCAL = """<articles><article docid="1"><text>Rain fell in Bergen and in Zzyrkova.</text><toponyms>
<toponym><start>13</start><end>19</end><phrase>Bergen</phrase><gaztag geonameid="3161732"><name>Bergen</name>
<fclass>P</fclass><fcode>PPLA</fcode><lat>60.39</lat><lon>5.32</lon></gaztag></toponym>
<toponym><start>27</start><end>35</end><phrase>Zzyrkova</phrase></toponym></toponyms></article></articles>"""
VIRUS = """<articles><article><text>Cases rose in Bergen.</text><locations>
<location><name>Bergen</name><start>14</start>
<end>20</end><lat>60.39</lat><lon>5.32</lon></location></locations></article></articles>"""
BERGEN = (60.39, 5.32)


def read(folder: Path, xml: str) -> tuple[GoldToponym, ...]:
    path = folder / "part.xml"
    path.write_text(xml, encoding="utf-8")
    (article,) = articles(path)
    return article.toponyms


def test_geowebnews_is_read_without_what_is_no_toponym_and_a_shifted_span_is_mended(tmp_path: Path) -> None:
    assert read(tmp_path, WEB) == (
        GoldToponym(13, 19, "Bergen", BERGEN, 3161732),
        GoldToponym(21, 29, "Peruvian", (-10, -76), 3932488),
    )


def test_the_local_global_lexicon_keeps_what_has_no_position(tmp_path: Path) -> None:
    assert read(tmp_path, LOCAL) == (
        GoldToponym(13, 19, "Bergen", BERGEN, 3161732, "PPLA"),
        GoldToponym(27, 35, "Zzyrkova"),
    )


def test_geovirus_has_positions_without_ids(tmp_path: Path) -> None:
    assert read(tmp_path, VIRUS) == (GoldToponym(14, 20, "Bergen", BERGEN),)


@pytest.mark.parametrize(
    ("gold", "country"),
    [
        (GoldToponym(0, 4, "Peru", (-10, -76), 3932488), "PE"),
        (GoldToponym(0, 4, "Peru", (-9, -75)), "PE"),
        (GoldToponym(0, 4, "Peru", (40.8, -86.1)), None),
        (GoldToponym(0, 4, "Peru", (-10, -76), 7, "PPL"), None),
        (GoldToponym(0, 4, "Lima", (-12, -77)), None),
    ],
)
def test_a_country_is_told_by_id_or_by_its_name_within_its_extent(gold: GoldToponym, country: str | None) -> None:
    assert gold_country(gold) == country


def test_a_country_is_scored_by_identity_and_a_town_by_distance() -> None:
    peru, bergen = GoldToponym(0, 4, "Peru", (-10, -76), 3932488), GoldToponym(0, 6, "Bergen", BERGEN, 3161732)
    assert is_right(peru, Answer(0, 0, "PE"))
    assert not is_right(peru, Answer(-10, -76))
    assert is_right(bergen, Answer(60, 6))
    assert not is_right(bergen, Answer(59.9, 10.7))
    assert not is_right(bergen, None)


def test_spans_are_exact_and_gold_without_position_is_left_out_end_to_end() -> None:
    gold = [GoldToponym(0, 6, "Bergen", BERGEN), GoldToponym(10, 18, "Zzyrkova"), GoldToponym(20, 26, "Bergen", BERGEN)]
    here = Grounding("Bergen", "NO", *BERGEN, 3161732, "city")
    counts = span_counts(gold, {(0, 6): here, (10, 18): None, (20, 28): here, (40, 44): None})
    assert (counts["wanted"], counts["given"], counts["exact"]) == (3, 4, 2)
    assert (counts["touched"], counts["touching"]) == (3, 3)
    assert (counts["placed_wanted"], counts["placed_given"], counts["placed"]) == (2, 3, 1)
