"""Drawn: the numbers that one contract is told by, and what all others add up to."""

from __future__ import annotations

from typing import Any

from evenhand.proof.moments import INSTANT, moment_of

LATEST = (moment_of(0).replace(year=2200) - moment_of(0)) // INSTANT
MOST = 10_000_000_00  # cents, of one amount
ENDLESS = None
CLIENTS, FREELANCERS = ("1", "2"), "3"  # the feedbacks by side

AMOUNTS = {  # each is nothing unless there are so many
    "agreed": ("", 0),
    "amount_1": ("payments", 1),
    "amount_2": ("payments", 2),
    "refund": ("refunds", 1),
}
_FEEDBACK = {
    "stars": (0, 5),  # 0 none
    "private": (-1, 10),  # -1 none
    "satisfied": (0, 2),  # 0 none, 1 no, 2 yes
    "changed": (0, 1),
    "was": (1, 5),
    "responded": (0, 1),
}
RANGES: dict[str, tuple[int, int | None]] = {
    **dict.fromkeys(AMOUNTS, (0, MOST)),
    "now": (0, LATEST),
    "hourly": (0, 1),
    "works": (0, 2),
    "payments": (0, 2),
    "refunds": (0, 1),
    "ended": (0, 3),  # 0 not, 1 by the client, 2 by the freelancer, 3 by the platform
    "spoken": (0, 2),  # feedbacks by the client
    "answered": (0, 1),  # feedbacks by the freelancer
    "blocks": (0, 1),
    "block_by": (0, 1),  # 0 the client, 1 the freelancer
    "reports": (0, 1),
    "report_by": (0, 1),
    "ruling": (0, 3),  # 0 none, 1 neither, 2 not upheld, 3 upheld
    "posting": (0, ENDLESS),  # of texts, 0 is the empty one
    "reason": (0, ENDLESS),
    "ground": (0, ENDLESS),
    **{f"{what}_{n}": span for n in (*CLIENTS, FREELANCERS) for what, span in _FEEDBACK.items()},
}
AFTER = {  # moments, with the one that each is not before
    "hired": "",
    "work_1": "hired",
    "work_2": "work_1",
    "paid_1": "hired",
    "paid_2": "paid_1",
    "refunded": "paid_1",
    "end": "hired",
    "said_1": "hired",
    "said_2": "said_1",
    "said_3": "hired",
    "blocked": "hired",
    "reported": "hired",
    "ruled": "reported",
    **{f"change_{n}": f"said_{n}" for n in (*CLIENTS, FREELANCERS)},
    **{f"response_{n}": f"said_{n}" for n in (*CLIENTS, FREELANCERS)},
}
TOTALS = ("count", "weight", "credit")


class Drawn(dict[str, int]):
    """Whole numbers by name: how many there are of something, its moments, amounts and answers.

    Moments are steps, none after now. What was not drawn is as little, and as early, as can be.
    """

    def __missing__(self, name: str) -> int:
        if name in AFTER:
            return self[AFTER[name]] if AFTER[name] else 0
        return 0 if name in TOTALS else RANGES[name][0]


def bounds_in_words(spoken: int) -> tuple[str, ...]:
    """The same for a reader, where the client spoke so often at most."""
    by_client = "a feedback" if spoken == 1 else "two feedbacks"
    return (
        "amounts from $0 to $10,000,000, of which no more is given back than was paid",
        "moments from 1970 to 2200, none before the hiring, each sort of fact in order of time",
        f"one contract with two payments, a refund, two pieces of work, {by_client} by the client "
        "and one by the freelancer, each with a change of its stars, a block and a report at most",
        "any number of other contracts, each of them within the same bounds",
    )


def range_of(name: str) -> tuple[int | None, int | None]:
    """The least and the most that a number may be, whatever the others are; None for no end."""
    if name in TOTALS:
        return (0 if name == "count" else None), None
    return (0, LATEST) if name in AFTER else RANGES[name]


def beside_others(name: str, number: Any, numbers: Any) -> Any:
    """Whether *number* is one that the one of that name may be, beside the other *numbers*.

    Computed without a branch, so that numbers may be left open. None where it may be any.
    """
    if name in AFTER:
        earliest = numbers[AFTER[name]] if AFTER[name] else 0
        return (number >= earliest) & (number <= numbers["now"])
    several, needed = AMOUNTS.get(name, ("", 0))
    if not several:
        return None
    there = (number == 0) | (numbers[several] >= needed)
    if name != "refund":
        return there
    return there & (number <= numbers["amount_1"] + numbers["amount_2"])
