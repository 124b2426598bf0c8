"""Paid contracts without feedback: left out, until they are too large a share."""

from collections.abc import Generator
from fractions import Fraction
from typing import Annotated

from evenhand import Contract, Exact, History, Party, chosen, exception_to, excludes, rates

USUAL = chosen('"an excessive share" is not documented; a third part of silence is common')


@excludes(cites="Upwork help 115006097327 as quoted in td-p/457692/page/2")
def silence_within_the_usual_share(
    contract: Contract,
    party: Party,
    history: History,
    *,
    usual: Annotated[Fraction, USUAL] = Fraction(3, 10),
) -> bool:
    """A paid contract without feedback is left out while such are no more than usual."""
    return _paid_and_silent(contract) and _excess(party, history, usual) <= 0


@rates(cites='Upwork help 115006097327: an excessive share "hurts a little"')
def silence_is_neutral(contract: Contract) -> int | None:
    """A paid contract without feedback, where it counts, is neither good nor bad."""
    return 0 if _paid_and_silent(contract) else None


@exception_to("weighs", cites='Upwork help 115006097327: an excessive share "hurts a little"')
def only_the_excess_weighs(
    contract: Contract,
    party: Party,
    history: History,
    *,
    usual: Annotated[Fraction, USUAL] = Fraction(3, 10),
) -> Generator[None, Exact | None, Exact | None]:
    """Silent contracts weigh, together, what they exceed the usual share by (chosen: "a little")."""
    weight = yield
    if not _paid_and_silent(contract):
        return weight
    silent = sum(_paid_and_silent(each) for each in history.of(party))
    return (1 if weight is None else weight) * _excess(party, history, usual) / silent


def _paid_and_silent(contract: Contract) -> bool:
    return bool(contract.end and contract.paid and not contract.feedback_by_client)


def _excess(party: Party, history: History, usual: Fraction) -> Fraction:
    """By how many contracts the silent ones exceed the usual share of those that ended."""
    ended = [contract for contract in history.of(party) if contract.end]
    return sum(map(_paid_and_silent, ended)) - usual * len(ended)
