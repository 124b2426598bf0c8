"""What the page of a job posting shows of those who were hired on it: all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evenhand.invariants.behind import rule_behind
from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import found
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.runs import Run

FEW = 3  # postings that one history is asked about


@invariant(
    number="I43",
    kind="state",
    measures="hires that are not listed",
    basis=[
        "W17: what a posting shows of its hires is what happened, paid or not",
        "Thread A: eight hires were on the page, then none, and nobody could prove anything",
    ],
)
def postings_show_what_became_of_their_hires(run: Run) -> Iterator[Case]:
    """The page of a job posting lists everybody who was hired on it, paid or not.

    For a worker: you can see how many a client hired for the same job before you accept, and
    afterwards that you were not the only one.

    For a platform: a hire that was cancelled is still a hire; hiding it hides the client.
    """
    for hires in run.history.once(hires_by_posting):
        hidden = [contract for contract in hires if not run.listed(contract)]
        listed, of = len(hires) - len(hidden), hires[0].client
        yield found(
            run,
            kept=not hidden,
            of=of,
            told=_told(listed, len(hires)),
            answer=f"{listed} of {len(hires)}",
            because=hidden[0] if hidden else hires[0],
            amount=len(hidden),
            rule=rule_behind(run, "lists", contract=hidden[0]) if hidden else None,
        )


def _told(listed: int, hires: int) -> str:
    if hires == 1:
        return f"The page of the posting {'lists' if listed else 'does not list'} its one hire."
    return f"Of {hires} hires of one posting the page lists {listed or 'none'}."


def hires_by_posting(history: History) -> tuple[tuple[Contract, ...], ...]:
    """The contracts of a few postings of some client, those with the most hires first."""
    postings = defaultdict(list)
    for contract in history.contracts:
        if contract.posting:
            postings[contract.client, contract.posting].append(contract)
    return tuple(map(tuple, sorted(postings.values(), key=len, reverse=True)[:FEW]))
