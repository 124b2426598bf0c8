"""Comparisons as Markdown: for a comment on a pull request, cut by importance to its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evenhand.comparisons.beside import Beside, Comparison
from evenhand.comparisons.gains import Gains
from evenhand.comparisons.revisions import Since
from evenhand.invariants.declared import Invariant
from evenhand.reports import effect_tables, gains, markdown
from evenhand.reports.cell_changes import Compared, balance, compared, verdict_words
from evenhand.reports.clause_changes import told_clauses
from evenhand.reports.comparisons import (
    headline,
    nothing,
    scenarios_headline,
    told_since,
    unchanged_promises,
)
from evenhand.reports.cutting import Section, fitted
from evenhand.reports.partings import headline as parting_headline
from evenhand.reports.partings import stories, told_scales
from evenhand.reports.scenario_changes import told_difference

MARKER = "<!-- evenhand compare -->"
"""The first line, by which one comment is found and updated."""
FIRST, NEWS, RULES, SCENARIOS, PEOPLE, STORIES, ALIKE = range(7)  # what is cut last, first


def as_markdown(
    comparisons: Iterable[Comparison],
    invariants: Mapping[str, Invariant],
    *,
    limit: int,
    every: bool = False,
    since: Since | None = None,
) -> str:
    """The comparisons, no longer than *limit* bytes; what is left out is counted.

    Raises TooTight where there is no room even for what is most important.
    """
    sections = [Section((MARKER,), "mark", rank=FIRST)]
    if since:
        told = " ".join(told_since(since).split())
        sections.append(_said(f"### evenhand: since {markdown.escaped(since.revision)}"))
        sections.append(_said(markdown.escaped(told)))
    for found in comparisons:
        sections += _sections(found, invariants, every=every)
    return fitted(sections, limit)


def _said(text: str, rank: int = NEWS) -> Section:
    """A heading or a paragraph."""
    return Section((text,), "paragraph", rank=rank)


def _sections(
    found: Comparison, invariants: Mapping[str, Invariant], *, every: bool
) -> Iterator[Section]:
    yield _said(f"### {markdown.escaped(headline(found))}")
    for beside in found.candidates:
        yield _said(markdown.escaped(nothing(found, beside) or balance(beside)))
    table = compared(found, invariants, every=every)
    shown = len(table.invariants) if table else 0
    if table:
        yield from _table(found, table)
    if words := unchanged_promises(found, shown, every=every):
        yield _said(markdown.escaped(words))
    for beside in found.candidates:
        if not beside.same_rules:
            yield from _candidate(found, beside, several=len(found.candidates) > 1)


def _table(found: Comparison, table: Compared) -> Iterator[Section]:
    """The rows that changed, and, apart from them, those that did not."""
    changed = {cell.invariant for beside in found.candidates for cell in beside.cells}
    for rank, names in (
        (NEWS, [name for name in table.invariants if name in changed]),
        (ALIKE, [name for name in table.invariants if name not in changed]),
    ):
        body = [_row(table, name) for name in names]
        yield markdown.row_by_row(["promise", *table.rule_sets], body, "promise", rank=rank)


def _row(table: Compared, invariant: str) -> list[str]:
    """A row of the table: the promise, and from what to what it comes."""
    cells = [table.row(invariant)]
    for name in table.rule_sets:
        words = verdict_words(table.cells[invariant, name])
        change = table.changes.get((invariant, name))
        cells.append(f"{words} ({change})" if change else words)
    return cells


def _candidate(found: Comparison, beside: Beside, *, several: bool) -> Iterator[Section]:
    """The rules, the scenarios and the stories of one candidate."""
    if several:
        yield _said(f"#### {markdown.escaped(beside.sides.names[1])}")
    rules = tuple(
        f"- {markdown.escaped(about)}: {markdown.escaped(words)}"
        for about, words in told_clauses(beside.clauses)
    )
    yield Section(
        rules,
        "difference in the rules",
        "differences in the rules",
        rank=RULES,
        head="**What differs in the rules**\n\n",
        between="\n",
    )
    yield from _scenarios(found, beside)
    if beside.gains:
        yield from _people(beside.gains)
    yield from _stories(beside)


def _scenarios(found: Comparison, beside: Beside) -> Iterator[Section]:
    yield _said(f"**{markdown.escaped(scenarios_headline(found, beside))}**")
    body = [
        [difference.scenario.title, *told]
        for difference in beside.scenarios
        for told in told_difference(difference)
    ]
    header = ["scenario", "what", *beside.sides.names]
    yield markdown.row_by_row(
        header, body, "score in scenarios", "scores in scenarios", rank=SCENARIOS
    )


def _people(found: Gains) -> Iterator[Section]:
    """Who gains and who loses, in sentences, by group, and the largest loss."""
    yield _said(f"**{markdown.escaped(gains.headline(found))}**")
    yield _said(markdown.escaped(" ".join([*gains.sentences(found), gains.more(found)])))
    header, *body = effect_tables.table(found.everybody, found.groups)
    if gains.moves(found):
        yield markdown.row_by_row(header, body, "group", rank=PEOPLE)
    if loss := gains.loss_of(found):
        title, story = loss
        told = markdown.folded(title, f"```text\n{markdown.fenced(story)}\n```")
        yield Section((told,), "story", "stories", rank=PEOPLE)


def _stories(beside: Beside) -> Iterator[Section]:
    sides, apart = beside.sides, beside.apart
    if apart is None:
        return
    if scales := told_scales(sides):
        yield _said(markdown.escaped(scales))
    for direction in apart.directions:
        if direction.histories or direction in apart.directions[:2]:
            head = f"**{markdown.escaped(parting_headline(sides, apart, direction))}**"
            yield _said(head)
            pieces = tuple(
                markdown.folded(title, f"```text\n{markdown.fenced(story)}\n```")
                for title, story in stories(sides, direction)
            )
            yield Section(pieces, "story", "stories", rank=STORIES)
