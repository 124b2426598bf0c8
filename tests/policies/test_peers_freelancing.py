"""Guru, Fiverr, Freelancer.com and Mechanical Turk: their own examples, and their thresholds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from evenhand.model.contracts import Contract, Feedback, Payment
from evenhand.model.history import History
from evenhand.runs import STRANGER, Run

from tests.policies.jobs import (
    A_DAY,
    CATALOGUE,
    NOW,
    SOMEBODY,
    badges,
    client_of,
    job,
    jobs,
    report,
    run,
)

OCTOBER_15 = datetime(2025, 10, 15, tzinfo=UTC)


def said(contract: Contract, by: str = "client") -> Feedback:
    return next(words for words in contract.feedback if words.by == by)


def refused(rule_set: str, contract: Contract, *others: Contract, by: str = "client") -> str:
    refusal = run(rule_set, contract, *others).refusal(said(contract, by), contract)
    return refusal.reason if refusal else ""


# Guru

HIDDEN = report("freelancer", "hide this feedback", days_ago=20)


def test_on_guru_silence_is_satisfied_after_sixty_days() -> None:
    # Guru help, about feedback: else feedback is set to Satisfied automatically
    jobs_done = [job("bad", days_ago=100, stars=1), job("silent", days_ago=60, stars=None)]
    assert run("guru.value_share", *jobs_done).score(of=SOMEBODY) == 0
    jobs_done[1] = job("silent", days_ago=61, stars=None)
    assert run("guru.value_share", *jobs_done).score(of=SOMEBODY) == 50


def test_on_guru_clients_have_a_score_of_what_they_spent() -> None:
    # Guru blog, get to know the new feedback system: money spent, if you are an employer
    told = run(
        "guru.value_share",
        job("a", client="one client", paid=900_00, answer=5),
        job("b", client="one client", paid=100_00, answer=1),
    )
    assert told.score(of=client_of("", "one client")) == 90


@pytest.mark.parametrize(("bad", "hidden"), [(9_000_00, True), (9_000_01, False)])
def test_on_guru_a_tenth_of_a_years_earnings_can_be_hidden(bad: int, hidden: bool) -> None:
    # Guru blog, feedback policy change: of $100,000 earned $10,000 can be blocked; with $1,000
    # blocked before, $9,000 are left
    earlier = report("freelancer", "hide this feedback", days_ago=21)
    told = run(
        "guru.value_share",
        job("first", paid=1_000_00, stars=1, reports=[earlier]),
        job("second", paid=bad, stars=1, reports=[HIDDEN]),
        job("rest", paid=99_000_00 - bad),
    )
    left = Fraction(100 * (99_000_00 - bad), 99_000_00)
    assert told.score(of=SOMEBODY) == (100 if hidden else left)


def test_on_guru_a_client_can_hide_feedback_too() -> None:
    by_client = report("client", "hide this feedback")
    told = run(
        "guru.value_share",
        job("bad", client="one client", paid=100_00, answer=1, reports=[by_client]),
        job("good", client="one client", paid=900_00, answer=5),
    )
    assert told.score(of=client_of("", "one client")) == 100
    assert told.score(of=SOMEBODY) == 100


@pytest.mark.parametrize(
    ("days", "reason"), [(60, ""), (61, "more than 60 days after the payment")]
)
def test_on_guru_an_arbitration_opens_feedback_without_pay(days: int, reason: str) -> None:
    # Guru blog, feedback policy change: even after arbitration cases, for 60 days
    ended = job("a", days_ago=90, paid=0, stars=1, said_after=A_DAY * (15 + days), worked=True)
    assert refused("guru.value_share", ended) == "no invoice was paid"
    ruled = report("client", "arbitration", days_ago=80, ruled=75, upheld=False)
    assert refused("guru.value_share", ended.replace(reports=(ruled,))) == reason


def test_on_guru_only_praise_stands_in_public() -> None:
    # Guru help, about feedback: negative comments are not posted publicly
    bad, good = job("bad", stars=1), job("good")
    told = run("guru.value_share", bad, good)
    assert not told.public(said(bad), bad)
    assert told.revealed(said(bad), bad, to=SOMEBODY)
    assert told.public(said(good), good)


# Fiverr, 2018


def fiverr(*contracts: Contract, at: datetime = NOW, variant: str = "") -> Run:
    return run("fiverr.completion_2018" + variant, *contracts, at=at)


def orders(
    completed: int, cancelled: int, *, days_ago: int = 140, **facts: object
) -> list[Contract]:
    """Orders of $100 that ended just before the fifteenth of October."""
    return [
        *jobs(completed, "completed", days_ago=days_ago, paid=100_00, length=70, **facts),
        *jobs(cancelled, "cancelled", days_ago=days_ago, paid=0, stars=None),
    ]


def test_on_fiverr_fifty_completed_and_three_cancelled_is_94_per_cent() -> None:
    # Fiverr forum 257783
    assert fiverr(*orders(50, 3), at=OCTOBER_15).displayed(of=SOMEBODY) == 94


def test_on_fiverr_one_agreed_cancellation_in_ten_still_keeps_the_level_on_the_15th() -> None:
    agreed = job("agreed", days_ago=141, paid=0, stars=None, reason="mutual cancellation")
    told = fiverr(*orders(10, 0)[:9], agreed, at=OCTOBER_15)
    assert told.shown(of=SOMEBODY) == 90
    assert badges(fiverr(*orders(18, 1), agreed, at=OCTOBER_15)) == ["level 1"]
    assert badges(fiverr(*orders(17, 1), agreed, at=OCTOBER_15)) == []


@pytest.mark.parametrize(
    ("by", "reason", "excused"),
    [
        ("freelancer", "mutual cancellation", True),
        ("client", "", True),
        ("platform", "", True),
        ("freelancer", "", False),
    ],
)
def test_only_in_the_other_reading_is_an_agreed_cancellation_excused(
    by: str, reason: str, excused: bool
) -> None:
    called_off = job("off", paid=0, stars=None, by=by, reason=reason)  # type: ignore[arg-type]
    assert fiverr(job("done"), called_off).score(of=SOMEBODY) == 50
    other = fiverr(job("done"), called_off, variant="_mutual_excused")
    assert other.score(of=SOMEBODY) == (100 if excused else 50)


@pytest.mark.parametrize(("age", "score"), [(60, 50), (61, 100)])
def test_on_fiverr_a_cancellation_is_forgotten_after_sixty_days(age: int, score: int) -> None:
    told = fiverr(job("done"), job("off", days_ago=age, paid=0, stars=None))
    assert told.score(of=SOMEBODY) == score


def test_on_fiverr_a_level_is_looked_at_on_the_15th_of_each_month() -> None:
    # Fiverr blog, level systems update. On 1 March a reader sees the rate of 15 February.
    assert (
        fiverr(job("done", days_ago=40), job("off", days_ago=5, paid=0)).shown(of=SOMEBODY) == 100
    )


@pytest.mark.parametrize(
    ("count", "paid", "length", "level"),
    [
        (9, 100_00, 70, []),
        (10, 100_00, 70, ["level 1"]),
        (11, 100_00, 70, ["level 1"]),
        (10, 39_99, 70, []),
        (10, 40_00, 70, ["level 1"]),
        (10, 40_00, 30, []),
        (49, 41_00, 120, ["level 1"]),
        (50, 39_00, 120, ["level 1"]),
        (50, 40_00, 119, ["level 1"]),
        (50, 40_00, 120, ["level 2"]),
    ],
)
def test_on_fiverr_a_level_of_2018_took_orders_earnings_and_days(
    count: int, paid: int, length: int, level: list[str]
) -> None:
    # Seen at 9 in the morning of the day on which they ended, so that days are lengths
    done = jobs(count, "done", days_ago=10, paid=paid, length=length)
    assert badges(fiverr(*done, at=NOW - A_DAY * 10 + timedelta(hours=9))) == level


@pytest.mark.parametrize(("completed", "level"), [(17, []), (18, ["level 1"]), (19, ["level 1"])])
def test_on_fiverr_a_level_takes_nine_completed_orders_in_ten(
    completed: int, level: list[str]
) -> None:
    assert badges(fiverr(*orders(completed, 2), at=OCTOBER_15)) == level


def test_on_fiverr_a_level_of_2018_took_good_stars_in_sixty_days() -> None:
    assert badges(fiverr(*orders(10, 0, stars=5), at=OCTOBER_15)) == ["level 1"]
    assert badges(fiverr(*orders(10, 0, stars=4), at=OCTOBER_15)) == []


def test_on_fiverr_the_seller_speaks_after_the_buyer_and_reads_after_both_or_ten_days() -> None:
    # Fiverr help 360010544097
    alone = job("a", stars=None, answer=5)
    assert refused("fiverr.completion_2018", alone, by="freelancer")
    both = job("b", answer=5)
    assert refused("fiverr.completion_2018", both, by="freelancer") == ""
    waiting = job("c", days_ago=10)
    assert not fiverr(waiting).revealed(said(waiting), waiting, to=SOMEBODY)
    assert fiverr(waiting).revealed(said(waiting), waiting, to=waiting.client)
    over = job("c", days_ago=11)
    assert fiverr(over).public(said(over), over)
    answered = job("d", days_ago=1, answer=5)
    assert fiverr(answered).public(said(answered), answered)


# Fiverr, 2024

LEVELS = "fiverr.levels_2024"


def test_on_fiverr_two_years_are_counted_back_from_the_latest_review() -> None:
    # Fiverr help 25072782273041: from the most recent review; without new ones the score remains
    old, new = job("old", days_ago=1500, stars=3), job("new", days_ago=1500 - 730, stars=5)
    assert run(LEVELS, old, new).score(of=SOMEBODY) == 4
    assert run(LEVELS, old, job("new", days_ago=1500 - 731)).score(of=SOMEBODY) == 5
    assert run(LEVELS, old).score(of=SOMEBODY) == 3


DELIVERED = job("delivered", days_ago=50, paid=0, stars=1, worked=True, client="buyer")
EARLIER = job("earlier", days_ago=60, client="buyer")


@pytest.mark.parametrize(
    ("cancelled", "reason"),
    [
        (DELIVERED, ""),
        (DELIVERED.replace(work=()), "the seller neither delivered nor failed to"),
        (DELIVERED.replace(work=(), reports=(report("client", "late", ruled=10),)), ""),
        (
            DELIVERED.replace(work=(), reports=(report("client", "late"),)),
            "the seller neither delivered nor failed to",
        ),
        (
            job(
                "late",
                days_ago=50,
                paid=0,
                stars=1,
                worked=True,
                client="buyer",
                said_after=A_DAY * 5,
            ),
            "",
        ),
        (
            job(
                "late",
                days_ago=50,
                paid=0,
                stars=1,
                worked=True,
                client="buyer",
                said_after=A_DAY * 6,
            ),
            "more than 5 days after the cancellation",
        ),
        (
            job(
                "back",
                days_ago=50,
                paid=0,
                stars=1,
                worked=True,
                client="buyer",
                reason="chargeback",
            ),
            "the order was cancelled by a chargeback",
        ),
    ],
)
def test_on_fiverr_a_cancelled_order_is_reviewed_on_conditions(
    cancelled: Contract, reason: str
) -> None:
    # Fiverr help 17120664805521
    assert refused(LEVELS, cancelled, EARLIER) == reason


def test_on_fiverr_who_never_completed_an_order_cannot_review_a_cancelled_one() -> None:
    assert refused(LEVELS, DELIVERED) == "the buyer has never completed an order"
    later = job("later", days_ago=40, client="buyer")
    assert refused(LEVELS, DELIVERED, later) == "the buyer has never completed an order"


@pytest.mark.parametrize(
    ("count", "clients", "paid", "stars", "level"),
    [
        (4, 4, 200_00, 5, []),
        (5, 3, 80_00, 5, ["level 1"]),
        (6, 3, 80_00, 5, ["level 1"]),
        (5, 2, 80_00, 5, []),
        (5, 3, 79_99, 5, []),
        (5, 3, 80_00, 4, []),
        (19, 19, 200_00, 5, ["level 1"]),
        (20, 10, 100_00, 5, ["level 2"]),
        (20, 9, 100_00, 5, ["level 1"]),
        (20, 10, 99_99, 5, ["level 1"]),
        (39, 39, 300_00, 5, ["level 2"]),
        (40, 20, 250_00, 5, ["level 2", "considered for Top Rated"]),
        (40, 19, 250_00, 5, ["level 2"]),
        (40, 20, 249_99, 5, ["level 2"]),
    ],
)
def test_on_fiverr_a_level_takes_orders_clients_earnings_and_a_rating(
    count: int, clients: int, paid: int, stars: int, level: list[str]
) -> None:
    # Top Rated: Fiverr help 15140188560913; levels 1 and 2 as sellers tell them
    done = [job(f"{n}", paid=paid, stars=stars, client=f"{n % clients}") for n in range(count)]
    assert badges(run(LEVELS, *done)) == level


@pytest.mark.parametrize(("fours", "level"), [(7, []), (6, ["level 1"]), (5, ["level 1"])])
def test_on_fiverr_level_1_takes_a_rating_of_4_4(fours: int, level: list[str]) -> None:
    stars = [4] * fours + [5] * (10 - fours)
    assert badges(run(LEVELS, *(job(f"{n}", stars=s) for n, s in enumerate(stars)))) == level


# Freelancer.com


def test_on_freelancer_com_one_incomplete_project_is_never_forgotten() -> None:
    # Freelancer.com community, completion rate problem
    once = job("once", days_ago=3_600, paid=0, stars=None, agreed=500_00, reason="incomplete")
    told = run("freelancer_com.completion", once, *jobs(99, "done"))
    assert told.displayed(of=SOMEBODY) == 99
    assert told.score(of=SOMEBODY) == 99


@pytest.mark.parametrize(
    ("paid", "by", "reason", "strict", "mild"),
    [
        (500_00, "client", "", 100, 100),
        (499_99, "client", "", 0, 0),
        (0, "client", "", 0, None),
        (0, "client", "incomplete", 0, 0),
        (0, "freelancer", "", 0, 0),
        (0, "platform", "", 0, None),
    ],
)
def test_on_freelancer_com_a_project_counts_as_completed_when_paid_in_full(
    paid: int, by: str, reason: str, strict: int, mild: int | None
) -> None:
    # Freelancer.com FAQ 22; whether a mere cancellation counts is where the readings part
    project = job("a", paid=paid, by=by, reason=reason, agreed=500_00)  # type: ignore[arg-type]
    assert run("freelancer_com.completion", project).score(of=SOMEBODY) == strict
    other = run("freelancer_com.completion_without_cancelled", project)
    assert other.score(of=SOMEBODY) == mild


@pytest.mark.parametrize(("days", "late"), [(90, False), (91, True)])
def test_on_freelancer_com_a_review_is_possible_for_ninety_days(days: int, late: bool) -> None:
    # Freelancer.com FAQ 23
    reviewed = job("a", days_ago=100, agreed=500_00, said_after=A_DAY * days)
    assert bool(refused("freelancer_com.completion", reviewed)) is late


def test_on_freelancer_com_only_the_client_reviews_a_project_not_paid_in_full() -> None:
    # Freelancer.com FAQ 23 and 11: the Incomplete report is posted as a review
    partly = job("a", paid=100_00, agreed=500_00, answer=1)
    assert refused("freelancer_com.completion", partly) == ""
    assert refused("freelancer_com.completion", partly, by="freelancer")
    left = job("b", paid=100_00, agreed=500_00, by="freelancer")
    assert refused("freelancer_com.completion", left) == "the project was not paid in full"


@pytest.mark.parametrize(("days", "late"), [(14, False), (15, True)])
def test_on_freelancer_com_the_other_side_has_fourteen_days_to_answer(
    days: int, late: bool
) -> None:
    # Freelancer.com support, feedback option
    first = job("a", days_ago=60, agreed=500_00, said_after=A_DAY * 20)
    answer = Feedback(by="freelancer", at=said(first).at + A_DAY * days, stars=5)
    both = first.replace(feedback=(*first.feedback, answer))
    assert bool(refused("freelancer_com.completion", both, by="freelancer")) is late
    seen = Run(
        CATALOGUE.rule_set("freelancer_com.completion"),
        History([first], at=said(first).at + A_DAY * days),
    )
    assert seen.public(said(first), first) is late


def test_on_freelancer_com_a_dear_project_weighs_more_than_a_cheap_one() -> None:
    dear, cheap = job("dear", paid=900_00, stars=5), job("cheap", paid=100_00, stars=1)
    assert run("freelancer_com.ratings", dear, cheap).score(of=SOMEBODY) == Fraction(46, 10)


# Mechanical Turk


def task(name: str, **facts: object) -> Contract:
    return job(name, paid=0, stars=None, worked=True, length=1, **facts)  # type: ignore[arg-type]


def test_on_mechanical_turk_one_requester_can_reject_many_and_reverse_few() -> None:
    # turkopticon 2785: a mass rejection that was reversed in part
    paid_later = [
        task(f"late {days}", client="one requester").replace(
            payments=(Payment(NOW - A_DAY * 31 + timedelta(hours=9) + A_DAY * days, 10),)
        )
        for days in (30, 31)
    ]
    rejected = [task(f"rejected {n}", client="one requester") for n in range(3)]
    approved = jobs(95, "approved", paid=10, worked=True)
    # 96 of 100: what is paid 30 days after it was handed in is reversed, a day later it is not
    told = run("mturk.approval_rate", *approved, *rejected, *paid_later)
    assert told.score(of=SOMEBODY) == 96


@pytest.mark.parametrize("by", ["freelancer", "platform"])
def test_on_mechanical_turk_returned_work_is_neither_approved_nor_rejected(by: str) -> None:
    done = job("done", paid=10, worked=True)
    assert run("mturk.approval_rate", done, task("given back", by=by)).score(of=SOMEBODY) == 100
    never_begun = job("never begun", paid=0, stars=None)
    assert run("mturk.approval_rate", done, never_begun).score(of=SOMEBODY) == 100


@pytest.mark.parametrize(
    ("rejected", "open_to"), [(6, []), (5, ["may take most tasks"]), (4, ["may take most tasks"])]
)
def test_on_mechanical_turk_most_tasks_ask_for_95_per_cent(
    rejected: int, open_to: list[str]
) -> None:
    done = jobs(100 - rejected, "approved", paid=10, worked=True)
    refused_work = [task(f"rejected {n}") for n in range(rejected)]
    assert badges(run("mturk.approval_rate", *done, *refused_work)) == open_to


def test_strangers_see_what_is_public_and_nothing_else() -> None:
    waiting = job("a", days_ago=3)
    assert not run(LEVELS, waiting).revealed(said(waiting), waiting, to=STRANGER)
