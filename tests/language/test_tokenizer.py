"""The tokenizer cuts as the treebanks do."""

import pytest

from crossread.language.tokenizer import blank_english

CASES = {
    "A well-known anti-war e-mail": ["A", "well", "-", "known", "anti-war", "e-mail"],
    "It cost $1.5bn, not US$2 million.": ["It", "cost", "$", "1.5", "bn", ",", "not", "US$", "2", "million", "."],
    "560km or 560 km": ["560", "km", "or", "560", "km"],
    "They didn't, can’t and cannot": ["They", "did", "n't", ",", "ca", "n’t", "and", "can", "not"],
    "“No,” he said—‘never’": ["“", "No", ",", "”", "he", "said", "—", "‘", "never", "’"],
    "the U.S. Army's F-16 jets": ["the", "U.S.", "Army", "'s", "F-16", "jets"],
    "on 9/11 and/or 2014-06-25": ["on", "9/11", "and", "/", "or", "2014-06-25"],
    "(AP) -- Iran; 30-35 missions": ["(", "AP", ")", "--", "Iran", ";", "30", "-", "35", "missions"],
    "its id was wed to Id": ["its", "id", "was", "wed", "to", "Id"],
    "Lt. Col. Ali left at 9 a.m. sharp": ["Lt.", "Col.", "Ali", "left", "at", "9", "a.m.", "sharp"],
}


@pytest.mark.parametrize(("text", "tokens"), CASES.items())
def test_tokens(text: str, tokens: list[str]) -> None:
    doc = blank_english()(text)
    assert doc.text == text
    assert [t.text for t in doc] == tokens
