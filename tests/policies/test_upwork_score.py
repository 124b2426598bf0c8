"""The score of Upwork, worked out as its documents say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from evenhand.model.contracts import Change, Contract, End, Feedback, Party, Payment, Report
from evenhand.model.history import History, PlatformFact
from evenhand.runs import Run

from tests.policies.jobs import A_DAY, CATALOGUE, NOW, SOMEBODY, job, run

NEWEST = "upwork.jss_public_only"
ERAS = (
    "upwork.jss_2015",
    "upwork.jss_2020_03",
    "upwork.jss_2020_11",
    "upwork.jss_2023_12",
    "upwork.jss_2024_09",
    NEWEST,
)


def ended_on(name: str, day: str, *, stars: int) -> Contract:
    """A contract of its own client that ended at nine in the morning of that day."""
    ended = datetime.fromisoformat(f"{day}T09:00:00+00:00")
    return Contract(
        id=name,
        freelancer=SOMEBODY,
        client=Party(f"client of {name}", "client"),
        hired=ended - 7 * A_DAY,
        end=End(ended, "client"),
        payments=(Payment(ended, 200_00),),
        feedback=(Feedback(by="client", at=ended, stars=stars),),
    )


# Windows. Upwork help 115006097327: out of the six months once six months and one day old.


@pytest.mark.parametrize(
    ("ended", "last_day", "day_after"),
    [
        ("2025-09-05", "2026-03-05", "2026-03-06"),
        ("2025-08-31", "2026-02-28", "2026-03-01"),  # there is no 31 February
        ("2025-02-28", "2025-08-28", "2025-08-29"),
        ("2023-08-31", "2024-02-29", "2024-03-01"),
        ("2025-12-31", "2026-06-30", "2026-07-01"),
    ],
)
def test_a_contract_counts_for_six_calendar_months_and_not_a_day_longer(
    ended: str, last_day: str, day_after: str
) -> None:
    good = [ended_on(f"good {n}", ended, stars=5) for n in range(3)]
    long_ago = (datetime.fromisoformat(ended) - 100 * A_DAY).date().isoformat()
    bad = [ended_on(f"bad {n}", long_ago, stars=1) for n in range(3)]

    def score(day: str) -> object:
        at = datetime.fromisoformat(f"{day}T23:00:00+00:00")
        rule_set = CATALOGUE.rule_set("upwork.jss_2020_11")
        return Run(rule_set, History([*good, *bad], at=at)).score(of=SOMEBODY)

    assert (score(last_day), score(day_after)) == (100, 0)


@pytest.mark.parametrize("era", ERAS)
def test_after_twenty_four_months_and_a_day_nothing_is_left_of_the_score(era: str) -> None:
    # td-p/736122: windows of 6, 12 and 24 months
    jobs = [ended_on(f"job {n}", "2024-03-05", stars=5) for n in range(4)]

    def score(day: int) -> object:
        at = datetime(2026, 3, day, tzinfo=UTC)
        return Run(CATALOGUE.rule_set(era), History(jobs, at=at)).score(of=SOMEBODY)

    assert (score(5), score(6)) == (100, None)


# Weights. Upwork help 34958134307475, in hundredths of a job.


@pytest.mark.parametrize(
    ("quarters", "weight"), [(0, 150), (1, 250), (2, 350), (6, 750), (7, 800), (12, 800)]
)
def test_since_2024_each_paid_quarter_weighs_one_more_job_up_to_eight(
    quarters: int, weight: int
) -> None:
    contract = job("a", length=90 * quarters + 1)
    paydays = tuple(Payment(contract.hired + 45 * A_DAY * n, 500_00) for n in range(2 * quarters))
    last = Payment(contract.hired + A_DAY * (90 * quarters + 1), 2_000_00)
    rated = run("upwork.jss_2024_09").treatment(contract.replace(payments=(*paydays, last))).rated
    assert rated
    assert rated.weight == weight


@pytest.mark.parametrize(
    ("rule_set", "paid", "weight"),
    [
        ("upwork.jss_2020_03_dollar_weights", 1_000_00, 1_000_00),
        ("upwork.jss_2020_03_dollar_weights", 0, 1_00),
        ("upwork.jss_2020_03_steeper_weights", 1_000_00, 300),
        ("upwork.jss_2020_03_steeper_weights", 20_00, 100),
        ("readings.nil_effect", 0, 0),
    ],
)
def test_the_curve_of_2020_is_read_in_several_ways(rule_set: str, paid: int, weight: int) -> None:
    # Announcement 709311: a $1,000 job weighs more than a $20 job; how much more, nobody said
    contract = job("a", paid=paid, stars=1)
    rated = run(rule_set).treatment(contract).rated
    assert rated
    assert rated.weight == weight


# What counts as a success, and what does not count


@pytest.mark.parametrize(
    ("rule_set", "score"),
    [("upwork.jss_2020_11", 50), ("upwork.jss_2020_11_four_stars_good", 100)],
)
def test_four_stars_are_neutral_or_good_as_one_reads_it(rule_set: str, score: int) -> None:
    # etcetera.kiev.ua: a third party says that four stars lower the score
    jobs = [job(f"job {n}", stars=4 + n % 2) for n in range(4)]
    assert run(rule_set, *jobs).score(of=SOMEBODY) == score


@pytest.mark.parametrize(
    ("rule_set", "score"),
    [("upwork.jss_2024_09", 100), ("upwork.jss_2024_09_min_per_window", 50)],
)
def test_a_window_with_one_contract_is_the_best_one_unless_windows_need_two(
    rule_set: str, score: int
) -> None:
    jobs = [
        job("bad", days_ago=300, stars=1),
        job("good", days_ago=300),
        job("good too", days_ago=300),
        job("new", days_ago=10),
    ]
    assert run(rule_set, *jobs).score(of=SOMEBODY) == score


@pytest.mark.parametrize(("era", "score"), [("upwork.jss_2024_09", 0), (NEWEST, 100)])
def test_without_a_private_rating_only_stars_count(era: str, score: int) -> None:
    # Upwork help 211062188: the private rating is removed
    praised = [job(f"job {n}") for n in range(2)]
    silent = [
        c.replace(feedback=(Feedback(by="client", at=c.feedback[0].at, private=0),))
        for c in (job("private 1", client="a"), job("private 2", client="b"))
    ]
    assert run(era, *praised, *silent).score(of=SOMEBODY) == score


@pytest.mark.parametrize(
    ("was", "stars", "score"), [((1,), 5, 100), ((5, 1), 5, 0), ((1, 5), 1, 100)]
)
def test_the_public_stars_may_be_changed_once_and_a_second_change_has_no_effect(
    was: tuple[int, ...], stars: int, score: int
) -> None:
    # Upwork help 211062188: one change, of the public part only
    def changed(contract: Contract) -> Contract:
        said = contract.feedback[0]
        changes = tuple(Change(said.at + A_DAY * (n + 1), each) for n, each in enumerate(was))
        return contract.replace(feedback=(said.replace(stars=stars, changes=changes),))

    jobs = [changed(job(f"job {n}")) for n in range(4)]
    assert run("upwork.jss_2024_09", *jobs).score(of=SOMEBODY) == score


@pytest.mark.parametrize(("era", "score"), [("upwork.jss_2015", 60), ("upwork.jss_2020_03", 100)])
def test_since_the_summer_of_2020_feedback_before_the_end_does_not_count(
    era: str, score: int
) -> None:
    # Product release notes 796383: in the work history before the end, not in the score
    jobs = [job(f"job {n}") for n in range(4)]
    asked = job("asked", stars=1, said_after=-2 * A_DAY)
    assert run(era, *jobs, asked).score(of=SOMEBODY) == score


# Flagged clients


def flagged(days_ago: int) -> PlatformFact:
    return PlatformFact(NOW - A_DAY * days_ago, "flagged", Party("the client", "client"), True)


@pytest.mark.parametrize(
    ("rule_set", "flagged_days_ago", "score"),
    [
        # td-p/736122, 2015: their inputs are omitted
        ("upwork.jss_2020_11", 1, 100),
        ("upwork.jss_2020_11", 40, 100),
        ("upwork.jss_2020_11_flags_prospective", 1, 60),
        ("upwork.jss_2020_11_flags_prospective", 40, 100),
        # help 41946128518035: "has been previously flagged"
        (NEWEST, 1, 60),
        (NEWEST, 40, 100),
    ],
)
def test_bad_feedback_of_a_flagged_client_counts_as_the_text_is_read(
    rule_set: str, flagged_days_ago: int, score: int
) -> None:
    jobs = [job(f"job {n}") for n in range(4)]
    bad = job("bad", stars=1, client="the client")  # thirty days ago
    told = run(rule_set, *jobs, bad, facts=(flagged(flagged_days_ago),))
    assert told.score(of=SOMEBODY) == score


@pytest.mark.parametrize(
    ("rule_set", "score"), [("upwork.jss_2024_09", Fraction(100, 3)), (NEWEST, 50)]
)
def test_in_the_newest_words_praise_of_a_flagged_client_still_counts(
    rule_set: str, score: Fraction
) -> None:
    # Help 41946128518035: feedback of flagged clients does not count against the score
    jobs = [job("bad", stars=1), job("good"), job("good too")]
    praise = job("praise", client="the client")
    assert run(rule_set, *jobs, praise, facts=(flagged(40),)).score(of=SOMEBODY) == score


# The perk of the Top Rated


@pytest.mark.parametrize(
    ("era", "stars", "score"),
    [
        ("upwork.jss_2015", 1, 100),
        ("upwork.jss_2023_12", 1, 100),
        ("upwork.jss_2024_09", 1, 60),  # the perk ended on 3 September 2024: release notes 1608326
    ],
)
def test_a_top_rated_freelancer_could_give_up_a_contract_until_september_2024(
    era: str, stars: int, score: int
) -> None:
    jobs = [job(f"job {n}") for n in range(4)]
    given_up = with_perk(job("given up", stars=stars))
    assert run(era, *jobs, given_up).score(of=SOMEBODY) == score


def test_a_contract_stays_where_the_score_would_fall_without_it() -> None:
    # Help 219801228, old text
    jobs = [job("bad", stars=1), *(job(f"job {n}") for n in range(3))]
    given_up = with_perk(job("good"))
    assert run("upwork.jss_2020_11", *jobs, given_up).score(of=SOMEBODY) == 60


def with_perk(contract: Contract) -> Contract:
    asked = contract.feedback[0].at + A_DAY
    granted = asked + timedelta(days=3)
    return contract.replace(reports=(Report("freelancer", asked, "top rated perk", granted, True),))


# The readings of the two threads


def cancelled(*, private: int | None = None, stars: int | None = None) -> Contract:
    contract = job("cancelled", paid=0, stars=None, length=1)
    assert contract.end
    said = Feedback(by="client", at=contract.end.at, stars=stars, private=private)
    silent = private is None and stars is None
    return contract.replace(feedback=() if silent else (said,))


@pytest.mark.parametrize(
    ("reading", "nothing", "in_private", "in_public"),
    [
        ("readings.nil_effect", 100, 100, 100),
        ("readings.never_happened", 100, 100, 100),
        ("readings.only_private_counts", 100, 60, 100),
        ("readings.counts_in_full", 60, 60, 60),
        ("upwork.jss_2020_11", 100, 60, 60),
    ],
)
def test_each_reading_of_the_threads_takes_an_unpaid_cancellation_in_its_own_way(
    reading: str, nothing: int, in_private: int, in_public: int
) -> None:
    jobs = [job(f"job {n}", paid=100_00) for n in range(4)]
    each = [cancelled(), cancelled(private=0), cancelled(stars=1)]
    scores = [run(reading, *jobs, contract).score(of=SOMEBODY) for contract in each]
    assert scores == [nothing, in_private, in_public]


def test_a_contract_without_weight_still_counts_towards_the_first_score() -> None:
    # A gap of readings.nil_effect: the fourth contract, unpaid, makes a score of three good ones
    jobs = [job(f"job {n}") for n in range(3)]
    told = run("readings.nil_effect", *jobs)
    assert told.score(of=SOMEBODY) is None
    assert run("readings.nil_effect", *jobs, cancelled(private=0)).score(of=SOMEBODY) == 100
