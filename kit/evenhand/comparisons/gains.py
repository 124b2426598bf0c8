"""Gains and losses: what a reader sees of each person on either side, and what that comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from evenhand.comparisons.deciding import Story, story_of
from evenhand.comparisons.effects import Change, Effect, Effects, changed, effects_of
from evenhand.comparisons.groups import GROUPS, Group
from evenhand.comparisons.judgements import Judgement, Shown
from evenhand.comparisons.people import People
from evenhand.comparisons.sides import Sides
from evenhand.judging import Memories
from evenhand.rulesets import RuleSet

FEW: Final = 20
"""People below whom a group's numbers are told one by one and not as shares; chosen by us."""

Tell = Callable[[int], None]
"""Told after each person how many are done."""


@dataclass(frozen=True)
class GroupEffects:
    """What becomes of the people of one group."""

    group: Group
    effects: Effects

    @property
    def few(self) -> bool:
        """Whether they are too few to speak of shares."""
        return self.effects.people < FEW


@dataclass(frozen=True)
class Gains:
    """Everything that is known of who gains and who loses from the baseline to the candidate.

    *changes* has everybody, in the order of *people*. The stories are of the largest loss, of the
    largest gain and of somebody who loses the score; None where nobody does. Of several people
    with the same, whoever has the fewest contracts stands for all. *unscored* names the
    sides that give no freelancer a score: then nothing was compared.
    """

    sides: Sides
    people: People
    changes: tuple[Change, ...]
    everybody: Effects
    groups: tuple[GroupEffects, ...]
    largest_loss: Story | None
    largest_gain: Story | None
    lost_score: Story | None
    unscored: tuple[str, ...]


def gains(sides: Sides, people: People, *, tell: Tell = lambda done: None) -> Gains:
    """What each person's number is on either side, at the moment that people are seen from."""
    memories = Memories()
    baseline, candidate = (Shown(side, memories) for side in sides.both)
    changes = []
    for done, person in enumerate(people.everybody, start=1):
        numbers = [side.number(person.history, of=person.of) for side in (baseline, candidate)]
        changes.append(changed(person, (sides.baseline, numbers[0]), (sides.candidate, numbers[1])))
        tell(done)
    return gains_of(sides, people, changes, baseline, candidate)


def gains_of(
    sides: Sides,
    people: People,
    changes: Iterable[Change],
    baseline: Judgement,
    candidate: Judgement,
) -> Gains:
    """What these changes come to; the two judgements explain them."""
    changes = tuple(changes)

    def story(effect: Effect) -> Story | None:
        change = _furthest(changes, effect)
        return None if change is None else story_of(change, baseline, candidate)

    return Gains(
        sides=sides,
        people=people,
        changes=changes,
        everybody=effects_of(changes),
        groups=tuple([_of_group(group, changes) for group in GROUPS]),
        largest_loss=story("lose"),
        largest_gain=story("gain"),
        lost_score=story("score lost"),
        unscored=tuple([side.name for side in sides.both if not _scores(side)]),
    )


def _of_group(group: Group, changes: Sequence[Change]) -> GroupEffects:
    theirs = [change for change in changes if group.holds(change.person)]
    return GroupEffects(group, effects_of(theirs))


def _furthest(changes: Sequence[Change], effect: Effect) -> Change | None:
    """The change of this sort that goes furthest, of the person with the fewest contracts."""
    return min(
        (change for change in changes if change.effect == effect),
        key=lambda change: (-abs(change.points or 0), len(change.person.contracts)),
        default=None,
    )


def _scores(rule_set: RuleSet) -> bool:
    """Whether some rule of it gives a freelancer a score."""
    return not rule_set.unanswered and "freelancer" in rule_set.definition.scores
