"""Sharing: all histories up to a size, shown by several processes, a part each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.model.units import Count
from evenhand.search.exhaustive import histories_for
from evenhand.search.parts import Part, Sharing, part_of
from evenhand.search.processes import SideBySide
from evenhand.search.trials import Tally
from evenhand.search.watching import Progress
from evenhand.search.witnesses import Pair
from evenhand.strategies.exhaustive import Exhaustive

Names: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs, by the names of the rule set and of the promise."""


@dataclass(frozen=True)
class PartTask:
    """What a process is told: its part of the histories, and the pairs that are shown it.

    The kinds are those of all pairs in *scope*.
    """

    root: Path
    scope: Names
    pairs: Names
    size: Count
    first: Count
    step: Count


def by_processes(root: Path, scope: Sequence[Pair], wanted: Count, *, patient: bool) -> Sharing:
    """Shares all histories out to as many processes as are wanted.

    They read the catalogue that is seen from *root*. *patient* ones tell what they have when they
    are interrupted.
    """

    def share(pairs: Sequence[Pair], histories: Exhaustive, progress: Progress) -> list[Part]:
        tasks = [
            PartTask(root, names_of(scope), names_of(pairs), histories.size, first, wanted)
            for first in range(wanted)
        ]
        work = [partial(_sent, task) for task in tasks]
        together = SideBySide(work, progress, patient=patient)
        parts = [_received(pairs, sent) for sent in together.go()]
        if together.interrupted:
            parts.append(Part([Tally(*pair) for pair in pairs], whole=False))
        return parts

    return share


def _sent(task: PartTask, progress: Progress) -> dict[str, Any]:
    """A part as plain data: without its rule sets and promises, which stay at home."""
    catalogue, _ = catalogue_of(task.root)
    histories = histories_for(pairs_named(catalogue, task.scope), task.size)
    pairs = pairs_named(catalogue, task.pairs)
    part = part_of(pairs, histories, progress, first=task.first, step=task.step)
    tallies = [_without_its_pair(tally) for tally in part.tallies]
    return {"tallies": tallies, "first": part.first, "step": part.step, "whole": part.whole}


def _received(pairs: Sequence[Pair], sent: dict[str, Any]) -> Part:
    told = zip(pairs, sent.pop("tallies"), strict=True)
    return Part([Tally(*pair, **counted) for pair, counted in told], **sent)


def _without_its_pair(tally: Tally) -> dict[str, Any]:
    told = {each.name: getattr(tally, each.name) for each in fields(tally)}
    del told["rule_set"], told["invariant"]
    return told


def names_of(pairs: Sequence[Pair]) -> Names:
    """The names of these pairs."""
    return tuple((rule_set.name, promise.name) for rule_set, promise in pairs)


def pairs_named(catalogue: Catalogue, names: Names) -> list[Pair]:
    """The pairs of these names."""
    promises = catalogue.invariants
    return [(catalogue.rule_set(name), promises[promise]) for name, promise in names]
