from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from crossread.casebook import Casebook, RunManifest
from crossread.errors import Code, CrossreadError
from tests.casebook.invented import KEY, make_case, make_reading


def code_of(path: Path, *, create: bool) -> Code:
    with pytest.raises(CrossreadError) as caught:
        Casebook.open(path, create=create)
    assert str(path) in caught.value.cause
    return caught.value.code


def test_a_casebook_is_made_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%41.casebook"
    assert code_of(path, create=False) is Code.CASEBOOK_MISSING
    assert not path.exists()
    Casebook.open(path).close()
    assert path.exists()
    with Casebook.open(path, create=False) as book:
        assert book.case().reports == ()
        assert book.verify() == []
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_or_a_place_in_no_folder_is_unwritable(tmp_path: Path) -> None:
    for create in (True, False):
        assert code_of(tmp_path, create=create) is Code.CASEBOOK_UNWRITABLE
    assert code_of(tmp_path / "nowhere" / "x.casebook", create=True) is Code.CASEBOOK_UNWRITABLE


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc, where nobody may make a file")
def test_a_place_where_no_file_can_be_made_is_unwritable() -> None:
    assert code_of(Path("/proc/x.casebook"), create=True) is Code.CASEBOOK_UNWRITABLE


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_casebook_in_a_read_only_folder_can_be_read_and_not_written(tmp_path: Path, manifest: RunManifest) -> None:
    path = tmp_path / "x.casebook"
    Casebook.open(path).close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert code_of(path, create=True) is Code.CASEBOOK_UNWRITABLE
        with Casebook.open(path, create=False) as book:
            assert book.case().reports == ()
            book.log_export("jsonl", "abc")
            with pytest.raises(CrossreadError) as caught:
                book.begin_run(manifest)
            assert caught.value.code is Code.CASEBOOK_UNWRITABLE
    finally:
        tmp_path.chmod(0o755)


def test_a_newer_casebook_is_told_apart_from_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "x.casebook"
    Casebook.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for create in (True, False):
        assert code_of(path, create=create) is Code.CASEBOOK_NEWER


def test_what_is_no_casebook_is_left_as_it_is(tmp_path: Path) -> None:
    words, empty, other = tmp_path / "words.txt", tmp_path / "empty", tmp_path / "other.sqlite"
    words.write_text("Only a letter to the editor. " * 100)
    empty.touch()
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE stamps (country TEXT)")
    connection.commit()
    connection.close()
    for path, creates in ((words, (True, False)), (empty, (False,)), (other, (True, False))):
        before = path.read_bytes()
        for create in creates:
            assert code_of(path, create=create) is Code.CASEBOOK_BROKEN
        assert path.read_bytes() == before
    Casebook.open(empty).close()


def test_a_damaged_file_is_one_clear_error(tmp_path: Path, manifest: RunManifest) -> None:
    path = tmp_path / "x.casebook"
    with Casebook.open(path) as book:
        run = book.begin_run(manifest)
        for number in range(20):
            reading, raw = make_reading(number)
            book.add_reading(run, reading, raw=raw, key=KEY)
        book.put_case(run, make_case(book.readings()))
        book.finish_run(run)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(CrossreadError) as caught, Casebook.open(path, create=False) as book:
        book.case()
    assert caught.value.code is Code.CASEBOOK_BROKEN
    path.write_bytes(whole[: -len(whole) // 4] + b"\xaa" * (len(whole) // 4))
    with Casebook.open(path, create=False) as book:
        assert book.verify() != []
