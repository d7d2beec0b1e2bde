"""What the documents say works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from crossread.cli.app import COMMANDS, build_app
from docs.generate import FILE, errors, reference

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def commands_in(page: Path) -> list[list[str]]:
    blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    found = [shlex.split(line, comments=True) for line in lines if re.match(r"(\$ )?(\.venv/bin/)?crossread ", line)]
    return [words[1:] for words in found if "[" not in " ".join(words)]


def test_the_command_line_reference_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == reference(), "run `make docs`"


def test_the_table_of_codes_is_current() -> None:
    assert FILE.with_name("errors.md").read_text(encoding="utf-8") == errors(), "run `make docs`"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.__name__)
def test_every_command_and_parameter_says_what_it_is_for(command: object) -> None:
    group = typer.main.get_command(build_app())
    found = group.commands[command.__name__]  # type: ignore[attr-defined]
    assert found.help
    assert all(getattr(p, "help", None) for p in found.params if p.name != "help")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_command_shown_in_a_page_parses(page: Path) -> None:
    group = typer.main.get_command(build_app())
    for words in commands_in(page):
        command = group.commands[words[0]]  # type: ignore[attr-defined]
        assert command.make_context(words[0], words[1:], resilient_parsing=False)


def test_every_make_target_named_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"^make ([a-z]+)$", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert named == {"demo", "test"}
    assert named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_python_sample_of_the_readme_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = re.search(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    assert sample is not None
    monkeypatch.chdir(ROOT)
    exec(compile(sample.group(1), "README.md", "exec"), {})
    assert "The Caspian Courier" in capsys.readouterr().out
