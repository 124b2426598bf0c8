"""What somebody's standing may do to scores: that of big customers, and that of newcomers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from functools import lru_cache, partial
from typing import Annotated

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import (
    answered_alike,
    forgetting,
    in_words,
    same_scores,
    scores_in_words,
)
from evenhand.invariants.good_contracts import OfHistory, perfect_record
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import FIRST_MOMENT, History, PlatformFact, Variation
from evenhand.model.outcomes import Duty
from evenhand.model.sources import chosen
from evenhand.model.units import Count, Exact
from evenhand.runs import Run

NEWCOMER, PERFECT = Party("a new account"), Party("somebody with a perfect record")


@invariant(
    number="I29",
    kind="equality",
    basis=[
        "W15, thread A: the platform defends the client because he is high-profile",
        "P2B Regulation, article 11: equal treatment of equivalent situations",
    ],
)
def big_customers_count_like_others(run: Run) -> Iterator[Case]:
    """Were every client one of the platform's favourites, or none, no score would be another one,
    and the platform would owe everybody the same.

    For a worker: a complaint about the client who spends millions weighs as much as any other, and
    so does what that client says of you.

    For a platform: keep what somebody spends out of every rule about scores, reports and sanctions.
    """
    changes = (
        (with_favourites, "were every client one of the platform's best customers"),
        (without_favourites, "were no client one of the platform's best customers"),
    )
    yield from same_scores(run, *changes)
    if run.history.contracts:
        yield from run.asked(partial(_same_acts_all, changes=changes))


@invariant(
    number="I39",
    kind="direction",
    measures="points gained by starting anew",
    basis=["Friedman and Resnick 2001: where a new name is cheap, newcomers pay dues"],
)
def starting_anew_gains_little(
    run: Run,
    *,
    points: Annotated[
        Count, chosen("what one contract may move at most; less than that is worth no new name")
    ] = 5,
    good_contracts: Annotated[
        Count, chosen("more contracts than any platform here asks for before it gives a score")
    ] = 10,
) -> Iterator[Case]:
    """An account without history scores not above a perfect record of {good_contracts:contract},
    and not more than {points:point} above anybody's own.

    A point is a hundredth of the scale. Who has no score yet gains nothing by it.

    For a worker: nobody passes you by leaving a bad name behind and coming back under another. And
    you need not do so yourself.

    For a platform: to begin everybody at the top is kind to newcomers, and pays whoever has
    something to hide. Begin without a score, or let the way back be shorter than the way round.
    """
    anew = run.score(of=NEWCOMER)
    for party in run.history.freelancers():
        own = run.score(of=party)
        yield _anew(run, anew, own, points, of=party)
    if anew is not None and run.history.contracts:
        perfect = run.varied(with_a_perfect_record(good_contracts)).score(of=PERFECT)
        yield _anew(run, anew, perfect, 0, of=PERFECT)


def with_favourites(history: History) -> History:
    """The history had the platform always counted every client among its best customers."""
    known = {fact.about for fact in history.facts if fact.kind == "favoured"}
    others = [client for client in history.clients() if client not in known]
    if not others:
        return history
    return history.knowing(*[PlatformFact(FIRST_MOMENT, "favoured", other) for other in others])


def without_favourites(history: History) -> History:
    """The history had the platform never counted anybody among its best customers."""
    return forgetting("favoured", history)


@lru_cache(maxsize=64)
def with_a_perfect_record(number: Count) -> OfHistory:
    """The variation in which somebody else has *number* good contracts, and no others."""
    return partial(_with_a_perfect_record, number=number)


def _with_a_perfect_record(history: History, *, number: Count) -> History:
    return history.plus(*perfect_record(PERFECT, number, history.at))


def _anew(run: Run, anew: Exact | None, own: Exact | None, points: Exact, *, of: Party) -> Case:
    """A case: *anew*, a new account's score, is at most so many points above somebody's own."""
    gained = Fraction(0)
    if anew is not None and own is not None:
        gained = max(gained, run.rule_set.scale.points(anew - own))
    sentence = ""
    if gained > points:
        fresh, old = scores_in_words(run, anew, own)
        sentence = f"{of} has {old}; a new account would begin with {fresh}."
    return Case(
        kept=gained <= points,
        of=of,
        base=run.history,
        varied=run.history,
        before=own,
        after=anew,
        told=sentence,
        amount=gained,
    )


Owed = tuple[Party, datetime, Duty, bool]


def _same_acts_all(run: Run, changes: Sequence[tuple[Variation, str]]) -> Iterator[Case]:
    if run.rule_set.answers("acts"):
        for change, words in changes:
            varied = run.varied(change)
            if varied is not run:
                yield _same_acts(varied, run, words)


def _same_acts(varied: Run, run: Run, words: str) -> Case:
    """A case: the platform owes everybody the same, by the same day, by a person or not."""
    before, after = _owed(run), _owed(varied)
    about = min(before ^ after, default=(run.history.clients()[0],))[0]
    return answered_alike(
        varied,
        run,
        "due from the platform",
        (_in_words(before, about), _in_words(after, about)),
        of=about,
        kept=before == after,
        difference=words,
    )


def _owed(run: Run) -> frozenset[Owed]:
    return frozenset([(act.about, act.by, act.duty, act.by_human) for act in run.actions()])


def _in_words(owed: frozenset[Owed], about: Party) -> str:
    theirs = sorted(each for each in owed if each[0] == about)
    acts = [f"{duty} by {by.day} {by:%b %Y}{' in person' * human}" for _, by, duty, human in theirs]
    return in_words(acts, none="nothing")
