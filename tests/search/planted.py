"""Rule sets with a bug on purpose, and the promises that it breaks."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from evenhand import (
    Case,
    Cents,
    Contract,
    Count,
    Days,
    Exact,
    Feedback,
    History,
    Party,
    Payment,
    Rated,
    RuleSet,
    Run,
    aggregates,
    invariant,
    rates,
)
from evenhand.model.contracts import End
from evenhand.rulesets import Definition
from evenhand.strategies.kinds import FREELANCER, MOMENT

HERE = sys.modules[__name__]
CLIENT = Party("the bad client", "client")


@rates(cites="planted")
def anything(contract: Contract) -> int:
    """Every contract counts."""
    return 1 if contract.id else 0


@aggregates(cites="planted")
def grudge(
    rated: Sequence[Rated],
    party: Party,
    history: History,
    *,
    bad: Count = 2,
    cheap: Cents = 0,
    since: Days = 0,
    marks: tuple[Days, ...] = (),
) -> Exact:
    """Bad contracts of one client cost ten points once there are this many of them."""
    clients = Counter(contract.client for contract in history.of(party) if scorned(contract))
    return 90 if clients and max(clients.values()) >= bad else 100


def scorned(contract: Contract) -> bool:
    """Whether the client gave one star."""
    return any(said.stars == 1 for said in contract.feedback_by_client)


@invariant(basis=["A test"])
def the_score_is_full(run: Run) -> Iterator[Case]:
    """Everybody has a hundred."""
    for contract in run.history.contracts:
        yield run.not_lower_than(run.without(contract), of=contract.freelancer, because=contract)


@invariant(basis=["A test"])
def nothing_goes_wrong(run: Run) -> Iterator[Case]:
    """A promise that fails by itself on every history of two contracts."""
    if len(run.history) == 2:
        raise LookupError("the promise itself is wrong")
    return iter(())


def planted(**numbers: Any) -> RuleSet:
    """The rule set with the bug, with these numbers."""
    return RuleSet(Definition("planted", {"planted": HERE}, parameters={"planted.grudge": numbers}))


def failing(name: str = "failing") -> RuleSet:
    """A rule set one of whose rules raises."""
    from tests.search import failing as module

    return RuleSet(Definition(name, {"planted": HERE, "failing": module}))


def silent() -> RuleSet:
    """A rule set that answers nothing."""
    return RuleSet(Definition("silent", {}))


def bad_contract(number: int, client: Party = CLIENT, freelancer: Party = FREELANCER) -> Contract:
    """A paid contract of two weeks that ends in one star."""
    end = MOMENT - timedelta(days=20 + number)
    return Contract(
        id=f"planted {number}",
        freelancer=freelancer,
        client=client,
        hired=end - timedelta(days=14),
        payments=(Payment(end, 123_45),),
        end=End(end, "client"),
        feedback=(Feedback(by="client", at=end, stars=1, private=0),),
    )
