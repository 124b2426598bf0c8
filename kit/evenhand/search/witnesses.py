"""Witnesses: scenarios that show a known violation, replayed every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.invariants.declared import Invariant
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.questions.places import shown
from evenhand.rulesets import Claim, RuleSet
from evenhand.search.trials import first_violation

Pair = tuple[RuleSet, Invariant]


def witness_file(catalogue: Catalogue, pair: Pair) -> Path:
    """Where the witness of a pair's violation is kept, or would be."""
    rule_set, invariant = pair
    return catalogue.source_of(rule_set.name).witness_file(rule_set.name, invariant.name)


def saved(catalogue: Catalogue, pairs: Iterable[Pair]) -> Iterator[Scenario]:
    """The witnesses that there are for these pairs, and every scenario that shows a violation."""
    chosen = {rule_set.name for rule_set, _ in pairs}
    for source in catalogue.sources:
        for file in source.scenario_files():
            if not _is_of_another(file, chosen):
                scenario = read_scenario(file)
                broken = {name for name, told in scenario.expectations.items() if told.broken}
                if broken & chosen:
                    yield scenario


def _is_of_another(file: Path, chosen: set[str]) -> bool:
    """Whether *file* is a witness of a rule set that was not chosen: no need to read it."""
    return "witnesses" in file.parts and file.parent.name not in chosen


def _shows(pair: Pair, witness: Scenario) -> bool:
    """Whether the witness still shows the violation; a rule that fails has its own verdict."""
    try:
        return first_violation(*pair, witness.history) is not None
    except Unanswered:
        return False
    except RuleError:
        return True


def claim_of(pair: Pair) -> Claim | None:
    """What the author of a rule set says of a promise under ``[[violates]]``, if anything."""
    rule_set, invariant = pair
    claims = rule_set.definition.claims
    return next((claim for claim in claims if invariant.name in claim.invariants), None)


def scope_of(pair: Pair) -> str:
    """Why the author says that a rule set is not about a promise; empty where it is."""
    rule_set, invariant = pair
    scopes = rule_set.definition.out_of_scope
    return next((scope.because for scope in scopes if invariant.name in scope.invariants), "")


def objection(catalogue: Catalogue, pair: Pair, *, violated: bool, today: date) -> str:
    """What is wrong with the entry under ``[[violates]]`` for this pair; empty where nothing is."""
    claim = claim_of(pair)
    if claim is None:
        return ""
    file = witness_file(catalogue, pair)
    if not file.is_file():
        if violated:
            return f"no witness: {shown(file)} is missing; evenhand check --update writes it"
        unbroken = "listed under [[violates]], but nothing that was tried breaks it; take it out"
        return f"{unbroken}{_by_other_bounds(pair)}"
    if not _shows(pair, read_scenario(file)):
        unseen = f"the witness {shown(file)} no longer shows it; take the entry out, or mend it"
        return f"{unseen}{_by_other_bounds(pair)}"
    if claim.review_by < today:
        return (
            f"the entry was to be reviewed by {claim.review_by}; read it again, then move the day"
        )
    return ""


def _by_other_bounds(pair: Pair) -> str:
    """That a promise may be kept because a bound of it was set otherwise; empty where none was."""
    _, invariant = pair
    own = invariant.parameters
    otherwise = [
        f"{name} to {number} (the promise's own number: {own[name]})"
        for name, number in invariant.bounds.items()
        if number != own[name]
    ]
    if not otherwise:
        return ""
    return f". This may come of a bound: [tool.evenhand.bounds] sets {' and '.join(otherwise)}"
