"""The rows of a situation with known answers: hits and possibles, an export held against `gold.json`.

A gold mention is *found* when a claim stands in its sentence with an accepted event type (any, when the fact accepts
none) and every actor of the fact among the claim's actors; the best such claim is then held against the rest. Gold is
not exhaustive, so there is no precision over all claims; `wrong_real` counts gold mentions that did not happen but
came out as real.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
STOP = frozenset({"the", "a", "an", "of", "s", "government", "its"})
PRONOUNS = frozenset({"the", "he", "she", "they", "it"})
YIELDS = {"CONCEDE": {"YIELD", "CONCEDE"}, "RETREAT": {"YIELD", "RETREAT"}}
FILES = (".txt", ".html")


def words(name: str) -> list[str]:
    """Return the lower-case words of a name, without a possessive."""
    return re.sub(r"[^a-z0-9 ]", " ", re.sub(r"[’']s\b", "", name.lower())).split()


def alike(a: str, b: str) -> bool:
    """Tell whether two names share more than half of the words of the shorter one."""
    x, y = set(words(a)) - STOP, set(words(b)) - STOP
    if not x or not y:
        return a.strip().lower() == b.strip().lower()
    return len(x & y) / min(len(x), len(y)) > 0.5


def locate(text: str, key: str) -> list[tuple[int, int]]:
    """Return where the words of `key` stand in `text`, any white space between them."""
    return [m.span() for m in re.finditer(r"[\s\u00ad]+".join(re.escape(w) for w in key.split()), text)]


class Export:
    """The lines of an export, by kind and by id."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.by: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in rows:
            self.rows[row["kind"]].append(row)
            if "id" in row:
                self.by[row["kind"]][row["id"]] = row
        self.files = {Path(r.get("source_path") or "").name: r for r in self.rows["report"]}
        self.claims_of: dict[str, list[Row]] = defaultdict(list)
        for claim in self.rows["claim"]:
            self.claims_of[claim["report"]].append(claim)
        self.event_of = {c: e["id"] for e in self.rows["event"] for c in e["claims"]}

    def names(self, arg: Row) -> list[str]:
        """Return what an argument is called: its words and its entity's or place's names."""
        key = arg.get("place") or arg.get("entity") or ""
        thing = self.by["entity"].get(arg.get("entity") or "") or self.by["place"].get(key)
        return [arg["quote"], *([thing["name"], *thing.get("names", [])] if thing else [])]

    def chain(self, claim: Row) -> list[list[str]]:
        """Return the names of each link of a claim's chain, the first speaker first."""
        out = []
        link = self.by["attribution"].get(claim.get("attribution") or "")
        while link:
            entity = self.by["entity"].get(link.get("source_entity") or "")
            names = [link["source"]["quote"]] if link.get("source") else []
            names += [entity["name"], *entity.get("names", [])] if entity else []
            if names:
                out.append(names)
            link = self.by["attribution"].get(link.get("parent") or "")
        return out

    def labels(self, key: str) -> set[str]:
        """Return what a report, origin, entity or claim id stands for in a gold lineage."""
        if report := self.by["report"].get(key):
            return {Path(report.get("source_path") or "").name, report.get("outlet") or ""}
        if origin := self.by["origin"].get(key):
            entity = self.by["entity"].get(origin.get("entity") or "")
            return {origin["description"], *([entity["name"], *entity["names"]] if entity else [])}
        if entity := self.by["entity"].get(key):
            return {entity["name"], *entity["names"]}
        if claim := self.by["claim"].get(key):
            return self.labels(claim["report"])
        return {key}


class Tally:
    """Hits and possibles by row, and a line for each miss."""

    def __init__(self) -> None:
        self.hits: dict[str, int] = defaultdict(int)
        self.all: dict[str, int] = defaultdict(int)
        self.misses: list[str] = []

    def mark(self, row: str, ok: bool, what: str) -> None:
        """Count one possible hit."""
        self.all[row] += 1
        self.hits[row] += ok
        if not ok:
            self.misses.append(f"{row}: {what}")


