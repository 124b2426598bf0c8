"""A contract that was never paid and never worked on is nobody's record."""

from evenhand import Contract, Feedback, Refusal, admits, excludes, shows


@admits(cites="Thread A: no money was earned; thread B: nothing paid, never happened")
def nothing_paid_nothing_said(feedback: Feedback, contract: Contract) -> Refusal | None:
    """On a contract without pay and work no feedback takes effect, of either side."""
    return Refusal("nothing was paid and nothing was done") if contract.unpaid else None


@admits(cites="Thread B; Upwork help 219801228: feedback to threaten or punish")
def nothing_said_after_an_upheld_report(feedback: Feedback, contract: Contract) -> Refusal | None:
    """Once a report against a side is upheld, that side's feedback takes no effect."""
    against = [report for report in contract.reports if report.by != feedback.by and report.upheld]
    return Refusal(f"a report was upheld: {against[0].ground}") if against else None


@excludes(cites="Thread A: cancelled contracts that contain no work do not determine the score")
def contracts_without_pay_and_work(contract: Contract) -> bool:
    """A contract without pay and work is left out, whoever ended it, whatever was said."""
    return contract.unpaid


@shows(cites="Thread B: treated as a job that never happened")
def contracts_with_pay_or_work(contract: Contract) -> bool:
    """The work history lists every contract with pay or work, and no other."""
    return not contract.unpaid
