"""Coverage: impossible is said only of what no history shows, and else why it is not settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import islice
from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.goal_files import Event, Wanted, Words
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.possibility.answers import Answer, Possibility
from evenhand.possibility.asking import answered
from evenhand.possibility.coverage import Beyond
from evenhand.possibility.efforts import Effort
from evenhand.possibility.events import FREELANCER
from evenhand.possibility.goals import Goal
from evenhand.possibility.timelines import timeline_of
from evenhand.possibility.ways import ways_of
from evenhand.questions.rules import rates, weighs
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.strategies.kinds import MOMENT
from evenhand.strategies.small import small_histories
from evenhand.strategies.tables import tables_for

from tests.possibility.planted import (
    MEAN_OF_TOTALS,
    OF_A_YEAR,
    TOTALS_OF_A_YEAR,
    good_or_bad,
    mean_of_totals,
)
from tests.questions.written import rule_set

CATALOGUE, _ = catalogue_of(Path(__file__).parents[2])


@weighs(cites="planted 6")
def by_value(contract: Contract) -> int:
    """A contract weighs what it paid, and something even if it paid nothing."""
    return 100_00 + contract.paid


@weighs(cites="planted 6")
def half_when_old(contract: Contract, moment: datetime) -> Exact:
    """What ended a hundred days ago or longer weighs half."""
    old = contract.ended is not None and moment - contract.ended >= timedelta(days=100)
    return Fraction(1, 2) if old else 1


@rates(cites="planted 6")
def half_if_changed(contract: Contract) -> int | None:
    """Whoever changed their mind is heard half."""
    changed = any(said.changes for said in contract.feedback_by_client)
    return 50 if changed else good_or_bad(contract)


@rates(cites="planted 6")
def half_from_the_favoured(contract: Contract, history: History) -> int | None:
    """The best customers are taken to mean neither."""
    favoured = history.facts.about(contract.client, "favoured")
    return 50 if favoured else good_or_bad(contract)


BY_VALUE = rule_set(good_or_bad, by_value, mean_of_totals)
HALF_WHEN_OLD = rule_set(good_or_bad, half_when_old, mean_of_totals)
HALF_IF_CHANGED = rule_set(half_if_changed, mean_of_totals)
FAVOURED = rule_set(half_from_the_favoured, mean_of_totals)

FEW = 3  # contracts, the event among them
EVERY = 7  # of the small histories
LITTLE = Effort(twos=0, threes=0, others=0, layers=0, climbs=0)


def asked(rules: RuleSet, *, contracts: int = FEW) -> Answer:
    """Whether hostile words can take 100 to 99, for which it takes ninety-nine contracts."""
    goal = Goal(Wanted(100), Wanted(99), feedback="hostile", contracts=contracts, besides=0)
    return answered(rules, goal, LITTLE)


def why(answer: Answer) -> Beyond:
    (searched,) = answer.searched
    assert answer.outcome is Possibility.NOT_FOUND
    assert searched.every == FEW - 1
    assert searched.beyond is not None
    return searched.beyond


@pytest.mark.parametrize(
    "rules",
    [MEAN_OF_TOTALS, TOTALS_OF_A_YEAR, HALF_WHEN_OLD, CATALOGUE.rule_set("baselines.mean")],
    ids=["mean", "of a year", "half when old", "baseline"],
)
def test_where_every_contract_counts_like_one_of_the_kinds_it_is_impossible(
    rules: RuleSet,
) -> None:
    if rules.name == "baselines.mean":
        goal = Goal(Wanted(5), Wanted(4), feedback="hostile", contracts=FEW, besides=0)
        assert answered(rules, goal, LITTLE).outcome is Possibility.IMPOSSIBLE
    else:
        assert asked(rules).outcome is Possibility.IMPOSSIBLE


def test_a_rule_that_looks_at_single_contracts_leaves_it_open() -> None:
    rule = why(asked(OF_A_YEAR)).rule
    assert rule is not None
    assert rule.name == "rules.mean_of_a_year"


def test_a_contract_of_another_amount_leaves_it_open_where_amounts_weigh() -> None:
    contract = why(asked(BY_VALUE)).contract
    assert contract is not None


def test_a_contract_of_another_shape_leaves_it_open_and_is_told() -> None:
    beyond = why(asked(HALF_IF_CHANGED))
    assert beyond.contract is not None
    assert beyond.rated is not None
    assert any(said.changes for said in beyond.contract.feedback)
    assert beyond.rated.outcome == 50


def test_what_the_platform_has_on_record_leaves_it_open_where_a_rule_reads_it() -> None:
    beyond = why(asked(FAVOURED))
    assert [fact.kind for fact in beyond.facts] == ["favoured"]
    assert beyond.rated is not None
    assert beyond.rated.outcome == 50


def test_beside_no_other_contract_it_does_not_matter_how_others_count() -> None:
    assert asked(BY_VALUE, contracts=1).outcome is Possibility.IMPOSSIBLE


def shown_by_histories(
    rules: RuleSet, event: Event, feedback: Words
) -> Iterator[tuple[Goal, Exact, Exact]]:
    """What small histories show before and after an event in any way, where nothing else moves."""
    goal = Goal(event=event, feedback=feedback, besides=0)
    timeline = timeline_of(rules, goal)
    for history in islice(small_histories(tables_for([rules])), 0, None, EVERY):
        of_one = {c.freelancer for c in history.contracts}
        if not 0 < len(history) < FEW + 1 or len(of_one) != 1 or history.facts:
            continue
        moved = history.moved(by=timeline.seen_first - MOMENT)
        contracts = [c.replace(freelancer=FREELANCER) for c in moved.contracts]
        for way in ways_of(rules, goal, timeline).events:
            assert way is not None
            run = Run(rules, History([*contracts, way], at=timeline.last))
            before = run.shown(of=FREELANCER, at=timeline.first)
            after = run.shown(of=FREELANCER, at=timeline.last)
            without = run.without(way).shown(of=FREELANCER, at=timeline.last)
            if before is not None and after is not None and before == without != after:
                yield goal, before, after


@pytest.mark.parametrize(
    ("event", "feedback"), [("unpaid cancellation", "hostile"), ("unpaid withdrawal", "good")]
)
@pytest.mark.parametrize(
    "rules",
    [
        MEAN_OF_TOTALS,
        BY_VALUE,
        HALF_WHEN_OLD,
        HALF_IF_CHANGED,
        CATALOGUE.rule_set("baselines.beta"),
        CATALOGUE.rule_set("baselines.bayesian"),
        CATALOGUE.rule_set("ebay.feedback_2008"),
        CATALOGUE.rule_set("freelancer_com.completion_without_cancelled"),
    ],
    ids=lambda rules: rules.name,
)
def test_nothing_that_a_history_shows_is_called_impossible(
    rules: RuleSet, event: Event, feedback: Words
) -> None:
    shown = dict.fromkeys(shown_by_histories(rules, event, feedback))
    assert shown
    for goal, before, after in islice(shown, 8):
        told = Goal(Wanted(before), Wanted(after), 1, goal.event, goal.feedback, FEW + 1, 0)
        answer = answered(rules, told, LITTLE)
        assert answer.outcome is not Possibility.IMPOSSIBLE, (told, answer.searched)
