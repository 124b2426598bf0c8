"""A replay: a scenario under a rule set, what was expected beside what came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.expectations import Expectation
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenario_files import NOT_OWED, THE_PUBLIC
from evenhand.catalogue.scenarios import Scenario
from evenhand.invariants.declared import Invariant
from evenhand.model.contracts import Contract
from evenhand.model.units import told_apart
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.rulesets import RuleSet
from evenhand.runs import STRANGER, Run


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
        *_badges(run, scenario, expected),
        *_counting(run, expected, contracts),
        *_showing(run, expected, contracts),
        *_listing(run, expected, contracts),
        *_reading(run, expected, contracts),
        *_owing(run, expected),
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


def _badges(run: Run, scenario: Scenario, expected: Expectation) -> Iterator[Mismatch]:
    for party, badges in expected.badges.items():
        for when, moment, names in zip(
            ("before", "after"), (scenario.before, scenario.after), badges, strict=True
        ):
            came = [badge.name for badge in run.as_of(moment).badges(of=party)]
            if sorted(came) != sorted(names):
                yield Mismatch(f"badges of {party} {when}", _joined(names), _joined(came))


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


def _listing(run: Run, expected: Expectation, contracts: dict[str, Contract]) -> Iterator[Mismatch]:
    words = {True: "listed among the hires", False: "not listed among the hires"}
    for names, listed in ((expected.listed, True), (expected.unlisted, False)):
        for name in names:
            if run.listed(contracts[name]) is not listed:
                yield Mismatch(f"contract {name}", words[listed], words[not listed])


def _reading(run: Run, expected: Expectation, contracts: dict[str, Contract]) -> Iterator[Mismatch]:
    words = {True: "all seen", False: "none seen"}
    for readers, seen in ((expected.seen, True), (expected.unseen, False)):
        for name, parties in readers.items():
            contract = contracts[name]
            for party in parties:
                others = [s for s in contract.feedback if contract.party(s.by) != party]
                read = [run.revealed(said, contract, to=party) for said in others]
                if not read or any(each is not seen for each in read):
                    whom = THE_PUBLIC if party == STRANGER else party
                    came = f"{sum(read)} of {len(read)} seen"
                    yield Mismatch(f"feedback on {name}, by {whom}", words[seen], came)


def _owing(run: Run, expected: Expectation) -> Iterator[Mismatch]:
    for party, duties in expected.owed.items():
        for duty, due in duties.items():
            moments = sorted(action.by for action in run.owed(duty, about=party))
            if due not in moments if due else moments:
                came = _joined([_moment(by) for by in moments], none=NOT_OWED)
                expects = f"by {_moment(due)}" if due else NOT_OWED
                yield Mismatch(f"{duty}, about {party}", expects, f"by {came}" if moments else came)


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


def _joined(names: Sequence[str], *, none: str = "none") -> str:
    return ", ".join(names) or none


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
