"""What decides: the contracts that two sides treat otherwise, and which of them matter most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evenhand.comparisons.effects import Change, changed
from evenhand.comparisons.judgements import Judgement
from evenhand.comparisons.sides import Sides
from evenhand.comparisons.under_way import same_rules
from evenhand.model.contracts import Contract
from evenhand.model.outcomes import Treatment

Both = tuple[Treatment, Treatment]


@dataclass(frozen=True)
class Otherwise:
    """Contracts that each side treats alike among themselves, and the other side otherwise.

    *treatments* are those of the first of them, the baseline's and then the candidate's. *rules*
    are, side by side, those behind what differs.
    """

    contracts: tuple[Contract, ...]
    treatments: Both
    rules: tuple[tuple[str, ...], tuple[str, ...]]

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
    sides = Sides(baseline.rule_set, candidate.rule_set)
    alike: dict[object, list[tuple[Contract, Both]]] = {}
    history = change.person.history
    for contract in change.person.contracts:
        both = baseline.treatment(history, contract), candidate.treatment(history, contract)
        rules = _rules(both, sides)
        if any(rules):
            key = rules, tuple([each.rated and each.rated.outcome for each in both])
            alike.setdefault(key, []).append((contract, both))
    found = [
        Otherwise(tuple([one for one, _ in each]), each[0][1], _rules(each[0][1], sides))
        for each in alike.values()
    ]
    yield from sorted(found, key=lambda each: not each.counts_on_one_side_only)


def _rules(both: Both, sides: Sides) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rules behind what differs, side by side; none where nothing does.

    Outcomes are held against each other only where both sides make the score by the same rules,
    weights only where they weigh by the same too.
    """
    one, other = both
    found: tuple[list[str], list[str]] = [], []
    if [said for said, _, _ in one.refused] != [said for said, _, _ in other.refused]:
        _add(found, *[tuple([rule for _, _, rule in each.refused]) for each in both])
    if one.rated is None or other.rated is None:
        if one.rated is not other.rated:
            _add(found, *[(each.excluded_by or each.rated_by,) for each in both])
    elif same_rules(sides, "aggregates"):
        if one.rated.outcome != other.rated.outcome:
            _add(found, (one.rated_by,), (other.rated_by,))
        if same_rules(sides, "weighs") and one.rated.weight != other.rated.weight:
            _add(found, (one.weighed_by,), (other.weighed_by,))
    return tuple(found[0]), tuple(found[1])


def _add(
    found: tuple[list[str], list[str]], one: tuple[str | None, ...], other: tuple[str | None, ...]
) -> None:
    for side, more in zip(found, (one, other), strict=True):
        side.extend(filter(None, more))
