"""The rules that many platforms share: written once, with a source of its own for each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from types import ModuleType

import pytest
from evenhand.model.contracts import Feedback
from evenhand.model.units import Exact
from evenhand.questions.rules import Rule, as_rule
from evenhand.rulesets import RuleSet
from hypothesis import given
from hypothesis import strategies as st

from tests.policies.jobs import A_DAY, CATALOGUE, NOW, SOMEBODY, job

SHARED = sorted(name for name in CATALOGUE.module_files if name.startswith("shared."))
PEERS = [
    CATALOGUE.rule_set(name)
    for name in CATALOGUE.own
    if name.split(".")[0] not in ("upwork", "charter", "readings")
]
EACH_PEER = pytest.mark.parametrize("rule_set", PEERS, ids=lambda rule_set: rule_set.name)


def the_rule(module: str) -> Rule:
    """The rule of a shared module, the first one where there are two."""
    loaded: ModuleType = CATALOGUE.module(module)
    return next(found for value in vars(loaded).values() if (found := as_rule(module, value)))


@EACH_PEER
def test_a_shared_figure_has_a_source_of_its_own_in_each_rule_set(rule_set: RuleSet) -> None:
    figures = [figure for figure in rule_set.figures() if figure.rule.startswith("shared.")]
    bare = [f for f in figures if (f.rule, f.name) not in rule_set.definition.standings]
    assert bare == []


@pytest.mark.parametrize("module", SHARED)
def test_a_shared_module_serves_several_platforms(module: str) -> None:
    users = [rule_set.name for rule_set in PEERS if module in rule_set.definition.modules]
    assert len({name.split(".")[0] for name in users}) > 1


def test_few_rule_sets_look_beyond_the_one_contract() -> None:
    # What names the history is not remembered from one history to the next, and slow for that.
    assert {rule_set.name for rule_set in PEERS if not rule_set.one_contract_at_a_time} == {
        "ebay.seller_standards",  # is the buyer of a defect under sanction?
        "fiverr.levels_2024",  # a cancelled order: has the buyer completed another?
        "guru.value_share",  # how much of a year's earnings is blocked already?
        "uber.last_500",  # does this rider rate low more often than not?
    }


@pytest.mark.parametrize(
    ("score", "steps", "shown"),
    [
        (Fraction(189, 2), 1, 95),
        (Fraction(188, 2), 1, 94),
        (Fraction(944, 10), 1, 94),
        (Fraction(4_995, 1_000), 100, 5),
        (Fraction(4_994, 1_000), 100, Fraction(499, 100)),
        (Fraction(475, 100), 10, Fraction(48, 10)),
        (0, 100, 0),
    ],
)
def test_a_reader_sees_the_nearest_step_and_a_half_goes_up(
    score: Exact, steps: int, shown: Exact
) -> None:
    assert the_rule("shared.displays").function(score, steps=steps) == shown


@given(
    moment=st.datetimes(datetime(2001, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    day=st.integers(1, 28),
    months=st.sets(st.integers(1, 12), min_size=1).map(tuple),
)
def test_the_last_evaluation_is_never_to_come_and_never_missed(
    moment: datetime, day: int, months: tuple[int, ...]
) -> None:
    last = the_rule("shared.evaluation_day").function(moment, day=day, months=months)
    assert last <= moment
    assert (last.day, last.hour, last.minute, last.month in months) == (day, 0, 0, True)
    between = (last + A_DAY * n for n in range(1, (moment - last).days + 1))
    assert not any((at.day, at.month in months) == (day, True) for at in between)


@pytest.mark.parametrize(
    ("rule_set", "day"),
    [
        ("airbnb.superhost", 14),
        ("fiverr.levels_2024", 10),
        ("freelancer_com.completion", 14),
    ],
)
def test_blind_feedback_is_opened_at_midnight_after_the_last_day(rule_set: str, day: int) -> None:
    contract = job("a", days_ago=40, agreed=500_00)
    words = contract.feedback[0]
    reveals = CATALOGUE.rule_set(rule_set).chain("reveals")
    given_to = {"feedback": words, "contract": contract, "party": SOMEBODY}
    midnight = datetime.combine(
        words.at.date() + A_DAY * (day + 1), datetime.min.time(), tzinfo=UTC
    )
    before = midnight - timedelta(minutes=1)
    assert reveals.ask({**given_to, "moment": before})[0] is False
    assert reveals.ask({**given_to, "moment": midnight})[0] is True
    answer = Feedback(by="freelancer", at=words.at, stars=1)
    both = {**given_to, "contract": contract.replace(feedback=(words, answer))}
    assert reveals.ask({**both, "moment": words.at})[0] is True


def test_open_contracts_stay_blind_until_both_have_spoken() -> None:
    running = job("a", days_ago=400).replace(end=None)
    rule = the_rule("shared.blind_feedback").function
    told = rule(running.feedback[0], running, SOMEBODY, NOW, window=14, from_the_first_word=False)
    assert told is False
    assert rule(running.feedback[0], running, SOMEBODY, NOW, window=14, from_the_first_word=True)
