"""How findings and claims look on a terminal."""

from __future__ import annotations

from rich import box
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from crossread.api.explain import ClaimView, Explanation, marked
from crossread.api.table import FindingRow, interval
from crossread.records import CaseRecords

STYLES = {
    "predicate": "bold",
    "actor": "cyan",
    "recipient": "magenta",
    "place": "green",
    "time": "yellow",
    "quantity": "blue",
}
STATUS_STYLES = {"disputed": "red", "corroborated": "green", "repeated": "yellow", "revised": "cyan"}


def findings_table(found: list[FindingRow], *, limit: int = 0) -> Table:
    """Return the findings as a table: claimed, by whom, status, independent origins, reports."""
    shown = found[:limit] if limit else found
    more = f", {len(found) - len(shown)} more with `crossread show`" if len(shown) < len(found) else ""
    table = Table(box=box.SIMPLE_HEAD, title=f"{len(found)} findings{more}", title_justify="left", show_lines=False)
    table.add_column("Claimed", ratio=5, overflow="fold")
    table.add_column("By whom", ratio=4, overflow="fold")
    table.add_column("Status", no_wrap=True)
    table.add_column("Origins", justify="right", no_wrap=True)
    table.add_column("Reports", justify="right", no_wrap=True)
    for row in shown:
        claimed = escape(row.claimed)
        if row.hedge:
            claimed += f" [dim]({escape(row.hedge)})[/dim]"
        claimed += "".join(f"\n[dim]{escape(value)}[/dim]" for value in row.values)
        by = escape(row.by) + (f"\n[red]disputed by[/red] {escape(row.disputed_by)}" if row.disputed_by else "")
        status = f"[{STATUS_STYLES[row.status]}]{row.status}[/]" if row.status in STATUS_STYLES else row.status
        table.add_row(claimed, by, f"{status}\n[dim]{row.id[:11]}[/dim]", row.origins, str(row.reports))
    return table


def sentence_text(view: ClaimView) -> Text:
    """Return the claim's sentence with its cells marked."""
    start = view.claim.sentence.start
    text = Text(view.sentence.replace("\n", " "))
    for span, role in marked(view.claim):
        if view.claim.sentence.contains(span):
            text.stylize(STYLES[role], span.start - start, span.end - start)
    return text


def explanation_lines(found: Explanation) -> list[Text]:
    """Return the explanation of a finding, line by line."""
    finding = found.finding
    origins = interval(finding.independent_origins)
    head = f"{finding.status.replace('_', ' ')}, {finding.question}: {origins} independent origins, "
    lines = [
        Text(found.event.summary, style="bold"),
        Text(f"{head}{finding.reports} reports, {finding.outlets} outlets"),
    ]
    lines += [Text(f"  {v.value}: {len(v.claims)} claims", style="dim") for v in finding.values]
    for view in found.claims:
        style = "red" if view.side == "disputes" else "green"
        lines.append(Text(""))
        lines.append(Text.assemble((view.side, style), "  ", (view.where, "dim"), _raw(view)))
        lines.append(Text("  ").append_text(sentence_text(view)))
        chain = " ← ".join(link.text for link in reversed(view.chain))
        said = f"{view.report.outlet or 'the report'}" + (f" ← {chain}" if chain else ", in its own voice")
        lines.append(Text(f"  {said}"))
        lines.append(Text(f"  origin: {view.origin}; {view.claim.polarity}, {view.claim.modality}", style="dim"))
    if found.lineage:
        lines.append(Text(""))
        lines += [Text(f"lineage: {text} ({edge.score:.2f})", style="dim") for text, edge in found.lineage]
    return lines


def _raw(view: ClaimView) -> tuple[str, str]:
    if view.raw is None or view.raw == (view.claim.sentence.start, view.claim.sentence.end):
        return ("", "dim")
    return (f" raw [{view.raw[0]}:{view.raw[1]}]", "dim")


def notes_lines(case: CaseRecords) -> list[str]:
    """Return a line for each report set aside, with its reason."""
    aside = [r for r in case.reports if r.status != "ok"]
    return [f"set aside: {r.source_path or r.id}: {r.status.replace('_', ' ')}: {r.reason}" for r in aside]
