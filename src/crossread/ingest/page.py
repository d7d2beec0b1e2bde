"""The article in a web page: its text, block by block, and the links inside it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache

import trafilatura
from lxml import etree, html
from lxml.html import HtmlElement

from crossread.ingest.pagemeta import PageMeta, page_meta

_LIMIT = 1_500_000
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>|\"data:[^\"]{1000,}\"", re.S | re.I)
_BREAK = "\x1e"
_SKIP = "self::script or self::style or self::noscript or self::template or self::svg or self::form or self::button"
_FRAME = "self::nav or self::header or self::footer or self::aside"
_TEXT_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "div", "section", "article")


@dataclass(frozen=True, slots=True)
class Page:
    """The article's text (paragraphs apart by a blank line; list items are lines), its links, what it states."""

    text: str
    links: tuple[str, ...]
    meta: PageMeta
    cut: bool


def read_page(source: str, url: str | None = None) -> Page:
    """Return the article of a page, by trafilatura, or by the visible text when that finds none. Never raises."""
    tree = _tree(source)
    if tree is None:
        return Page("", (), PageMeta(), False)
    cut = (
        re.search(r"<html\b", source[:2000], re.I) is not None
        and re.search(r"</html\s*>", source[-2000:], re.I) is None
    )
    meta = page_meta(tree, url)
    # Finding the article takes more than linear time: a page of megabytes of markup gives its visible text instead.
    markup = source if len(source) <= _LIMIT else _SCRIPT.sub("", source)
    blocks, links = _article(markup) if len(markup) <= _LIMIT else ([], ())
    if sum(map(len, blocks)) < 80:
        visible = _visible(tree)
        if sum(map(len, visible)) > 2 * sum(map(len, blocks)):
            blocks, links = visible, ()
    text = "\n\n".join(b for b in blocks if b)
    return Page(re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", text), links, meta, cut)


def _tree(source: str) -> HtmlElement | None:
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


@cache
def _hush() -> None:
    """Keep the library's complaints about broken pages off the user's screen: a report's notes say what matters."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def _article(source: str) -> tuple[list[str], tuple[str, ...]]:
    _hush()
    try:
        found = trafilatura.bare_extraction(
            source, include_comments=False, include_tables=False, include_links=True, with_metadata=False
        )
    except Exception:  # the library's own errors on broken pages are no errors of the report
        return [], ()
    body = getattr(found, "body", None)
    if body is None:
        return [], ()
    blocks: list[str] = []
    linked: list[bool] = []
    for element in body:
        lines = _lines(element)
        whole = sum(len(line) for line in lines)
        inside = sum(len("".join(r.itertext()).strip()) for r in element.iter("ref"))
        blocks.extend(lines)
        linked.extend([whole > 0 and inside >= 0.9 * whole and whole < 400] * len(lines))
    heads = [e.tag == "head" for e in body for _ in _lines(e)]
    keep = _without_link_lists(linked, heads)
    gone = {b for b, k in zip(blocks, keep, strict=True) if not k}
    return [b for b, k in zip(blocks, keep, strict=True) if k], _links_of(body, gone)


def _links_of(body: etree._Element, gone: set[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for element in body:
        for part in element.iter("item") if element.tag == "list" else (element,):
            if _flat("".join(part.itertext())) in gone or "- " + _flat("".join(part.itertext())) in gone:
                continue
            for target in part.iter("ref"):
                if target.get("target"):
                    found.setdefault(target.get("target"))
    return tuple(found)


def _without_link_lists(linked: list[bool], heads: list[bool]) -> list[bool]:
    """Keep all but runs of blocks that are nothing but links: two or more of them, or one under a heading."""
    keep = [True] * len(linked)
    at = 0
    while at < len(linked):
        if not linked[at]:
            at += 1
            continue
        end = at
        while end < len(linked) and linked[end]:
            end += 1
        headed = at > 1 and heads[at - 1]
        if end - at > 1 or headed:
            for k in range(at - headed, end):
                keep[k] = False
        at = end
    return keep


def _lines(element: etree._Element) -> list[str]:
    if element.tag == "list":
        return ["- " + t for i in element.iter("item") if (t := _flat("".join(i.itertext())))]
    blocks = re.split(rf"{_BREAK}\s*{_BREAK}[\s{_BREAK}]*", "".join(_pieces(element)))
    lines = ("\n".join(t for t in map(_flat, block.split(_BREAK)) if t) for block in blocks)
    return [block for block in lines if block]


def _pieces(element: etree._Element) -> list[str]:
    """Return the text with marks for line breaks: two together part paragraphs, as many pages make them."""
    out = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            out.append(_BREAK)
        elif child.tag == "p":
            out.extend([2 * _BREAK, *_pieces(child), 2 * _BREAK])
        else:
            out.extend(_pieces(child))
        out.append(child.tail or "")
    return out


def _flat(text: str) -> str:
    return " ".join(text.split())


def _visible(tree: HtmlElement) -> list[str]:
    """Return the visible text of the page's body without its frame, by lxml alone."""
    for element in tree.xpath(f"//*[{_SKIP}] | //*[{_FRAME}][not(ancestor::article)]"):
        if element.getparent() is not None:
            element.drop_tree()
    blocks: list[str] = []
    for body in tree.xpath("//body") or [tree]:
        _walk(body, blocks)
    return [b for b in (_flat(b) for b in blocks) if b]


def _walk(element: HtmlElement, blocks: list[str]) -> None:
    """Add each run of text between block borders. Iterative, since broken pages nest without end."""
    current: list[str] = []

    def flush() -> None:
        if current:
            blocks.append("".join(current))
            current.clear()

    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        block = isinstance(node.tag, str) and (node.tag in _TEXT_BLOCKS or node.tag in ("br", "tr", "title"))
        if event == "start":
            if block:
                flush()
            current.append(node.text or "")
        else:
            if block and event == "end":
                flush()
            if node is not element:
                current.append(node.tail or "")
    flush()
