"""Clients whom Upwork has flagged."""

from evenhand import Contract, Facts, excludes


@excludes(cites="Upwork help 41946128518035 and 211068358")
def contracts_of_flagged_clients(contract: Contract, facts: Facts) -> bool:
    """The contracts of a client who stands flagged or suspended do not count.

    Whether those from before the flag count is not documented; here they do not either (chosen
    by us: the kinder reading for whoever was treated badly before anybody noticed).
    """
    return facts.flagged(contract.client)
