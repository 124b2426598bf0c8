"""Printing: what a check found as text, the table first, then what fails, then what is broken."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from evenhand.cli import terminal
from evenhand.cli.found import Found
from evenhand.model.units import Count, many
from evenhand.model.verdicts import Exhausted, Outcome, Verdict
from evenhand.reports import broken, looked, worst
from evenhand.reports.alerts import not_checked, unchecked
from evenhand.reports.examples import in_a_line, in_full
from evenhand.reports.glyphs import mark_of
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.summary import summary


def print_text(found: Found, out: Console, *, unicode: bool) -> None:
    """Print the table and what there is to tell of it: in short, or with all evidence."""
    page = _Page(found, out)
    terminal.print_criteria(out, found.table, unicode=unicode)
    out.print()
    if found.verbose:
        page.section(looked.as_text(found.table))
    page.stories()
    if found.verbose:
        page.section(worst.as_text(found.table, found.catalogue.rule_set))
    elif found.examples is None:
        page.in_short()
    if found.examples == 0:
        page.what_is_not_told()
    page.plain(paragraph(summary(found.verdicts), by=0))
    page.plain(paragraph(tried(found), by=0))
    if found.whole:
        for name in unchecked(found.verdicts):
            page.plain(paragraph(not_checked(name), by=0))


class _Page:
    """What is printed below the table."""

    def __init__(self, found: Found, out: Console) -> None:
        self.found = found
        self.out = out

    def plain(self, text: str, style: str = "") -> None:
        self.out.print(Text(text, style=style), soft_wrap=True)

    def section(self, text: str) -> None:
        """Some lines below a headline, if there are any."""
        headline, _, rest = text.partition("\n")
        if text:
            self.plain(headline, "bold")
            self.plain(f"{rest}\n")

    def stories(self) -> None:
        """Stories in full, and below those of one promise who else breaks it."""
        verdicts, told = self.found.verdicts, in_full(self.found.verdicts, self.found.stories)
        for place, verdict in enumerate(told):
            headline, outcome, rest = self.found.story(verdict).split("\n", 2)
            self.plain(headline, "bold")
            self.plain(outcome, mark_of(verdict).style)
            self.plain(f"{rest}\n")
            is_last = verdict.invariant not in {other.invariant for other in told[place + 1 :]}
            if is_last and (self.found.verbose or self.found.examples):
                self.who_else(verdict, [v for v in verdicts if v not in told])

    def who_else(self, told: Verdict, others: Sequence[Verdict]) -> None:
        """In a few lines, the other rule sets that break the promise that was just told."""
        listed = [v for v in others if v.invariant == told.invariant]
        lines = list(in_a_line(listed, self.found.catalogue.rule_set))
        if lines:
            self.plain("The same promise is broken, as listed, by:")
            for line in lines:
                self.plain(entry(line))
            self.out.print()

    def in_short(self) -> None:
        """An entry for each promise that is broken as listed, and how to see more.

        Where every listed violation was just told in full there is nothing to add.
        """
        if not self.untold():
            return
        self.section(broken.as_text(self.found.table, self.found.catalogue.rule_set))
        command = broken.how_to_see(self.found.table) if not self.found.stories else ""
        if command:
            self.plain(f"{command}\n")

    def what_is_not_told(self) -> None:
        if untold := self.untold():
            self.plain(f"Violations listed and not told: {untold}; --examples tells them.\n")

    def untold(self) -> Count:
        """How many listed violations were not told in full."""
        told = in_full(self.found.verdicts, self.found.stories)
        listed = [v for v in self.found.verdicts if v.outcome is Outcome.VIOLATED and not v.failed]
        return len([verdict for verdict in listed if verdict not in told])


def tried(found: Found) -> str:
    """How many histories were tried, and of which sorts, as far as all that was done."""
    most: Count = max((verdict.evidence.histories for verdict in found.verdicts), default=0)
    seen = many(most, "history", "histories")
    if not found.whole:
        return f"{seen} for each at most, before it was interrupted."
    sizes = (verdict.evidence.exhausted for verdict in found.verdicts)
    exhausted = next(filter(None, sizes), None)
    every = f"; among them {_every(exhausted)}" if exhausted else ""
    effort = found.effort
    invented = f"{effort.histories:,} of them invented from seed {effort.seed}"
    return f"{seen} for each, {invented}{every}.{_proved(found.verdicts)}"


def _proved(verdicts: Sequence[Verdict]) -> str:
    """How many promises were proved, where that was tried."""
    proofs = [each.evidence.proof for each in verdicts if each.evidence.proof]
    if not proofs:
        return ""
    proved = sum(proof.proved for proof in proofs)
    return (
        f" Proved for records of any length: {proved} of the {len(proofs)} that hold; --verbose "
        "says why not the others."
    )


def _every(tried: Exhausted) -> str:
    number = many(tried.histories, "history", "histories")
    return f"all {number} of up to {tried.size} of {tried.kinds} kinds"
