"""Web pages: the article, what the page states, and the way back to its source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.errors import Code
from crossread.ingest import Intake

Take = Callable[..., Intake]
PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Pier to reopen after vote | The Gull</title>
{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Pier to reopen after vote</h1>
<div class="share"><a href="#f">Share</a><a href="#t">Tweet</a></div>
<p>The harbour council voted on Tuesday to reopen the northern pier,
<a href="https://mail.example/pier">the Evening Mail reported</a>.</p>
<p>&ldquo;We can&#39;t wait,&rdquo; said the chair, who doesn&rsquo;t sail &amp; doesn&rsquo;t mean to.</p>
<div class="teaser"><h3>You may also like</h3>
<a href="/1">Ferry fares to rise again</a><a href="/2">Gulls steal a bride's cake</a></div>
<ul><li>The pier opens at eight in the morning.</li><li>Dogs may not enter the pier at all.</li></ul>
<p>Repairs of the <b>third</b> arch will<br>take a week, the engineer of the port said in a letter to the council.</p>
</article>
<section class="newsletter"><h2>The Gull in your inbox</h2></section>
<footer>&copy; The Gull. <a href="/privacy">Privacy</a></footer></body></html>"""


def test_the_article_is_found_without_its_furniture_and_quotes_stay(take: Take) -> None:
    report = take(PAGE.format(head=""), "a.html").report
    assert report.text.split("\n\n") == [
        "Pier to reopen after vote",
        "The harbour council voted on Tuesday to reopen the northern pier, the Evening Mail reported.",
        "“We can't wait,” said the chair, who doesn’t sail & doesn’t mean to.",
        "- The pier opens at eight in the morning.\n- Dogs may not enter the pier at all.",
        "Repairs of the third arch will take a week, the engineer of the port said in a letter to the council.",
    ]
    assert report.links == ("https://mail.example/pier",)


def test_nearly_every_character_leads_back_to_the_page(take: Take) -> None:
    page = PAGE.format(head="")
    report = take(page, "a.html").report
    assert sum(length for _, _, length in report.offsets.runs) > 0.9 * len(report.text)
    start = report.text.index("said the chair")
    spot = report.offsets.to_raw(start, start + 14)
    assert spot is not None
    assert page[slice(*spot)] == "said the chair"
    start = report.text.index("Pier to reopen")
    spot = report.offsets.to_raw(start, start + 14)
    assert spot is not None
    assert spot[0] == page.index("<h1>") + 4


@pytest.mark.parametrize(
    ("head", "outlet", "published", "byline"),
    [
        ("", "The Gull", None, None),
        ('<meta property="og:site_name" content="Gull Online">'
         '<meta property="article:published_time" content="2014-05-06T07:08:09+01:00">'
         '<meta name="author" content="By Jo Bell">',
         "Gull Online", "2014-05-06T07:08:09+01:00", "Jo Bell"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
         '"datePublished": "2014-05-06", "author": [{"name": "Jo Bell"}, {"name": "Al Roe"}], '
         '"publisher": {"name": "Gull Group"}}]}</script>',
         "Gull Group", "2014-05-06", "Jo Bell and Al Roe"),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="soon">',
         "The Gull", None, None),
    ],
)  # fmt: skip
def test_the_page_states_outlet_date_and_byline_and_nothing_is_guessed(
    take: Take, head: str, outlet: str, published: str | None, byline: str | None
) -> None:
    report = take(PAGE.format(head=head), "a.html").report
    assert (report.outlet, report.published, report.byline) == (outlet, published, byline)
    assert report.title == "Pier to reopen after vote"


def test_the_domain_is_the_outlet_of_last_resort(take: Take) -> None:
    head = '<link rel="canonical" href="https://www.gull.example/pier">'
    page = PAGE.format(head=head).replace(" | The Gull", "")
    assert take(page, "a.html").report.outlet == "gull.example"


def test_a_page_that_breaks_off_is_read_with_a_note(take: Take) -> None:
    page = PAGE.format(head="")
    intake = take(page[: page.index("take a week") + 4], "a.html")
    assert intake.report.status == "ok"
    assert "northern pier" in intake.report.text
    assert Code.REPORT_BROKEN.value in [n.code for n in intake.notes]


def test_visible_text_that_is_no_article_is_read_all_the_same(take: Take) -> None:
    page = (
        "<html><body><nav>Home</nav><div>The pier is shut.<br>It will open on Monday.</div>"
        "<script>x()</script></body></html>"
    )
    report = take(page, "a.html").report
    assert "The pier is shut." in report.text
    assert "It will open on Monday." in report.text
    assert "x()" not in report.text


def test_a_page_without_text_is_empty(take: Take) -> None:
    assert take("<html><body><script>app()</script></body></html>", "a.html").report.status == "empty"
