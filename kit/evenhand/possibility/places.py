"""Places: when, seen from the two updates of a question, contracts of a kind ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from evenhand.model.units import Days
from evenhand.possibility.ageing import Ageing
from evenhand.possibility.timelines import Timeline
from evenhand.rulesets import PER_CONTRACT, RuleSet
from evenhand.strategies.tables import LONG_MEMORY

WEEK: Days = 7
MARGIN: Days = 2  # that a contract keeps from the ends of a window, as months differ in length
LONGEST_AGO: Days = 400  # that the oldest stretch of time is long
NOON = timedelta(hours=12)
SCORE = (*PER_CONTRACT, "aggregates")  # the questions that a score is made of

When = Literal["settled", "meanwhile", "revealed", "leaving"]


@dataclass(frozen=True)
class Place:
    """Contracts that ended at least *newest* and at most *oldest* days before the first update.

    *settled* ones cross no threshold between the updates; *meanwhile*, others end; those that are
    *revealed* ended before, and are spoken of in between; those that are *leaving* grow older
    than a threshold in between.
    """

    when: When
    newest: Days = 1
    oldest: Days = 1

    @property
    def before(self) -> bool:
        """Whether nothing happens to such a contract in between."""
        return self.when == "settled"

    @property
    def there(self) -> bool:
        """Whether there is any such time."""
        return 1 <= self.newest <= self.oldest

    def ended(self, copy: int, timeline: Timeline) -> datetime:
        """When the contract number *copy*, from 0, ended: at noon where there is time."""
        if self.when == "meanwhile":
            return timeline.meanwhile()
        span = self.oldest - self.newest + 1
        days = self.newest + (WEEK if self.before else 1) * copy % span
        day = timeline.seen_first.replace(hour=0, minute=0, second=0, microsecond=0)
        return day - timedelta(days=days) + NOON


ANY_TIME = Place("settled", MARGIN, LONGEST_AGO)  # what does not age, such as what is still open


@dataclass(frozen=True, order=True)
class Limit:
    """An age at which a rule looks: the most days before the first update that lie within it.

    *first* as it is seen from there, *last* as it is seen from the last update.
    """

    first: Days
    last: Days


def places_of(rule_set: RuleSet, timeline: Timeline) -> tuple[Place, ...]:
    """Every stretch of time that the rules about a score tell apart, the newest first.

    By the numbers that they state, and by what they are seen to make of work as it ages.
    """
    ageing = Ageing(rule_set, timeline.seen_first)
    limits = _limits(rule_set, timeline, ageing.turns())
    ends = [Limit(0, 0), *limits]
    oldest = ends[-1].first + LONGEST_AGO
    if not limits or ageing.tells(oldest):
        ends.append(Limit(oldest, oldest))
    settled, leaving = [], []
    for younger, limit in pairwise(ends):
        margin = MARGIN if limit.last - younger.first > 3 * MARGIN else 0
        newest = younger.first + max(1, margin)
        settled.append(Place("settled", newest, limit.last - margin))
    for limit in limits:
        margin = MARGIN if limit.first - limit.last > 2 * MARGIN else 0
        leaving.append(Place("leaving", limit.last + 1 + margin, limit.first - margin))
    lasting = [place for place in settled if place.there] or [ANY_TIME]
    passing = [Place("meanwhile"), Place("revealed", 1, WEEK), *leaving]
    return (*lasting, *(place for place in passing if place.there))


def _limits(rule_set: RuleSet, timeline: Timeline, turns: Sequence[Days]) -> list[Limit]:
    """The ages at which something changes, the youngest first: as stated, and other *turns*.

    Where as many turns are seen from the last update, those may be at other ages: a week that
    begins anew on a certain day grows until then.
    """
    limits = set(_stated(rule_set, timeline))
    passed = _days_between_updates(timeline)
    later: Sequence[Days] = Ageing(rule_set, timeline.seen_last).turns()
    if len(later) != len(turns):
        later = turns
    for first, last in zip(turns, later, strict=True):
        if all(abs(first - limit.first) > 2 * MARGIN for limit in limits):
            limits.add(Limit(first, last - passed))
    return sorted(limits)


def _stated(rule_set: RuleSet, timeline: Timeline) -> Iterator[Limit]:
    """The ages at which a rule about a score looks, by its numbers."""
    asked = {
        step.rule.name
        for chain in map(rule_set.chain, SCORE)
        for step in (*chain.steps, *chain.exceptions)
    }
    first, last = timeline.seen_first, timeline.seen_last
    passed = _days_between_updates(timeline)
    for figure in rule_set.figures():
        for number in figure.numbers if figure.rule in asked else ():
            if figure.unit == "days" and number > LONG_MEMORY:
                yield Limit(number, number - passed)
            if figure.unit == "months":
                yield Limit(_days_in(number, first), _days_in(number, last) - passed)


def _days_between_updates(timeline: Timeline) -> Days:
    return (timeline.seen_last.date() - timeline.seen_first.date()).days


def _days_in(months: int, until: datetime) -> Days:
    """How many days the last so many calendar months have."""
    year, month = divmod(12 * until.year + until.month - 1 - months, 12)
    start = until.replace(year=year, month=month + 1, day=1)
    return (until - start).days - (until.day - 1)
