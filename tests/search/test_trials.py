"""A trial counts what it is shown, stops where it must, and raises nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import found
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.units import Count
from evenhand.model.verdicts import Evidence, Outcome
from evenhand.rulesets import RuleSet, Scope
from evenhand.runs import Run
from evenhand.search.checking import Effort, check, pairs_of
from evenhand.search.trials import Tally, Trial
from evenhand.strategies import histories
from evenhand.strategies.kinds import FREELANCER, MOMENT
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.planted import (
    bad_contract,
    failing,
    nothing_goes_wrong,
    planted,
    silent,
    the_score_is_full,
)

CATALOGUE, _ = catalogue_of(reference_folder())
PROMISES = list(CATALOGUE.invariants.values())
REAL = ("baselines.mean", "charter.fair_unpaid", "upwork.jss_2015", "ebay.seller_standards")
MANY = st.lists(histories(), min_size=1, max_size=6)
UNHURRIED = settings(deadline=None, max_examples=25)

EMPTY = History(at=MOMENT)
ONE = History([bad_contract(0)], at=MOMENT)
TWO = History([bad_contract(0), bad_contract(1)], at=MOMENT)
THREE = History([bad_contract(0), bad_contract(1), bad_contract(2)], at=MOMENT)


def shown(tally: Tally) -> tuple[int, int, int, int]:
    return tally.histories, tally.cases, tally.moved, tally.violations


def test_what_it_counts_is_what_a_hand_counts() -> None:
    trial = Trial([(planted(bad=2), the_score_is_full)])
    (tally,) = trial.tallies
    assert tally.outcome is Outcome.VACUOUS
    trial.show(EMPTY)
    assert (shown(tally), tally.outcome) == ((1, 0, 0, 0), Outcome.VACUOUS)
    trial.show(ONE)  # alone it costs nothing
    assert (shown(tally), tally.outcome) == ((2, 1, 0, 0), Outcome.HOLDS)
    trial.show(TWO)  # each of the two is the one too many
    assert (shown(tally), tally.outcome) == ((3, 3, 2, 2), Outcome.VIOLATED)
    trial.show(THREE)  # without any one of the three it costs as much
    assert (shown(tally), tally.outcome) == ((4, 6, 2, 2), Outcome.VIOLATED)


def test_the_find_with_the_fewest_contracts_is_kept() -> None:
    clients = [bad_contract(n, Party(f"c{n}", "client")) for n in range(5, 9)]
    long = TWO.plus(*clients)
    trial = Trial([(planted(bad=2), the_score_is_full)])
    for history in (long, TWO, long):
        trial.show(history)
    (tally,) = trial.tallies
    assert tally.found is not None
    assert tally.found.history == TWO


@UNHURRIED
@given(MANY)
def test_it_counts_what_each_different_history_shows_by_itself(drawn: list[History]) -> None:
    rule_sets = [CATALOGUE.rule_set(name) for name in REAL]
    trial = Trial(pairs_of(rule_sets, PROMISES))
    different = list(dict.fromkeys(drawn))
    for history in (*drawn, *drawn[:1]):
        trial.show(history)
    for tally in trial.tallies:
        if tally.stopped:
            continue
        cases = [
            case for history in different for case in tally.invariant(Run(tally.rule_set, history))
        ]
        moved = sum(case.before != case.after for case in cases)
        violations = sum(not case.kept for case in cases)
        counted = (len(different), len(cases), moved, violations)
        assert shown(tally) == counted, tally.invariant.name


@UNHURRIED
@given(MANY)
def test_it_raises_nothing_whatever_rules_and_promises_do(drawn: list[History]) -> None:
    pairs = pairs_of([failing(), silent(), planted()], [nothing_goes_wrong, *PROMISES])
    trial = Trial(pairs)
    for history in (*drawn, TWO):
        trial.show(history)
    assert len(trial.tallies) == len(pairs)
    for tally in trial.tallies:
        assert (tally.outcome in (Outcome.BROKEN, Outcome.SILENT)) == bool(tally.trouble)
        if tally.invariant is nothing_goes_wrong:
            assert tally.outcome is Outcome.BROKEN
            assert "LookupError: the promise itself is wrong" in tally.trouble


@given(st.permutations([EMPTY, ONE, TWO, THREE]))
def test_a_pair_that_is_broken_stays_broken_and_counts_no_further(order: list[History]) -> None:
    trial = Trial([(planted(), nothing_goes_wrong), (planted(), the_score_is_full)])
    for history in order:
        trial.show(history)
    broken, whole = trial.tallies
    assert broken.outcome is Outcome.BROKEN
    assert broken.histories == order.index(TWO) + 1
    assert whole.histories == 4  # the others go on


def test_a_silent_pair_says_which_question_nobody_answers() -> None:
    trial = Trial([(silent(), the_score_is_full)])
    trial.show(EMPTY)
    (tally,) = trial.tallies
    assert tally.outcome is Outcome.VACUOUS  # nothing was asked yet
    trial.show(ONE)
    assert (tally.outcome, tally.trouble) == (
        Outcome.SILENT,
        "no rule answers the question 'rates'",
    )


def test_a_rule_that_fails_breaks_the_pair_and_is_named() -> None:
    trial = Trial([(failing(), the_score_is_full)])
    without_words = bad_contract(0).replace(feedback=())
    trial.show(History([without_words], at=MOMENT))
    (tally,) = trial.tallies
    assert tally.outcome is Outcome.BROKEN
    assert "failing.py:6: rule 'failing.fails' raised ZeroDivisionError" in tally.trouble


@invariant(basis=["A test"], measures="contracts")
def few_contracts(run: Run, *, most: Count = 2) -> Iterator[Case]:
    """Nobody has more than two contracts."""
    count = len(run.history)
    yield found(run, kept=count <= most, of=FREELANCER, told=f"{count} contracts.", amount=count)


def test_the_case_with_the_largest_amount_is_kept_whether_or_not_it_breaks_the_promise() -> None:
    trial = Trial([(planted(), few_contracts), (planted(), few_contracts.bounded({"most": 9}))])
    for history in (ONE, THREE, TWO):
        trial.show(history)
    strict, generous = trial.tallies
    assert (strict.outcome, generous.outcome) == (Outcome.VIOLATED, Outcome.HOLDS)
    for tally in trial.tallies:
        assert tally.worst is not None
        assert (tally.worst.case.amount, tally.worst.history) == (3, THREE)


def test_a_promise_out_of_scope_is_not_tried_and_never_green() -> None:
    scope = Scope(("the_score_is_full",), "a test")
    rule_set = RuleSet(replace(planted(bad=1).definition, out_of_scope=(scope,)))
    pairs = pairs_of([rule_set], [few_contracts, the_score_is_full])
    today = date(2026, 1, 1)
    small, full = check(CATALOGUE, pairs, Effort(histories=1, seed=0), today=today)
    assert (full.outcome, full.out_of_scope) == (Outcome.SILENT, "a test")
    assert full.evidence == Evidence(trouble="out of scope: a test")
    assert small.evidence.histories > 1
    assert not small.out_of_scope
