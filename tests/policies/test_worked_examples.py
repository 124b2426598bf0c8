"""Examples that the platforms themselves give, worked out by their rules."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from evenhand.model.contracts import Contract, Party, Payment
from evenhand.model.history import History, PlatformFact
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

from tests.policies.jobs import A_DAY, CATALOGUE, NOW, SOMEBODY, job, run


def test_on_guru_ten_thousand_earned_with_five_hundred_dissatisfied_is_95_per_cent() -> None:
    # Guru blog, get to know the new feedback system
    told = run("guru.value_share", job("a", paid=9_500_00), job("b", paid=500_00, stars=1))
    assert told.score(of=SOMEBODY) == 95


@pytest.mark.parametrize(("said_on_day", "score"), [(60, 0), (61, 100)])
def test_on_guru_a_client_may_be_dissatisfied_for_sixty_days(said_on_day: int, score: int) -> None:
    late = job("a", days_ago=100, stars=1, said_after=A_DAY * said_on_day)
    assert run("guru.value_share", late).score(of=SOMEBODY) == score


def test_a_new_uber_driver_has_five_stars() -> None:
    assert run("uber.last_500").score(of=SOMEBODY) == 5


def test_with_the_501st_rating_an_uber_driver_loses_the_first() -> None:
    first = job("first", days_ago=600, stars=1)
    rest = [job(f"trip {n}", days_ago=500 - n) for n in range(499)]
    assert run("uber.last_500", first, *rest).score(of=SOMEBODY) == Fraction(499 * 5 + 1, 500)
    last = job("last", days_ago=0)
    later = History([first, *rest, last], at=NOW + A_DAY)
    assert Run(CATALOGUE.rule_set("uber.last_500"), later).score(of=SOMEBODY) == 5


@pytest.mark.parametrize(("recent", "score"), [(400, 100), (399, Fraction(39_900, 400))])
def test_on_ebay_four_hundred_recent_sales_shorten_the_window(recent: int, score: Fraction) -> None:
    # Seller performance policy: three months from 400 transactions on, else twelve
    defect = job("defect", days_ago=200, paid=0, stars=None, by="freelancer", length=1)
    sales = [job(f"sale {n}", stars=None) for n in range(recent)]
    assert run("ebay.seller_standards", defect, *sales).score(of=SOMEBODY) == score


@pytest.mark.parametrize(
    ("paid", "weight"),
    [(250_00, 100), (250_01, 125), (1_000_00, 125), (1_000_01, 150), (0, 100)],
)
def test_since_2024_a_dearer_job_weighs_up_to_one_and_a_half(paid: int, weight: int) -> None:
    # Upwork help 34958134307475, in hundredths of a job
    contract = job("a", paid=paid, stars=1)
    rated = run("upwork.jss_2024_09", contract).treatment(contract).rated
    assert rated
    assert rated.weight == weight


def test_since_2024_a_long_contract_weighs_at_most_eight() -> None:
    long = job("a", length=90 * 12, paid=5_000_00)
    paydays = tuple(Payment(long.hired + A_DAY * 80 * n, 100_00) for n in range(14))
    told = run("upwork.jss_2024_09").treatment(long.replace(payments=paydays))
    assert told.rated
    assert told.rated.weight == 800


def upwork(*contracts: Contract) -> Run:
    return run("upwork.jss_2020_11", *contracts)


@pytest.mark.parametrize(("age", "score"), [(181, 100), (182, 0)])
def test_a_contract_leaves_the_short_window_after_six_months(age: int, score: int) -> None:
    # Six months before 1 March are 181 days: the good ones stand alone; a day later they do not.
    good = [job(f"good {n}", days_ago=age) for n in range(3)]
    bad = [job(f"bad {n}", days_ago=300, stars=1) for n in range(3)]
    assert upwork(*good, *bad).score(of=SOMEBODY) == score


@pytest.mark.parametrize(
    ("hours", "counts"),
    [(timedelta(days=14, hours=14, minutes=59), True), (timedelta(days=14, hours=15), False)],
)
def test_feedback_counts_until_midnight_utc_of_the_fourteenth_day(
    hours: timedelta, counts: bool
) -> None:
    # The job ends at 09:00, so 23:59 of day 14 is in time and 00:00 of day 15 is not.
    contract = job("a", days_ago=60, stars=1, said_after=hours)
    assert (upwork(contract).treatment(contract).rated is not None) is counts


@pytest.mark.parametrize(("clients", "scored"), [(1, False), (2, True)])
def test_since_november_2020_a_score_takes_four_contracts_of_two_clients(
    clients: int, scored: bool
) -> None:
    jobs = [job(f"job {n}", client=f"client {n % clients}") for n in range(4)]
    assert (upwork(*jobs).score(of=SOMEBODY) is not None) is scored
    assert upwork(*jobs[:3]).score(of=SOMEBODY) is None


def test_a_flagged_clients_contracts_do_not_count() -> None:
    jobs = [job(f"job {n}", stars=1 if n == 0 else 5) for n in range(5)]
    flag = PlatformFact(NOW - A_DAY, "flagged", Party("client of job 0", "client"), True)
    assert upwork(*jobs).score(of=SOMEBODY) == 60
    assert run("upwork.jss_2020_11", *jobs, facts=(flag,)).score(of=SOMEBODY) == 100


def eras() -> list[RuleSet]:
    return [CATALOGUE.rule_set(name) for name in CATALOGUE.own if name.startswith("upwork.")]


@pytest.mark.parametrize("era", eras(), ids=lambda era: era.name)
def test_each_era_lists_its_own_claims_and_none_of_its_parents(era: RuleSet) -> None:
    listed = [name for claim in era.definition.claims for name in claim.invariants]
    assert len(listed) == len(set(listed)) > 0
