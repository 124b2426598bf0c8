"""Unfair rules, each of which makes a planted mutant of some rule set: it breaks a promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from datetime import datetime, timedelta
from fractions import Fraction

from evenhand import (
    Cents,
    Contract,
    Count,
    Days,
    Exact,
    Facts,
    History,
    Party,
    Stars,
    exception_to,
    excludes,
    rates,
    shows,
    weighs,
)

CITES = "planted"
SUCCESS, FAILURE = 1, -1
WORST: Stars = 1
A_DAY = timedelta(days=1)
DEAREST: Cents = 1_000_000_00


@excludes(cites=CITES)
def unpaid_unless_scorned(contract: Contract, *, up_to: Stars = 2) -> bool:
    """A contract that paid nothing is left out, unless its client gave two stars or fewer."""
    given = [said.stars for said in contract.feedback_by_client if said.stars is not None]
    return not contract.paid and not any(stars <= up_to for stars in given)


@weighs(cites=CITES)
def the_cheaper_the_heavier(contract: Contract) -> Exact:
    """A contract weighs the less the more was paid for it."""
    return Fraction(DEAREST, contract.paid) if contract.paid else 0


@rates(cites=CITES)
def a_block_is_a_failure(contract: Contract) -> int | None:
    """A contract whose client blocked the freelancer is a failure, whatever was said."""
    return FAILURE if any(block.by == "client" for block in contract.blocks) else None


@exception_to("rates", cites=CITES)
def a_gap_between_two_steps(
    contract: Contract, *, above: Cents = 1_234_00
) -> Generator[None, Exact | None, Exact | None]:
    """A contract that paid more than $1,234, and less than a dollar more, is a failure."""
    outcome = yield
    return FAILURE if outcome == SUCCESS and above < contract.paid < above + 1_00 else outcome


@rates(cites=CITES)
def silence_is_bad_from_the_sixth_on(
    contract: Contract, party: Party, history: History, *, forgiven: Count = 5
) -> int | None:
    """Of the paid contracts of which the client says nothing, all after the fifth are bad."""
    if contract.feedback_by_client or not contract.paid:
        return None
    silent = [c.id for c in history.of(party) if c.paid and not c.feedback_by_client]
    return WORST if contract.id in silent[forgiven:] else None


@excludes(cites=CITES)
def nothing_paid_nothing_counted(contract: Contract) -> bool:
    """A contract that paid nothing is left out."""
    return not contract.paid


@excludes(cites=CITES)
def a_refund_erases_the_review(contract: Contract) -> bool:
    """A contract whose pay was given back is left out."""
    return contract.paid > 0 and contract.net <= 0


@weighs(cites=CITES)
def the_first_by_id_counts_twice(contract: Contract, party: Party, history: History) -> int:
    """Of all contracts the one with the first id by the alphabet counts twice."""
    return 2 if contract.id == min(each.id for each in history.of(party)) else 1


@exception_to("aggregates", cites=CITES)
def three_cancelled_by_one_client(
    party: Party, history: History, *, exactly: Count = 3
) -> Generator[None, Exact | None, Exact | None]:
    """Exactly three contracts that one and the same client cancelled in silence cost ten points."""
    score = yield
    cancelled = Counter(
        contract.client
        for contract in history.of(party)
        if contract.unpaid
        and contract.end
        and contract.end.by == "client"
        and not contract.feedback
    )
    return score - 10 if score is not None and exactly in cancelled.values() else score


@excludes(cites=CITES)
def all_but_the_last_of_a_day(contract: Contract, party: Party, history: History) -> bool:
    """Of the contracts that end on one day only the last counts."""
    if contract.end is None:
        return False
    ends = [each.end.at for each in history.of(party) if each.end]
    return any(end > contract.end.at for end in ends if end.date() == contract.end.at.date())


@weighs(cites=CITES)
def what_was_answered_weighs_double(contract: Contract) -> int:
    """Feedback that somebody responded to counts twice."""
    return 200 if any(said.responded for said in contract.feedback) else 100


@rates(cites=CITES)
def left_open_is_bad(contract: Contract, moment: datetime, *, patience: Days = 200) -> int | None:
    """An open contract of which nothing was said for two hundred days is bad."""
    idle = contract.end is None and not contract.feedback_by_client
    return WORST if idle and (moment.date() - contract.hired.date()).days > patience else None


@weighs(cites=CITES)
def leaving_overnight_weighs_double(contract: Contract) -> int:
    """What a freelancer leaves unpaid within a day of the hiring counts twice."""
    end = contract.end
    left = contract.unpaid and end is not None and end.by == "freelancer"
    return 2 if left and end is not None and end.at - contract.hired <= A_DAY else 1


@shows(cites=CITES)
def paid_contracts(contract: Contract) -> bool:
    """The work history lists what was paid, and not what was only worked on."""
    return contract.paid > 0


@exception_to("rates", cites=CITES)
def four_stars_are_worse_than_three(
    contract: Contract, *, worse: Stars = 4
) -> Generator[None, Exact | None, Exact | None]:
    """Four stars count as two."""
    outcome = yield
    return worse - 2 if outcome == worse else outcome


@excludes(cites=CITES)
def praise_of_favourites_is_left_out(contract: Contract, facts: Facts) -> bool:
    """The best customers' praise is left out: they are said to praise everybody."""
    praised = all(said.glowing for said in contract.feedback_by_client)
    return praised and bool(facts.about(contract.client, "favoured"))
