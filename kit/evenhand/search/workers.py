"""Workers: what goes on in a process that works for another one, and what the two say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import dumps, loads
from time import monotonic
from traceback import extract_tb, format_exc
from typing import Any, NamedTuple, TypeAlias, TypeVar

from evenhand.model.units import Count
from evenhand.questions.places import shown
from evenhand.search.watching import Progress

EVERY = 0.1  # seconds from one word of progress to the next
STOP = "stop"

T = TypeVar("T")
Work: TypeAlias = Callable[[Progress], T]
"""What a process does. It can be sent to one, as can what it comes to.

If it is asked to stop, its progress raises KeyboardInterrupt. It may come to less then, or to
nothing.
"""


class ProcessLost(Exception):
    """A process ended before it had an answer."""


class Step(NamedTuple):
    """How far a process is."""

    what: str
    done: Count
    of: Count


class Failure(NamedTuple):
    """What went wrong in a process, and where."""

    error: BaseException
    trace: str = ""


class Answer(NamedTuple):
    """What the work of a process came to."""

    what: Any


Message: TypeAlias = Step | Failure | Answer


def do(work: Work[Any], pipe: Connection) -> None:
    """Do the work, and say what came of it."""
    with suppress(BrokenPipeError):  # nobody listens any more
        try:
            pipe.send(Answer(work(_now_and_then(pipe))))
        except BrokenPipeError:
            raise
        except BaseException as error:
            pipe.send(_sendable(error))


def _now_and_then(pipe: Connection) -> Progress:
    """Progress that is told no more often than anybody could read it, and hears when to stop."""
    last = 0.0

    def told(what: str, done: Count, of: Count) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= EVERY:
            last = now
            pipe.send(Step(what, done, of))
            if pipe.poll():
                pipe.recv()
                raise KeyboardInterrupt

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
