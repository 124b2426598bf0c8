"""What may happen to people when the rules themselves change: nothing that was not announced."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from evenhand.invariants.declared import invariant
from evenhand.invariants.dues import on
from evenhand.invariants.findings import found
from evenhand.model.cases import Case
from evenhand.model.sources import documented
from evenhand.model.units import Count, Exact, told
from evenhand.questions.answers import Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

FEW = 2  # freelancers that one history is asked about


@invariant(
    number="I40",
    kind="explanation",
    measures="points",
    basis=[
        "Upwork announcement 709311: whoever lost five per cent or more was written to",
        "Korea, draft Platform Workers Act 2021: a change is announced before it takes effect",
    ],
)
def changes_of_the_rules_are_announced(
    run: Run,
    *,
    lost: Annotated[
        Count, documented("Upwork announcement 709311: five per cent or more was written about")
    ] = 5,
) -> Iterator[Case]:
    """Rules under which somebody loses {lost:point} or more against those that they replace are
    announced on a day before they take effect.

    For a worker: your number does not drop overnight because somebody changed the formula; you
    hear of it while you can still do something.

    For a platform: work out both scores for everybody before the change, and announce it first.
    """
    if not run.history.contracts:
        return
    old, in_force = run.rule_set.definition.replaces, run.rule_set.definition.in_force
    if old is None or old.announced is None or in_force is None:
        raise Unanswered("replaces")
    before = run.under(old.rule_set)
    announced = old.announced < in_force[0]
    for party in run.history.freelancers()[:FEW]:
        was, now = before.score(of=party), run.score(of=party)
        if was is None or now is None:
            continue
        drop = _height(old.rule_set, was) - _height(run.rule_set, now)
        yield found(
            run,
            kept=announced or drop < lost,
            of=party,
            told=(
                f"By {old.rule_set.name} the score of {party} was {told(was)}; by the rules in "
                f"force since {on(in_force[0])} it is {told(now)}. They were announced on "
                f"{on(old.announced)}{'' if announced else ', which is not before'}."
            ),
            answer=told(now),
            amount=max(Fraction(0), drop),
        )


def _height(rule_set: RuleSet, score: Exact) -> Fraction:
    """How high *score* lies on the scale of *rule_set*, in hundredths of it."""
    return rule_set.scale.points(score - rule_set.scale.lowest)
