"""What hiring many people and cancelling them all may do to them: nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.runs import Run

HIRES = 8  # the number that the posting of thread A showed


@invariant(
    number="I08",
    kind="equality",
    basis=["W5, thread A: a client hired eight people and cancelled them all overnight"],
)
def mass_cancellation_never_changes_a_score(run: Run) -> Iterator[Case]:
    """Several hires of one posting, all cancelled unpaid, count as none; and eight count as one.

    For a worker: whether the client did it to you alone, to you and seven others, or to you eight
    times over makes no difference to your score.

    For a platform: the more people one client cancels, the less it says of any of them. Count what
    cancelled contracts say of the client instead.
    """
    for group in run.history.once(cancelled_together):
        spared = run.without(*group)
        for victim in sorted({contract.freelancer for contract in group}):
            yield run.same_as(spared, of=victim, because=group[0])
    for contract in run.history.once(cancelled):
        for eight, words in (
            (eight_people_hired, f"had the client done the same to {HIRES} people"),
            (hired_eight_times, f"had the client done the same {HIRES} times"),
        ):
            yield run.varied(eight, contract).same_as(
                run,
                of=contract.freelancer,
                because=contract,
                difference=words,
            )


def cancelled(history: History) -> tuple[Contract, ...]:
    """Unpaid contracts that the client ended."""
    return tuple(c for c in history.ended_unpaid() if c.end and c.end.by == "client")


def cancelled_together(history: History) -> tuple[tuple[Contract, ...], ...]:
    """The same, those of one client and one posting together, where they are several."""
    groups = defaultdict(list)
    for contract in cancelled(history):
        groups[contract.client, contract.posting].append(contract)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def eight_people_hired(history: History, contract: Contract) -> History:
    """The same client does the same to seven other freelancers too."""
    return history.plus(
        *(
            history.like(
                contract, id=f"{contract.id} again {n}", freelancer=Party(f"other freelancer {n}")
            )
            for n in range(2, HIRES + 1)
        )
    )


def hired_eight_times(history: History, contract: Contract) -> History:
    """The same client does the same to the same freelancer seven more times."""
    return history.plus(
        *(history.like(contract, id=f"{contract.id} again {n}") for n in range(2, HIRES + 1))
    )
