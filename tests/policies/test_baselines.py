"""The baselines against values worked out by hand, and against what the textbooks promise."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from evenhand.model.contracts import Contract
from hypothesis import given
from hypothesis import strategies as st

from tests.policies.jobs import SOMEBODY, client_of, job, jobs, run

STARS = st.lists(st.integers(1, 5), max_size=8)
ONE = Fraction(1)


def score(baseline: str, *contracts: Contract) -> Fraction:
    told = run(f"baselines.{baseline}", *contracts).score(of=SOMEBODY)
    assert told is not None
    return Fraction(told)


def rated(stars: Sequence[int]) -> list[Contract]:
    return [job(f"{n}", stars=given_stars) for n, given_stars in enumerate(stars)]


def votes(good: int, bad: int) -> list[Contract]:
    return [*jobs(good, "good"), *jobs(bad, "bad", stars=1)]


# Every baseline

ALL = ("mean", "dollar_weighted", "beta", "wilson", "bayesian", "effective_percent_positive")
EACH = pytest.mark.parametrize("baseline", ALL)


@EACH
@given(stars=STARS, place=st.integers(0, 7))
def test_a_better_rating_never_lowers_a_baseline(
    baseline: str, stars: list[int], place: int
) -> None:
    if not stars:
        return
    place %= len(stars)
    better = [min(5, star + (n == place)) for n, star in enumerate(stars)]
    rule_set = f"baselines.{baseline}"
    before = run(rule_set, *rated(stars)).score(of=SOMEBODY)
    after = run(rule_set, *rated(better)).score(of=SOMEBODY)
    # Where three stars are neither good nor bad, a step up to them may take the only vote away.
    assert before is None or after is None or after >= before


@EACH
@given(stars=STARS)
def test_a_baseline_hangs_on_what_was_said_and_not_on_the_order(
    baseline: str, stars: list[int]
) -> None:
    one = run(f"baselines.{baseline}", *rated(stars)).score(of=SOMEBODY)
    other = run(f"baselines.{baseline}", *rated(stars[::-1])).score(of=SOMEBODY)
    assert one == other


@EACH
def test_a_baseline_scores_clients_by_what_freelancers_say(baseline: str) -> None:
    by_freelancer = [
        job(f"{n}", client="one client", answer=stars) for n, stars in enumerate((5, 1))
    ]
    of_client = run(f"baselines.{baseline}", *by_freelancer).score(of=client_of("", "one client"))
    assert of_client == score(baseline, *rated((5, 1)))


# Stars weighted by cost


def test_stars_are_weighted_by_cost() -> None:
    # programmingfreelance, ratings: (5 * 900 + 1 * 100) / 1000
    told = score("dollar_weighted", job("dear", paid=900_00), job("cheap", paid=100_00, stars=1))
    assert told == Fraction(46, 10)


@pytest.mark.parametrize(("age", "told"), [(180, 3), (181, 5)])
def test_stars_weighted_by_cost_are_those_of_six_months(age: int, told: int) -> None:
    assert score("dollar_weighted", job("new"), job("old", days_ago=age, stars=1)) == told


def test_stars_for_nothing_weigh_nothing() -> None:
    assert score("dollar_weighted", job("paid"), job("unpaid", paid=0, stars=1)) == 5
    unpaid = run("baselines.dollar_weighted", job("unpaid", paid=0))
    assert unpaid.score(of=SOMEBODY) is None


# Beta


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        (0, 0, 50),
        (1, 0, Fraction(200, 3)),
        (0, 1, Fraction(100, 3)),
        (8, 0, 90),
        (3, 1, Fraction(200, 3)),
    ],
)
def test_the_beta_reputation_is_r_plus_1_over_r_plus_s_plus_2(
    good: int, bad: int, told: Fraction
) -> None:
    # Jøsang and Ismail 2002
    assert score("beta", *votes(good, bad)) == told


@pytest.mark.parametrize(
    ("age", "weight"), [(179, ONE), (180, ONE / 2), (359, ONE / 2), (360, ONE / 4)]
)
def test_what_is_a_half_life_old_counts_half(age: int, weight: Fraction) -> None:
    assert score("beta", job("old", days_ago=age)) == 100 * (1 + weight) / (2 + weight)


def test_the_beta_reputation_fades_to_the_middle() -> None:
    assert 50 < score("beta", *jobs(9, "old", days_ago=1_800)) < 51


# Wilson


@pytest.mark.parametrize(("good", "bad"), [(1, 1), (9, 1), (3, 7), (50, 3), (999, 1), (1, 999)])
def test_wilsons_bound_is_where_the_interval_of_the_share_begins(good: int, bad: int) -> None:
    # By definition the bound L is where the share p lies z standard errors above it:
    # (p - L)² = z² L (1 - L) / n. A billionth more or less, and one side is the greater.
    n, share = good + bad, Fraction(good, good + bad)
    bound = Fraction(score("wilson", *votes(good, bad))) / 100

    def beyond(at: Fraction) -> bool:
        return (share - at) ** 2 * n > Fraction(196, 100) ** 2 * at * (1 - at)

    a_billionth = Fraction(1, 10**9)
    assert bound < share
    assert beyond(bound - a_billionth)
    assert not beyond(bound + a_billionth)


@pytest.mark.parametrize(("good", "told"), [(1, 2065), (10, 7225), (100, 9630)])
def test_wilsons_bound_of_nothing_but_good_votes_is_n_over_n_plus_z_squared(
    good: int, told: int
) -> None:
    # 1.96² is 3.8416: 1 / 4.8416 = 0.2065, 10 / 13.8416 = 0.7225, 100 / 103.8416 = 0.9630
    assert score("wilson", *votes(good, 0)) == 100 * Fraction(good) / (
        good + Fraction(38416, 10_000)
    )
    assert run("baselines.wilson", *votes(good, 0)).displayed(of=SOMEBODY) == Fraction(told, 100)


def test_wilsons_bound_of_nothing_but_bad_votes_is_nothing() -> None:
    assert [score("wilson", *votes(0, bad)) for bad in (1, 7, 100)] == [0, 0, 0]


def test_who_has_no_votes_has_no_wilson_bound() -> None:
    assert run("baselines.wilson").score(of=SOMEBODY) is None


@given(good=st.integers(0, 12), bad=st.integers(0, 12), times=st.integers(2, 4))
def test_more_votes_of_the_same_share_never_lower_wilsons_bound(
    good: int, bad: int, times: int
) -> None:
    if good + bad:
        more = score("wilson", *votes(good * times, bad * times))
        assert more >= score("wilson", *votes(good, bad))


@given(good=st.integers(0, 30), bad=st.integers(0, 30))
def test_a_good_vote_raises_wilsons_bound_and_a_bad_one_does_not(good: int, bad: int) -> None:
    if good + bad:
        now = score("wilson", *votes(good, bad))
        assert score("wilson", *votes(good + 1, bad)) > now
        assert score("wilson", *votes(good, bad + 1)) <= now


# The Bayesian average


@pytest.mark.parametrize(
    ("stars", "told"),
    [
        ([], 3),
        ([5], Fraction(20, 6)),
        ([5] * 5, 4),
        ([1] * 5, 2),
        ([5] * 995, Fraction(4_990, 1_000)),
    ],
)
def test_the_bayesian_average_begins_with_five_times_three_stars(
    stars: list[int], told: Fraction
) -> None:
    # (5 * 3 + the stars) / (5 + their number)
    assert score("bayesian", *rated(stars)) == told


@given(stars=STARS, more=st.integers(1, 5))
def test_one_rating_moves_the_bayesian_average_by_its_share_at_most(
    stars: list[int], more: int
) -> None:
    moved = score("bayesian", *rated([*stars, more])) - score("bayesian", *rated(stars))
    assert abs(moved) <= Fraction(4, 5 + len(stars) + 1)


# Effective percent positive


@pytest.mark.parametrize(
    ("good", "neutral", "bad", "silent", "told"),
    [(1, 0, 0, 0, 100), (1, 0, 0, 1, 50), (6, 1, 1, 2, 60), (0, 0, 0, 1, 0)],
)
def test_effective_percent_positive_is_praise_over_all_transactions(
    good: int, neutral: int, bad: int, silent: int, told: int
) -> None:
    # Nosko and Tadelis 2015
    done = [
        *jobs(good, "good"),
        *jobs(neutral, "neutral", stars=3),
        *jobs(bad, "bad", stars=1),
        *jobs(silent, "silent", stars=None),
    ]
    assert score("effective_percent_positive", *done) == told


def test_what_was_never_paid_is_no_transaction() -> None:
    unpaid = [job("a", paid=0, stars=1), job("b", paid=0, stars=None), job("c").replace(end=None)]
    assert score("effective_percent_positive", job("good"), *unpaid) == 100
