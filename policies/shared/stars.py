"""Stars: a contract counts with what the other side gave."""

from evenhand import Contract, Party, rates


@rates(cites="The sources of the rule set that names this rule")
def by_stars(contract: Contract, party: Party) -> int | None:
    """A contract counts with the last stars that the other side gave, if any."""
    stars = [said.stars for said in contract.feedback_on(party) if said.stars is not None]
    return stars[-1] if stars else None
