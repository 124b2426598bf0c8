"""What promises notice: that they are broken, fall silent, or apply nowhere any longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from evenhand import Case, Run, invariant
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.model.history import History
from evenhand.mutation.guards import guards_of
from evenhand.mutation.mutants import Mutant, mutants_of
from evenhand.mutation.promises import Promises
from evenhand.mutation.shadows import Shadows
from evenhand.rulesets import RuleSet
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

from tests.mutation.planted import planted
from tests.repositories import Repository


@invariant(basis=["A test"])
def who_has_a_score_has_one_again(run: Run) -> Iterator[Case]:
    """A promise that applies to whoever has a score, and is always kept."""
    for party in run.history.freelancers():
        if run.score(of=party) is not None:
            yield run.same_as(run, of=party)


@invariant(basis=["A test"])
def nobody_has_five_stars(run: Run) -> Iterator[Case]:
    """A promise that does not hold as it is."""
    for party in run.history.freelancers():
        case = run.same_as(run, of=party)
        yield Case(
            kept=run.score(of=party) != 5,
            of=party,
            base=case.base,
            varied=case.varied,
            before=case.before,
            after=case.after,
        )


def silently(what: str, done: int, of: int) -> None:
    """Nobody is told how far it is."""


@pytest.fixture
def rule_set(tmp_path: Path) -> RuleSet:
    return catalogue_of(planted(Repository(tmp_path)).folder)[0].rule_set("ours.planted")


def histories(rule_set: RuleSet) -> list[History]:
    """Histories in which nothing was a trial."""
    return [
        history
        for history in small_histories(tables_for([rule_set]))
        if not any(c.end and c.end.reason == "a trial" for c in history.contracts)
    ][:60]


def test_a_promise_that_applies_nowhere_any_longer_notices(rule_set: RuleSet) -> None:
    tried = histories(rule_set)
    guards, aside = guards_of(rule_set, [who_has_a_score_has_one_again], tried, silently)
    assert aside == {}
    assert 0 < len(guards[0].met) < len(tried)
    rule = rule_set.rules["ours.trials.trials"]
    mutants = [m for m in mutants_of(rule_set, rule) if isinstance(m, Mutant)]
    promises = Promises(guards, tried)
    promises.ask_on_all(Shadows(rule_set, mutants), silently)
    told = {m.change.after: [n.how for n in promises.noticing(m)] for m in mutants}
    assert told["_reason(contract) != word"] == ["vacuous"]
    assert [m for m in mutants if m.change.kind == "drop" and promises.noticing(m)] == []


def test_a_promise_that_is_broken_as_it_is_guards_nothing(rule_set: RuleSet) -> None:
    promises = [nobody_has_five_stars, who_has_a_score_has_one_again]
    guards, aside = guards_of(rule_set, promises, histories(rule_set), silently)
    assert aside == {"nobody_has_five_stars": "violated"}
    assert [guard.promise.name for guard in guards] == ["who_has_a_score_has_one_again"]
