"""A replay: a scenario under a rule set, what was expected beside what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Expectation, Scenario
from evenhand.invariants.declared import Invariant
from evenhand.model.contracts import Contract
from evenhand.model.units import told_apart
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.rulesets import RuleSet
from evenhand.runs import Run


@dataclass(frozen=True)
class Mismatch:
    """One thing that came out otherwise than expected."""

    what: str
    expected: str
    came: str

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected}, came out {self.came}"


def mismatches(catalogue: Catalogue, scenario: Scenario, rule_set: RuleSet) -> list[Mismatch]:
    """Everything in which *rule_set* disappoints what *scenario* expects of it, in order.

    Raises CatalogueError for a rule or a promise that does not exist, and what the rules raise.
    """
    expected = scenario.expectations[rule_set.name]
    _refuse_unknown(catalogue, scenario, rule_set, expected)
    run = Run(rule_set, scenario.history)
    contracts = {contract.id: contract for contract in scenario.history.contracts}
    return [
        *_scores(run, scenario, expected),
        *_counting(run, expected, contracts),
        *_showing(run, expected, contracts),
        *_promises(run, expected, catalogue.invariants),
    ]


def _scores(run: Run, scenario: Scenario, expected: Expectation) -> Iterator[Mismatch]:
    for party, numbers in expected.shown.items():
        for when, moment, number in zip(
            ("before", "after"), (scenario.before, scenario.after), numbers, strict=True
        ):
            came = run.as_of(moment).shown(of=party)
            if came != number:
                yield Mismatch(f"score of {party} {when}", *told_apart(number, came))


def _counting(
    run: Run, expected: Expectation, contracts: dict[str, Contract]
) -> Iterator[Mismatch]:
    for name in expected.counted:
        treatment = run.treatment(contracts[name])
        if treatment.rated is None:
            why = treatment.excluded_by or "no rule rates it"
            yield Mismatch(f"contract {name}", "counted", f"left out by {why}")
    for name, rule in expected.excluded.items():
        treatment = run.treatment(contracts[name])
        if treatment.rated is not None:
            yield Mismatch(f"contract {name}", f"left out by {rule}", "counted")
        elif (treatment.excluded_by or "") != rule:
            came = treatment.excluded_by or "no rule rating it"
            yield Mismatch(f"contract {name}", f"left out by {rule}", f"left out by {came}")


def _showing(run: Run, expected: Expectation, contracts: dict[str, Contract]) -> Iterator[Mismatch]:
    words = {True: "in the work history", False: "not in the work history"}
    for names, visible in ((expected.visible, True), (expected.hidden, False)):
        for name in names:
            if run.visible(contracts[name]) is not visible:
                yield Mismatch(f"contract {name}", words[visible], words[not visible])


def _promises(
    run: Run, expected: Expectation, invariants: dict[str, Invariant]
) -> Iterator[Mismatch]:
    words = {True: "kept", False: "broken"}
    for names, kept in ((expected.kept, True), (expected.broken, False)):
        for name in names:
            cases = list(invariants[name](run))
            if not cases:
                yield Mismatch(name, words[kept], "no case to judge it by")
            elif all(case.kept for case in cases) is not kept:
                yield Mismatch(name, words[kept], words[not kept])


def _refuse_unknown(
    catalogue: Catalogue, scenario: Scenario, rule_set: RuleSet, expected: Expectation
) -> None:
    unknown = [
        f"there is no promise {name!r}{nearest(name, catalogue.invariants)}"
        for name in (*expected.kept, *expected.broken)
        if name not in catalogue.invariants
    ]
    unknown += [
        f"{rule_set.name} has no rule {rule!r}{nearest(rule, rule_set.rules)}"
        for rule in expected.excluded.values()
        if rule and rule not in rule_set.rules
    ]
    if unknown:
        file = shown(scenario.file)
        raise CatalogueError(Problem(file, expected.line, message) for message in unknown)
