"""The seller levels, by defects, by lost cases, and by how many buyers had them."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Annotated

from evenhand import (
    Badge,
    Cents,
    Contract,
    Count,
    Days,
    Exact,
    History,
    Party,
    awards,
    chosen,
    claimed,
    documented,
)

STANDARDS = documented("eBay help, defects; eBay seller performance policy")
CASES = documented("eBay spring update 2014: 0.3 % of cases closed without seller resolution")
FEW = chosen("how few lost cases never matter is on no page that we saw; two")
TOP = claimed("sellermania, top reliability seller; poletoparis: 90 days, 100 sales, $1,000")


@awards(cites="eBay help, defects; eBay seller performance policy as quoted in m-p/29430254")
def level(
    party: Party,
    score: Exact | None,
    history: History,
    *,
    top_share: Annotated[Fraction, STANDARDS] = Fraction(1, 2),
    top_buyers: Annotated[Count, STANDARDS] = 3,
    standard_share: Annotated[Fraction, STANDARDS] = Fraction(2),
    standard_buyers: Annotated[Count, STANDARDS] = 4,
    case_share: Annotated[Fraction, CASES] = Fraction(3, 10),
    few_cases: Annotated[Count, FEW] = 2,
    top_days: Annotated[Days, TOP] = 90,
    top_sales: Annotated[Count, TOP] = 100,
    top_earnings: Annotated[Cents, TOP] = 1_000_00,
    window: Annotated[Days, chosen("12 months, also for the busy: 365 days")] = 365,
    days_to_pay: Annotated[Days, documented("eBay help, losing privileges: 4 days")] = 4,
) -> Iterator[Badge]:
    """Top rated up to 0.5 % of defects, above standard up to 2 %; few buyers excuse a higher rate.

    Lost cases in excess of 0.3 % put a seller below standard. Top rated takes enough sales too.
    """
    if score is None:
        return
    since = history.at - timedelta(days=window)
    ended = [each for each in history.of(party) if each.ended and each.ended >= since]
    blamed = [each for each in ended if not history.facts.flagged(each.client)]
    sales = [each for each in ended if each.paid]
    lost = [each for each in blamed if _lost(each)]
    buyers = {each.client for each in blamed if _lost(each) or _called_off(each, days_to_pay)}
    defects = 100 - score
    too_many_cases = len(lost) > few_cases and 100 * len(lost) > case_share * len(sales)
    well_known = (
        len(sales) >= top_sales
        and sum(each.paid for each in sales) >= top_earnings
        and (history.at - history.of(party)[0].hired).days >= top_days
    )
    if too_many_cases or (defects > standard_share and len(buyers) > standard_buyers):
        yield Badge("below standard")
    elif well_known and (defects <= top_share or len(buyers) <= top_buyers):
        yield Badge("top rated")
    else:
        yield Badge("above standard")


def _lost(contract: Contract) -> bool:
    return any(report.by == "client" and report.upheld for report in contract.reports)


def _called_off(contract: Contract, days_to_pay: int) -> bool:
    """Whether the seller called the sale off before the buyer was late with paying."""
    if contract.end is None or contract.paid or contract.end.by != "freelancer":
        return False
    return (contract.end.at.date() - contract.hired.date()).days < days_to_pay
