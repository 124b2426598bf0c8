"""Rule sets whose score hangs on totals alone, fair or not, and one that counts to three."""

import sys
from collections.abc import Sequence
from fractions import Fraction
from types import ModuleType
from typing import Any

from evenhand import (
    Contract,
    Count,
    Exact,
    Party,
    Rated,
    RuleSet,
    Totals,
    aggregates,
    rates,
    weighs,
)
from evenhand.rulesets import Definition

HERE = sys.modules[__name__]


@rates(cites="planted")
def by_stars(contract: Contract, party: Party, *, silence: Count = 0) -> Exact | None:
    """The last stars count; silence counts as so many, or not at all."""
    stars = [said.stars for said in contract.feedback_on(party) if said.stars is not None]
    return stars[-1] if stars else silence or None


@weighs(cites="planted")
def by_pay(contract: Contract, *, dear: Count = 1) -> Exact:
    """What was paid weighs more, by a half at that."""
    return Fraction(dear, 2) + 1 if contract.paid else 1


@aggregates(cites="planted")
def mean(
    totals: Totals, *, fewest: Count = 1, cap: Count = 0, spoilt_by: Count = 0, crowd: Count = 0
) -> Exact | None:
    """The mean, from the fewest contracts on; nothing for a crowd, and an error at some weight."""
    if spoilt_by and totals.count == spoilt_by:
        raise ZeroDivisionError
    if totals.count < fewest or not totals.weight:
        return None
    score = Fraction(totals.credit) / totals.weight
    return 0 if crowd and totals.count >= crowd else min(score, cap or score)


def of_totals(**numbers: Any) -> RuleSet:
    """The rule set of these rules, with these numbers of the mean, the silence and the weight."""
    silence, dear = numbers.pop("silence", 0), numbers.pop("dear", 1)
    given = {
        "planted.by_stars": {"silence": silence},
        "planted.by_pay": {"dear": dear},
        "planted.mean": numbers,
    }
    return RuleSet(Definition("planted", {"planted": HERE}, parameters=given))


def spoilt_by_three() -> RuleSet:
    """A rule set with a score that only exactly three contracts spoil."""

    @aggregates(cites="planted")
    def three(rated: Sequence[Rated]) -> int:
        """Three are a crowd; four are none."""
        return 0 if len(rated) == 3 else 5

    module = ModuleType("three")
    three.__module__ = "three"
    module.three = three  # type: ignore[attr-defined]
    return RuleSet(Definition("three", {"planted": HERE, "three": module}, drops=("planted.mean",)))
