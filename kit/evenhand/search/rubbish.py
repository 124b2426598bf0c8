"""Rubbish: Python looks for what is held only by itself, and here there is none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rubbish_looked_for_seldom() -> Iterator[None]:
    """Python looks for circular rubbish a hundred times less often than usual.

    Histories, runs and what is remembered of them are in no circles, and go when nobody holds them.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100 * usual[0], *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
