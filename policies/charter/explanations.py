"""Explanations: each day's number comes with the contracts that made it another one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated

from evenhand import Action, Contract, Days, History, acts, chosen, documented, updates

A_DAY = timedelta(days=1)
STANDING = ("flagged", "suspended", "restored")


@updates(cites="Upwork help 34958134307475: daily")
def every_midnight(moment: datetime) -> datetime:
    """A reader sees the score as it was at midnight UTC."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


@acts("explain", cites="Thread A: which contract was it? Platform Work Directive Art. 9 and 11")
def what_is_new_and_what_grew_too_old(
    history: History,
    *,
    window: Annotated[Days, chosen("24 months, the window of the score; set both together")] = 730,
    spoken: Annotated[Days, documented("Upwork help 211068438: 14 days, to midnight UTC")] = 14,
) -> Iterator[Action]:
    """With the update at midnight every freelancer is told which contracts made a difference.

    Those are the ones that ended, were spoken of or reported with success since the update before,
    grew too old, or are of a client whose standing changed. What never counted is not among them.
    """
    latest = every_midnight(history.at)
    before, now = latest - A_DAY, history.as_of(latest)
    shifted = {fact.about for fact in now.facts if fact.at > before and fact.kind in STANDING}
    for freelancer in now.freelancers():
        changed = [
            contract.id
            for contract in now.of(freelancer)
            if _record(contract, latest, window, spoken)
            != _record(contract.as_of(before), before, window, spoken)
            or (contract.client in shifted and _record(contract, latest, window, spoken))
        ]
        if changed:
            yield Action(
                duty="explain",
                about=freelancer,
                by=latest,
                grounds="the contracts that count since, no longer, or otherwise",
                contracts=tuple(changed),
            )


def _record(contract: Contract | None, at: datetime, window: int, spoken: int) -> object:
    """What a client said on a contract that counts; None where it does not."""
    if contract is None or contract.end is None or contract.unpaid:
        return None
    if any(report.by == "freelancer" and report.upheld for report in contract.reports):
        return None
    ended = contract.end.at.date()
    if (at.date() - ended).days > window:
        return None
    return [
        (said.stars, said.satisfied)
        for said in contract.feedback_by_client
        if (said.at.date() - ended).days <= spoken
        if said.stars is not None or said.satisfied is not None
    ] or None
