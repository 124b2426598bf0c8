"""Old reviews: what was said too long ago no longer counts."""

from datetime import datetime
from typing import Annotated

from evenhand import Contract, Days, Party, chosen, excludes

EACH = chosen("a year; a rule set whose platform looks back shorter or longer says so")


@excludes(cites="The sources of the rule set that names this rule")
def old_reviews(
    contract: Contract, party: Party, moment: datetime, *, window: Annotated[Days, EACH] = 365
) -> bool:
    """A contract is left out once its last stars were given longer ago than the window.

    The day of the review decides, not the day on which the contract ended.
    """
    given = [said.at for said in contract.feedback_on(party) if said.stars is not None]
    return bool(given) and (moment.date() - given[-1].date()).days > window
