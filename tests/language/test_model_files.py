"""What ships with the model, and what its page shows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.language.config import ModelConfig
from crossread.language.model import MODEL_DIR

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/model.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_code_in_the_page_runs(block: str) -> None:
    names: dict[str, object] = {}
    exec(compile(block, str(PAGE), "exec"), names)
    assert names.keys() & {"nlp", "docs", "parse"}


def test_the_files_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in MODEL_DIR.iterdir()) <= 44_000_000


def test_the_card_names_every_corpus_with_its_licence() -> None:
    card = (MODEL_DIR / "CARD.md").read_text(encoding="utf-8")
    for name in ("EWT", "GUM", "Worldwide English newswire", "PolNeAR", "CC BY-SA 4.0", "Apache-2.0"):
        assert name in card


def test_the_configuration_can_be_written_and_read_again(tmp_path: Path) -> None:
    config = ModelConfig.read(MODEL_DIR / "config.json")
    config.write(tmp_path / "config.json")
    assert ModelConfig.read(tmp_path / "config.json") == config
    assert config.entities[0] == "O"
    assert "said" in config.cue_words
    assert "town" not in config.cue_words


def test_parsing_needs_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; from crossread.language import load; load()('Iran sent drones.');"
        "print(sorted({'torch', 'transformers', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
