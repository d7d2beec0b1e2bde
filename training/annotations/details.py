"""The details of single tags: trigger labels, figures, times, classes and stances."""

from __future__ import annotations

import re
from typing import cast

from crossread.records.claims import Modality, SourceClass, Stance
from training.annotations.markup import MarkupError, Tag
from training.annotations.records import Figure
from training.annotations.scheme import CLASSES, KINDS, MODALITIES, MODES, STANCES

_MONTH = r"0[1-9]|1[0-2]"
_SEASON = r"2[1-9]|3\d|4[01]"
_CLOCK = r"T\d\d:\d\d(?::\d\d)?"
_DAY = (
    rf"(?:-?\d{{4}}(?:-(?:{_SEASON}|(?:{_MONTH})(?:-(?:0[1-9]|[12]\d|3[01])(?:{_CLOCK})?)?))?"
    r"|\d{3}X|\d{2}XX)[~?%]?"
)
_EDTF = re.compile(rf"(?:{_DAY}|\.\.)/(?:{_DAY}|\.\.)|{_DAY}|\?")
_NUMBER = r"\d+(?:\.\d+)?"
_VALUE = re.compile(rf"(?P<about>~?)(?:(?P<one>{_NUMBER})|(?P<low>{_NUMBER})?\.\.(?P<high>{_NUMBER})?)")


def is_edtf(value: str) -> bool:
    """Say whether a value is a date, month, year, decade, season or interval in the guide's part of EDTF, or `?`."""
    return value != "../.." and bool(_EDTF.fullmatch(value))


def read_figure(tag: Tag, quote: str, line: int) -> Figure:
    """Read the details of a `q` tag.

    Raises:
        MarkupError: No value or one that cannot be read, an unknown detail, or an item that is not in the quote.
    """
    match = _VALUE.fullmatch(tag.details[0]) if tag.details else None
    if not match or tag.details[0] in {"..", "~.."}:
        raise MarkupError(line, f"'{tag}' needs a value such as 30, 30.., ..35, 30..35 or ~70")
    low, high = match["one"] or match["low"], match["one"] or match["high"]
    given: dict[str, str] = {}
    for detail in tag.details[1:]:
        name, _, value = ("per", "", detail[1:]) if detail.startswith("/") else detail.partition("=")
        if name not in {"per", "u", "i", "of"} or not value:
            raise MarkupError(line, f"'{detail}' in '{tag}' is none of /per, u=, i=, of=")
        given[name] = f"{given[name]} {value}" if name in given else value
    item = given.get("i", "")
    if item and item.replace("_", " ").lower() not in quote.lower():
        raise MarkupError(line, f"the item '{item}' of '{tag}' is not in '{quote}'")
    if low and high and float(low) > float(high):
        raise MarkupError(line, f"'{tag}' has its bounds the wrong way round")
    total = given.get("of", "")
    if total and not re.fullmatch(_NUMBER, total):
        raise MarkupError(line, f"'of={total}' is no number")
    return Figure(
        low=float(low) if low else None,
        high=float(high) if high else None,
        approximate=bool(match["about"]),
        unit=given.get("u", ""),
        item=item.replace("_", " "),
        per=given.get("per", ""),
        total_of=float(total) if total else None,
    )


def read_time(tag: Tag, line: int) -> str | None:
    """Read the value of a `t` tag; null for `?`.

    Raises:
        MarkupError: The value is missing or is no EDTF value.
    """
    if len(tag.details) != 1 or not is_edtf(tag.details[0]):
        raise MarkupError(line, f"'{tag}' needs one EDTF value, or ?")
    return None if tag.details[0] == "?" else tag.details[0]


def read_trigger(tag: Tag, line: int) -> tuple[tuple[str, str, str], bool, Modality, dict[str, str]]:
    """Read an `e` tag: (type, mode, kind), negative, modality, and the arguments given as `a=`, `r=`, `p=`, `t=`.

    Raises:
        MarkupError: The type, mode, kind or a detail is unknown, or the tag has more than one number.
    """
    if len(tag.numbers) != 1:
        raise MarkupError(line, f"'{tag}': a trigger has one number")
    if not tag.details:
        raise MarkupError(line, f"'{tag}' has no type")
    kind, rest = tag.details[0], list(tag.details[1:])
    label = (kind, "", "")
    if kind == "null":
        if not rest or rest[0] not in KINDS:
            raise MarkupError(line, f"'{tag}': null needs one of {', '.join(KINDS)}")
        label = ("", "", rest.pop(0))
    elif kind not in MODES:
        raise MarkupError(line, f"'{tag}': {kind} is no PLOVER type")
    elif rest and rest[0] in MODES[kind]:
        label = (kind, rest.pop(0), "")
    negative = "neg" in rest
    rest = [detail for detail in rest if detail != "neg"]
    modality: Modality = "asserted"
    if rest and rest[0] in MODALITIES:
        modality = cast("Modality", rest.pop(0))
    given: dict[str, str] = {}
    for detail in rest:
        name, _, value = detail.partition("=")
        good = is_edtf(value) if name == "t" else value.startswith("@")
        if name not in {"a", "r", "p", "t"} or not good:
            known = ", ".join(MODES[kind]) if kind in MODES else "none"
            raise MarkupError(line, f"'{detail}' in '{tag}' is not known (modes of {kind}: {known})")
        given[name] = value
    return label, negative, modality, given


def read_saying(tag: Tag, line: int) -> tuple[SourceClass | None, Stance | None, int | None]:
    """Read the details of an `s`, `c` or `k` tag: class, stance and the number of the parent, each null if not given.

    Raises:
        MarkupError: A detail is none of them.
    """
    source_class: SourceClass | None = None
    stance: Stance | None = None
    parent: int | None = None
    for detail in tag.details:
        if detail in CLASSES:
            source_class = CLASSES[detail]
        elif detail in STANCES and tag.letter != "s":
            stance = detail
        elif match := re.fullmatch(r"in=(\d+)", detail):
            parent = int(match[1])
        else:
            raise MarkupError(line, f"'{detail}' in '{tag}' is no class ({', '.join(CLASSES)}), stance or in=")
    return source_class, stance, parent
