"""Encodings are declared, proven or detected with a note; never guessed silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.errors import Code
from crossread.ingest import Intake

Take = Callable[..., Intake]
TEXT = (
    "The café owner, a señora of the old quarter, said the façade would stay as it was. “Naïve,” the mayor called her, "
    "and asked the São Tomé bank for £90 more. The two have not spoken since the fête in June, their neighbours said."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_strict_encodings_need_no_note(take: Take, encoding: str) -> None:
    intake = take(TEXT.encode(encoding))
    assert (intake.report.text, intake.notes, intake.report.encoding) == (TEXT, (), encoding)


def test_an_undeclared_encoding_is_detected_with_a_note_that_says_how_sure(take: Take) -> None:
    intake = take(TEXT.encode("cp1252"))
    assert "café owner" in intake.report.text
    assert [n.code for n in intake.notes] == [Code.REPORT_ENCODING.value]
    assert "% sure" in intake.notes[0].message


def test_a_declared_charset_is_followed_and_a_false_one_is_not(take: Take) -> None:
    page = '<html><head><meta charset="{}"></head><body><article><p>{}</p></article></body></html>'
    intake = take(page.format("windows-1252", TEXT).encode("cp1252"), "a.html")
    assert (intake.report.text, intake.report.encoding) == (TEXT, "cp1252")
    assert take(page.format("us-ascii", TEXT).encode(), "b.html").report.encoding in ("cp1252", "utf-8")
    assert take(page.format("no-such", TEXT).encode(), "c.html").report.text == TEXT


def test_a_wound_in_utf8_is_shown_and_not_repaired_silently(take: Take) -> None:
    data = TEXT.encode().replace(b"June", b"J\xffne")
    intake = take(data)
    assert "J\ufffdne" in intake.report.text
    assert intake.report.encoding == "utf-8"
    assert [n.code for n in intake.notes] == [Code.REPORT_ENCODING.value]


def test_mojibake_stays_as_it_is(take: Take) -> None:
    broken = TEXT.encode().decode("cp1252", "ignore")
    assert "cafÃ©" in take(broken).report.text
