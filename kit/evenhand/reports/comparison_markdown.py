"""Comparisons as Markdown: for a comment on a pull request, cut by importance to its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evenhand.comparisons.comparing import Beside, Comparison
from evenhand.comparisons.revisions import Since
from evenhand.invariants.declared import Invariant
from evenhand.reports import markdown
from evenhand.reports.cell_changes import Compared, balance, compared, verdict_words
from evenhand.reports.clause_changes import told_clauses
from evenhand.reports.comparisons import (
    headline,
    nothing,
    scenarios_headline,
    told_since,
    unchanged_promises,
)
from evenhand.reports.limits import Block, page
from evenhand.reports.partings import headline as parting_headline
from evenhand.reports.partings import stories, told_scales
from evenhand.reports.scenario_changes import told_difference

MARKER = "<!-- evenhand compare -->"
"""The first line, by which one comment is found and updated."""
NEWS, RULES, SCENARIOS, STORIES, ALIKE = range(5)  # what is cut last, first


def as_markdown(
    comparisons: Iterable[Comparison],
    invariants: Mapping[str, Invariant],
    *,
    limit: int,
    every: bool = False,
    since: Since | None = None,
) -> str:
    """The comparisons, no longer than *limit* characters; what is left out is counted."""
    blocks = [Block(NEWS, MARKER, stay=True)]
    if since:
        told = " ".join(told_since(since).split())
        blocks.append(
            Block(NEWS, f"### evenhand: since {markdown.escaped(since.revision)}", stay=True)
        )
        blocks.append(Block(NEWS, markdown.escaped(told), stay=True))
    for found in comparisons:
        blocks += _blocks(found, invariants, every=every)
    return page(blocks, limit)


def _blocks(
    found: Comparison, invariants: Mapping[str, Invariant], *, every: bool
) -> Iterator[Block]:
    yield Block(NEWS, f"### {markdown.escaped(headline(found))}", stay=True)
    for beside in found.candidates:
        yield Block(NEWS, markdown.escaped(nothing(found, beside) or balance(beside)), stay=True)
    table = compared(found, invariants, every=every)
    shown = len(table.invariants) if table else 0
    if table:
        yield from _table(found, table)
    if words := unchanged_promises(found, shown, every=every):
        yield Block(NEWS, markdown.escaped(words), stay=True)
    for beside in found.candidates:
        if not beside.same_rules:
            yield from _candidate(found, beside, several=len(found.candidates) > 1)


def _table(found: Comparison, table: Compared) -> Iterator[Block]:
    """The rows that changed, and, apart from them, those that did not."""
    changed = {cell.invariant for beside in found.candidates for cell in beside.cells}
    for rank, names in (
        (NEWS, [name for name in table.invariants if name in changed]),
        (ALIKE, [name for name in table.invariants if name not in changed]),
    ):
        rows = tuple(_row(table, name) for name in names)
        head = markdown.rows(["promise", *table.rule_sets], [])
        if rows:
            yield Block(rank, head, rows, "promises")


def _row(table: Compared, invariant: str) -> str:
    """A row of the table: the promise, and from what to what it comes."""
    cells = [table.row(invariant)]
    for name in table.rule_sets:
        words = verdict_words(table.cells[invariant, name])
        change = table.changes.get((invariant, name))
        cells.append(f"{words} ({change})" if change else words)
    return f"| {' | '.join(map(markdown.escaped, cells))} |"


def _candidate(found: Comparison, beside: Beside, *, several: bool) -> Iterator[Block]:
    """The rules, the scenarios and the stories of one candidate."""
    if several:
        yield Block(NEWS, f"#### {markdown.escaped(beside.sides.names[1])}", stay=True)
    rules = tuple(
        f"- {markdown.escaped(about)}: {markdown.escaped(words)}"
        for about, words in told_clauses(beside.clauses)
    )
    yield Block(RULES, "**What differs in the rules**\n", rules, "differences in the rules")
    yield from _scenarios(found, beside)
    yield from _stories(beside)


def _scenarios(found: Comparison, beside: Beside) -> Iterator[Block]:
    yield Block(NEWS, f"**{markdown.escaped(scenarios_headline(found, beside))}**", stay=True)
    names = [*beside.sides.names]
    rows = tuple(
        f"| {' | '.join(map(markdown.escaped, [difference.scenario.title, *told]))} |"
        for difference in beside.scenarios
        for told in told_difference(difference)
    )
    if rows:
        head = markdown.rows(["scenario", "what", *names], [])
        yield Block(SCENARIOS, head, rows, "differences in scenarios")


def _stories(beside: Beside) -> Iterator[Block]:
    sides, apart = beside.sides, beside.apart
    if apart is None:
        return
    if scales := told_scales(sides):
        yield Block(NEWS, markdown.escaped(scales), stay=True)
    for direction in apart.directions:
        if direction.histories or direction in apart.directions[:2]:
            head = f"**{markdown.escaped(parting_headline(sides, apart, direction))}**"
            yield Block(NEWS, head, stay=True)
            pieces = tuple(
                markdown.folded(title, f"```text\n{markdown.fenced(story)}\n```")
                for title, story in stories(sides, direction)
            )
            yield Block(STORIES, "", pieces, "stories", glue="\n\n")
