"""The table of names: counted from articles, read, and weighed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.model import MODEL_DIR, LanguageModel
from crossread.language.names import FILE, NamePrior, read_names, write_names
from training.language.examples import Example
from training.language.names import count_names

LABELS = ("O", "B-Location", "I-Location", "B-Person", "I-Person")
NAMES = {"Otero": {"Person": 9, "O": 1}, "Ferrol": {"Location": 4}}


def test_a_known_name_leans_to_its_class_and_no_label_is_ruled_out() -> None:
    plain = np.zeros((3, len(LABELS)), dtype=np.float32)
    raised = NamePrior(NAMES, LABELS).raise_scores(["Otero", "left", "Ferrol"], plain)
    assert LABELS[int(raised[0].argmax())][2:] == "Person"
    assert LABELS[int(raised[2].argmax())][2:] == "Location"
    assert raised[0, 3] == raised[0, 4]
    assert np.isfinite(raised).all()
    assert (raised[1] == 0).all()
    assert (plain == 0).all()


def test_sure_scores_outweigh_the_table() -> None:
    sure = np.zeros((1, len(LABELS)), dtype=np.float32)
    sure[0, 1] = 8
    assert int(NamePrior(NAMES, LABELS).raise_scores(["Otero"], sure).argmax()) == 1


def test_only_words_with_a_capital_in_two_articles_are_counted() -> None:
    first = [Example(("Otero", "saw", "Ferrol"), entities=("B-Person", "O", "B-Location"))]
    second = [Example(("Otero", "saw", "me"), entities=("O", "O", "O"))]
    assert count_names([first, second]) == {"Otero": {"Person": 1, "O": 1}}


@given(
    names=st.dictionaries(
        st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8),
        st.dictionaries(st.sampled_from(("O", "Person", "Location")), st.integers(1, 99), min_size=1),
        min_size=1,
    )
)
def test_a_table_is_read_as_it_was_written(tmp_path_factory: object, names: dict[str, dict[str, int]]) -> None:
    path = tmp_path_factory.mktemp("names") / FILE  # type: ignore[attr-defined]
    write_names(names, path)
    assert read_names(path) == names


def test_a_folder_without_a_table_has_no_names(tmp_path: Path) -> None:
    assert read_names(tmp_path / FILE) == {}


def test_the_table_that_ships_knows_only_classes_of_the_model() -> None:
    labels = {label[2:] for label in LanguageModel.read().config.entities if label != "O"} | {"O"}
    table = read_names(MODEL_DIR / FILE)
    assert table
    assert {kind for counts in table.values() for kind in counts} <= labels