def same_quantity(gold: Row, found: Iterable[Row]) -> bool:
    """Tell whether a figure is among those found: equal bounds and rate, or overlapping when approximate."""
    low, high, per = gold["low"], gold["high"], gold.get("per") or None
    for one in found:
        if (one.get("per") or None) != per:
            continue
        a, b = one.get("low"), one.get("high")
        if (a, b) == (low, high):
            return True
        bounded = None not in (a, b, low, high)
        if one.get("approximate") and bounded and a <= high and b >= low:
            return True
    return False


class Scorer:
    """Holds an export against one situation's gold."""

    def __init__(self, export: Export, gold: Row, tally: Tally) -> None:
        self.export, self.gold, self.tally = export, gold, tally
        self.aliases = {e["name"]: [e["name"], *e["names"]] for e in gold["entities"]}

    def run(self) -> None:
        """Mark every row."""
        owner: dict[str, set[str]] = defaultdict(set)
        for fact in self.gold["facts"]:
            matched = [c for m in fact["mentions"] if (c := self._mention(fact, m))]
            events = {self.export.event_of[c["id"]] for c in matched if c["id"] in self.export.event_of}
            for event in events:
                owner[event].add(fact["key"])
            self._fact(fact, matched, events)
        for keys in owner.values():
            self.tally.mark("event_pure", len(keys) == 1, str(sorted(keys)))
        self._entities()
        self._lineage()
        self._relations()
        self._spans()

    def _has(self, wanted: Iterable[str], args: list[Row]) -> bool:
        return all(
            any(alike(w, n) for a in args for n in self.export.names(a) for w in self.aliases.get(want, [want]))
            for want in wanted
        )

    def _mention(self, fact: Row, mention: Row) -> Row | None:
        mark, label = self.tally.mark, f"{fact['key']} @ {mention['report']}"
        figure = mention.get("quantity", fact["quantity"])
        report = self.export.files.get(mention["report"])
        spots = locate(report["text"], mention["sentence"]) if report and report.get("text") else []
        mark("report_text", bool(spots), label)
        near = [
            c
            for c in self.export.claims_of[report["id"] if report else ""]
            if any(c["sentence"]["start"] < e and s < c["sentence"]["end"] for s, e in spots)
        ]
        accepted = set(fact["event_type"])
        typed = [c for c in near if not accepted or YIELDS.get(c["event_type"], {c["event_type"]}) & accepted]
        full = [c for c in typed if self._has(fact["actors"], c["actors"])]
        mark("claim_any", bool(near), label)
        mark("claim_found", bool(full), label)
        if not full:
            return None

        def fit(c: Row) -> tuple[bool, ...]:
            return (
                self._has(fact["recipients"], c["recipients"]),
                c["polarity"] == mention["polarity"],
                c["modality"] == mention["modality"],
                not figure or same_quantity(figure, c["quantities"]),
                any(s <= c["predicate"]["start"] < e for s, e in spots),
            )

        best = max(full, key=lambda c: (sum(fit(c)), c["id"]))
        self._cells(fact, mention, best, fit(best))
        return best

    def _cells(self, fact: Row, mention: Row, best: Row, fits: tuple[bool, ...]) -> None:
        mark, label = self.tally.mark, f"{fact['key']} @ {mention['report']}"
        recipient, polarity, modality, quantity, _ = fits
        if fact["recipients"]:
            mark("recipient", recipient, label)
        if fact["places"]:
            mark("place", self._has(fact["places"], best["places"]), label)
        if mention.get("quantity", fact["quantity"]):
            mark("quantity", quantity, label)
        if fact["time"]:
            value = str((best.get("time") or {}).get("value") or "")
            mark("time", value.startswith(fact["time"]), label)
        mark("polarity", polarity, label)
        mark("modality", modality, label)
        if mention["polarity"] == "negative" or mention["modality"] != "asserted":
            mark("wrong_real", not (best["polarity"] == "positive" and best["modality"] == "asserted"), label)
        chain, wanted = self.export.chain(best), mention["chain"]
        exact = len(chain) == len(wanted) and all(
            any(alike(g, n) for n in c) for g, c in zip(wanted, chain, strict=False)
        )
        mark("chain_exact", exact, f"{label}: {wanted} vs {[c[0] for c in chain]}")
        if len(wanted) >= 2:
            mark("chain_deep", exact, label)
        if wanted:
            mark("speaker", bool(chain) and any(alike(wanted[0], n) for n in chain[0]), label)

    def _fact(self, fact: Row, matched: list[Row], events: set[str]) -> None:
        mark, key = self.tally.mark, fact["key"]
        if len(fact["mentions"]) > 1:
            mark("aligned", len(matched) == len(fact["mentions"]) and len(events) == 1, key)
        found = [x for x in self.export.rows["finding"] if x["event"] in events]
        want = fact["independent_origins"]
        bounds = [x["independent_origins"] for x in found]
        seen = [x["status"] for x in found]
        mark("status", fact["status"] in seen, f"{key}: {fact['status']} vs {seen}")
        mark("origins", any(b["min"] <= want["max"] and want["min"] <= b["max"] for b in bounds), key)
        mark("origins_exact", want in bounds, key)

    def _entities(self) -> None:
        ids: dict[str, set[str]] = defaultdict(set)
        for row in self.export.rows["entity"]:
            for name in (row["name"], *row["names"]):
                ids[name.lower()].add(row["id"])
        for entity in self.gold["entities"]:
            names = dict.fromkeys([entity["name"], *entity["names"]])
            seen = [
                n
                for n in names
                if not (n.lower().split()[0] in PRONOUNS and n not in entity["name"]) and ids.get(n.lower())
            ]
            for name in seen[1:]:
                self.tally.mark("same_actor", bool(ids[seen[0].lower()] & ids[name.lower()]), f"{seen[0]} = {name}")

    def _lineage(self) -> None:
        export, gold = self.export, self.gold["lineage"]
        edges = [(export.labels(x["from"]), export.labels(x["to"]), x["relation"]) for x in export.rows["lineage"]]
        for g in gold:
            to = g["to"]
            ok = any(
                g["from"] in a
                and r == g["relation"]
                and (to in b or (not to.endswith(FILES) and any(alike(to, n) for n in b if n)))
                for a, b, r in edges
            )
            self.tally.mark("lineage", ok, f"{g['from']} -{g['relation']}-> {to}")
        copied = [g for g in gold if g["relation"] in {"copies", "agency_copy"}]
        for a, b, r in edges:
            file = next((n for n in sorted(a) if n.endswith(FILES)), None)
            if file is None or r not in {"copies", "agency_copy"}:
                continue
            targets = {n for n in b if n.endswith(FILES)}
            right = any(
                g["from"] == file and (not targets or g["to"] in targets or not g["to"].endswith(FILES)) for g in copied
            )
            self.tally.mark("lineage_precision", right, f"{file} {r} {sorted(b)}")

    def _relations(self) -> None:
        def named(key: str, name: str) -> bool:
            entity = self.export.by["entity"].get(key)
            names = [entity["name"], *entity["names"]] if entity else []
            return any(alike(w, n) for w in self.aliases.get(name, [name]) for n in names)

        for r in self.gold["relations"]:
            pair = (r["a"], r["b"])
            signs = [
                x["sign"]
                for x in self.export.rows["relation"]
                if any(named(x["a"], a) and named(x["b"], b) for a, b in (pair, pair[::-1]))
            ]
            self.tally.mark("relation", r["sign"] in signs, f"{r['a']} {r['sign']} {r['b']}: {signs}")

    def _spans(self) -> None:
        texts = {r["id"]: r.get("text") or "" for r in self.export.rows["report"]}
        kinds = ("attribution", "claim", "entity", "place", "lineage")
        rows = [row for kind in kinds for row in self.export.rows[kind]]
        bad = sum(wrong_spans(row, texts, texts.get(row.get("report", ""), "")) for row in rows)
        self.tally.mark("spans_true", bad == 0, f"{bad} spans whose text is not their quote")


def wrong_spans(value: object, texts: dict[str, str], text: str) -> int:
    """Return how many span objects inside `value` do not quote their report's text."""
    if isinstance(value, list):
        return sum(wrong_spans(item, texts, text) for item in value)
    if not isinstance(value, dict):
        return 0
    bad = 0
    if {"start", "end", "quote"} <= value.keys():
        own = texts.get(value.get("report", ""), text)
        bad = own[value["start"] : value["end"]] != value["quote"]
    return bad + sum(wrong_spans(item, texts, text) for item in value.values())
