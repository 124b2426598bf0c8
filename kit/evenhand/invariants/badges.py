"""What a badge may hang on: the number that everybody sees, and paid work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from evenhand.invariants.behind import giver_of
from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import answered_alike, found, in_words
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.outcomes import Badge
from evenhand.model.units import Exact, told
from evenhand.questions.answers import Unanswered
from evenhand.runs import Run

Badges = tuple[Badge, ...]
FEW = 2  # freelancers that one history is asked about


@invariant(
    number="I37",
    kind="state",
    basis=[
        "W18: a threshold is applied to the number that is shown",
        "Thread A: a score of 91 hangs by a thread above a badge at 90, then one contract is gone",
    ],
)
def badges_follow_the_shown_score(run: Run) -> Iterator[Case]:
    """Badges are those of the number that is shown, and no unpaid, unworked contract takes one.

    For a worker: if your page says 90 and the badge takes 90, you have it; and no client who
    hires you and changes his mind costs you it.

    For a platform: decide badges by the rounded number, as your readers do.
    """
    if not run.history.contracts:
        return
    if not run.rule_set.answers("awards"):
        raise Unanswered("awards")
    if run.rule_set.chain("awards").reads("score"):
        for party in run.history.freelancers()[:FEW]:
            yield _as_shown(run, party)
    for contract in run.history.ended_unpaid()[-1:]:
        yield _not_taken(run, contract)


def _as_shown(run: Run, party: Party) -> Case:
    """A case: *party* holds the badges that go with the number that a reader sees."""
    score, shown = run.score(of=party), run.displayed(of=party)
    held = run.badges_for(score, of=party)
    fitting = held if shown == score else run.badges_for(shown, of=party)
    if set(held) == set(fitting):
        return found(run, kept=True, of=party, told=f"{party} has the badges of {told(shown)}.")
    return found(
        run,
        kept=False,
        of=party,
        told=(
            f"The number shown for {party} is {told(shown)}. It goes with {_named(fitting)}; "
            f"the score behind it, {told(score)}, brings {_named(held)}."
        ),
        answer=_named(held),
        rule=_giver(run, party, score, held, fitting) or _giver(run, party, shown, fitting, held),
    )


def _not_taken(run: Run, contract: Contract) -> Case:
    """A case: without *contract* its freelancer holds no badge that is missing with it."""
    party, base = contract.freelancer, run.without(contract)
    before, after = base.badges(of=party), run.badges(of=party)
    kept = before == after or set(before) <= set(after)
    return answered_alike(
        run,
        base,
        "badges",
        (_named(before), _named(after)),
        of=party,
        kept=kept,
        because=contract,
        rule=None if kept else _giver(base, party, _score(base, party), before, after),
    )


def _score(run: Run, party: Party) -> Exact | None:
    return run.score(of=party) if run.rule_set.chain("awards").reads("score") else None


def _giver(run: Run, party: Party, score: Exact | None, held: Badges, others: Badges) -> str | None:
    """The rule that gives the first badge which is *held* and not among the *others*."""
    odd = next((badge for badge in held if badge not in others), None)
    if odd is None:
        return None

    def shown_at(moment: datetime) -> Exact | None:
        return run.shown(of=party, at=moment)

    return giver_of(run, "awards", odd, party=party, score=score, scores=shown_at)


def _named(badges: Badges) -> str:
    return in_words([badge.name for badge in badges], none="no badge")
