"""Notice: whoever is left hears of it at once, and why."""

from collections.abc import Iterator

from evenhand import Action, Contract, History, Party, acts


@acts("give notice", cites="Thread A: a short note with the reason, and then the end")
def notice_of_every_end(history: History) -> Iterator[Action]:
    """When a contract ends, whoever did not end it is told at that moment, with the reason.

    Nobody need have a reason, but then the notice says so. If the platform ends it, both are told.
    """
    for contract in history.contracts:
        if contract.end is not None:
            reason = contract.end.reason or "no reason was given"
            for party in _left(contract):
                yield Action(
                    duty="give notice",
                    about=party,
                    by=contract.end.at,
                    grounds=f"ended by the {contract.end.by}: {reason}",
                    contracts=(contract.id,),
                )


def _left(contract: Contract) -> list[Party]:
    """Those who did not end it themselves."""
    sides = {"freelancer": contract.freelancer, "client": contract.client}
    return [party for side, party in sides.items() if contract.end and contract.end.by != side]
