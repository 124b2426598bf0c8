"""Parallel checking: the rule sets shared out over processes, each of which sees every history.

Which histories are invented hangs on all rule sets that are checked together. So every process
reads the catalogue for itself, invents what one process would, and judges its share of it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from pickle import dumps, loads
from threading import current_thread, main_thread
from time import monotonic
from traceback import extract_tb, format_exc
from typing import NamedTuple

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.model.verdicts import Verdict
from evenhand.questions.places import shown
from evenhand.search.checking import Effort, Progress, check
from evenhand.search.witnesses import Pair

MOST = 4  # processes that are started unless more are asked for
SMALL = 1_000  # histories, about, that are tried beside those that are invented
WORTHWHILE = 200_000  # histories by pairs: some five seconds of one process, of which one is lost
EVERY = 0.1  # seconds from one word of progress to the next


class ProcessLost(Exception):
    """A process ended before it had an answer."""


@dataclass(frozen=True)
class Task:
    """What a process is told: names, and which rule sets are its own to judge."""

    root: Path
    pairs: tuple[tuple[str, str], ...]
    share: frozenset[str]
    effort: Effort
    today: date


class Step(NamedTuple):
    """How far a process is."""

    what: str
    done: int
    of: int


class Failure(NamedTuple):
    """What went wrong in a process, and where."""

    error: BaseException
    trace: str


Message = Step | Failure | list[Verdict]


def checked(
    root: Path,
    catalogue: Catalogue,
    pairs: Sequence[Pair],
    effort: Effort,
    *,
    today: date,
    jobs: int | None = None,
    progress: Progress = lambda what, done, of: None,
) -> list[Verdict]:
    """The verdict of every pair, in order, as ``check`` gives it, by as many processes as pay.

    *root* is the repository that the catalogue is seen from. *jobs* is how many processes are
    wanted; None leaves it to the size of the work and the cores of the machine.
    """
    names = list(dict.fromkeys(rule_set.name for rule_set, _ in pairs))
    wanted = processes(len(pairs), effort) if jobs is None else jobs
    shares = [frozenset(names[first::wanted]) for first in range(min(wanted, len(names)))]
    if len(shares) < 2:
        return check(catalogue, pairs, effort, today=today, progress=progress)
    told = tuple((rule_set.name, promise.name) for rule_set, promise in pairs)
    tasks = [Task(root, told, share, effort, today) for share in shares]
    found = {(v.rule_set, v.invariant): v for v in _together(tasks, progress)}
    return [found[pair] for pair in told]


def processes(pairs: int, effort: Effort) -> int:
    """How many processes pay: one for little work, and where others share the machine already."""
    if pairs * (effort.histories + SMALL) < WORTHWHILE:
        return 1
    if "PYTEST_XDIST_WORKER" in os.environ or current_process().daemon:
        return 1
    return min(MOST, _cores())


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _together(tasks: Sequence[Task], progress: Progress) -> Iterator[Verdict]:
    """The verdicts of all tasks; whatever ends one of them ends all."""
    running: dict[Connection, BaseProcess] = {}
    steps: dict[Connection, Step] = {}
    seen: list[str] = []  # all processes do the same things in the same order
    try:
        with _interrupts_left_to_us():
            for task in tasks:
                pipe, process = _started(task)
                running[pipe] = process
        while running:
            ready = wait(running)
            for pipe in [pipe for pipe in running if pipe in ready]:
                message = _received(pipe, running[pipe])
                if isinstance(message, Step):
                    steps[pipe] = message
                    seen += [message.what] if message.what not in seen else []
                    progress(*_hindmost([steps[p] for p in running if p in steps], seen))
                elif isinstance(message, Failure):
                    message.error.add_note(message.trace)
                    raise message.error
                else:
                    running.pop(pipe).join()
                    yield from message
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.join()


def _started(task: Task) -> tuple[Connection, BaseProcess]:
    # Starting from nothing works on every system, with threads, and in every order of imports.
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(task, theirs), daemon=True)
    process.start()
    theirs.close()  # so that the end of the process is the end of the pipe
    return ours, process


def _received(pipe: Connection, process: BaseProcess) -> Message:
    try:
        message: Message = pipe.recv()
    except EOFError:
        process.join()
        raise ProcessLost(
            f"a process that checked was ended from outside (exit code {process.exitcode}); "
            "with --jobs 1 there is only one"
        ) from None
    return message


def _hindmost(steps: Sequence[Step], order: Sequence[str]) -> Step:
    """The step of the process that has most before it."""
    return min(steps, key=lambda step: (order.index(step.what), step.done / max(1, step.of)))


@contextmanager
def _interrupts_left_to_us() -> Iterator[None]:
    """Processes started in here leave an interrupt from the keyboard to this one."""
    if current_thread() is not main_thread():
        yield
        return
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _work(task: Task, pipe: Connection) -> None:
    """Judge a share of the rule sets, and say what came of it."""
    with suppress(BrokenPipeError):  # nobody listens any more
        try:
            pipe.send(_judged(task, _now_and_then(pipe.send)))
        except BrokenPipeError:
            raise
        except BaseException as error:
            pipe.send(_sendable(error))


def _judged(task: Task, progress: Progress) -> list[Verdict]:
    catalogue, _ = catalogue_of(task.root)
    promises = catalogue.invariants
    pairs = [(catalogue.rule_set(name), promises[promise]) for name, promise in task.pairs]
    return check(
        catalogue, pairs, task.effort, today=task.today, only=task.share, progress=progress
    )


def _now_and_then(send: Callable[[Step], None]) -> Progress:
    """Progress that is told not more often than anybody could read it."""
    last = 0.0

    def told(what: str, done: int, of: int) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= EVERY:
            last = now
            send(Step(what, done, of))

    return told


def _sendable(error: BaseException) -> Failure:
    """The error as it can go from process to process."""
    if isinstance(error, SystemExit):
        where = extract_tb(error.__traceback__)[-1]
        message = "this ended the process by exit(); a rule or a promise returns its answer"
        error = ProcessLost(f"{shown(Path(where.filename))}:{where.lineno}: {message}")
    try:
        loads(dumps(error))
    except Exception:
        return Failure(RuntimeError(str(error)), format_exc())
    return Failure(error, format_exc())
