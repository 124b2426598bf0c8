"""Walks: a promise that is walked once says under every rule set what it would say by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.invariants.declared import Invariant, invariant
from evenhand.judging import Memories
from evenhand.judging.yardsticks import (
    lowered_at_most,
    moved_at_most,
    not_higher,
    not_lost,
    not_lower,
    not_lower_than_the_top,
    same,
)
from evenhand.model.cases import Case
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet, Scale
from evenhand.runs import Run
from evenhand.search.trials import Trial
from evenhand.search.walks import Asking, Comparison, Walk, Walks
from evenhand.strategies import histories
from evenhand.strategies.kinds import FREELANCER, MOMENT
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.planted import bad_contract, planted

CATALOGUE, _ = catalogue_of(reference_folder())
PROMISES = list(CATALOGUE.invariants.values())
RULE_SETS = [CATALOGUE.rule_set(name) for name in CATALOGUE.own]
TWO = History([bad_contract(0), bad_contract(1)], at=MOMENT)
FIRST, _SECOND = TWO.contracts
SCORES = st.integers(min_value=-5, max_value=105)


def same_without(run: Run) -> Case:
    return run.same_as(run.without(FIRST), of=FREELANCER)


@settings(deadline=None, max_examples=25)
@given(histories(RULE_SETS))
def test_what_is_noted_becomes_the_cases_of_the_promise(history: History) -> None:
    walks = Walks(history, Memories())
    for promise in PROMISES:
        noted = walks.of(promise)
        for rule_set in RULE_SETS:
            run = Run(rule_set, history)
            assert cases(noted, run) == cases_or_why_not(promise(run)), promise.name


def cases(walk: Walk, run: Run) -> list[Case] | str:
    """What the steps of a walk come to under the rule set of a run."""
    steps = ([step.case(run)] if isinstance(step, Comparison) else step.cases(run) for step in walk)
    return cases_or_why_not(case for found in steps for case in found)


def cases_or_why_not(found: Iterable[Case]) -> list[Case] | str:
    try:
        return list(found)
    except Unanswered as unanswered:
        return str(unanswered)


@settings(deadline=None, max_examples=25)
@given(histories(RULE_SETS))
def test_a_yardstick_says_of_two_scores_what_the_case_says(history: History) -> None:
    walks = Walks(history, Memories())
    steps = [step for promise in PROMISES for step in walks.of(promise)]
    for step in [step for step in steps if isinstance(step, Comparison)]:
        for rule_set in RULE_SETS:
            case = step.case(Run(rule_set, history))
            before, after = case.scores
            told = step.yardstick(before, after, rule_set.scale)
            assert told == (case.kept, case.amount)


@given(SCORES, SCORES)
def test_no_yardstick_finds_anything_wrong_with_equal_scores(low: int, high: int) -> None:
    """On this law rests that a case is made only where the scores differ."""
    scale = Scale(min(low, high), max(low, high) + 1)
    for score in (low, high, None):
        for yardstick in (not_lower, not_lower_than_the_top, not_higher, same, not_lost):
            assert yardstick(score, score, scale) == (True, None)
        for bound in (0, 5):
            assert moved_at_most(bound)(score, score, scale) == (True, 0)
            assert moved_at_most(bound, only_down=True)(score, score, scale) == (True, 0)
            assert lowered_at_most(bound)(score, score, scale) == (True, None)


def test_most_promises_of_the_kit_are_walked_once() -> None:
    walks = Walks(TWO, Memories())
    asked = [walks.of(promise) for promise in PROMISES if itself(walks.of(promise), promise)]
    assert len(asked) < len(PROMISES) / 2


def itself(walk: Walk, promise: Invariant) -> bool:
    """Whether nothing could be noted but the promise as a whole."""
    return [step.cases for step in walk if isinstance(step, Asking)] == [promise]


def seen_first(run: Run) -> Iterator[Case]:
    """It asks for an answer of the rules."""
    if run.visible(FIRST):
        yield same_without(run)


def scored_first(run: Run) -> Iterator[Case]:
    """It looks at a score."""
    if run.score(of=FREELANCER) is not None:
        yield same_without(run)


def of_a_variation(run: Run) -> Iterator[Case]:
    """It looks at a score of a variation."""
    if run.without(FIRST).treatment(_SECOND).rated:
        yield same_without(run)


def by_name(run: Run) -> Iterator[Case]:
    """It looks at the rule set."""
    if run.rule_set.name:
        yield same_without(run)


def careful(run: Run) -> Iterator[Case]:
    """It would not fail, whatever the rules do."""
    try:
        run.actions()
    except Exception:
        return
    yield same_without(run)


def after_a_look_at_the_case(run: Run) -> Iterator[Case]:
    """It looks at what became of a comparison."""
    case = same_without(run)
    if not case.kept:
        yield case


def on_the_scale(run: Run) -> Iterator[Case]:
    """It compares a score with the scale of the rule set."""
    yield run.on_scale(of=FREELANCER)


def of_its_own_making(run: Run) -> Iterator[Case]:
    """It makes the case itself."""
    yield Case(
        kept=False, of=FREELANCER, base=run.history, varied=run.history, before=None, after=None
    )


def failing(run: Run) -> Iterator[Case]:
    """It fails by itself."""
    yield same_without(run)
    raise LookupError


@pytest.mark.parametrize(
    "check",
    [
        seen_first,
        scored_first,
        of_a_variation,
        by_name,
        careful,
        after_a_look_at_the_case,
        on_the_scale,
        of_its_own_making,
        failing,
    ],
    ids=lambda check: check.__name__,
)
def test_a_promise_that_looks_at_an_answer_is_left_to_the_rule_sets(
    check: Callable[[Run], Iterator[Case]],
) -> None:
    promise = invariant(basis=["A test"])(check)
    assert itself(Walks(TWO, Memories()).of(promise), promise)


def test_a_run_without_rules_is_varied_like_any_other() -> None:
    def varies(run: Run) -> Iterator[Case]:
        """It varies the run in every way."""
        assert run.without(FIRST) is run.without(FIRST)
        assert run.without() is run.plus() is run.as_of(MOMENT) is run
        assert len(run.without(FIRST).history) == 1
        assert run.without(FIRST).plus(FIRST).history == run.history
        return
        yield

    assert Walks(TWO, Memories()).of(invariant(basis=["A test"])(varies)) == ()


@pytest.mark.parametrize("promise", [same_without], ids=["same_without"])
def test_the_same_promise_twice_is_counted_twice(promise: Callable[[Run], Case]) -> None:
    def once(run: Run) -> Iterator[Case]:
        """It compares once."""
        yield promise(run)

    rule_sets: list[RuleSet] = [planted(bad=2), planted(bad=1)]
    promises: list[Invariant] = [invariant(basis=["A test"])(once) for _ in range(2)]
    trial = Trial([(rules, one) for rules in rule_sets for one in promises])
    trial.show(TWO)
    told = [(tally.cases, tally.moved, tally.outcome) for tally in trial.tallies]
    assert told == [(1, 1, Outcome.VIOLATED)] * 2 + [(1, 0, Outcome.HOLDS)] * 2
