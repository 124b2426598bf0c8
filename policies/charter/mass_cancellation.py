"""Mass cancellation: many hires of one posting, all ended unpaid within days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from evenhand import Action, Contract, Count, Days, History, acts, chosen

MANY = chosen("two may be a coincidence; thread A saw eight, or seven")
CLOSE = chosen("72 hours: a weekend and a day, so that it cannot be waited out overnight")


@acts("flag", "review", cites="Thread A: eight hires of one posting, all cancelled overnight")
def many_cancelled_at_once(
    history: History,
    *,
    hires: Annotated[Count, MANY] = 3,
    apart: Annotated[Days, CLOSE] = 3,
    flagged_within: Annotated[Days, chosen("counting contracts takes no thought")] = 1,
    reviewed_within: Annotated[
        Days, chosen("two weeks, as long as a person may take over a complaint in EU law")
    ] = 14,
) -> Iterator[Action]:
    """A client who ends three unpaid hires of one posting within 72 hours is flagged within a day,
    and a person looks at it within two weeks.

    Both are for the platform's eyes: what follows is for the person to decide.
    """
    for group in _by_posting(history):
        for together in _at_once(group, hires, timedelta(days=apart)):
            last, ids = _ended(together[-1]), tuple(contract.id for contract in together)
            grounds = f"ended {len(together)} unpaid hires of one posting"
            client = together[0].client
            soon, later = timedelta(days=flagged_within), timedelta(days=reviewed_within)
            yield Action("flag", client, last + soon, grounds, contracts=ids)
            yield Action("review", client, last + later, grounds, by_human=True, contracts=ids)


def _by_posting(history: History) -> Iterator[list[Contract]]:
    """The unpaid contracts that a client ended, those of one posting together, in order of end."""
    groups = defaultdict(list)
    for contract in history.ended_unpaid():
        if contract.posting and contract.end and contract.end.by == "client":
            groups[contract.client, contract.posting].append(contract)
    yield from (sorted(group, key=_ended) for group in groups.values())


def _at_once(
    group: Sequence[Contract], hires: int, apart: timedelta
) -> Iterator[Sequence[Contract]]:
    """Those of these that end so close to one another, wherever they are so many."""
    place = 0
    while place + hires <= len(group):
        until = _ended(group[place]) + apart
        together = [contract for contract in group[place:] if _ended(contract) <= until]
        many = len(together) >= hires
        if many:
            yield together
        place += len(together) if many else 1


def _ended(contract: Contract) -> datetime:
    assert contract.end is not None
    return contract.end.at
