"""How data in CQE's form are read, and our quantities put in their terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossread.grounding.quantities import find_quantities, trend_of
from evaluation.quantities import TESTS, Amount, Sums, amount, amounts, differences, named, read_amount, texts


def ours(text: str) -> Amount:
    (quantity,) = find_quantities(text)
    return amount(quantity, trend_of(text, quantity))


@pytest.mark.parametrize(
    ("text", "values", "unit", "per", "change"),
    [
        ("At least 30 km.", (30,), "kilometre", "", ">"),
        ("Up to 30 litres.", (30,), "litre", "", "<"),
        ("About 30 litres.", (30,), "litre", "", "~"),
        ("It fell 4 percent.", (4,), "percent", "", "down"),
        ("It climbed to 4 percent.", (4,), "percent", "", "up"),
        ("A 4 percent drop.", (4,), "percent", "", "down"),
        ("They sold 3 litres.", (3,), "litre", "", "="),
        ("It holds 3 to 5 litres a day.", (3, 5), "litre", "day", "="),
        ("It ran 80 km/h.", (80,), "kilometre", "hour", "="),
        ("Dozens of goats.", (12,), "", "", "~"),
        ("Tens of thousands of goats.", (10000,), "", "", "~"),
    ],
)
def test_ours_in_their_terms(text: str, values: tuple[float, ...], unit: str, per: str, change: str) -> None:
    found = ours(text)
    assert (found.values, found.unit, found.per, found.change) == (values, unit, per, change)


@pytest.mark.parametrize(
    ("name", "unit", "per"),
    [
        ("percentage", "percent", ""),
        ("canadian dollar per share", "CAD", "share"),
        ("kilometre per hour", "kilometre", "hour"),
        ("year of age", "year_old", ""),
        ("-", "", ""),
        ("narrow lane", "lane", ""),
        ("gallon per day", "gallon", "day"),
    ],
)
def test_their_units_by_our_names(name: str, unit: str, per: str) -> None:
    assert named((1.0,), name)[1:3] == (unit, per)


def test_a_part_and_its_whole_are_two_of_theirs() -> None:
    (quantity,) = find_quantities("They sold 30 of the 150.")
    assert [one.values for one in amounts(quantity, None)] == [(30,), (150,)]
    (quantity,) = find_quantities("It was the first of 150.")
    assert [one.values for one in amounts(quantity, None)] == [(150,)]


def test_gold_values() -> None:
    assert read_amount({"value": "8-10", "normalized_unit": "foot", "change": "~"}).values == (8, 10)
    assert read_amount({"value": [8, "10"], "normalized_unit": "foot"}).values == (8, 10)
    assert read_amount({"value": "-5", "normalized_unit": "celsius", "change": ">="}).change == ">"
    assert read_amount({"value": 5, "normalized_unit": "-"}).change is None


def test_a_value_matches_to_the_digits_it_is_written_with() -> None:
    third = Amount((1 / 3,), "")
    assert TESTS["value"](read_amount({"value": "0.33", "normalized_unit": "-"}), third)
    assert not TESTS["value"](read_amount({"value": "0.34", "normalized_unit": "-"}), third)
    assert not TESTS["value"](read_amount({"value": "0", "normalized_unit": "-"}), third)


def test_sums_match_one_to_one_and_judge_a_change_only_where_one_is_given() -> None:
    gold = [read_amount({"value": "4", "normalized_unit": "litre", "change": ">"})]
    gold += [read_amount({"value": "4", "normalized_unit": "metre"})]
    sums = Sums()
    sums.add(gold, [Amount((4.0,), "litre", change="="), Amount((4.0,), "metre", change="~"), Amount((9.0,), "")])
    figures = sums.figures()
    assert figures["value_recall"] == figures["value_unit_recall"] == 100
    assert figures["value_change_recall"] == 50
    assert round(figures["value_precision"]) == 67
    assert figures["changes_given"] == 1


def test_a_folder_is_pooled_and_differences_are_told(tmp_path: Path) -> None:
    entry = {"text": "It holds 3 litres.", "quantities": [{"value": "3", "normalized_unit": "gallon"}]}
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps([entry]), encoding="utf-8")
    read = list(texts(tmp_path))
    assert [text for text, _ in read] == [entry["text"]] * 2
    assert differences(read[0][0], read[0][1], [ours(entry["text"])]) == [
        "unit 3 gallon as =3 litre :: It holds 3 litres."
    ]
