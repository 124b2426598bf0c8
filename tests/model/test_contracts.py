"""Contracts: what was known of one, and when."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from evenhand.model.contracts import Contract, Feedback, Payment, Report
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import asdict

from tests.model.invented import (
    CLIENTS,
    CONTRACTS,
    FEEDBACK,
    FREELANCERS,
    MOMENTS,
    NEW_YEAR,
    TIMELINES,
    feedback_given,
)

A_CONTRACT = Contract(id="a", freelancer=FREELANCERS[0], client=CLIENTS[0], hired=NEW_YEAR)


@given(CONTRACTS, MOMENTS)
def test_as_of_a_moment_everything_before_is_known_and_nothing_later(
    contract: Contract, moment: datetime
) -> None:
    known = contract.as_of(moment)
    assert (known is None) == (contract.hired > moment)
    if known:
        earlier = [at for at in contract.moments() if at <= moment]
        assert Counter(known.moments()) == Counter(earlier)


@given(CONTRACTS, MOMENTS, MOMENTS)
def test_what_was_learnt_later_is_forgotten_again(
    contract: Contract, one: datetime, other: datetime
) -> None:
    earlier, later = sorted([one, other])
    seen = contract.as_of(later)
    assert (seen and seen.as_of(earlier)) == contract.as_of(earlier)


@given(CONTRACTS)
def test_once_everything_has_happened_it_is_the_contract_itself(contract: Contract) -> None:
    assert contract.as_of(max(contract.moments())) is contract


@given(TIMELINES, MOMENTS)
def test_the_stars_as_of_a_moment_are_the_last_given_by_then(
    stars: list[tuple[datetime, int]], moment: datetime
) -> None:
    contract = A_CONTRACT.replace(feedback=(feedback_given("client", stars),))
    known = contract.as_of(moment)
    by_then = [given for at, given in stars if at <= moment]
    assert known is not None
    assert [said.stars for said in known.feedback] == by_then[-1:]


@given(MOMENTS, MOMENTS, MOMENTS, st.booleans())
def test_a_report_has_no_ruling_before_it_is_ruled_upon(
    one: datetime, other: datetime, moment: datetime, upheld: bool
) -> None:
    at, ruled = sorted([one, other])
    known = A_CONTRACT.replace(reports=(Report("client", at, "threats", ruled, upheld),)).as_of(
        moment
    )
    assert known is not None
    ruling = (ruled, upheld) if ruled <= moment else (None, None)
    assert [(report.ruled, report.upheld) for report in known.reports] == [ruling] * (at <= moment)


@given(CONTRACTS)
def test_unpaid_means_never_paid_and_no_work(contract: Contract) -> None:
    ever_paid = any(payment.amount > 0 for payment in contract.payments)
    assert contract.unpaid == (not ever_paid and contract.work == ())


@given(CONTRACTS, st.builds(Payment, MOMENTS, st.integers(1, 90_000)))
def test_a_full_refund_is_not_unpaid(contract: Contract, payment: Payment) -> None:
    refunded = contract.replace(payments=(payment,), refunds=(payment,))
    assert refunded.net == 0
    assert not refunded.unpaid


@given(CONTRACTS)
def test_what_is_said_of_one_side_is_said_by_the_other(contract: Contract) -> None:
    assert all(said.by == "client" for said in contract.feedback_on(contract.freelancer))
    assert all(said.by == "freelancer" for said in contract.feedback_on(contract.client))
    both = (*contract.feedback_by_client, *contract.feedback_by_freelancer)
    assert Counter(both) == Counter(contract.feedback)


@given(FEEDBACK)
def test_no_feedback_is_both_negative_and_glowing(said: Feedback) -> None:
    assert not (said.negative and said.glowing)


@pytest.mark.parametrize(
    ("said", "negative"),
    [
        ({"stars": 2}, True),
        ({"stars": 3}, False),
        ({"private": 3}, True),
        ({"private": 4}, False),
        ({"satisfied": False}, True),
        ({"stars": 5, "private": 0}, True),
    ],
)
def test_one_bad_part_makes_a_feedback_negative(said: dict[str, Any], negative: bool) -> None:
    assert Feedback(by="client", at=NEW_YEAR, **said).negative is negative


@given(CONTRACTS, FEEDBACK)
def test_nothing_can_be_set_on_a_contract_or_a_part_of_it(
    contract: Contract, said: Feedback
) -> None:
    parts: list[Struct] = [contract, contract.freelancer, said, *contract.payments]
    for part in parts:
        for name, value in asdict(part).items():
            with pytest.raises(AttributeError, match="immutable"):
                setattr(part, name, value)


@given(CONTRACTS)
def test_replacing_a_fact_leaves_the_others_and_the_contract_as_they_were(
    contract: Contract,
) -> None:
    assert contract.replace(id="new").replace(id=contract.id) == contract
    assert contract.id != "new"


def test_a_ruling_without_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match="a ruling needs the moment"):
        Report("client", NEW_YEAR, "threats", upheld=True)
