"""Uber, Lyft and Airbnb: their own examples, and their thresholds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from evenhand.model.contracts import Contract, Side

from tests.policies.jobs import A_DAY, SOMEBODY, badges, job, jobs, report, run

# Uber. The 501st rating is in test_worked_examples.


@pytest.mark.parametrize(
    ("stars", "upheld", "score"), [(1, True, 5), (4, True, 5), (1, False, 3), (5, True, 5)]
)
def test_on_uber_a_low_rating_for_what_a_driver_cannot_help_does_not_count(
    stars: int, upheld: bool, score: int
) -> None:
    # Uber help, understanding ratings: an issue that is outside of your control, such as traffic
    traffic = report("client", "beyond control", ruled=10, upheld=upheld)
    told = run("uber.last_500", job("fine"), job("jam", stars=stars, reports=[traffic]))
    assert told.score(of=SOMEBODY) == score


def test_on_uber_nobody_sees_a_single_rating_but_who_gave_it() -> None:
    # Uber help, understanding ratings: confidential
    trip = job("trip", days_ago=300, answer=5)
    told = run("uber.last_500", trip)
    assert [told.revealed(said, trip, to=trip.client) for said in trip.feedback] == [True, False]
    assert [told.revealed(said, trip, to=SOMEBODY) for said in trip.feedback] == [False, True]
    assert not any(told.public(said, trip) for said in trip.feedback)


def test_on_uber_a_cancelled_trip_cannot_be_rated() -> None:
    cancelled = job("off", paid=0, stars=1)
    assert run("uber.last_500", job("fine"), cancelled).score(of=SOMEBODY) == 5


# Lyft. NOW is a Sunday; its week began on Monday the 23rd of February at 5.


def ride(name: str, *, by: Side = "client", paid: int = 0, **facts: object) -> Contract:
    return job(name, days_ago=1, length=1, stars=None, by=by, paid=paid, **facts)  # type: ignore[arg-type]


def rides(count: int) -> list[Contract]:
    return jobs(count, "ride", days_ago=1, length=1, stars=None, paid=20_00)


LET_GO = [
    ride("missed", by="freelancer"),
    ride("declined", by="freelancer"),
    ride("cancelled", by="freelancer"),
]


def test_on_lyft_fifty_rides_of_fifty_three_requests_are_94_per_cent() -> None:
    # Lyft help 115013077708: 50 rides completed, two requests missed and one cancelled
    assert run("lyft.acceptance", *rides(50), *LET_GO).displayed(of=SOMEBODY) == 94


@pytest.mark.parametrize(
    ("more", "completed", "requests"),
    [
        (ride("off"), 50, 53),
        (ride("fault", by="platform"), 50, 53),
        (ride("nobody there", by="freelancer", reason="no-show"), 51, 54),
        (ride("off too", by="freelancer"), 50, 54),
    ],
)
def test_on_lyft_what_the_passenger_cancels_changes_nothing(
    more: Contract, completed: int, requests: int
) -> None:
    # Lyft help 115013077708: if a passenger cancels, the rate won't change
    told = run("lyft.acceptance", *rides(50), *LET_GO, more)
    assert told.score(of=SOMEBODY) == Fraction(100 * completed, requests)


@pytest.mark.parametrize(
    ("asked", "score"),
    [
        (datetime(2026, 2, 23, 4, 59, tzinfo=UTC), 100),
        (datetime(2026, 2, 23, 5, 0, tzinfo=UTC), Fraction(5000, 51)),
    ],
)
def test_on_lyft_a_week_begins_on_monday_at_five(asked: datetime, score: Fraction) -> None:
    # Lyft help 115013077708 (Canada)
    missed = ride("missed", by="freelancer").replace(hired=asked)
    assert run("lyft.acceptance", *rides(50), missed).score(of=SOMEBODY) == score


@pytest.mark.parametrize(("done", "sees"), [(17, False), (18, True), (19, True)])
def test_on_lyft_ninety_per_cent_show_where_a_ride_goes(done: int, sees: bool) -> None:
    # 17 of 19 are 89.5, 18 of 20 are 90
    told = run("lyft.acceptance", *rides(done), *LET_GO[:2])
    assert bool(badges(told)) is sees


# Airbnb

HOST = "airbnb.superhost"


def stays(count: int, *, nights: int = 2, stars: int = 5) -> list[Contract]:
    return jobs(count, f"stay of {nights}", days_ago=40, length=nights, stars=stars)


@pytest.mark.parametrize(
    ("count", "nights", "superhost"),
    [
        (9, 2, False),
        (10, 2, True),
        (11, 2, True),
        (2, 50, False),
        (3, 33, False),
        (4, 25, True),
        (3, 34, True),
    ],
)
def test_a_superhost_had_ten_stays_or_three_of_a_hundred_nights(
    count: int, nights: int, superhost: bool
) -> None:
    # Airbnb help 832; three times 33 nights are 99, twice 50 are a hundred in two stays
    assert bool(badges(run(HOST, *stays(count, nights=nights)))) is superhost


@pytest.mark.parametrize(("fours", "superhost"), [(3, False), (2, True), (1, True)])
def test_a_superhost_has_4_8_stars(fours: int, superhost: bool) -> None:
    hosted = [*stays(10 - fours), *stays(fours, nights=3, stars=4)]
    assert bool(badges(run(HOST, *hosted))) is superhost


@pytest.mark.parametrize(
    ("kept", "reason", "superhost"),
    [(98, "", False), (99, "", False), (100, "", True), (10, "extenuating circumstances", True)],
)
def test_a_superhost_cancels_less_than_one_stay_in_a_hundred(
    kept: int, reason: str, superhost: bool
) -> None:
    # Airbnb, how to become a Superhost: less than 1 %, but for extenuating circumstances
    off = job("off", days_ago=40, paid=0, stars=None, by="freelancer", reason=reason)
    assert bool(badges(run(HOST, *stays(kept), off))) is superhost
    by_guest = job("off", days_ago=40, paid=0, stars=None)
    assert badges(run(HOST, *stays(kept), by_guest))


@pytest.mark.parametrize(
    ("at", "looked_at"),
    [
        ((2026, 1, 1), (2026, 1, 1)),
        ((2026, 3, 31), (2026, 1, 1)),
        ((2026, 4, 1), (2026, 4, 1)),
        ((2026, 12, 31), (2026, 10, 1)),
        ((2025, 12, 31), (2025, 10, 1)),
    ],
)
def test_superhosts_are_looked_at_on_the_first_day_of_each_quarter(
    at: tuple[int, int, int], looked_at: tuple[int, int, int]
) -> None:
    moment = datetime(*at, hour=7, tzinfo=UTC)
    updates = run(HOST).rule_set.chain("updates")
    assert updates.ask({"moment": moment})[0] == datetime(*looked_at, tzinfo=UTC)


@pytest.mark.parametrize(("age", "answer", "score"), [(14, None, None), (15, None, 5), (1, 5, 5)])
def test_a_review_of_a_stay_counts_once_both_wrote_or_fourteen_days_are_over(
    age: int, answer: int | None, score: int | None
) -> None:
    # Airbnb, how to become a Superhost: when a review counts
    stay = job("stay", days_ago=age, answer=answer)
    told = run(HOST, stay)
    assert told.score(of=SOMEBODY) == score
    assert told.public(stay.feedback[0], stay) is (score is not None)


@pytest.mark.parametrize(("said_after", "score"), [(10, 3), (9, 5)])
def test_a_review_of_a_stay_counts_for_a_year_from_the_day_it_was_given(
    said_after: int, score: int
) -> None:
    # Airbnb help 832: the past 365 days, by the date of the review and not of the checkout
    old = job("old", days_ago=375, stars=1, said_after=A_DAY * said_after)
    assert run(HOST, old, *stays(1)).score(of=SOMEBODY) == score


@pytest.mark.parametrize(
    ("by", "upheld", "stars", "score"),
    [
        ("freelancer", True, 1, 5),
        ("freelancer", False, 1, 3),
        ("client", True, 1, 3),
        ("freelancer", True, 4, 5),
    ],
)
def test_a_review_in_revenge_for_a_report_is_removed(
    by: str, upheld: bool, stars: int, score: int
) -> None:
    # Airbnb resources 552: no matter when it was posted
    party = report(by, "an unauthorised party", days_ago=60, ruled=5, upheld=upheld)
    told = run(HOST, *stays(1), job("party", days_ago=60, stars=stars, reports=[party]))
    assert told.score(of=SOMEBODY) == score


def test_a_review_of_a_stay_is_possible_until_the_fourteenth_day() -> None:
    for days, counts in ((14, True), (15, False)):
        stay = job("stay", days_ago=60, stars=1, said_after=A_DAY * days + timedelta(hours=14))
        assert (run(HOST, stay).score(of=SOMEBODY) == 1) is counts
