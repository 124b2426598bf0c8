"""Reviews of cancelled orders: a gate with conditions."""

from typing import Annotated

from evenhand import (
    Contract,
    Days,
    Feedback,
    History,
    Refusal,
    admits,
    chosen,
    documented,
    reveals,
)

GATE = "Fiverr help 17120664805521"
TELLING = chosen("the words by which a history tells it")


@admits(cites=f"{GATE}, reviews for cancelled orders; 360010544097")
def cancelled_orders_on_conditions(
    feedback: Feedback,
    contract: Contract,
    history: History,
    *,
    days: Annotated[Days, documented(f"{GATE}: 5 days")] = 5,
    failures: Annotated[tuple[str, ...], TELLING] = ("late", "no answer"),
    chargeback: Annotated[str, TELLING] = "chargeback",
) -> Refusal | None:
    """A cancelled order may be reviewed for five days if the seller failed or had delivered.

    Failed: more than 24 hours late, or without an answer for as long, as an upheld report says.
    Delivered: there is evidence of work (chosen by us). The buyer must have completed an order
    before. A chargeback shuts the gate.
    """
    if shut := _shut(contract, failures, chargeback):
        return Refusal(shut)
    if contract.end is None or contract.net > 0:
        return None
    if (feedback.at.date() - contract.end.at.date()).days > days:
        return Refusal(f"more than {days} days after the cancellation")
    completed = [each.ended for each in history.of(contract.client) if each.net > 0]
    known = any(ended and ended <= feedback.at for ended in completed)
    return None if known else Refusal("the buyer has never completed an order")


@reveals(cites=f"{GATE}, reviews for cancelled orders")
def nothing_behind_the_gate_is_seen(
    feedback: Feedback,
    contract: Contract,
    *,
    failures: Annotated[tuple[str, ...], TELLING] = ("late", "no answer"),
    chargeback: Annotated[str, TELLING] = "chargeback",
) -> bool | None:
    """Of an order that cannot be reviewed nobody reads a review; of others, other rules speak."""
    return False if _shut(contract, failures, chargeback) else None


def _shut(contract: Contract, failures: tuple[str, ...], chargeback: str) -> str:
    """Why the order cannot be reviewed at all; empty where it can."""
    if contract.end is None:
        return "the order is not over"
    if contract.net > 0:
        return ""
    if contract.end.reason == chargeback:
        return "the order was cancelled by a chargeback"
    failed = any(report.upheld and report.ground in failures for report in contract.reports)
    return "" if failed or contract.work else "the seller neither delivered nor failed to"
