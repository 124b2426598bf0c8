"""Sharing: the work of a comparison done by several processes, each of which reads for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.comparisons.checkouts import catalogue_at
from evenhand.comparisons.company import company_for
from evenhand.comparisons.looking import Column, Looked, Part, look
from evenhand.comparisons.sides import Sides
from evenhand.invariants.declared import Invariant
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.search.checking import Effort, Progress
from evenhand.search.parallel import processes
from evenhand.search.processes import SideBySide


@dataclass(frozen=True)
class Wanted:
    """What is compared, by name, so that another process can read it: as data it can be sent.

    *root* is the repository; *checkout* the folder that the baseline's revision was written to.
    *promises* are those that all are checked on.
    """

    root: Path
    baseline: str
    candidates: tuple[str, ...]
    promises: tuple[str, ...]
    revision: str = ""
    checkout: Path | None = None

    def promises_in(self, catalogue: Catalogue) -> list[Invariant]:
        """The promises that all are checked on."""
        return [catalogue.invariants[name] for name in self.promises]

    def baseline_in(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue that the baseline is found in."""
        return catalogue if self.checkout is None else catalogue_at(self.checkout, catalogue)


@dataclass(frozen=True)
class Bench:
    """What was named, read: the columns of the table, and each candidate beside the baseline."""

    columns: tuple[Column, ...]
    sides: tuple[Sides, ...]


def bench(wanted: Wanted, catalogue: Catalogue, baseline: Catalogue) -> Bench:
    """Read what is *wanted* from these two catalogues."""
    first = baseline.rule_set(wanted.baseline)
    others = [catalogue.rule_set(name) for name in wanted.candidates]
    return Bench(
        (Column(baseline, first), *(Column(catalogue, each) for each in others)),
        tuple(Sides(first, each, wanted.revision) for each in others),
    )


def looked(
    wanted: Wanted,
    catalogue: Catalogue,
    read: Bench,
    effort: Effort,
    *,
    today: date,
    jobs: int | None,
    progress: Progress,
) -> Looked:
    """What all the work comes to, the same by however many processes it is done.

    *jobs* is how many are wanted; None leaves it to the size of the work.
    """
    promises = wanted.promises_in(catalogue)
    parts = jobs or _that_pay(read, len(promises), effort)
    if parts < 2:
        return look(
            read.columns,
            promises,
            read.sides,
            effort,
            today=today,
            progress=progress,
            part=Part(),
        )
    work = [partial(_looked, wanted, effort, today, Part(first, parts)) for first in range(parts)]
    return _together(wanted.promises, SideBySide(work, progress, patient=False).go())


def _that_pay(read: Bench, promises: Count, effort: Effort) -> Count:
    """How many processes pay."""
    every = company_for(read.sides[0], effort.exhaustive).exhaustive
    return processes(len(read.columns) * promises, effort, every)


def _looked(wanted: Wanted, effort: Effort, today: date, part: Part, progress: Progress) -> Looked:
    catalogue, _ = catalogue_of(wanted.root)
    read = bench(wanted, catalogue, wanted.baseline_in(catalogue))
    promises = wanted.promises_in(catalogue)
    return look(
        read.columns, promises, read.sides, effort, today=today, progress=progress, part=part
    )


def _together(promises: Sequence[str], parts: Sequence[Looked]) -> Looked:
    """What several parts came to together, verdicts in the order of the promises."""
    first, *rest = parts
    for part in rest:
        for parting, more in zip(first.partings, part.partings, strict=True):
            parting.add(more)
    columns = zip(*(part.verdicts for part in parts), strict=True)
    return Looked(tuple(_ordered(promises, column) for column in columns), first.partings)


def _ordered(
    promises: Sequence[str], column: Sequence[Mapping[str, Verdict]]
) -> dict[str, Verdict]:
    every = {name: verdict for part in column for name, verdict in part.items()}
    return {name: every[name] for name in promises}
