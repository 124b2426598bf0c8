"""Mutation told: the clauses with who notices their changes, and those that nobody guards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.model.units import many
from evenhand.mutation.findings import Clause, Fate, Finding, Mutation
from evenhand.mutation.mutants import Refused
from evenhand.reports.mutant_words import changed, looked, made, named, noticing, verdict
from evenhand.reports.paragraphs import WIDTH, entry, paragraph

COLUMNS = {  # a heading that fits, the fate under it, and what it says
    "seen": (Fate.NOTICED, "a promise, a scenario or a witness notices"),
    "fail": (Fate.BREAKS, "a rule fails then, and nobody notices anything else"),
    "lost": (Fate.UNNOTICED, "somebody is told something else, and nobody notices"),
    "same": (Fate.SAME, "nobody was told anything else, in all that was tried"),
}
COLUMN = 5
SOME = 4  # changes without a difference that are told of one clause; JSON has all


def as_text(found: Mutation) -> str:
    """The whole report in plain lines, no wider than the page."""
    changes = many(sum(len(clause.findings) for clause in found.clauses), "change")
    clauses = many(len(found.clauses), "clause")
    blocks = [
        [paragraph(f"{found.rule_set.name}: {clauses}, {changes}, one at a time.", by=0)],
        [paragraph(line, by=0) for line in looked(found)],
        [*_table(found)],
        _unguarded(found),
        _lost(found),
        _same(found),
        _invalid(found),
        [paragraph(verdict(found), by=0)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _table(found: Mutation) -> Iterator[str]:
    yield "".join(head.rjust(COLUMN) for head in ("made", *COLUMNS)) + "  clause"
    for clause in found.clauses:
        counts = [len(clause.findings), *(len(clause.of(fate)) for fate, _ in COLUMNS.values())]
        line = "".join(str(count or "-").rjust(COLUMN) for count in counts)
        if len(line) + 2 + len(clause.rule.name) > WIDTH:
            yield f"{clause.rule.name}"
            yield line
        else:
            yield f"{line}  {clause.rule.name}"
        by = named(noticing(clause))
        yield paragraph(by or "NOBODY NOTICES", by=len(line) + 2)
    yield ""
    for head, (_, meaning) in COLUMNS.items():
        yield paragraph(f"{head}: {meaning}")


def _unguarded(found: Mutation) -> list[str]:
    """The clauses in which no change is noticed, each with what could be changed."""
    if not found.unguarded:
        return []
    lines = ["Clauses that nobody guards", ""]
    for clause in found.unguarded:
        lines += _headed(found, clause)
        lines += _listed(clause.of(Fate.UNNOTICED))
        if not clause.reached:
            tried = many(found.histories, "history", "histories")
            told = (
                f"No change makes a difference on {tried}: nothing reaches it, or it does nothing."
            )
            lines.append(entry(told))
        lines.append("")
    return lines[:-1]


def _lost(found: Mutation) -> list[str]:
    """What nobody notices in clauses of which somebody notices something else."""
    clauses = [c for c in found.clauses if c.guarded and c.of(Fate.UNNOTICED)]
    if not clauses:
        return []
    lines = ["Changes that nobody notices, in other clauses", ""]
    for clause in clauses:
        lines += [*_headed(found, clause), *_listed(clause.of(Fate.UNNOTICED)), ""]
    return lines[:-1]


def _same(found: Mutation) -> list[str]:
    """What makes no difference, in clauses of which some other change does."""
    clauses = [clause for clause in found.clauses if clause.reached and clause.of(Fate.SAME)]
    if not clauses:
        return []
    tried = many(found.histories, "history", "histories")
    lines = [
        paragraph(
            f"Changes that make no difference on {tried}: either nothing that was tried comes to "
            "where they matter, or they matter nowhere.",
            by=0,
        ),
        "",
    ]
    for clause in clauses:
        same = clause.of(Fate.SAME)
        lines.append(paragraph(clause.rule.name, by=0))
        lines += [entry(f"- {changed(finding.change.change)}") for finding in same[:SOME]]
        if len(same) > SOME:
            lines.append(entry(f"- and {len(same) - SOME} more"))
    return lines


def _invalid(found: Mutation) -> list[str]:
    """What makes no rule set that could be asked."""
    each = [(c, finding) for c in found.clauses for finding in c.of(Fate.INVALID)]
    if not each:
        return []
    lines = ["Changes that make no rule set", ""]
    for clause, finding in each:
        why = finding.change.why if isinstance(finding.change, Refused) else "it always fails"
        lines.append(entry(f"- {clause.rule.name}: {changed(finding.change.change)}: {why}"))
    return lines


def _headed(found: Mutation, clause: Clause) -> list[str]:
    source = found.rule_set.source_of(clause.rule) or "no source"
    return [
        paragraph(f"{clause.rule.name} ({source})", by=0),
        paragraph(f'"{clause.rule.clause}"'),
    ]


def _listed(findings: Sequence[Finding]) -> list[str]:
    lines = ["  Nobody notices if"] if findings else []
    for finding in findings:
        difference = f"; {made(finding.difference)}" if finding.difference else ""
        lines.append(entry(f"- {changed(finding.change.change)}{difference}"))
    return lines
