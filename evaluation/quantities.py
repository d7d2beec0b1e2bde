"""Bench `quantities`: figures with value, unit and bound, against data in the form of CQE's unit tests and NewsQuant.

The data (Almasian et al., "CQE: A Comprehensive Quantity Extractor", EMNLP 2023) are lists of
`{"text", "quantities": [{"value", "normalized_unit", "change"?}]}`; PATH is such a file, or a folder of them, pooled.
Matching is one to one within a text, wherever in it: on the value, on value and unit, on value and change.

How a `Quantity` of ours is put in their terms:

- value: low = high, or the one bound given ("at least 30" is 30); a range is both ("8-10"); a vague count is the
  number its word names, as CQE takes it ("dozens" 12, "tens of thousands" 10 000); "the first of 300" is 300;
  "30 of the 150", one record of ours, is two of theirs.
  Theirs is matched to the digits it is written with: "0.33" is a third.
- relative times: "three years ago" is a time in our records and no quantity; CQE marks it, so the reader runs with
  `offsets`.
- unit: ours by name (`evaluation/quantities.toml` says which of theirs is which), a rate as "unit per base"; where we
  have no unit, the head noun of what is counted. Of their nouns ("expensive restaurant") the head is compared too, for
  `item` is the head noun counted; `value_unit_whole_f1` compares the words as a whole.
- change: ">" with low alone, "<" with high alone, "~" where approximate, else "up" or "down" where the text says that
  something rose or fell by or to it (`trend_of`), else "=". A gold quantity without `change`, as all of the unit tests
  are, is not judged on it: `changes_given` says how many are.
"""

from __future__ import annotations

import json
import math
import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from crossread.grounding.quantities import find_quantities, trend_of
from crossread.grounding.quantities.units import units
from crossread.language.stage import LanguageStage
from crossread.records import Quantity, Reading, Report
from evaluation import quantulum_peer
from evaluation.bench import Peer, Result, data_hash, f1

PEERS: Final = (
    Peer("CQE (NewsQuant)", {"value_f1": 92.0, "value_unit_f1": 85.6, "value_change_f1": 88.1}),
    Peer("recognizers-text (NewsQuant)", {"value_f1": 69.1, "value_unit_f1": 34.2}),
    Peer("GPT-3 (NewsQuant)", {"value_f1": 70.6, "value_unit_f1": 59.1, "value_change_f1": 51.9}),
)
_CHANGES: Final = {"": None, ">=": ">", "<=": "<", "≥": ">", "≤": "<", "≈": "~", "+": "up"}
_IRREGULAR: Final = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life"}
_VAGUE: Final = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the terms of the data: `values` one number or a range, `whole` all words of the unit.

    `change` is null where the data do not give one; `decimals` is how exactly a gold value is written.
    """

    values: tuple[float, ...]
    unit: str
    per: str = ""
    whole: str = ""
    change: str | None = None
    decimals: int = 9


def score(path: Path) -> Result:
    """Score a file or folder of texts with quantities; quantulum3 too where it is installed."""
    language, ours, peer = LanguageStage(), Sums(), Sums()
    parse = quantulum_peer.parser()
    words, seconds = 0, 0.0
    misses: list[str] = []
    for text, gold in texts(path):
        began = time.process_time()
        doc = language(Reading(report=Report(id="quantities", text=text, language="en"))).doc
        quantities = find_quantities(text, doc, offsets=True)
        seconds += time.process_time() - began
        words += len(text.split())
        found = [one for q in quantities for one in amounts(q, trend_of(text, q))]
        ours.add(gold, found)
        misses += differences(text, gold, found)
        if parse is not None:
            peer.add(gold, [Amount(*named(values, unit)) for values, unit in parse(text)])
    figures = {**ours.figures(), "words_per_cpu_second": words / max(seconds, 1e-9)}
    theirs = {key: value for key, value in peer.figures().items() if "change" not in key}
    measured = (Peer("quantulum3, this run", theirs),) if parse is not None else ()
    return Result("quantities", figures, str(path), data_hash(path), (*measured, *PEERS), tuple(misses))


class Sums:
    """Adds up what matches over texts."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.wanted = self.given = self.changes = 0

    def add(self, gold: list[Amount], found: list[Amount]) -> None:
        """Add one text."""
        for name, alike in TESTS.items():
            self.hits[name] += len(matched(gold, found, alike))
        self.wanted += len(gold)
        self.given += len(found)
        self.changes += sum(g.change is not None for g in gold)

    def figures(self) -> dict[str, float]:
        """Return F1, precision and recall by what is matched."""
        out: dict[str, float] = {}
        for name in TESTS:
            precision, recall, both = f1(self.hits[name], self.given, self.wanted)
            out |= {f"{name}_f1": both, f"{name}_precision": precision, f"{name}_recall": recall}
        return {**out, "quantities": self.wanted, "changes_given": self.changes}


def same_value(gold: Amount, found: Amount) -> bool:
    """Tell whether two amounts have the same number, or the same two."""
    return len(gold.values) == len(found.values) and all(
        math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) or (b != 0 and a == round(b, gold.decimals) != 0)
        for a, b in zip(gold.values, found.values, strict=True)
    )


def _same_unit(gold: Amount, found: Amount) -> bool:
    unit = found.unit == gold.unit or _table()["countries"].get(found.unit) == gold.unit
    return same_value(gold, found) and unit and found.per == gold.per


def _same_whole(gold: Amount, found: Amount) -> bool:
    return _same_unit(gold, found) and (found.whole == gold.whole or gold.unit in _known() or not gold.unit)


