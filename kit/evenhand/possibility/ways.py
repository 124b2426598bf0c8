"""Ways: how the event of a question may count, depending on what else is true of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from evenhand.model.contracts import Block, Contract, End
from evenhand.model.outcomes import Rated
from evenhand.possibility import judged
from evenhand.possibility.events import asked_event, said_of
from evenhand.possibility.goals import Goal
from evenhand.possibility.timelines import Timeline
from evenhand.questions.answers import RuleError
from evenhand.rulesets import RuleSet
from evenhand.strategies.tables import Tables, tables_for

AN_EVENING, A_MINUTE = timedelta(hours=8), timedelta(minutes=1)
PARTS = 16  # of the time between the first number and the last update
ENOUGH = 4  # ways in which an event may count that are told apart


@dataclass(frozen=True)
class Ways:
    """The event once for each way in which it counts, the plainest first; None for no event.

    *whole* says whether every other that was tried counts like one of these.
    """

    events: tuple[Contract | None, ...]
    whole: bool = True


NO_EVENT = Ways((None,))


def ways_of(rule_set: RuleSet, goal: Goal, timeline: Timeline) -> Ways:
    """The event as it plainly is, then one of every other way in which it counts.

    It may have been open for longer, have ended sooner or later, for a reason that some rule asks
    for, have been agreed for more or less or by the hour; the client may have said the same as a
    yes or a no, or blocked the freelancer. Where a rule looks at other contracts there is no
    telling.
    """
    plain = asked_event(goal, timeline)
    if plain is None:
        return NO_EVENT
    found: dict[object, Contract] = {}
    whole = True
    for event in (plain, *_other_ways(plain, goal, timeline, tables_for([rule_set]))):
        try:
            counts = tuple(map(_likeness, judged.at_both(rule_set, event, timeline)))
        except (judged.Looked, RuleError):
            return Ways((plain,), whole=False)
        if counts in found or len(found) < ENOUGH:
            found.setdefault(counts, event)
        else:
            whole = False
    return Ways(tuple(found.values()), whole)


def _likeness(rated: Rated | None) -> object:
    """What an event counts as, whoever it is with and whenever it ended; None where it does not."""
    return rated and (rated.outcome, rated.weight, rated.silent)


def _other_ways(
    plain: Contract, goal: Goal, timeline: Timeline, tables: Tables
) -> Iterator[Contract]:
    """The event in other ways, the plainest first."""
    assert plain.end is not None, "what is asked about is over"
    ended, by = plain.end.at, plain.end.by
    forms = [plain.feedback]
    if as_an_answer := said_of(goal, timeline, ended, as_an_answer=True):
        forms.append(as_an_answer)
    lengths = sorted((*tables.lengths, *tables.ages))
    hired = [plain.hired, *(ended - timedelta(days=days) for days in lengths)]
    for said, reason, since in product(forms, ("", *tables.words), hired):
        yield plain.replace(hired=since, end=End(ended, by, reason), feedback=said)
    yield plain.replace(blocks=(Block("client", ended),))
    yield plain.replace(kind="hourly")
    for amount in (0, *tables.amounts):
        yield plain.replace(agreed=amount)
    for moment in _moments(timeline):
        yield plain.replace(
            hired=max(moment - AN_EVENING, timeline.first + (moment - timeline.first) / 2),
            end=End(moment, by),
            feedback=said_of(goal, timeline, moment),
        )


def _moments(timeline: Timeline) -> Iterator[datetime]:
    """When else it may be over: spread over all the time there is, and at the very end."""
    for part in range(1, PARTS):
        yield timeline.first + timeline.room * part / PARTS
    yield timeline.seen_last - min(A_MINUTE, timeline.room / PARTS)
