# mypy: ignore-errors
"""Rules that the type checker rejects, each where it is marked; the first line is for the house."""

from collections.abc import Sequence
from datetime import datetime

from evenhand import (
    Badge,
    Contract,
    Exact,
    Feedback,
    History,
    Party,
    Rated,
    acts,
    admits,
    aggregates,
    awards,
    displays,
    excludes,
    lists,
    rates,
    reveals,
    shows,
    updates,
    weighs,
)

# A wrong return type


@admits()  # rejected
def admits_yes_or_no(feedback: Feedback) -> bool:
    return feedback.negative


@reveals()  # rejected
def reveals_a_number(feedback: Feedback) -> int:
    return 1


@shows()  # rejected
def shows_a_word(contract: Contract) -> str:
    return contract.posting


@excludes()  # rejected
def excludes_a_reason(contract: Contract) -> str:
    return "open"


@rates()  # rejected
def rates_with_a_float(contract: Contract) -> float:
    return 0.5


@weighs()  # rejected
def weighs_with_a_date(contract: Contract) -> datetime:
    return contract.hired


@aggregates()  # rejected
def aggregates_to_a_float(rated: Sequence[Rated]) -> float:
    return len(rated) / 2


@updates()  # rejected
def updates_by_days(moment: datetime) -> int:
    return moment.day


@displays()  # rejected
def displays_a_word(score: Exact) -> str:
    return str(score)


@awards()  # rejected
def awards_one_badge(score: Exact | None) -> Badge:
    return Badge("top")


@acts("reply")  # rejected
def acts_with_words(history: History) -> list[str]:
    return ["ask"]


# A wrong argument type


@rates()  # rejected
def rates_a_name(contract: str) -> int:
    return len(contract)


@lists()  # rejected
def lists_a_number(contract: Contract) -> int:
    return len(contract.payments)


@excludes()  # rejected
def excludes_by_text(contract: Contract, party: str) -> bool:
    return contract.freelancer.name == party


@aggregates()  # rejected
def aggregates_numbers(rated: Sequence[int]) -> int:
    return sum(rated)


@awards()  # rejected
def awards_by_scores_in_a_row(scores: Sequence[Exact]) -> list[Badge]:
    return [Badge("top")] if all(scores) else []


@displays()  # rejected
def displays_whole_numbers_only(score: int) -> int:
    return score


# An argument that does not exist


@rates()  # rejected
def rates_by_client(contract: Contract, client: Party) -> int:
    return len(client.name)


@shows()  # rejected
def shows_to_a_party(contract: Contract, party: Party) -> bool:
    return contract.freelancer == party


@updates()  # rejected
def updates_by_history(moment: datetime, history: History) -> datetime:
    return history.at


@aggregates()  # rejected
def aggregates_misspelt(ratted: Sequence[Rated]) -> int:
    return len(ratted)


@weighs()  # rejected
def weighs_without_a_number(contract: Contract, *, factor: int) -> int:
    return factor
