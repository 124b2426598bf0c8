"""Events: all that happened between two moments, each with its words, ready to be mixed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from evenhand.attribution.ages import may_age, unaged
from evenhand.attribution.causes import Cause
from evenhand.attribution.games import Game
from evenhand.attribution.naming import Event, Naming, in_brief
from evenhand.attribution.news import News, news_between
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.runs import Run


@dataclass(frozen=True)
class Events:
    """What happened between two moments, as a game whose players stand in the same order.

    Events are *alike* that nothing but names tells apart, and *kin* that are told alike.
    """

    game: Game
    events: tuple[Event, ...]
    alike: tuple[Hashable, ...]

    @property
    def kin(self) -> list[Hashable]:
        return [(event.kind, event.phrase) for event in self.events]

    def cause(self, places: Sequence[int]) -> Cause:
        """These events as one cause."""
        events = [self.events[place] for place in places]
        contracts = tuple(dict.fromkeys(name for event in events for name in event.contracts))
        about = in_brief([event.about for event in events])
        if len({(event.kind, event.phrase) for event in events}) == 1:
            return Cause(events[0].kind, f"{about}: {events[0].phrase}", contracts)
        return Cause("rest", f"{about}: all of this together", contracts)


def events_between(start: Run, end: Run, *, of: Party) -> Events:
    """What happened between two runs of one history, as far as it may touch the score of *of*."""

    def score(history: History) -> Exact | None:
        return end.on(history).score(of=of)

    def shown(history: History) -> Exact | None:
        return end.on(history).displayed(of=of)

    then, now = start.history, end.history
    ages = unaged(score, then, now, may_age(end.rule_set, then, of))
    young: Mapping[str, Contract] = ages or {}
    news = news_between(then, now, as_one=young)
    touched = {one.contract for one in news}
    news += [News("aged", name) for name in young if name not in touched]
    if ages is None:
        news.append(News("time"))
    naming = Naming(start, end, of, young)
    return Events(
        Game(shown, then, now, news, young),
        tuple(map(naming.event, news)),
        tuple(map(naming.likeness, news)),
    )
