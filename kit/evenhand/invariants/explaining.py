"""What everybody is told when the number beside the name changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Annotated

from evenhand.attribution.accounting import left_out
from evenhand.attribution.causes import Cause
from evenhand.attribution.points import signed
from evenhand.invariants.behind import speaker_of
from evenhand.invariants.declared import invariant
from evenhand.invariants.dues import days_until, on, owed
from evenhand.invariants.findings import found, in_words
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.outcomes import Action
from evenhand.model.sources import chosen
from evenhand.model.units import Days, Exact, told
from evenhand.runs import Run

A_DAY, AN_INSTANT = timedelta(days=1), timedelta(microseconds=1)
FEW = 2  # freelancers that one history is asked about


@invariant(
    number="I34",
    kind="explanation",
    against=["feedback_stays_hidden_until_both_have_spoken"],
    basis=[
        "W10: for each change of the score somebody says which contracts it comes from",
        "Thread A: eleven points were gone, and nobody could tell whether one contract did it",
        "Platform Work Directive 2024/2831, Articles 9 and 11",
    ],
)
def changes_of_the_score_are_explained(
    run: Run,
    *,
    within: Annotated[
        Days, chosen("the Platform Work Directive says without undue delay; a day, as it is a list")
    ] = 1,
) -> Iterator[Case]:
    """Whoever's shown score changes is told within {within} which contracts that comes from;
    without those it would not have changed.

    For a worker: when your number moves you get a list of contracts, those that grew too old
    included, and the list is complete.

    For a platform: keep what went into the last number, and send the difference with the next.
    """
    if not run.history.contracts:
        return
    acts = owed(run, "explain")
    update, before = _updates(run)
    earlier = run.as_of(before)
    for party in run.history.freelancers()[:FEW]:
        scores = earlier.displayed(of=party), run.shown(of=party)
        if scores[0] != scores[1]:
            timely = [
                act
                for act in acts
                if act.about == party and before < act.by and days_until(act.by, update) <= within
            ]
            yield _explained(run, (before, update), party, scores, timely)


def _updates(run: Run) -> tuple[datetime, datetime]:
    """When the shown score was last worked out, and when before that.

    Without a rule about it: now, and a day ago.
    """
    at, rules = run.history.at, run.rule_set.chain("updates")
    update: datetime | None = rules.ask({"moment": at})[0]
    if update is None:
        return at, at - A_DAY
    return update, rules.ask({"moment": update - AN_INSTANT})[0] or update - A_DAY


def _explained(
    run: Run,
    moments: tuple[datetime, datetime],
    party: Party,
    scores: tuple[Exact | None, Exact | None],
    acts: Sequence[Action],
) -> Case:
    """A case: the contracts that *acts* name account for the change from one score to the other."""
    change = f"from {told(scores[0])} to {told(scores[1])} on {on(moments[1])}"
    named = sorted({name for act in acts for name in act.contracts})
    start, end = map(run.as_of, moments)
    missing = left_out(start, end, of=party, named=named) if acts else ()
    reasons = in_words(named, none="no contract")
    if not acts:
        says = f"Nobody need tell {party} why the shown score went {change}."
    elif missing:
        says = (
            f"The shown score of {party} went {change}. The explanation names {reasons}; it leaves "
            f"out {in_words([_in_brief(*one) for one in missing])}."
        )
    else:
        says = f"{party} is told that the shown score went {change} because of {reasons}."
    kept = bool(acts) and not missing
    return found(
        run,
        kept=kept,
        of=party,
        told=says,
        answer=reasons if acts else "",
        rule=None if kept else run.owed_by(acts[0]) if acts else speaker_of(run, "explain"),
    )


def _in_brief(cause: Cause, points: Fraction | None) -> str:
    """A cause by its contracts, with its points where there are any."""
    name = in_words(cause.contracts, none=cause.words)
    return name if points is None else f"{name} ({signed(points)})"
