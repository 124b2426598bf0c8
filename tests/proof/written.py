"""Rule sets of totals with a bug on purpose, and some that no prover can follow."""

from __future__ import annotations

import re
from collections.abc import Generator
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.invariants.declared import Invariant
from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.outcomes import Refusal, Totals
from evenhand.questions.rules import (
    admits,
    aggregates,
    exception_to,
    excludes,
    rates,
    weighs,
)
from evenhand.rulesets import Definition, RuleSet, Scale

from tests.questions.written import AnyRule, module

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue of this repository."""
    return catalogue_of(ROOT)[0]


def rules_of(name: str) -> RuleSet:
    return catalogue().rule_set(name)


def promise(name: str) -> Invariant:
    return catalogue().invariants[name]


def stars_with(*rules: AnyRule, **more: Any) -> RuleSet:
    """A mean of stars with these rules before its own."""
    modules = {"own": module("own", by_stars, mean), "rules": module("rules", *rules)}
    return RuleSet(Definition("written here", modules, scale=Scale(1, 5), **more))


@rates()
def by_stars(contract: Contract, party: Party) -> int | None:
    stars = [said.stars for said in contract.feedback_on(party) if said.stars is not None]
    return stars[-1] if stars else None


@aggregates()
def mean(totals: Totals) -> Fraction | None:
    return Fraction(totals.credit, totals.weight) if totals.weight else None


# Unfair rules


@rates()
def silence_is_bad(contract: Contract) -> int | None:
    return None if contract.feedback_by_client else 1


@rates()
def leaving_is_bad(contract: Contract) -> int | None:
    return 1 if contract.end and contract.end.by == "freelancer" and contract.unpaid else None


@rates()
def unlucky_amount(contract: Contract) -> int | None:
    """What nobody would come upon by trying amounts."""
    return 1 if contract.net == 1_234_567 else None


@excludes()
def five_stars_from_blockers(contract: Contract) -> bool:
    """Praise of a client who blocked the freelancer is left out, and scorn is not."""
    praised = any(said.stars == 5 for said in contract.feedback_by_client)
    return praised and any(block.by == "client" for block in contract.blocks)


@admits()
def answers_only(feedback: Feedback, contract: Contract) -> Refusal | None:
    """What was responded to takes no effect."""
    return Refusal("there was a response") if feedback.responded else None


@exception_to("rates")
def silence_after_all(contract: Contract) -> Generator[None, int | None, int | None]:
    outcome = yield
    return 1 if outcome is None and not contract.feedback_by_client else outcome


@exception_to("weighs")
def twice_as_much(contract: Contract) -> Generator[None, int | None, int]:
    weight = yield
    return 2 * (weight or 1)


@weighs()
def more_for_bad_work(contract: Contract) -> int:
    return 3 if any(said.negative for said in contract.feedback_by_client) else 1


@aggregates()
def mean_of_many(totals: Totals) -> Fraction | None:
    """A mean of a hundred contracts or more is one point lower."""
    if not totals.weight:
        return None
    return Fraction(totals.credit, totals.weight) - (1 if totals.count >= 100 else 0)


# Rules that no prover can follow


@weighs()
def by_a_tenth(contract: Contract) -> int:
    return 1 + int(contract.paid * 0.1)


@weighs()
def by_division(contract: Contract) -> int:
    return 1 if contract.paid / 3 > 7 else 2


@weighs()
def by_pattern(contract: Contract) -> int:
    return 2 if re.match("inc", contract.posting) else 1


@weighs()
def by_name(contract: Contract) -> int:
    return 2 if contract.client.name == "Big Corp" else 1


@weighs()
def by_words(contract: Contract) -> int:
    return 2 if contract.end and contract.end.reason.startswith("no") else 1


@weighs()
def by_steps(contract: Contract) -> int:
    """How often the amount is halved, or made three times as much and one, until it is one."""
    amount, steps = contract.paid, 1
    while amount > 1:
        amount = 3 * amount + 1 if amount % 2 else amount // 2
        steps += 1
    return steps


@weighs()
def by_share(contract: Contract) -> Fraction:
    return Fraction(1, 2)
