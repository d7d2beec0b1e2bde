"""What a page says about itself: outlet, title, date, address, byline. Only what is stated; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crossread.ingest.dates import normalise

_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Blog|Live)?(?:Article|Posting|BlogPosting|Report)$|ReportageNewsArticle"
)
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "date",
)
_SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site:name")
_AUTHOR_NAMES = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_SUFFIX = re.compile(r"\s+[|–—·»-]\s+")
_BY = re.compile(r"^\s*by:?\s+", re.I)


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What the page states. `published` is ISO 8601; `stated_date` is what was written when that could not be read."""

    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    stated_date: str | None = None


def page_meta(tree: HtmlElement, url: str | None = None) -> PageMeta:
    """Return what the page states, from meta elements, JSON-LD, and then the visible head of the article."""
    metas = _metas(tree)
    article = next(_articles(tree), {})
    address = url or _first(_canonical(tree), metas.get("og:url"), _text(article.get("url")), _main_entity(article))
    heading = _clean(" ".join(h.text_content() for h in tree.xpath("(//article//h1|//h1)[1]")))
    whole = _clean(" ".join(t.text_content() for t in tree.xpath("(//head/title|//title)[1]")))
    outlet = _first(
        metas.get(_SITE_NAMES[0]), _name(article.get("publisher")), *(metas.get(n) for n in _SITE_NAMES[1:])
    )
    title = _first(
        *(metas.get(n) for n in _TITLE_NAMES[:1]), _text(article.get("headline")), heading, metas.get("twitter:title")
    )
    title, tail = _split_title(title or whole, whole, outlet)
    stated = list(_dates(tree, metas, article))
    published = next((iso for iso in map(normalise, stated) if iso), None)
    return PageMeta(
        outlet=_first(outlet, tail, _domain(address)),
        title=title,
        published=published,
        url=address,
        byline=_byline(tree, metas, article),
        language=_first(tree.get("lang"), metas.get("og:locale")),
        stated_date=None if published or not stated else stated[0],
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each meta element, by lower-case name, property or itemprop."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = _clean(meta.get("content") or "")
        if key and value:
            found.setdefault(key, value)
    return found


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data, 0):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(n, str) and _ARTICLE.fullmatch(n) for n in names):
                yield item


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph", []), depth + 1)
        yield from _objects(data.get("mainEntity", []), depth + 1)


def _dates(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> Iterator[str]:
    yield from (metas[n] for n in _DATE_NAMES[:2] if n in metas)
    stated = article.get("datePublished")
    if isinstance(stated, str) and stated.strip():
        yield stated
    yield from (metas[n] for n in _DATE_NAMES[2:] if n in metas)
    for path in (
        "//*[@itemprop='datePublished']",
        "//time[@pubdate]",
        "//article//time[@datetime]",
        "//main//time[@datetime]",
    ):
        for element in tree.xpath(path)[:1]:
            value = _clean(element.get("datetime") or element.get("content") or element.text_content())
            if value:
                yield value


def _byline(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    authors = article.get("author")
    names = [n for n in map(_name, authors if isinstance(authors, list) else [authors]) if n and "://" not in n]
    if names:
        return _BY.sub("", " and ".join(dict.fromkeys(names)))
    for key in _AUTHOR_NAMES:
        if metas.get(key) and "://" not in metas[key]:
            return _BY.sub("", metas[key])
    for path in (
        "//a[@rel='author']",
        "//*[@itemprop='author']",
        "//*[contains(concat(' ', @class, ' '), ' byline ')]",
    ):
        for element in tree.xpath(path)[:1]:
            value = _clean(element.text_content())
            if 2 < len(value) <= 100 and (_BY.match(value) or "rel=" in path or "itemprop" in path):
                return _BY.sub("", value)
    return None


def _split_title(title: str, whole: str, outlet: str | None) -> tuple[str | None, str | None]:
    """Return the title without the site's name, and that name when only the <title> gives it."""
    if not title:
        return None, None
    tail = None
    if whole.startswith(title) and (rest := _SUFFIX.split(whole[len(title) :], maxsplit=1)) and len(rest) == 2:
        tail = _SUFFIX.split(rest[1])[-1]
    elif title == whole and len(parts := _SUFFIX.split(whole)) > 1 and len(parts[-1].split()) <= 5:
        tail = parts[-1]
    for name in (outlet, tail):
        if name:
            cut = re.sub(rf"\s+[|–—·»-]\s+{re.escape(name)}\s*$", "", title, flags=re.I)
            title = cut or title
    return title, tail if tail and len(tail.split()) <= 5 else None


def _canonical(tree: HtmlElement) -> str | None:
    return next((_clean(x) for x in tree.xpath("//link[@rel='canonical']/@href") if "://" in x), None)


def _main_entity(article: dict[str, Any]) -> str | None:
    entity = article.get("mainEntityOfPage")
    return _text(entity.get("@id")) if isinstance(entity, dict) else _text(entity)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return _clean(value) or None if isinstance(value, str) else None


def _clean(value: str) -> str:
    return " ".join(value.split())


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _domain(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|edition|amp)\.", "", host) if host else None
