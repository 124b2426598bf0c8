"""Claims: a lemma as something that holds for all numbers, or that a prover must see to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from evenhand.invariants.declared import Invariant
from evenhand.proof.grounds import Grounds
from evenhand.proof.limits import NotFollowed
from evenhand.proof.openings import OpenRun
from evenhand.proof.others import Others

NEEDLE = 12_347  # so many other contracts; whoever leaves their number open comes upon it
Numbers = Mapping[str, Any]
Judge = Callable[[Any, Numbers], Any]


class OpenPromise:
    """The promise, asked of every history of one contract that is told beside totals of others."""

    def __init__(self, grounds: Grounds, invariant: Invariant) -> None:
        self._grounds, self._bounds = grounds, dict(invariant.bounds)
        try:
            self._check = grounds.follow(invariant.check)
        except NotFollowed as why:
            raise NotFollowed(f"the promise {why}") from None

    def cases(self, numbers: Numbers) -> Iterable[Any]:
        """Where the promise applies to the contract that these numbers tell."""
        return self.cases_on(self._grounds.opening(numbers))

    def cases_on(self, run: OpenRun) -> Iterable[Any]:
        """Where the promise applies to the contract that is told there."""
        cases: Iterable[Any] = self._check(run, **self._bounds)
        return cases


class LemmaClaim:
    """That each case is as *judge* wants it, for contracts with so much feedback.

    *met* counts the cases on whatever ways were gone.
    """

    def __init__(self, promise: OpenPromise, others: Others, *, spoken: int, judge: Judge) -> None:
        self._promise, self._others = promise, others
        self._spoken, self._judge = spoken, judge
        self.met = 0

    def __call__(self, numbers: Numbers) -> bool:
        within = self._others.add_up_to(numbers) & (numbers["spoken"] <= self._spoken)
        if within:
            for case in self._promise.cases(numbers):
                self.met += 1
                if not self._judge(case, numbers):
                    return False
        return True


def kept(case: Any, numbers: Numbers) -> Any:
    """What is to be confirmed."""
    return case.kept


def broken(case: Any, numbers: Numbers) -> Any:
    """What a prover that sees the scores refutes: that the promise is kept nowhere."""
    return not case.kept


def without_needle(case: Any, numbers: Numbers) -> Any:
    """What a prover that leaves the others open refutes: that they are never just so many."""
    return numbers["count"] != NEEDLE
