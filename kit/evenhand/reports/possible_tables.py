"""Tables of possibilities: a row for each rule set, with its answers and whose the change is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.model.units import told
from evenhand.possibility.answers import Answer, Found
from evenhand.possibility.events import NAMES
from evenhand.possibility.goals import Goal
from evenhand.reports.paragraphs import WIDTH
from evenhand.reports.possible_stories import share

COLUMNS = ("alone", "+1 other", "+2 others", "+3 others")
NOT_ASKED = "-"
GAP = 2  # columns between two cells


def table(answers: Sequence[Answer], goal: Goal) -> list[list[str]]:
    """A row for each rule set, below the header: its answers, and what of the change is whose."""
    header = ["rule set", *COLUMNS[: goal.besides + 1]]
    if goal.event != "nothing":
        header.append("its share")
    return [header, *(_row(answer, goal) for answer in answers)]


def legend(goal: Goal) -> str:
    """What stands in the columns of the table, in sentences."""
    words = "Alone: with nothing else in between."
    if goal.besides:
        others = "so many contracts growing too old"
        if goal.event != "nothing":
            others = "so many other things in between"
        words += f" +1 and so on: with {others}, asked only if fewer do not do it (-: not asked)."
    if goal.event != "nothing":
        words += f" Its share: how many points of the change come from {NAMES[goal.event]} itself."
    return words


def in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows in columns; the first cell on a line of its own where the page is too narrow."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    narrow = sum(widths) + GAP * len(widths) > WIDTH
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        if narrow:
            yield f"{'':{GAP}}{row[0]}"
            cells[0] = ""
        yield (" " * GAP + (" " * GAP).join(cells)).rstrip()


def _row(answer: Answer, goal: Goal) -> list[str]:
    words = [one.outcome.value for one in answer.searched]
    if not words:
        words = [answer.outcome.value] * (goal.besides + 1)
    cells = [*words, *[NOT_ASKED] * (goal.besides + 1 - len(words))]
    if goal.event != "nothing":
        cells.append(_own(answer.found))
    return [answer.rule_set.name, *cells]


def _own(found: Found | None) -> str:
    """How much of the change is the event's own: ``11 of 11``."""
    if found is None or found.before is None or found.after is None:
        return NOT_ASKED
    return f"{told(-share(found))} of {told(found.before - found.after)}"
