"""Others: what the contracts that are not told may add up to, itself asked of the prover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from evenhand.model.units import told
from evenhand.proof.grounds import Grounds
from evenhand.proof.limits import NotFollowed
from evenhand.proof.prover import Claim, asked

WAYS = 500
TRIES = 6  # with bounds that are wider each time
Rating = Callable[[Any], tuple[Any, Any] | None]


@dataclass(frozen=True)
class Others:
    """Bounds of what a contract that counts adds: outcomes and weights, whole numbers.

    *heaviest* is None where nothing bounds a weight.
    """

    worst: int
    best: int
    lightest: int
    heaviest: int | None

    def include(self, rated: tuple[Any, Any] | None) -> Any:
        """Whether a contract with that outcome and weight is within these bounds."""
        if rated is None:
            return True
        outcome, weight = rated
        if not (isinstance(outcome, int) and isinstance(weight, int)):
            return False
        found = (outcome >= self.worst) & (outcome <= self.best) & (weight >= self.lightest)
        return found if self.heaviest is None else found & (weight <= self.heaviest)

    def add_up_to(self, numbers: Mapping[str, Any]) -> Any:
        """Whether so many contracts can have these totals, as far as sums tell. No branch."""
        count, weight, credit = numbers["count"], numbers["weight"], numbers["credit"]
        found = (weight >= self.lightest * count) & ((count > 0) | (weight == 0))
        found = found & (credit >= self.worst * weight) & (credit <= self.best * weight)
        return found if self.heaviest is None else found & (weight <= self.heaviest * count)

    def __str__(self) -> str:
        outcomes = f"an outcome from {told(self.worst)} to {told(self.best)}"
        if self.lightest == self.heaviest:
            return f"{outcomes} and a weight of {told(self.lightest)}"
        most = "" if self.heaviest is None else f" to {told(self.heaviest)}"
        return f"{outcomes} and a weight from {told(self.lightest)}{most or ' up'}"


def others_of(grounds: Grounds) -> Others:
    """Bounds that the prover confirms for whatever any contract adds.

    ``NotFollowed`` where none are found.
    """
    counted = [rated for rated in grounds.rated if rated is not None]
    if not counted:
        raise NotFollowed("no contract that was tried counts for anything")
    others = _around(counted[0])
    for rated in counted:
        others = _widened(others, rated)
    if others.lightest != others.heaviest:
        others = replace(others, lightest=min(0, others.lightest), heaviest=None)
    for counts_as in (grounds.outcome_and_weight_at_most, grounds.outcome_and_weight):
        found, why_not = _confirmed(others, counts_as)
        if found is not None:
            return found
    raise NotFollowed(f"what a contract adds is not bounded: {why_not}")


def _confirmed(others: Others, counts_as: Rating) -> tuple[Others | None, str]:
    """These bounds, widened until the prover confirms them; or none, and why."""
    for _ in range(TRIES):
        answer = asked(_including(others, counts_as), ways=WAYS)
        if answer.confirmed:
            return others, ""
        beyond = answer.refuted_by and counts_as(answer.refuted_by)
        if not beyond or others.include(beyond):
            return None, answer.trouble or answer.why_not
        others = _widened(others, beyond)
    return None, "wider bounds were found wanting each time"


def _including(others: Others, counts_as: Rating) -> Claim:
    return lambda numbers: others.include(counts_as(numbers))


def _around(rated: tuple[Any, Any]) -> Others:
    outcome, weight = rated
    for number in rated:
        if not isinstance(number, int):
            raise NotFollowed(f"a contract adds {number}, which is no whole number")
    if weight < 0:
        raise NotFollowed(f"a contract weighs {weight}, less than nothing")
    return Others(outcome, outcome, weight, weight)


def _widened(others: Others, rated: tuple[Any, Any]) -> Others:
    one = _around(rated)
    heaviest = others.heaviest
    return Others(
        min(others.worst, one.worst),
        max(others.best, one.best),
        min(others.lightest, one.lightest),
        None if heaviest is None else max(heaviest, one.lightest),
    )
