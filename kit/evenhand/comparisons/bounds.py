"""Bounds that moved since a revision, and the promises that are kept only since they did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from evenhand.catalogue.bounds import Bounds, bounded
from evenhand.catalogue.problems import CatalogueError
from evenhand.catalogue.settings import read_settings
from evenhand.comparisons.checkouts import TABLE
from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.checking import pairs_of
from evenhand.search.witnesses import Pair

Names: TypeAlias = tuple[str, str]
"""A rule set and a promise."""


@dataclass(frozen=True)
class ChangedBound:
    """A bound of a promise that the repository's table sets otherwise now; None: not at all.

    *own* is the promise's own number, which is in force where the table sets none; None where the
    promise is not at hand, or has no such bound.
    """

    invariant: str
    name: str
    before: Any
    after: Any
    own: Any = None


@dataclass(frozen=True)
class Loosened:
    """A promise that a rule set, as it is now, keeps only since a bound of it moved.

    *before* is the verdict by the bounds as they were: it is broken.
    """

    rule_set: str
    invariant: str
    before: Verdict


@dataclass(frozen=True)
class Moved:
    """The *bounds* that moved since a revision, and what rule sets make of those that were.

    *judged* are the rule sets and promises that have an answer by them, too; *loosened* is in the
    order of the rule sets.
    """

    bounds: tuple[ChangedBound, ...] = ()
    judged: frozenset[Names] = frozenset()
    loosened: tuple[Loosened, ...] = ()


def moved(
    before: Path,
    here: Path,
    rule_sets: Sequence[RuleSet],
    promises: Sequence[Invariant],
    known: Mapping[Names, Verdict],
    judge: Callable[[Sequence[Pair]], Sequence[Verdict]],
) -> Moved:
    """What the table of the folder *here* sets otherwise than that of the folder *before*.

    By both, the *rule_sets* are judged on those of the *promises* of which a bound moved. *known*
    holds verdicts by the bounds of now, where there are some; *judge* gives all others.
    """
    bounds = tuple(_changed(_bounds(before), _bounds(here), promises))
    names = {bound.invariant for bound in bounds}
    pairs = pairs_of(rule_sets, [promise for promise in promises if promise.name in names])
    were = [*_as_they_were(pairs, before)]
    then = judge(were) if were else ()
    broken = {_names(each): each for each in then if each.outcome is Outcome.VIOLATED}
    asked = [(r, p) for r, p in pairs if (r.name, p.name) in broken.keys() - known.keys()]
    now = {**known, **{_names(each): each for each in (judge(asked) if asked else ())}}
    kept = [each for each in broken if now[each].outcome is Outcome.HOLDS]
    loosened = tuple(Loosened(*each, broken[each]) for each in kept)
    answered = [each for each in then if each.outcome in (Outcome.HOLDS, Outcome.VIOLATED)]
    return Moved(bounds, frozenset(map(_names, answered)), loosened)


def _changed(before: Bounds, here: Bounds, promises: Iterable[Invariant]) -> Iterator[ChangedBound]:
    own = {(each.name, name): n for each in promises for name, n in each.parameters.items()}
    then, now = (
        {(promise, name): value for promise in told for name, value in told[promise].items()}
        for told in (before, here)
    )
    for key in sorted(then.keys() | now.keys()):
        if then.get(key) != now.get(key):
            yield ChangedBound(*key, then.get(key), now.get(key), own.get(key))


def _as_they_were(pairs: Sequence[Pair], folder: Path) -> Iterator[Pair]:
    """These with the bounds that the table of *folder* gives them, where it can be read."""
    told = _bounds(folder)
    for rule_set, promise in pairs:
        plain, own = replace(promise, bounds={}), told.get(promise.name, {})
        try:
            then = bounded({promise.name: plain}, {promise.name: own}, folder / TABLE)
        except CatalogueError:
            continue  # whoever mends a table is not kept from it by what was wrong there
        yield rule_set, then[promise.name]


def _bounds(folder: Path) -> Bounds:
    settings = read_settings(folder)
    return settings.bounds if settings else {}


def _names(verdict: Verdict) -> Names:
    return verdict.rule_set, verdict.invariant
