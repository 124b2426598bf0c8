"""A course: the number that readers saw of a score, from one moment to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from evenhand.attribution.news import news_between
from evenhand.attribution.phrases import facts_in_words, in_a_row, news_in_words
from evenhand.catalogue.scenarios import Scenario
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.units import Exact
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

READINGS = 120  # of a score at most, beside those when something happens
DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
LEAD = 8  # the lead-in is one part in so many of the time that a story takes
ALONE = timedelta(days=60)  # shown of a story that names one moment only

Step = tuple[datetime, Exact | None]


@dataclass(frozen=True)
class Window:
    """The time that a timeline shows: a lead-in, then from *before* to *last*, the story."""

    first: datetime
    before: datetime
    last: datetime

    @classmethod
    def of(cls, scenario: Scenario) -> Window:
        """The time of this story."""
        before, last = scenario.before, scenario.after
        if before == last:
            before = last - ALONE
        return cls(before - (last - before) / LEAD, before, last)

    def readings(self, happened: Iterable[datetime]) -> list[datetime]:
        """When the score is read: once a day at midnight, or less often, and at what *happened*."""
        days = max(1, -(-(self.last - self.first) // (READINGS * DAY)))
        midnight = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        count = (self.last - midnight) // (days * DAY)
        daily = {midnight + days * DAY * number for number in range(1, count + 1)}
        return sorted({self.first, self.before, self.last, *daily, *happened})


@dataclass(frozen=True)
class Happened:
    """What became known at one moment, in words."""

    at: datetime
    words: str


def happened(history: History, of: Party, window: Window) -> list[Happened]:
    """What befell *of* and those who contracted with it, within the window, oldest first."""
    ours = history.of(of)
    people = {of, *(contract.client for contract in ours)}
    own = History(ours, facts=[f for f in history.facts if f.about in people], at=history.at)
    told = own.contracts
    moments = {at for contract in told for at in contract.moments()} | {f.at for f in own.facts}
    found = []
    for at in sorted(moment for moment in moments if window.first < moment <= window.last):
        news = list(_news(own.as_of(at - INSTANT), own.as_of(at)))
        found += [Happened(at, in_a_row(news))] if news else []
    return found


def course(
    rule_set: RuleSet, history: History, of: Party, readings: Iterable[datetime]
) -> list[Step]:
    """The number that is shown at the first reading, and at each where it is another one.

    Empty where no rule gives a score, or a rule fails.
    """
    run, steps = Run(rule_set, history), list[Step]()
    try:
        for at in readings:
            shown = run.as_of(at).shown(of=of)
            if not steps or steps[-1][1] != shown:
                steps.append((at, shown))
    except (Unanswered, RuleError):
        return []
    return steps


def at_moment(steps: Iterable[Step], moment: datetime) -> Exact | None:
    """The number that stood at *moment*."""
    return [shown for at, shown in steps if at <= moment][-1]


def _news(then: History, now: History) -> Iterator[str]:
    """What *now* knows more than *then*, contract by contract, then of parties."""
    known = {contract.id: contract for contract in then.contracts}
    later = {contract.id: contract for contract in now.contracts}
    for news in news_between(then, now):
        if news.contract:
            old, new = known.get(news.contract), later[news.contract]
            yield f"\N{LEFT DOUBLE QUOTATION MARK}{new.id}\N{RIGHT DOUBLE QUOTATION MARK} " + (
                news_in_words(old, new, news)
            )
        else:
            yield f"{news.facts[0].about} {facts_in_words(news.facts)}"
