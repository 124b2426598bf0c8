"""Public feedback: everybody reads it as soon as it is given."""

from evenhand import Contract, Feedback, Party, reveals


@reveals(cites="The sources of the rule set that names this rule")
def everybody_at_once(feedback: Feedback, contract: Contract, party: Party) -> bool:
    """What is said in stars, or as yes or no, is seen by everybody from that moment on."""
    said = feedback.stars is not None or feedback.satisfied is not None
    return said or party == contract.party(feedback.by)