def _same_change(gold: Amount, found: Amount) -> bool:
    return same_value(gold, found) and gold.change in (None, found.change)


TESTS: Final[dict[str, Callable[[Amount, Amount], bool]]] = {
    "value": same_value,
    "value_unit": _same_unit,
    "value_change": _same_change,
    "value_unit_whole": _same_whole,
}


def matched(
    gold: list[Amount], found: list[Amount], alike: Callable[[Amount, Amount], bool]
) -> list[tuple[Amount, Amount]]:
    """Pair amounts one to one, in order."""
    left, out = list(found), []
    for amount in gold:
        other = next((candidate for candidate in left if alike(amount, candidate)), None)
        if other is not None:
            left.remove(other)
            out.append((amount, other))
    return out


def texts(path: Path) -> Iterator[tuple[str, list[Amount]]]:
    """Yield each text with its quantities, over a file or over the JSON files of a folder in order."""
    for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
        for entry in json.loads(file.read_text(encoding="utf-8")):
            yield entry["text"], [read_amount(quantity) for quantity in entry["quantities"]]


def read_amount(entry: dict[str, Any]) -> Amount:
    """Read one gold quantity; a range is "8-10" or a list of two.

    Raises:
        ValueError: the value is no number.
    """
    value = entry["value"]
    written = [str(part) for part in value] if isinstance(value, list | tuple) else _split(str(value))
    values = tuple(float(part) for part in written)
    change = entry.get("change")
    change = None if change is None else str(change).strip()
    decimals = max(len(part.partition(".")[2]) for part in written)
    name = str(entry.get("normalized_unit", entry.get("unit")) or "")
    return Amount(*named(values, name), change=_CHANGES.get(change, change) if change else None, decimals=decimals)


def _split(value: str) -> list[str]:
    match = re.fullmatch(r"(-?[\d.,e+]+)\s*[-–]\s*(-?[\d.,e+]+)", value.strip())
    return [part.replace(",", "") for part in (match.groups() if match else (value.strip(),))]


def amounts(quantity: Quantity, trend: str | None) -> list[Amount]:
    """Put a quantity of ours in the terms of the data, in which "30 of the 150" are two."""
    found = amount(quantity, trend)
    if quantity.total_of is None or found.values == (quantity.total_of,):
        return [found]
    return [found, replace(found, values=(quantity.total_of,), change="=")]


def amount(quantity: Quantity, trend: str | None) -> Amount:
    """Put a quantity of ours in the terms of the data, without what it is a part of."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        vague = quantity.approximate and not _VAGUE.search(quantity.span.quote.lower())
        values: tuple[float, ...] = (low / 2,) if vague else (low, high)
    else:
        known = low if low is not None else high
        values = (known if known is not None else quantity.total_of or 0.0,)
    change = ">" if high is None and low is not None else "<" if low is None and high is not None else None
    change = change or ("~" if quantity.approximate else trend or "=")
    if quantity.unit is None:
        unit, _, base = (quantity.item or "").lower().partition(" per ")
        head = _noun(unit) if quantity.item else ""
        return Amount(values, head, _base(quantity.per or base), _whole(unit), change)
    unit, _, base = quantity.unit.partition("_per_")
    return Amount(values, unit, _base(quantity.per or base), change=change)


def named(values: tuple[float, ...], name: str) -> tuple[tuple[float, ...], str, str, str]:
    """Return the values with unit, base of the rate, and all words of the unit, of a name of theirs."""
    unit, _, base = " ".join(name.lower().split()).replace(" / ", " per ").partition(" per ")
    known = _unit(unit)
    return values, _noun(unit) if known is None else known, _base(base), _whole(unit)


def _unit(name: str) -> str | None:
    """Return our name of a unit of theirs; null where it is none we know, so a noun."""
    given = _table()["units"].get(name)
    if given is not None:
        return str(given)
    under = name.replace(" ", "_")
    return under if under in _known() else units().forms.get(name) or units().forms.get(f"{name}s")


def _base(name: str) -> str:
    return (_unit(name) or _noun(name)) if name else ""


def _noun(words: str) -> str:
    return _singular(words.split()[-1]) if words.split() else ""


def _whole(words: str) -> str:
    return " ".join([*words.split()[:-1], _noun(words)])


def _singular(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    for ending, other in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if noun.endswith(ending):
            return noun[: -len(ending)] + other
    return noun[:-1]


@cache
def _known() -> frozenset[str]:
    return frozenset(units().forms.values()) | frozenset(units().exact.values()) | {"year_old", "month_old", "week_old"}


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def differences(text: str, gold: list[Amount], found: list[Amount]) -> list[str]:
    """Return a line for a text in which something was missed, made up, or given another unit or change."""
    pairs = matched(gold, found, same_value)
    missed, extra = list(gold), list(found)
    lines: list[str] = []
    for wanted, given in pairs:
        missed.remove(wanted)
        extra.remove(given)
        if not _same_unit(wanted, given):
            lines.append(f"unit {_said(wanted)} as {_said(given)}")
        if not _same_change(wanted, given):
            lines.append(f"change {_said(wanted)} as {_said(given)}")
    lines += [f"missed {_said(one)}" for one in missed] + [f"extra {_said(one)}" for one in extra]
    return [f"{'; '.join(lines)} :: {text}"] if lines else []


def _said(one: Amount) -> str:
    number = "-".join(f"{value:g}" for value in one.values)
    return f"{one.change or ''}{number} {one.unit or '·'}" + (f"/{one.per}" if one.per else "")
