"""Ages: over which contracts the mere passing of time makes a difference to a score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from evenhand.attribution.calendars import as_old_in_days, as_old_in_months
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.rulesets import PER_CONTRACT, RuleSet

Score = Callable[[History], Exact | None]
Keeping = Callable[[Contract, datetime, datetime], Contract]

KEEPING: tuple[Keeping, ...] = (as_old_in_days, as_old_in_months)
"""The ways in which a contract may stay as old as it was, the first that fits the rules chosen."""


def unaged(
    score: Score, start: History, end: History, contracts: Iterable[Contract]
) -> dict[str, Contract] | None:
    """The contracts that time makes count otherwise from *start* to *end*, by id, as if it had not.

    Of these *contracts*, as *start* knows them, such is each whose age alone changes the score at
    the end, with or without what else has happened, while all others have aged or while none has.
    With each of them in place of itself, *start* has its own score at the end too. None where
    nothing of the kind has: then time makes a difference, and not by how old a contract is.
    """
    before, aged = score(start), start.as_of(end.at)
    for keeping in KEEPING:
        young = {c.id: keeping(c, start.at, end.at) for c in contracts}
        if score(put_in(aged, young)) != before:
            continue
        found = {*_alone(score, aged, young), *_alone(score, end, _unchanged(young, start, end))}
        kept = {name: contract for name, contract in young.items() if name in found}
        if score(put_in(aged, kept)) == before:
            return kept
    return {} if score(aged) == before else None


def may_age(rule_set: RuleSet, start: History, of: Party) -> tuple[Contract, ...]:
    """The contracts whose age rules may look at in the score of *of*.

    None where no rule asks for the moment; those of *of* alone where none asks for the history.
    """
    chains = [rule_set.chain(question) for question in (*PER_CONTRACT, "aggregates")]
    if any(chain.reads_history for chain in chains):
        return start.contracts
    return start.of(of) if any(chain.reads("moment") for chain in chains) else ()


def put_in(history: History, others: Mapping[str, Contract]) -> History:
    """*history* with these contracts, by id, in place of its own."""
    if not others:
        return history
    contracts = [others.get(contract.id, contract) for contract in history.contracts]
    return History(contracts, facts=history.facts, at=history.at)


def _alone(score: Score, aged: History, young: Mapping[str, Contract]) -> Iterator[str]:
    """Whose age makes a difference on its own, where all others have aged or none has."""
    unaged = put_in(aged, young)
    all_aged, none_aged = score(aged), score(unaged)
    for contract in aged.contracts:
        other = young.get(contract.id, contract)
        if other == contract:
            continue
        one_has_not = score(aged.replacing(contract, other))
        if one_has_not != all_aged or score(unaged.replacing(other, contract)) != none_aged:
            yield contract.id


def _unchanged(young: Mapping[str, Contract], start: History, end: History) -> dict[str, Contract]:
    """Those of which nothing new is known at the end."""
    known = {contract.id: contract for contract in start.contracts}
    same = {contract.id for contract in end.contracts if contract == known.get(contract.id)}
    return {name: contract for name, contract in young.items() if name in same}
