"""Feedback that is taken back: on a report, on four grounds; and by a perk of the Top Rated."""

from collections.abc import Generator, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Annotated

from evenhand import (
    Action,
    Contract,
    Count,
    Exact,
    Feedback,
    History,
    Refusal,
    Report,
    acts,
    admits,
    documented,
    exception_to,
)

GROUNDS = documented("Upwork help 219801228: manipulation, inappropriate, irrelevant, insider")
WORDS = (
    *("manipulation", "bribe", "pressure", "extortion", "threat"),
    *("inappropriate", "abusive", "irrelevant", "insider"),
)
PERK = "top rated perk"
A_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = range(5)


@admits(cites="Upwork help 219801228: what breaks the terms of service is removed")
def removed_on_a_known_ground(
    feedback: Feedback,
    contract: Contract,
    *,
    grounds: Annotated[tuple[str, ...], GROUNDS] = WORDS,
) -> Refusal | None:
    """Feedback takes no effect once a report of it was upheld on one of the documented grounds.

    A report on any other ground, or of anything else, removes nothing.
    """
    ground = _removed_for(feedback, contract, grounds)
    return Refusal(f"removed: {ground}") if ground else None


@exception_to("reveals", cites="Upwork help 219801228: what breaks the terms of service is removed")
def removed_feedback_is_hidden(
    feedback: Feedback,
    contract: Contract,
    *,
    grounds: Annotated[tuple[str, ...], GROUNDS] = WORDS,
) -> Generator[None, bool | None, bool | None]:
    """Nobody sees feedback that was removed on a report."""
    revealed = yield
    return False if _removed_for(feedback, contract, grounds) else revealed


@acts("decide", cites="Upwork help 219801228: seven business days for a decision")
def reports_of_feedback_are_decided(
    history: History,
    *,
    within: Annotated[Count, documented("Upwork help 219801228: seven business days")] = 7,
) -> Iterator[Action]:
    """A report of feedback is decided by the end of the seventh business day after it.

    No time is documented for a report of anything else, nor that a person decides.
    """
    for contract in history.contracts:
        for report in _reports_of_feedback(contract):
            yield Action(
                "decide",
                contract.party(report.by),
                _business_days_after(report.at, within),
                f"feedback was reported: {report.ground}",
                contracts=(contract.id,),
            )


@exception_to("rates", cites="Upwork help 219801228 (old text) and announcement 205212, June 2016")
def given_up_by_the_perk(contract: Contract) -> Generator[None, Exact | None, Exact | None]:
    """A contract that a Top Rated freelancer had removed does not count, unless as a success.

    It stays where the score would fall without it, and only a success can raise a score. A
    history tells of the perk as a report on the ground "top rated perk" that was upheld.
    """
    outcome = yield
    used = any(r.upheld and r.by == "freelancer" and r.ground == PERK for r in contract.reports)
    return None if used and outcome is not None and outcome <= 0 else outcome


def _removed_for(feedback: Feedback, contract: Contract, grounds: tuple[str, ...]) -> str | None:
    """The documented ground on which a report of *feedback* was upheld."""
    for report in _reports_of_feedback(contract):
        if report.upheld and report.by != feedback.by and report.at >= feedback.at:
            ground = report.ground.lower()
            if any(word in ground for word in grounds):
                return report.ground
    return None


def _reports_of_feedback(contract: Contract) -> Iterator[Report]:
    """What each side reported after feedback about it: once for each feedback, no second time."""
    if not contract.reports:
        return
    for party in (contract.freelancer, contract.client):
        about = contract.feedback_on(party)
        made = [
            report
            for report in contract.reports
            if contract.party(report.by) == party
            and report.ground != PERK
            and any(said.at <= report.at for said in about)
        ]
        yield from made[: len(about)]


def _business_days_after(moment: datetime, days: int) -> datetime:
    """Midnight UTC at the end of the so-manieth business day after the day of *moment*.

    Business days are Monday to Friday. No holidays are known (chosen by us: nobody said whose).
    """
    day = moment.astimezone(UTC).date()
    while days:
        day += A_DAY
        if day.weekday() in MONDAY_TO_FRIDAY:
            days -= 1
    return datetime.combine(day + A_DAY, time(), UTC)
