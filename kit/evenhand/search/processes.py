"""Processes: work that is done side by side, how far it is, and what is left of it if stopped."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import current_thread, main_thread
from typing import Any, Generic, TypeVar

from evenhand.search.watching import Progress
from evenhand.search.workers import STOP, Answer, Failure, Message, ProcessLost, Step, Work, do

PATIENCE = 5.0  # seconds in which a process that was asked to stop says something
TWICE = 2  # as often are processes asked to stop: once to search, once to tell what was found

T = TypeVar("T")


class SideBySide(Generic[T]):
    """Work that is done by a process each. Whatever ends one of them ends all.

    If it is *patient* and interrupted, it asks the processes to stop, and waits for what they have.
    """

    def __init__(self, work: Sequence[Work[T]], progress: Progress, *, patient: bool) -> None:
        self.interrupted = False
        self._work = work
        self._progress = progress
        self._asks_left = TWICE if patient else 0
        self._running: dict[Connection, tuple[int, BaseProcess]] = {}
        self._steps: dict[Connection, Step] = {}
        self._order: list[str] = []  # all processes do the same things in the same order
        self._answers: dict[int, T] = {}

    def go(self) -> list[T]:
        """What the processes come to, in order; those that do not stop in time are left out."""
        try:
            with _interrupts_left_to_us():
                for number, work in enumerate(self._work):
                    pipe, process = _started(work)
                    self._running[pipe] = number, process
            while self._running:
                try:
                    self._listen()
                except KeyboardInterrupt:
                    self._ask_to_stop()
        finally:
            self._end()
        return [self._answers[number] for number in sorted(self._answers)]

    def _listen(self) -> None:
        """Wait until somebody says something, and take note of it."""
        ready = wait(self._running, PATIENCE if self.interrupted else None)
        if not ready:
            self._end()
        for pipe in [pipe for pipe in self._running if pipe in ready]:
            with _interrupts_put_off():
                self._hear(pipe)

    def _hear(self, pipe: Connection) -> None:
        number, process = self._running[pipe]
        message = _received(pipe, process)
        if isinstance(message, Step):
            self._steps[pipe] = message
            self._order += [message.what] if message.what not in self._order else []
            self._progress(*self._hindmost())
            return
        self._running.pop(pipe)
        process.join()
        if isinstance(message, Answer):
            self._answers[number] = message.what
        elif not self.interrupted:
            message.error.add_note(message.trace)
            raise message.error

    def _hindmost(self) -> Step:
        """The step of the process that has most before it."""
        steps = [self._steps[pipe] for pipe in self._running if pipe in self._steps]
        return min(steps, key=lambda s: (self._order.index(s.what), s.done / max(1, s.of)))

    def _ask_to_stop(self) -> None:
        if not self._asks_left:
            raise KeyboardInterrupt
        self._asks_left -= 1
        self.interrupted = True
        for pipe in self._running:
            with suppress(OSError):  # it has just come to an end
                pipe.send(STOP)

    def _end(self) -> None:
        """End whatever is still running."""
        for _, process in self._running.values():
            process.terminate()
        for _, process in self._running.values():
            process.join()
        self._running.clear()


def _started(work: Work[Any]) -> tuple[Connection, BaseProcess]:
    # Starting from nothing works on every system, with threads, and in every order of imports.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=do, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()  # so that the end of the process is the end of the pipe
    return ours, process


def _received(pipe: Connection, process: BaseProcess) -> Message:
    """What a process says; that it was lost, where it says no more."""
    try:
        message: Message = pipe.recv()
    except (EOFError, ConnectionError):
        process.join()
        return Failure(
            ProcessLost(
                "a process that checked was ended from outside "
                f"(exit code {process.exitcode}); with --jobs 1 there is only one"
            )
        )
    return message


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


@contextmanager
def _interrupts_put_off() -> Iterator[None]:
    """An interrupt in here comes at its end: half a message would be none."""
    if current_thread() is not main_thread():
        yield
        return
    came: list[int] = []
    usual = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if came:
        raise KeyboardInterrupt
