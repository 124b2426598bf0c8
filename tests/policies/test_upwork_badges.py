"""Badges on Upwork: Top Rated in thirteen of sixteen weeks, and Top Rated Plus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment
from evenhand.model.history import History, PlatformFact
from evenhand.runs import Run

from tests.policies.jobs import A_DAY, CATALOGUE, badges

FREELANCER = Party("a freelancer")
DAY_0 = datetime(2025, 6, 1, tzinfo=UTC)  # a Sunday on which the score is worked out
DAILY, FORTNIGHTLY = "upwork.jss_2024_09", "upwork.jss_2020_11"
TOP, PLUS = "Top Rated", "Top Rated Plus"


def good(name: str, *, ended: int, paid: int = 200_00, stars: int = 5) -> Contract:
    """A contract of its own client that ended on that day, and had begun long before."""
    at = DAY_0 + A_DAY * ended - timedelta(hours=12)
    return Contract(
        id=name,
        freelancer=FREELANCER,
        client=Party(f"client of {name}", "client"),
        hired=at - 30 * A_DAY,
        payments=(Payment(at, paid),),
        end=End(at, "client"),
        feedback=(Feedback(by="client", at=at, stars=stars),),
    )


def many(count: int, *, ended: int = 0, paid: int = 200_00) -> list[Contract]:
    return [good(f"job {n} of day {ended}", ended=ended, paid=paid) for n in range(count)]


def cancelled(*, ended: int) -> Contract:
    """A contract that was cancelled unpaid and unworked, with a bad private answer."""
    at = DAY_0 + A_DAY * ended - timedelta(hours=12)
    return Contract(
        id="cancelled",
        freelancer=FREELANCER,
        client=Party("the client who cancelled", "client"),
        hired=at - timedelta(hours=8),
        end=End(at, "client"),
        feedback=(Feedback(by="client", at=at, private=0),),
    )


def held(
    jobs: Sequence[Contract],
    *,
    on: int,
    under: str = DAILY,
    facts: Sequence[PlatformFact] = (),
) -> list[str]:
    """The badges that the freelancer holds on that day."""
    history = History(jobs, facts=facts, at=DAY_0 + A_DAY * on)
    return badges(Run(CATALOGUE.rule_set(under), history), FREELANCER)


# Thirteen of sixteen weeks. Staff, td-p/1453049; td-p/1016842


@pytest.mark.parametrize(("weeks", "badge"), [(11, []), (12, [TOP])])
def test_top_rated_takes_thirteen_weeks_with_a_score_of_ninety(
    weeks: int, badge: list[str]
) -> None:
    # The score appears on day 0: after twelve more weeks it was there at the end of thirteen.
    assert held([*many(18), good("of late", ended=60)], on=7 * weeks) == badge


def test_a_cancellation_that_costs_two_weeks_puts_the_badge_off_for_two_weeks() -> None:
    # Twelve good weeks, then two at (18 - 1) / 19 = 89, then one more good contract: 18 / 20.
    jobs = [*many(18), cancelled(ended=80), good("better", ended=95)]
    scores, found = [], []
    for week in range(11, 16):
        run = Run(CATALOGUE.rule_set(DAILY), History(jobs, at=DAY_0 + A_DAY * 7 * week))
        scores.append(run.shown(of=FREELANCER))
        found.append(badges(run, FREELANCER))
    assert scores == [100, 89, 89, 90, 90]
    assert found == [[], [], [], [TOP], [TOP]]  # week 14 is the thirteenth good one


def test_four_bad_weeks_take_the_badge_until_the_first_of_them_is_sixteen_weeks_old() -> None:
    jobs = [*many(18), cancelled(ended=137), good("better", ended=165)]
    found = [week for week in range(12, 46) if TOP in held([*jobs, *fresh(week)], on=7 * week)]
    # Weeks 20 to 23 show 89: four in sixteen until the end of week 35.
    assert [week for week in range(12, 46) if week not in found] == list(range(20, 36))


def fresh(week: int) -> list[Contract]:
    """A contract that runs and is paid every week: work goes on, and does not enter the score."""
    paydays = [DAY_0 + A_DAY * 7 * n for n in range(week)]
    return [
        Contract(
            id="running",
            freelancer=FREELANCER,
            client=Party("a new client", "client"),
            hired=DAY_0 + A_DAY * 7 * week - 20 * A_DAY,
            payments=tuple(Payment(day, 100_00) for day in paydays[-2:]),
        )
    ]


def test_weeks_are_told_by_the_score_that_was_shown_then() -> None:
    # Every second Sunday: what ended in week 0 is shown at the end of week 2; or every day.
    jobs = [*many(18, ended=1), good("of late", ended=60)]  # shown from day 14 on
    found = [week for week in range(10, 20) if TOP in held(jobs, on=7 * week, under=FORTNIGHTLY)]
    assert found[0] == 14
    daily = [week for week in range(10, 20) if TOP in held(jobs, on=7 * week, under=DAILY)]
    assert daily[0] == 13


# The other conditions. Staff, td-p/1453049


LASTING = [*many(18, paid=50_00), good("of late", ended=60, paid=100_00)]  # $1,000 together


def test_958_dollars_in_twelve_months_are_too_few() -> None:
    # Staff, td-p/1453049: the badge of somebody who had earned $958.72 was removed
    poorer = [*LASTING[:-1], good("of late", ended=60, paid=58_72)]
    assert held(LASTING, on=90) == [TOP]
    assert held(poorer, on=90) == []


def test_refunds_are_taken_off_the_earnings() -> None:
    # botart.in.rs, quoting Upwork: bonuses and refunds are in the 12-month earnings
    last = LASTING[-1]
    back = Payment(DAY_0 + 70 * A_DAY, 1)
    assert held([*LASTING[:-1], last.replace(refunds=(back,))], on=90) == []


@pytest.mark.parametrize(("days", "badge"), [(90, [TOP]), (91, [])])
def test_the_last_hire_or_payment_is_at_most_ninety_days_ago(days: int, badge: list[str]) -> None:
    jobs = many(18)
    assert held(jobs, on=days - 1) == badge  # paid in the day before day 0


@pytest.mark.parametrize(("begun", "badge"), [(90, []), (91, [TOP])])
def test_the_first_contract_began_more_than_ninety_days_ago(begun: int, badge: list[str]) -> None:
    now = DAY_0 + 85 * A_DAY
    jobs = [job.replace(hired=max(job.hired, now - begun * A_DAY)) for job in many(18)]
    assert held(jobs, on=85) == badge


@pytest.mark.parametrize(
    ("kind", "days_ago", "badge"),
    [("held", 90, []), ("held", 91, [TOP]), ("suspended", 91, []), ("noted", 1, [TOP])],
)
def test_a_hold_in_the_last_ninety_days_or_a_suspension_that_stands_takes_the_badge(
    kind: str, days_ago: int, badge: list[str]
) -> None:
    fact = PlatformFact(DAY_0 + (90 - days_ago) * A_DAY, kind, FREELANCER)  # type: ignore[arg-type]
    assert held(LASTING, on=90, facts=[fact]) == badge


@pytest.mark.parametrize(
    ("score", "badge"), [(Fraction(179, 2), [TOP]), (Fraction(178, 2), []), (None, [])]
)
def test_the_score_that_counts_is_the_one_that_is_shown(
    score: Fraction | None, badge: list[str]
) -> None:
    run = Run(CATALOGUE.rule_set(DAILY), History(LASTING, at=DAY_0 + 90 * A_DAY))
    assert [each.name for each in run.badges_for(score, of=FREELANCER)] == badge


# Top Rated Plus. Announcement 778142; staff, td-p/1135243


@pytest.mark.parametrize(
    ("large", "rest", "plus"),
    [(5_000_00, 4_982_00, True), (5_000_00, 4_981_99, False), (4_999_99, 4_999_99, False)],
)
def test_top_rated_plus_takes_ten_thousand_dollars_and_a_large_contract(
    large: int, rest: int, plus: bool
) -> None:
    small = many(18, paid=1_00)  # $18 together
    jobs = [*small, good("rest", ended=50, paid=rest), good("large", ended=60, paid=large)]
    assert held(jobs, on=90) == ([TOP, PLUS] if plus else [TOP])


def test_a_large_contract_with_bad_feedback_is_none() -> None:
    # td-p/1135243: without negative outcomes
    jobs = [*many(40), good("big", ended=60, paid=9_000_00, stars=1)]
    assert held(jobs, on=90, under=FORTNIGHTLY) == [TOP]


def test_the_badge_of_2020_is_not_in_the_rules_of_2015() -> None:
    jobs = [*many(18), good("big", ended=60, paid=9_000_00)]
    assert held(jobs, on=90, under="upwork.jss_2015") == [TOP]
    assert held(jobs, on=98, under="upwork.jss_2020_03") == [TOP, PLUS]
