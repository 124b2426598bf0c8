"""Blocking power: a little of one's feedback may be hidden."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Annotated

from evenhand import Contract, Days, History, Party, chosen, documented, excludes

POLICY = "Guru blog, feedback policy change"


@excludes(cites=f"{POLICY}: ten per cent of twelve months' earnings, less what is blocked")
def blocked_feedback(
    contract: Contract,
    party: Party,
    history: History,
    *,
    share: Annotated[Fraction, documented(f"{POLICY}: ten per cent")] = Fraction(1, 10),
    window: Annotated[Days, chosen("documented as 12 months; counted as days")] = 365,
    blocked: Annotated[
        str, chosen("the ground of a report by which a history tells that its author hid feedback")
    ] = "hide this feedback",
) -> bool:
    """A contract whose feedback the party has blocked is left out, as far as its power reaches.

    Earlier blocks come first, and one that is worth more than the power left has no effect.
    """
    if _hidden(contract, party, blocked) is None:
        return False
    contracts, used = history.of(party), 0
    blocks = [(at, each) for each in contracts if (at := _hidden(each, party, blocked))]
    for at, each in sorted(blocks, key=lambda block: block[0]):
        power = share * _earned(contracts, at - timedelta(days=window), at) - used
        if each.paid <= power:
            used += each.paid
        elif each.id == contract.id:
            return False
    return True


def _hidden(contract: Contract, party: Party, blocked: str) -> datetime | None:
    """When the party blocked what was said of it on this contract."""
    own = [each for each in contract.reports if contract.party(each.by) == party]
    return next((each.at for each in own if each.ground == blocked), None)


def _earned(contracts: Sequence[Contract], since: datetime, until: datetime) -> int:
    paid = [payment for each in contracts for payment in each.payments]
    return sum(payment.amount for payment in paid if since <= payment.at <= until)
