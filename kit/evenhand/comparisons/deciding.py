"""What decides: the contracts that two sides treat otherwise, and which of them matter most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evenhand.comparisons.effects import Change, changed
from evenhand.comparisons.judgements import Judgement
from evenhand.model.contracts import Contract
from evenhand.model.outcomes import Treatment


@dataclass(frozen=True)
class Otherwise:
    """Contracts that both sides treat alike among themselves, and each side otherwise.

    *treatments* are those of the first of them, the baseline's and then the candidate's.
    """

    contracts: tuple[Contract, ...]
    treatments: tuple[Treatment, Treatment]

    @property
    def rules(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For each side the rules behind its treatment that the other side's does not have."""
        one, other = map(_rules, self.treatments)
        return (
            tuple([rule for rule in one if rule not in other]),
            tuple([rule for rule in other if rule not in one]),
        )

    @property
    def counts_on_one_side_only(self) -> bool:
        """Whether one side leaves out what the other counts."""
        one, other = self.treatments
        return (one.rated is None) != (other.rated is None)


@dataclass(frozen=True)
class Story:
    """A change that is worth telling.

    *otherwise* is what the sides treat otherwise. *deciding* is the one of these without which the
    numbers lie nearest to each other, None where none brings them nearer; *without* is what
    becomes of the number then.
    """

    change: Change
    otherwise: tuple[Otherwise, ...]
    deciding: Otherwise | None
    without: Change | None


def story_of(change: Change, baseline: Judgement, candidate: Judgement) -> Story:
    """What lies behind a change from *baseline* to *candidate*."""
    person = change.person
    otherwise = tuple(_otherwise(change, baseline, candidate))
    found: list[tuple[Fraction, Otherwise, Change]] = []
    for each in otherwise:
        rest = person.history.without(*each.contracts)
        sides = [(side.rule_set, side.number(rest, of=person.of)) for side in (baseline, candidate)]
        without = changed(person, sides[0], sides[1])
        if without.points is not None:
            found.append((abs(without.points), each, without))
    nearest = min(found, key=lambda each: each[0], default=None)
    if nearest is None or (change.points is not None and nearest[0] >= abs(change.points)):
        return Story(change, otherwise, None, None)
    return Story(change, otherwise, nearest[1], nearest[2])


def _otherwise(change: Change, baseline: Judgement, candidate: Judgement) -> Iterator[Otherwise]:
    """The contracts treated otherwise, those first that count on one side only."""
    alike: dict[object, list[tuple[Contract, tuple[Treatment, Treatment]]]] = {}
    history = change.person.history
    for contract in change.person.contracts:
        both = baseline.treatment(history, contract), candidate.treatment(history, contract)
        if _likeness(both[0]) != _likeness(both[1]):
            key = tuple([(_likeness(each), *_rules(each)) for each in both])
            alike.setdefault(key, []).append((contract, both))
    found = [
        Otherwise(tuple([contract for contract, _ in each]), each[0][1]) for each in alike.values()
    ]
    yield from sorted(found, key=lambda each: not each.counts_on_one_side_only)


def _likeness(treatment: Treatment) -> object:
    """What a treatment comes to, whichever rules are behind it."""
    refused = tuple([said for said, _, _ in treatment.refused])
    rated = treatment.rated
    if rated is None:
        return (len(refused),)
    return len(refused), rated.outcome, rated.weight


def _rules(treatment: Treatment) -> list[str]:
    named = [rule for _, _, rule in treatment.refused]
    named += filter(None, [treatment.excluded_by, treatment.rated_by, treatment.weighed_by])
    return list(dict.fromkeys(named))
