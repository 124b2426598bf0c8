"""Parallel checking: the rule sets, or the histories, shared out over processes.

Which histories are invented hangs on all rule sets that are checked together. So every process
reads the catalogue for itself, invents what one process would, and judges its share of it. Where
rule sets are few, and every history up to a size is tried, those histories are shared out instead.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import current_process
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.search.checking import Effort, Progress, check
from evenhand.search.evidence import Prove
from evenhand.search.exhaustive import ExhaustiveSearch
from evenhand.search.parts import Sharing, in_one_part
from evenhand.search.processes import SideBySide
from evenhand.search.sharing import Names, by_processes, names_of, pairs_named
from evenhand.search.watching import Watch, nobody
from evenhand.search.witnesses import Pair, scope_of
from evenhand.search.workers import ProcessLost
from evenhand.strategies.exhaustive import Exhaustive

__all__ = ["ProcessLost", "checked", "processes"]

MOST = 4  # processes that are started unless more are asked for
SMALL = 1_000  # histories, about, that are tried beside those that are invented
WORTHWHILE = 200_000  # histories by pairs: some five seconds of one process, of which one is lost


@dataclass(frozen=True)
class Task:
    """What a process is told: names, and which rule sets are its own to judge.

    A *patient* one comes to an end when it is asked to, and tells what it has.
    """

    root: Path
    pairs: Names
    share: frozenset[str]
    effort: Effort
    today: date
    prove: Prove | None
    patient: bool


def checked(
    root: Path,
    catalogue: Catalogue,
    pairs: Sequence[Pair],
    effort: Effort,
    *,
    today: date,
    jobs: int | None = None,
    progress: Progress = nobody,
    interrupted: Progress | None = None,
    prove: Prove | None = None,
) -> list[Verdict]:
    """The verdict of every pair, in order, as ``check`` gives it, by as many processes as pay.

    *root* is the repository that the catalogue is seen from. *jobs* is how many processes are
    wanted; None leaves it to the size of the work and the cores of the machine. Where the work is
    interrupted, pairs whose process does not stop in time are left out.
    """
    scope = [pair for pair in pairs if not scope_of(pair)]
    every = ExhaustiveSearch(scope, effort.exhaustive).histories if effort.exhaustive else None
    wanted = processes(len(pairs), effort, every) if jobs is None else jobs
    names = list(dict.fromkeys(rule_set.name for rule_set, _ in pairs))
    patient = interrupted is not None
    share: Sharing = in_one_part
    if every and wanted > 1 and len(names) < 2 * wanted:
        share = by_processes(root, scope, wanted, patient=patient)
    else:
        shares = [frozenset(names[first::wanted]) for first in range(min(wanted, len(names)))]
        told = names_of(pairs)
        tasks = [Task(root, told, each, effort, today, prove, patient) for each in shares]
        if len(tasks) > 1:
            return _by_rule_set(tasks, Watch(progress, interrupted))
    return check(
        catalogue,
        pairs,
        effort,
        today=today,
        progress=progress,
        interrupted=interrupted,
        prove=prove,
        share=share,
    )


def processes(pairs: Count, effort: Effort, every: Exhaustive | None = None) -> Count:
    """How many processes pay: one for little work, and where others share the machine already.

    *every* is the histories that are tried up to a size, if any.
    """
    histories = effort.histories + SMALL + (every.number if every else 0)
    if pairs * histories < WORTHWHILE:
        return 1
    if "PYTEST_XDIST_WORKER" in os.environ or current_process().daemon:
        return 1
    return min(MOST, _cores())


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _by_rule_set(tasks: Sequence[Task], watch: Watch) -> list[Verdict]:
    """The verdicts of all tasks, in the order of their pairs."""
    work = [partial(_judged, task) for task in tasks]
    together = SideBySide(work, watch, patient=tasks[0].patient)
    found = {(v.rule_set, v.invariant): v for verdicts in together.go() for v in verdicts}
    if together.interrupted:
        watch.end()
    return [found[pair] for pair in tasks[0].pairs if pair in found]


def _judged(task: Task, progress: Progress) -> list[Verdict]:
    catalogue, _ = catalogue_of(task.root)
    return check(
        catalogue,
        pairs_named(catalogue, task.pairs),
        task.effort,
        today=task.today,
        only=task.share,
        progress=progress,
        interrupted=nobody if task.patient else None,
        prove=task.prove,
    )
