"""Effective percent positive: silence is no praise."""

from evenhand import Contract, Party, excludes, rates


@excludes(cites="Nosko and Tadelis 2015: transactions")
def no_transaction(contract: Contract) -> bool:
    """What is still open, or was never paid, is no transaction (chosen by us)."""
    return contract.end is None or not contract.paid


@rates(cites="Nosko and Tadelis 2015: positive feedback over all transactions")
def silence_is_no_praise(contract: Contract, party: Party) -> int | None:
    """A transaction of which nothing was said counts, and not for its party.

    What was said in private alone is neither silence nor praise, and is left out (chosen by us).
    """
    return None if contract.feedback_on(party) else 0
