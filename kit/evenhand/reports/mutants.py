"""Mutation told: the answer, a line for each clause, and what goes unnoticed in which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.mutation.findings import Clause, Fate, Mutation
from evenhand.reports.guarding import Guarded, by_guard
from evenhand.reports.mutant_answers import answer, headline, looked
from evenhand.reports.mutant_clauses import in_full, in_short, quoted
from evenhand.reports.paragraphs import WIDTH, capital, entry, paragraph

COLUMNS = {  # a heading, the fate that is counted under it, and what it says
    "noticed": (Fate.NOTICED, "a promise, a scenario or a witness disagrees then"),
    "missed": (Fate.UNNOTICED, "somebody is told something else then, and nobody notices"),
    "no effect": (
        Fate.SAME,
        "nobody was told anything else; either nothing that was tried comes to where the change "
        "matters, or it matters nowhere",
    ),
}
GAP = 2  # columns between two cells
MORE = (
    "--verbose tells of every clause who notices, by name, and of every change that nobody notices "
    "what comes of it."
)


def as_text(found: Mutation, *, verbose: bool = False) -> str:
    """The report in plain lines, no wider than the page: in short, or with all that is known.

    In short, nothing is told of a clause that is wholly guarded but its line in the table.
    """
    blocks = [[paragraph(headline(found), by=0), *map(paragraph, answer(found))]]
    blocks.append([*_table(found), "", *map(entry, legend())])
    for guarded, clauses in by_guard(found).items():
        if verbose or guarded is not Guarded.WHOLLY:
            blocks += [_lines(found, clause, verbose=verbose) for clause in clauses]
    last = [*looked(found), *([] if verbose else [MORE])]
    blocks.append([paragraph(line, by=0) for line in last])
    return "\n\n".join(map("\n".join, blocks)) + "\n"


def counts(clause: Clause) -> list[str]:
    """How many changes to a clause fall under each heading of the table."""
    return [str(len(clause.of(fate)) or "-") for fate, _ in COLUMNS.values()]


def legend() -> Iterator[str]:
    """What stands under each heading of the table."""
    return (f"{head}: {meaning}" for head, (_, meaning) in COLUMNS.items())


def _table(found: Mutation) -> Iterator[str]:
    """A line for each clause, the least guarded first; a name that is too long has its own line."""
    heads = [["", *head.split()][-2:] for head in COLUMNS]
    widths = [max(map(len, words)) for words in heads]
    yield _line([upper for upper, _ in heads], widths, "")
    yield _line([lower for _, lower in heads], widths, "clause")
    for guarded, clauses in by_guard(found).items():
        if clauses:
            yield f"{capital(guarded.value)}:"
        for clause in clauses:
            name = clause.rule.name
            line = _line(counts(clause), widths, name)
            if len(line) > WIDTH:
                yield f"{'':{GAP}}{name}"
                line = _line(counts(clause), widths, "")
            yield line


def _line(cells: Sequence[str], widths: Sequence[int], name: str) -> str:
    told = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"{'':{GAP}}{' '.join(told)}{'':{GAP}}{name}".rstrip()


def _lines(found: Mutation, clause: Clause, *, verbose: bool) -> list[str]:
    """What is told of one clause, in lines."""
    lines = [paragraph(clause.rule.name, by=0), paragraph(quoted(found, clause))]
    for part in (in_full if verbose else in_short)(found, clause):
        lines.append(paragraph(part.head))
        for words, below in part.items:
            lines += [entry(f"- {words}"), *(entry(f"- {each}", by=4) for each in below)]
    return lines
