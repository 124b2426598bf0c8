"""Material written by hand: two rule sets, a promise that one of them breaks, a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from evenhand.catalogue.expectations import Expectation
from evenhand.catalogue.scenarios import Scenario
from evenhand.invariants.declared import Invariant
from evenhand.model.contracts import Block, Contract, End, Feedback, Party
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.page.material import Material
from evenhand.rulesets import Claim, Definition, RuleSet

from tests.questions.written import AnyRule, module
from tests.reports.test_stories import by_stars, nothing_moves_much, plain_mean
from tests.reports.written import ADA, case, job, verdict

HARSH, MILD = "ours.harsh", "ours.mild"
PROMISE = nothing_moves_much.name
FALL = case(
    base=History([job(1)]),
    varied=History([job(1), job(2, stars=1)]),
    before=100,
    after=60,
    because=job(2, stars=1),
    amount=40,
)
NOTHING_EXPECTED = Expectation(
    shown={},
    badges={},
    counted=(),
    excluded={},
    visible=(),
    hidden=(),
    listed=(),
    unlisted=(),
    seen={},
    unseen={},
    owed={},
    kept=(),
    broken=(),
    line=None,
)


def rules(name: str, *functions: AnyRule, **more: Any) -> RuleSet:
    """A rule set of this name; its rules are the stars and their mean, or these."""
    written = module("rules", *(functions or (by_stars, plain_mean)))
    return RuleSet(Definition(name, {"rules": written}, **more))


def moment(day: int, hour: int = 0) -> datetime:
    return datetime(2024, 6, 1, hour, tzinfo=UTC) + timedelta(days=day)


def cancelled(**more: Any) -> Contract:
    """A contract that its client ends on the tenth day, unpaid, with one star and a block."""
    end = moment(10, 2)
    facts: dict[str, Any] = {
        "id": "cancelled",
        "freelancer": ADA,
        "client": Party("a client", "client"),
        "hired": moment(9, 18),
        "end": End(end, "client"),
        "feedback": (Feedback(by="client", at=end, stars=1),),
        "blocks": (Block("client", end),),
    }
    return Contract(**{**facts, **more})


def scenario(
    *contracts: Contract, rule_sets: Sequence[str] = (HARSH, MILD), **more: Any
) -> Scenario:
    """What happened to Ada from the first of June to the twentieth day after."""
    facts: dict[str, Any] = {
        "file": Path("a_story.toml"),
        "title": "A client cancels",
        "story": "At night.\n\nWithout a word.",
        "sources": ("A letter",),
        "about": ADA,
        "history": History(contracts or (job(1), cancelled()), at=moment(20)),
        "before": moment(0),
        "after": moment(20),
        "expectations": dict.fromkeys(rule_sets, NOTHING_EXPECTED),
    }
    return Scenario(**{**facts, **more})


def material(
    *verdicts: Verdict,
    known: Sequence[RuleSet] = (),
    invariants: Sequence[Invariant] = (nothing_moves_much,),
    **more: Any,
) -> Material:
    """One rule set breaks the promise and the other keeps it, unless *verdicts* say otherwise."""
    claim = Claim((PROMISE,), "Bad words count.", "Terms 4.2", date(2999, 1, 1))
    ours = known or (
        rules(HARSH, title="The harsh one", claims=(claim,), sources=("Terms 1",), gaps=("Why",)),
        rules(MILD, title="The mild one"),
    )
    usual = (
        verdict(HARSH, PROMISE, Outcome.VIOLATED, worst=40, ordinary=FALL),
        verdict(MILD, PROMISE, worst=3),
    )
    facts: dict[str, Any] = {
        "verdicts": verdicts or usual,
        "rule_set_of": {each.name: each for each in ours}.__getitem__,
        "invariants": {each.name: each for each in invariants},
        "day": date(2026, 11, 20),
        "version": "1.2.3",
        "histories": 500,
        "seed": 7,
        "scenarios": (scenario(),),
    }
    return Material(**{**facts, **more})


def many(number: int) -> Material:
    """So many rule sets that all break the one promise, beside a scenario."""
    names = [f"ours.harsh_{place}" for place in range(number)]
    broken = [verdict(name, PROMISE, Outcome.VIOLATED, worst=40, ordinary=FALL) for name in names]
    told = scenario(rule_sets=names)
    return material(*broken, known=[rules(name) for name in names], scenarios=(told,))


def promise(name: str, **more: Any) -> Invariant:
    """A promise of this name."""
    return replace(nothing_moves_much, name=name, **more)
