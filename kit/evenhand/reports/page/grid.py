"""The grid: the criteria table as rows of cells, each with its mark, its words and its link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evenhand.model.units import Count
from evenhand.model.verdicts import Outcome
from evenhand.reports.criteria import Criteria, rounded, spoken
from evenhand.reports.figures import amount_words
from evenhand.reports.glyphs import Mark

PAINTS = {"green": "kept", "yellow": "listed", "bold red": "alarm", "dim": "quiet"}
"""What a mark's colour in a terminal is called on the page."""

Links = Mapping[tuple[str, str], str]
"""By promise and rule set, the name of the place on the page that tells of it."""


@dataclass(frozen=True)
class Cell:
    """A cell: what is seen of it, what is said of it, and where it leads, if anywhere."""

    sign: str
    number: str
    words: str
    paint: str
    link: str

    @property
    def seen(self) -> str:
        return f"{self.sign} {self.number}".rstrip()


@dataclass(frozen=True)
class Row:
    """A promise, how many of the rule sets that answer it break it, and its cells."""

    name: str
    counted: str
    broken_by: Count
    answered_by: Count
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Grid:
    """The rows, the rule sets across, how many promises each breaks, and what the signs mean."""

    rule_sets: tuple[str, ...]
    rows: tuple[Row, ...]
    broken: tuple[Count, ...]
    legend: tuple[tuple[str, str, str], ...]


def grid(table: Criteria, links: Links) -> Grid:
    """The table as it stands on the page."""
    signs = table.legend(unicode=True)
    return Grid(
        rule_sets=table.rule_sets,
        rows=tuple(_row(table, promise, links) for promise in table.invariants),
        broken=tuple(
            sum(_broken(table, promise, name) for promise in table.invariants)
            for name in table.rule_sets
        ),
        legend=tuple((sign, words, PAINTS.get(style, "")) for sign, words, style in signs),
    )


def paint(mark: Mark) -> str:
    """The class of a mark on the page."""
    return PAINTS[mark.style]


def _row(table: Criteria, promise: str, links: Links) -> Row:
    verdicts = [table.cells[promise, n] for n in table.rule_sets if (promise, n) in table.cells]
    answered = [v for v in verdicts if v.outcome in (Outcome.HOLDS, Outcome.VIOLATED)]
    return Row(
        name=spoken(promise),
        counted=table.measures.get(promise, ""),
        broken_by=sum(verdict.outcome is Outcome.VIOLATED for verdict in answered),
        answered_by=len(answered),
        cells=tuple(_cell(table, promise, name, links) for name in table.rule_sets),
    )


def _cell(table: Criteria, promise: str, rule_set: str, links: Links) -> Cell | None:
    """What stands in a cell; None where the pair was not checked."""
    mark, worst = table.mark(promise, rule_set), table.worst(promise, rule_set)
    if mark is None:
        return None
    words = f"{rule_set}: {mark.word}"
    if worst is not None:
        words += f"; the worst found: {amount_words(worst)} {table.measures.get(promise, '')}"
    return Cell(
        sign=mark.glyph,
        number="" if worst is None else rounded(worst, unicode=True),
        words=words.rstrip(),
        paint=paint(mark),
        link=links.get((promise, rule_set), ""),
    )


def _broken(table: Criteria, promise: str, rule_set: str) -> bool:
    verdict = table.cells.get((promise, rule_set))
    return verdict is not None and verdict.outcome is Outcome.VIOLATED
