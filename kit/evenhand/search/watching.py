"""Watching: how far a long piece of work is, and what becomes of it when it is interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from evenhand.model.units import Count

Progress = Callable[[str, Count, Count], None]
"""Is told what is going on, how much of it is done, and how much there is."""

T = TypeVar("T")


def nobody(what: str, done: Count, of: Count) -> None:
    """Progress that nobody watches."""


class Watch:
    """Progress that remembers how far the work was when it was interrupted.

    *interrupted* is told that, once; what is found until then can then be kept. Without it an
    interrupt is passed on.
    """

    def __init__(self, progress: Progress, interrupted: Progress | None) -> None:
        self._progress = progress
        self._tell = interrupted
        self._last = ("starting", 0, 0)
        self.interrupted = False

    def __call__(self, what: str, done: Count, of: Count) -> None:
        self._last = (what, done, of)
        self._progress(what, done, of)

    def counted(self, items: Sequence[T], what: str) -> Iterator[T]:
        """These items, each of them told of."""
        for done, item in enumerate(items, start=1):
            self(what, done, len(items))
            yield item

    @contextmanager
    def until_interrupted(self) -> Iterator[None]:
        """In here an interrupt ends no more than what is being done in here."""
        try:
            yield
        except KeyboardInterrupt:
            if self._tell is None:
                raise
            self.end()

    def end(self) -> None:
        """Say, unless it was said before, that the work was interrupted, and how far it came."""
        if self._tell is None:
            raise KeyboardInterrupt
        if not self.interrupted:
            self._tell(*self._last)
        self.interrupted = True
