"""The criteria table: promises down, rule sets across, a verdict in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from evenhand.model.verdicts import Verdict
from evenhand.reports.glyphs import ALL, Mark, mark_of

SENTENCE = 44  # columns that a promise's name is given before it is folded


@dataclass(frozen=True)
class Criteria:
    """The cells of the table, by promise and rule set, both in the order of the verdicts."""

    invariants: tuple[str, ...]
    rule_sets: tuple[str, ...]
    cells: dict[tuple[str, str], Verdict]

    def mark(self, invariant: str, rule_set: str) -> Mark | None:
        """The mark in a cell; None where the pair was not checked."""
        verdict = self.cells.get((invariant, rule_set))
        return mark_of(verdict) if verdict else None

    @property
    def marks(self) -> list[Mark]:
        """The marks that occur, for the legend."""
        found = {mark_of(verdict) for verdict in self.cells.values()}
        return [mark for mark in ALL if mark in found]


def criteria(verdicts: Sequence[Verdict]) -> Criteria:
    """The table of these verdicts."""
    return Criteria(
        invariants=tuple(dict.fromkeys(verdict.invariant for verdict in verdicts)),
        rule_sets=tuple(dict.fromkeys(verdict.rule_set for verdict in verdicts)),
        cells={(verdict.invariant, verdict.rule_set): verdict for verdict in verdicts},
    )


def letters(count: int) -> list[str]:
    """A, B, ... Z, AA, AB, ...: short names for *count* columns."""
    pairs = [first + second for first in ascii_uppercase for second in ascii_uppercase]
    return [*ascii_uppercase, *pairs][:count]


def fits(table: Criteria, width: int) -> bool:
    """Whether whole names of rule sets fit over the columns of a page."""
    return SENTENCE + sum(len(name) + 2 for name in table.rule_sets) <= width


def spoken(name: str) -> str:
    """A promise's name as it would be said."""
    return name.replace("_", " ")
