from __future__ import annotations

import io
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from crossread.casebook import Casebook
from crossread.exporters import header_of

DOC = (Path(__file__).parents[2] / "docs" / "casebook.md").read_text("utf-8")


def test_the_code_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", DOC, re.DOTALL):
        exec(compile(block, "docs/casebook.md", "exec"), names)
    with Casebook.open("ferry.casebook", create=False) as casebook:
        stream = io.StringIO()
        exporter = names["HeadlinesExporter"](stream, header_of(casebook))
        exporter.write(casebook.case())
        exporter.finalize()
    assert stream.getvalue() == "None\tNone\n"
    connection = sqlite3.connect("ferry.casebook")
    (query,) = re.findall(r"```sql\n(.*?)```", DOC, re.DOTALL)
    assert connection.execute(query).fetchall() == []
    connection.close()


def test_the_page_names_every_table(tmp_path: Path) -> None:
    path = tmp_path / "x.casebook"
    Casebook.open(path).close()
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual')").fetchall()
    connection.close()
    assert [name for (name,) in tables if f"`{name}`" not in DOC and not name.startswith("sqlite_")] == []
