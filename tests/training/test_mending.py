"""What a program puts right in annotators' files."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.annotations.mending import mend_file, mend_line


@pytest.mark.parametrize(
    ("marked", "mended"),
    [
        ("[the attack|e1 ASSAULT]", "the [attack|e1 ASSAULT]"),
        ("[A second air strike|e1 ASSAULT aerial]", "A second [air strike|e1 ASSAULT aerial]"),
        ("[the army's demand|e1 REQUEST k2]", "[the army's [demand|e1 REQUEST]|k2]"),
        ("[the Tanzanian mediation|e1 CONSULT]", "the Tanzanian [mediation|e1 CONSULT]"),
        ("[blew up|e1 ASSAULT] [the bridge|r1]", "[blew up|e1 ASSAULT] [the bridge|r1]"),
        ("[no|e1 null other] [the end|r1]", "[no|e1 null other] [the end|r1]"),
    ],
)
def test_triggers_lose_articles_owners_and_adjectives(marked: str, mended: str) -> None:
    assert mend_line(marked) == mended


def test_a_file_is_mended_in_place_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("@x: state | X\n@y: state | Y\n---\n[X|a1 @x] began [a raid|e1 ASSAULT]\n[open", encoding="utf-8")
    assert mend_file(path)
    assert path.read_text(encoding="utf-8") == "@x: state | X\n---\n[X|a1 @x] began a [raid|e1 ASSAULT]\n[open"
    assert not mend_file(path)
