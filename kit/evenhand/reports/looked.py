"""How hard we looked: for each promise, how often it applied and how often the result moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from evenhand.model.units import Count, many
from evenhand.model.verdicts import Outcome, Proof, Verdict
from evenhand.reports.criteria import Criteria, spoken
from evenhand.reports.evidence import exhausted, told_proof
from evenhand.reports.glyphs import GREEN, mark_of, never_moved
from evenhand.reports.paragraphs import WIDTH, entry, paragraph

HEADLINE = "How hard we looked"
HEADER = ("promise", "applied", "moved", "unmoved")
WHAT_IT_SAYS = (
    "How many times each promise applied, and the result moved: under the rule set where least, "
    "and where most. Unmoved: under how many of those that keep it the result never moved."
)
TRIED = (Outcome.HOLDS, Outcome.VIOLATED, Outcome.VACUOUS)
GAP = 2  # columns between two cells
FAR_APART = 2  # the most is more than so many times the least: then the least is told of


@dataclass(frozen=True)
class Looked:
    """How hard we looked at one promise, over the rule sets under which it was tried."""

    promise: str
    verdicts: tuple[Verdict, ...]

    @property
    def cells(self) -> tuple[str, str, str]:
        """How often it applied, how often the result moved, and where that never happened."""
        held = [verdict for verdict in self.verdicts if mark_of(verdict) in GREEN]
        still = sum(never_moved(verdict.evidence) for verdict in held)
        return (
            _range(verdict.evidence.cases for verdict in self.verdicts),
            _range(verdict.evidence.moved for verdict in self.verdicts),
            f"{still} of {len(held)}" if held else "",
        )

    @property
    def least_under(self) -> str:
        """The rule set under which it applied least, where it applied far more under another."""
        least = min(self.verdicts, key=lambda verdict: verdict.evidence.cases)
        most = max(verdict.evidence.cases for verdict in self.verdicts)
        return least.rule_set if FAR_APART * least.evidence.cases < most else ""


def looked(table: Criteria) -> list[Looked]:
    """The promises of the table that were tried under any rule set, in its order."""
    tried = [verdict for verdict in table.cells.values() if verdict.outcome in TRIED]
    found = [
        Looked(promise, tuple(verdict for verdict in tried if verdict.invariant == promise))
        for promise in table.invariants
    ]
    return [each for each in found if each.verdicts]


def as_text(table: Criteria) -> str:
    """The section of a page 80 columns wide; empty where nothing was tried."""
    rows = looked(table)
    if not rows:
        return ""
    cells = [HEADER[1:], *(row.cells for row in rows)]
    widths = [GAP + max(len(line[column]) for line in cells) for column in range(3)]
    names = WIDTH - sum(widths)
    lines = [HEADLINE, paragraph(WHAT_IT_SAYS), "", _line("", HEADER[1:], names, widths)]
    for row in rows:
        first, *rest = wrap(spoken(row.promise), names, subsequent_indent="  ")
        lines += [_line(first, row.cells, names, widths), *rest]
        lines += [f"  least under {row.least_under}"] if row.least_under else []
    return "\n".join([*lines, *map(entry, beyond(table))])


def beyond(table: Criteria) -> Iterator[str]:
    """What is known beyond what was tried by chance: up to which size all was, and what is proved.

    How many pairs that is true of; the table shows of which.
    """
    verdicts = [verdict for verdict in table.cells.values() if verdict.outcome in TRIED]
    sizes = Counter(v.evidence.exhausted for v in verdicts if v.evidence.exhausted)
    for size, count in sizes.items():
        yield f"{exhausted(size)}, for {_pairs(count, len(verdicts))}."
    proofs = Counter(_alike(v.evidence.proof) for v in verdicts if v.evidence.proof)
    for proof, count in sorted(proofs.items(), key=lambda each: not each[0].proved):
        yield f"{many(count, 'pair')}: {' '.join(told_proof(proof))}"


def _alike(proof: Proof) -> Proof:
    """The proof as it is told of many promises, each of which has a lemma of its own."""
    return Proof(
        proved=proof.proved,
        tool=proof.tool,
        version=proof.version,
        bounds=proof.bounds,
        assumed=proof.assumed,
        why_not=proof.why_not,
    )


def _pairs(count: Count, of: Count) -> str:
    return many(count, "pair") if count == of else f"{count:,} of {many(of, 'pair')}"


def _range(counts: Iterable[Count]) -> str:
    found = sorted(counts)
    least, most = found[0], found[-1]
    return f"{least:,}" if least == most else f"{least:,}-{most:,}"


def _line(name: str, cells: Sequence[str], names: Count, widths: Sequence[Count]) -> str:
    told = "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return f"{name:{names}}{told}".rstrip()
