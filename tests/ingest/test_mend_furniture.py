"""Furniture goes, text stays, and nothing stands there twice."""

from __future__ import annotations

import pytest

from crossread.ingest import mend

BEFORE = "The council voted at dawn to reopen the bridge."
AFTER = "Traders welcomed the vote and sent for their carts."


@pytest.mark.parametrize(
    "furniture",
    [
        "COMMENTS",
        "4 comments",
        "Log in to reply",
        "Comments (12)   Log in to reply",
        "3 COMMENTS   Be the first to like this",
        "Please let us know if you have issues with commenting.",
        "This website uses cookies to improve your visit. ACCEPT   SETTINGS",
        "Accept cookies?   YES   NO",
        "Share on Facebook | Tweet | Email",
        "CONTINUED ON PAGE 12",
        "TURN TO PAGE 3",
        "Read more",
        "READ MORE: ",
        "Sign up for our daily newsletter",
        "ADVERTISEMENT",
        "Newspapers from Old Zembla",
        "FILE PHOTO",
        "PICTURE / COURTESY",
        "Photo: ACME PRESS",
        "© 2011 Valley Mirror. All rights reserved.",
        "-",
        "* * *",
        "Related\nMayor opens market\nFerry fares to rise in June",
        "You may also like:\nTen walks by the sea\nWhy bees dance",
    ],
)
def test_furniture_goes_and_the_text_around_it_stays(furniture: str) -> None:
    assert mend(f"{BEFORE}\n\n{furniture}\n\n{AFTER}").text == f"{BEFORE}\n\n{AFTER}"


@pytest.mark.parametrize(
    "text",
    [
        "(Reporting by A. Writer; Editing by B. Reader)",
        "LIMA, June 4 (Reuters) - Miners walked out.",
        "© Agence France-Presse",
        "abc-de/fg",
        "Comments by the minister angered the union.",
        "Share prices fell.",
        "The site uses cookies that melted, the baker joked, and nobody laughed at the stall that morning in the rain. "
        "It was a long morning, and it went on, and on, and on, until the sun came out and the queue was gone at last. "
        "Then the bread was gone as well, and so were the customers, and so was the dog that waits beside the door.",
        "Yes",
        "Related crimes rose by a tenth.",
    ],
)
def test_agency_credits_and_sentences_are_no_furniture(text: str) -> None:
    assert mend(f"{BEFORE}\n\n{text}\n\n{AFTER}").text == f"{BEFORE}\n\n{text}\n\n{AFTER}"


def test_a_doubled_headline_stays_once_and_a_short_refrain_twice() -> None:
    assert (
        mend(f"Bridge to reopen soon\n\nBridge to reopen soon\n\n{BEFORE}").text == f"Bridge to reopen soon\n\n{BEFORE}"
    )
    refrain = f"{BEFORE}\n\n{AFTER}\n\n{BEFORE[:11]} spoke.\n\n{AFTER[:7]} left.\n\nQ: Is it open?\n\nA: No.\n\nA: No."
    assert mend(refrain).text == refrain


def test_a_headline_equal_to_the_title_stays_once_even_when_a_byline_parts_the_two() -> None:
    text = f"Bridge to reopen\n\nBy Ann Other\n\nBRIDGE TO REOPEN\n\n{BEFORE}"
    assert mend(text, "Bridge to reopen").text == f"Bridge to reopen\n\nBy Ann Other\n\n{BEFORE}"


def test_a_wrapped_photo_credit_goes_and_its_caption_stays_once() -> None:
    caption = "Long wait: Carters queue beside the river on Monday while masons mend the third arch of the old bridge."
    text = f"{BEFORE}\n\n ?? Photo: ACME PRESS ?? {caption}\nPhoto: ACME PRESS {caption}"
    assert mend(text).text == f"{BEFORE}\n\n{caption}"


def test_a_caption_loses_its_credit_and_its_kicker_stands_alone() -> None:
    text = f"{BEFORE}\n\nLONG WAIT A carter beside the river. LIBRARY PICTURE\nV.M. ARCHIVE\n\n{AFTER}"
    assert mend(text).text == f"{BEFORE}\n\nLONG WAIT\n\nA carter beside the river.\n\n{AFTER}"


def test_the_notes_say_what_was_done_and_are_silent_when_nothing_was() -> None:
    assert [n.code for n in mend("Talks are go- ing on in the city.").notes] == ["N107"]
    assert mend("Talks are going on.").notes == ()


def test_a_line_of_nothing_but_digits_is_read_at_once_and_stays() -> None:
    digits = "12" * 60
    assert mend(digits).text == digits
    assert mend(f"{digits} comments\n\nThe ferry sank.").text == "The ferry sank."
