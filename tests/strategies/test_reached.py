"""Invented histories reach what the promises speak of; each test names one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import cache

import pytest
from evenhand.model.contracts import Contract, Feedback, Report, Role
from evenhand.model.history import FactKind, History
from evenhand.search.inventing import invent
from evenhand.strategies.kinds import MOMENT

HOURS, DAY = timedelta(hours=12), timedelta(days=1)


@cache
def histories() -> list[History]:
    shown: list[History] = []
    invent([], shown.append, count=500, seeded=0)
    return shown


@cache
def contracts() -> list[Contract]:
    return [contract for history in histories() for contract in history.contracts]


def some(wanted: Callable[[Contract], object]) -> bool:
    """Whether there is such a contract in at least three histories."""
    return sum(any(map(wanted, history.contracts)) for history in histories()) >= 3


def said(contract: Contract, by: Role) -> Feedback | None:
    return next((feedback for feedback in contract.feedback if feedback.by == by), None)


def days_later(contract: Contract, by: Role) -> int | None:
    """How many days after the end a side spoke; None where there is no end or no word."""
    feedback = said(contract, by)
    if feedback is None or contract.end is None:
        return None
    return (feedback.at.date() - contract.end.at.date()).days


def cancelled_at_once(history: History) -> list[int]:
    """How many unpaid hires of each posting its client ended within twelve hours."""
    ends = defaultdict(list)
    for contract in history.ended_unpaid():
        if contract.end and contract.end.by == "client":
            ends[contract.posting].append(contract.end.at)
    return [len(at) for at in ends.values() if max(at) - min(at) <= HOURS]


def last_end(history: History) -> datetime | None:
    ends = [contract.end.at for contract in history.contracts if contract.end]
    return max(ends) if ends and len(ends) == len(history) else None


# Postings


@pytest.mark.parametrize("hires", [3, 8])
def test_one_client_hires_many_on_one_posting_and_cancels_them_within_hours(hires: int) -> None:
    assert any(hires in cancelled_at_once(history) for history in histories())


@pytest.mark.parametrize("open_", [True, False], ids=["still open", "paid"])
def test_one_client_hires_many_on_one_posting_and_keeps_one(open_: bool) -> None:
    def kept(history: History) -> bool:
        unpaid = {c.posting for c in history.ended_unpaid()}
        kept_on = [c for c in history.contracts if (c.end is None if open_ else c.paid)]
        return max(cancelled_at_once(history), default=0) >= 3 and any(
            contract.posting in unpaid for contract in kept_on
        )

    assert any(map(kept, histories()))


def test_hires_of_one_posting_are_cancelled_days_apart() -> None:
    def apart(history: History) -> bool:
        ends = {c.end.at.date() for c in history.ended_unpaid() if c.end and "many" in c.posting}
        return len(ends) >= 3

    assert any(map(apart, histories()))


# Words


@pytest.mark.parametrize("by", ["client", "freelancer"])
def test_one_side_alone_speaks(by: Role) -> None:
    assert some(lambda c: len(c.feedback) == 1 and c.feedback[0].by == by)


def test_both_sides_speak_on_the_same_day() -> None:
    assert some(lambda c: days_later(c, "client") == days_later(c, "freelancer") == 0)


@pytest.mark.parametrize("days", [14, 29, 61])
@pytest.mark.parametrize("by", ["client", "freelancer"])
def test_a_side_speaks_on_that_day_after_the_end(by: Role, days: int) -> None:
    assert some(lambda c: days_later(c, by) == days)


def test_a_side_speaks_in_the_first_minute_after_the_fourteenth_day() -> None:
    def late(contract: Contract, words: Feedback) -> bool:
        return words.at.time() == time(0, 1) and days_later(contract, words.by) == 15

    assert some(lambda c: any(late(c, words) for words in c.feedback))


def test_the_client_speaks_first_and_the_freelancer_days_later_and_the_other_way_round() -> None:
    def order(first: Role, second: Role) -> Callable[[Contract], bool]:
        return lambda c: days_later(c, first) == 0 and (days_later(c, second) or 0) > 10

    assert some(order("client", "freelancer"))
    assert some(order("freelancer", "client"))


@pytest.mark.parametrize("raised", [True, False], ids=["raised", "lowered"])
def test_stars_are_changed(raised: bool) -> None:
    def changed(contract: Contract) -> bool:
        return any(
            f.stars is not None and f.changes and (f.stars > f.changes[0].was) is raised
            for f in contract.feedback
        )

    assert some(changed)


def test_feedback_is_responded_to() -> None:
    assert some(lambda c: any(f.responded for f in c.feedback))


# Money


def test_a_payment_is_refunded_in_part() -> None:
    assert some(lambda c: 0 < c.net < c.paid)


def test_a_payment_is_refunded_in_full() -> None:
    assert some(lambda c: c.paid > 0 == c.net)


def test_less_than_a_dollar_of_a_payment_is_kept() -> None:
    assert some(lambda c: c.refunds and 0 < c.net < 1_00)


def test_less_is_paid_than_was_agreed() -> None:
    assert some(lambda c: 0 < c.net == c.paid < c.agreed)


def test_there_is_work_without_pay() -> None:
    assert some(lambda c: c.work and not c.paid)


def test_an_open_contract_was_paid_once_long_ago() -> None:
    def idle(contract: Contract) -> bool:
        return not contract.end and [p.at < MOMENT - 90 * DAY for p in contract.payments] == [True]

    assert some(idle)


def test_an_open_contract_was_never_paid() -> None:
    assert some(lambda c: not c.end and not c.paid)


# Reports, and reasons for an end


@pytest.mark.parametrize("upheld", [True, False, None])
@pytest.mark.parametrize("by", ["client", "freelancer"])
def test_a_side_reports_and_it_is_upheld_or_rejected_or_not_ruled(
    by: Role, upheld: bool | None
) -> None:
    assert some(lambda c: any((r.by, r.upheld) == (by, upheld) for r in c.reports))


@pytest.mark.parametrize(
    "ground", ["extortion", "policy violation", "beyond control", "hidden by the freelancer"]
)
def test_a_report_is_on_that_ground(ground: str) -> None:
    assert some(lambda c: any(r.ground == ground for r in c.reports))


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_the_client_speaks_before_or_after_the_ruling(before: bool) -> None:
    def spoken(contract: Contract, report: Report) -> bool:
        words = said(contract, "client")
        return bool(words and report.ruled and (words.at < report.ruled) is before)

    assert some(lambda c: any(spoken(c, report) for report in c.reports))


@pytest.mark.parametrize(
    ("by", "reason"),
    [
        ("client", "enough people"),
        ("freelancer", "policy violation"),
        ("client", ""),
        ("freelancer", ""),
    ],
)
def test_that_reason_is_given_for_the_end(by: Role, reason: str) -> None:
    ends = [contract.end for contract in contracts() if contract.end]
    assert any((end.by, end.reason) == (by, reason) for end in ends)


# What the platform knows

CLIENTS: tuple[FactKind, ...] = ("flagged", "suspended", "restored", "favoured", "accused")
FREELANCERS: tuple[FactKind, ...] = (
    "held",
    "suspended",
    "flagged",
    "restored",
    "appealed",
    "noted",
    "accused",
)


@pytest.mark.parametrize(
    ("role", "kind"),
    [*(("client", kind) for kind in CLIENTS), *(("freelancer", kind) for kind in FREELANCERS)],
)
def test_that_is_known_of_a_party_with_contracts(role: Role, kind: FactKind) -> None:
    def known(history: History) -> bool:
        of_the_role = [party for party in history.parties() if party.role == role]
        return any(history.facts.about(party, kind) for party in of_the_role)

    assert sum(map(known, histories())) >= 3


def test_facts_lie_before_between_and_after_the_contracts() -> None:
    before = between = after = 0
    for history in histories():
        hired = [contract.hired for contract in history.contracts]
        for fact in history.facts:
            before += fact.at < min(hired)
            between += min(hired) <= fact.at <= max(hired)
            after += fact.at > max(hired)
    assert min(before, between, after) >= 10


@pytest.mark.parametrize("human", [True, False])
@pytest.mark.parametrize("reasoned", [True, False])
def test_people_and_machines_restrict_with_and_without_a_reason(
    human: bool, reasoned: bool
) -> None:
    facts = {fact for history in histories() for fact in history.facts}
    restricting = [fact for fact in facts if fact.kind in ("held", "suspended", "flagged")]
    assert any((f.by_human, bool(f.reason)) == (human, reasoned) for f in restricting)


# Time and people


@pytest.mark.parametrize("days", [100, 200, 400, 800])
def test_the_last_contract_ended_long_ago(days: int) -> None:
    ends = [end for history in histories() if (end := last_end(history))]
    assert any(days <= (MOMENT - end).days < days + 50 for end in ends)


def test_ten_good_contracts_of_one_freelancer_stand_beside_others() -> None:
    def good(contract: Contract) -> bool:
        return contract.net > 0 and any(f.stars == 5 for f in contract.feedback_by_client)

    assert any(sum(map(good, history.contracts)) >= 10 for history in histories())


def test_there_are_several_clients_and_several_freelancers() -> None:
    both = [h for h in histories() if len(h.clients()) > 1 and len(h.freelancers()) > 1]
    assert len(both) >= 50


def test_one_client_hires_the_same_freelancer_again() -> None:
    assert any(
        len({(c.client, c.freelancer) for c in history.contracts}) < len(history)
        for history in histories()
    )


def test_contracts_are_paid_by_the_hour_too() -> None:
    assert some(lambda c: c.kind == "hourly")


def test_histories_are_short_and_seldom_long() -> None:
    lengths = sorted(map(len, histories()))
    assert lengths[0] == 1
    assert lengths[len(lengths) // 2] <= 6
    assert lengths[len(lengths) * 9 // 10] <= 12
    assert lengths[-1] <= 30
