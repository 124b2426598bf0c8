"""Who reads feedback: what is bad never stands in public, nor what was never paid for."""

from evenhand import Contract, Feedback, Party, reveals


@reveals(cites="Guru help, about feedback (freelancer); Guru blog: updated in real time")
def only_praise_in_public(feedback: Feedback, contract: Contract, party: Party) -> bool:
    """Both sides see feedback at once; the others see praise, where an invoice was paid."""
    if party in (contract.freelancer, contract.client):
        return True
    return contract.paid > 0 and not feedback.negative
