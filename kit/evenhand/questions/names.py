"""Names: which one was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(written: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` for the known name nearest to what was written, or nothing."""
    close = get_close_matches(written, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
