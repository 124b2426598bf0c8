"""Accounting: whether a list of contracts accounts for what became of a shown score."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from evenhand.attribution.calendars import as_old_in_days
from evenhand.attribution.causes import Cause
from evenhand.attribution.games import Game
from evenhand.attribution.news import News, news_between
from evenhand.attribution.splitting import split
from evenhand.model.contracts import Party
from evenhand.runs import Run

LeftOut = tuple[Cause, Fraction | None]
"""What a list leaves out, and its points; None where there is a score at one moment only."""


def left_out(start: Run, end: Run, *, of: Party, named: Collection[str]) -> tuple[LeftOut, ...]:
    """What *of*'s displayed score became from *start* to *end*, and not by the contracts *named*.

    Nothing where these, as one cause, account for all of it: where everything else makes no
    difference without them and none beside them. Otherwise every single cause that has a share
    and is about another contract too, or about none.
    """
    if _all_alone(start, end, of, frozenset(named)):
        return ()
    return tuple(
        (cause, points)
        for cause, points in split(start, end, of=of).behind
        if not cause.contracts or not set(cause.contracts) <= set(named)
    )


def _all_alone(start: Run, end: Run, of: Party, named: frozenset[str]) -> bool:
    """Whether a change is the same with nothing but what befell the contracts *named*.

    Each contract's news and age are one cause here; a fact about a party goes with its contracts.
    """
    then, now = start.history, end.history
    whose = [contract for contract in now.of(of) if contract.id in named]
    others = {party for c in whose for party in (c.client, c.freelancer)} - {of}
    news = [News("rest", contract.id) for contract in now.contracts]
    news += [one for one in news_between(then, now) if one.facts]
    young = {c.id: as_old_in_days(c, then.at, now.at) for c in then.contracts}
    game = Game(lambda history: end.on(history).displayed(of=of), then, now, news, young)
    those = frozenset(
        place
        for place, one in enumerate(news)
        if one.contract in named or any(fact.about in others for fact in one.facts)
    )
    return game.number(those) == end.displayed(of=of) and game.number(
        game.everything - those
    ) == start.displayed(of=of)
