"""A clause told: what it says, who guards it, and which of its changes nobody notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from evenhand.model.units import many
from evenhand.mutation.changes import Change
from evenhand.mutation.findings import Clause, Fate, Finding, Mutation
from evenhand.mutation.mutants import Refused
from evenhand.reports.consequences import Consequence, consequences
from evenhand.reports.guarding import everybody, in_brief
from evenhand.reports.mutant_words import in_plain_words, together
from evenhand.reports.paragraphs import capital

FEW = 3  # consequences that a brief report tells of one clause
SOME = 2  # changes that it tells of one consequence
FAILS = "A rule fails then, and nobody notices anything else:"
REFUSED = "These make no rule set that could be asked:"
ALWAYS = "it always fails"
SAME = "No effect: nothing that was tried comes to where these matter, or they matter nowhere:"


class Part(NamedTuple):
    """A sentence, and what is listed below it: each with a list of its own, if there is one."""

    head: str
    items: Sequence[tuple[str, Sequence[str]]] = ()


def quoted(found: Mutation, clause: Clause) -> str:
    """What the clause says, and where that is written."""
    return f'"{clause.rule.clause}" ({found.rule_set.source_of(clause.rule) or "no source"})'


def in_short(found: Mutation, clause: Clause) -> Iterator[Part]:
    """How many notice, and the gravest and commonest consequences that nobody notices."""
    yield from _written(clause, clause.of(Fate.UNNOTICED))
    if clause.guarded:
        yield Part(f"Guarded by {in_brief(found, clause)}.")
    missed = consequences(clause.of(Fate.UNNOTICED))
    if missed:
        yield Part(_nobody(clause), [(_in_a_sentence(each), ()) for each in missed[:FEW]])
    if rest := sum(len(each.findings) for each in missed[FEW:]):
        yield Part(f"And {many(rest, 'more change')} with other consequences.")
    if not clause.reached:
        yield Part(_unreached(found))


def in_full(found: Mutation, clause: Clause) -> Iterator[Part]:
    """Everybody who notices, and every change that is not noticed, by what comes of it."""
    yield from _written(clause, clause.of(Fate.UNNOTICED, *(fate for fate, _, _ in REST)))
    if clause.guarded:
        number = many(len(clause.of(Fate.NOTICED)), "change is", "changes are")
        yield Part(f"{number} noticed, by", [(sort, ()) for sort in everybody(clause)])
    missed = consequences(clause.of(Fate.UNNOTICED))
    if missed:
        told = [(f"{capital(each.words)}, if", _changes(each.findings)) for each in missed]
        yield Part(_nobody(clause), told)
    if not clause.reached:
        yield Part(_unreached(found))
    for fate, head, listed in REST:
        if findings := clause.of(fate):
            yield Part(head, [(each, ()) for each in listed(findings)])


def _written(clause: Clause, told: Sequence[Finding]) -> Iterator[Part]:
    """The file of whose lines some of what is told speaks."""
    if any(finding.change.change.line for finding in told):
        yield Part(f"Lines are those of {clause.rule.file}.")


def _nobody(clause: Clause) -> str:
    missed = len(clause.of(Fate.UNNOTICED))
    if clause.guarded:
        return f"Nobody notices {many(missed, 'other change', 'other changes')}:"
    difference = "this one makes" if missed == 1 else f"these {missed} make"
    return f"Nobody notices any change, and {difference} a difference:"


def _in_a_sentence(told: Consequence) -> str:
    """What comes of some changes, those first that are told alone, and how many more do that."""
    alike: dict[str, list[Change]] = {}
    for changes in together(told.findings):
        alike.setdefault(in_plain_words(changes, brief=True), []).extend(changes)
    some = [*alike.items()][:SOME]
    causes = [f"if {words}{_ways(changes)}" for words, changes in some]
    rest = len(told.findings) - sum(len(changes) for _, changes in some)
    if rest:
        causes.append(f"and in {many(rest, 'more change')} of that kind")
    return f"{capital(told.words)}: {'; '.join(causes)}."


def _ways(changes: Sequence[Change]) -> str:
    """In how many ways, where several changes of code are told in the same words."""
    return f", in {len(changes)} ways" if len(changes) > 1 and changes[0].line else ""


def _changes(findings: Sequence[Finding]) -> list[str]:
    """Each change, those of one number together."""
    return [in_plain_words(changes, brief=False) for changes in together(findings)]


def _refused(findings: Sequence[Finding]) -> list[str]:
    """Each change that makes no rule set, with what it runs into."""
    reasons = (each.change.why if isinstance(each.change, Refused) else ALWAYS for each in findings)
    told = (in_plain_words([each.change.change], brief=False) for each in findings)
    return [f"{words}: {why}" for words, why in zip(told, reasons, strict=True)]


def _unreached(found: Mutation) -> str:
    tried = many(found.histories, "history", "histories")
    return f"No change makes a difference on {tried}: nothing reaches it, or it does nothing."


REST: Sequence[tuple[Fate, str, Callable[[Sequence[Finding]], list[str]]]] = (
    (Fate.BREAKS, FAILS, _changes),
    (Fate.SAME, SAME, _changes),
    (Fate.INVALID, REFUSED, _refused),
)
"""What is told of the other changes, in this order."""
