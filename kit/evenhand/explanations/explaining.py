"""An explanation: how the number that a reader sees at one moment comes about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from evenhand.attribution.changes import Attribution, attributed
from evenhand.explanations.arithmetic import Arithmetic, arithmetic
from evenhand.explanations.leaving_out import LeftOut, without_each
from evenhand.explanations.more_work import MoreWork, good_work_each_week, good_work_now
from evenhand.explanations.targets import Target, next_target
from evenhand.explanations.waiting import Waited, waited
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

JUST_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True)
class Reaching:
    """What would have to happen to be shown with a target or more.

    *now* and *weekly* are about more good contracts, None for clients; *left_out* about single
    contracts that are there; *waited* about nothing but time.
    """

    target: Target
    now: MoreWork | None
    weekly: MoreWork | None
    left_out: tuple[LeftOut, ...]
    waited: Waited


@dataclass(frozen=True)
class Explanation:
    """How the number of *of* that a reader sees at *moment* comes about.

    *run* is at the last update, whose number that is; *later* holds the contracts that came after
    it. *silent* says why there is no score, and then there is neither *arithmetic* nor the rest;
    *change* is None where there is nothing to compare with, and *reaching* at the top of the scale.
    """

    rule_set: RuleSet
    of: Party
    moment: datetime
    run: Run
    later: tuple[Contract, ...]
    silent: str = ""
    arithmetic: Arithmetic | None = None
    change: Attribution | None = None
    reaching: Reaching | None = None

    @property
    def shown(self) -> Exact | None:
        """The number that a reader sees; None for no score."""
        return self.arithmetic.shown if self.arithmetic else None


def explained(
    rule_set: RuleSet,
    history: History,
    *,
    of: Party,
    moment: datetime,
    before: datetime | None = None,
    reach: Exact | None = None,
) -> Explanation:
    """Explain the number of *of* at *moment*, and its change since *before*, or the last update.

    *reach* is the number to ask about, without it the next one that a badge asks for or round
    mark. Raises ``RuleError`` where a rule fails.
    """
    now = Run(rule_set, history).as_of(moment)
    update = rule_set.chain("updates").ask({"moment": moment})[0]
    run = now.as_of(update or moment)
    known = {contract.id for contract in run.history.of(of)}
    later = tuple(c for c in now.history.of(of) if c.id not in known)
    try:
        found = arithmetic(run, of=of)
    except Unanswered as unanswered:
        return Explanation(rule_set, of, moment, run, later, silent=str(unanswered))
    return Explanation(
        rule_set=rule_set,
        of=of,
        moment=moment,
        run=run,
        later=later,
        arithmetic=found,
        change=_change(now, update, before, of),
        reaching=_reaching(now, run, found.shown, reach, of),
    )


def _change(
    now: Run, update: datetime | None, before: datetime | None, of: Party
) -> Attribution | None:
    """The change since *before*, or else since the update before the last one."""
    rule_set, moment = now.rule_set, now.history.at
    if before is None and update is not None:
        before = rule_set.chain("updates").ask({"moment": update - JUST_BEFORE})[0]
    if before is None or before >= moment:
        return None
    return attributed(rule_set, now.history, of=of, before=before, after=moment)


def _reaching(
    now: Run, run: Run, shown: Exact | None, reach: Exact | None, of: Party
) -> Reaching | None:
    target = next_target(run, shown, of=of) if reach is None else Target(reach)
    if target is None:
        return None
    freelancer = of.role == "freelancer"
    return Reaching(
        target=target,
        now=good_work_now(now, target, of=of) if freelancer else None,
        weekly=good_work_each_week(now, target, of=of) if freelancer else None,
        left_out=without_each(run, of=of),
        waited=waited(now, target, of=of),
    )
