"""Causes: what a change of a score may come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CauseKind = Literal[
    "added",  # a contract that was not there before, with all that has come of it
    "ended",  # a contract that was open before, with all that came with its end
    "spoken of",  # feedback that was given, changed or answered
    "paid",  # payments, refunds and evidence of work
    "reported",  # a report, or the ruling on one
    "blocked",  # one side stopped the other from reaching it
    "aged",  # nothing but that time passed over a contract
    "time",  # time passed, and it cannot be told over which contract
    "platform",  # what the platform did to a party, or what else came to be known of it
    "rest",  # several of these together, as one
]


@dataclass(frozen=True)
class Cause:
    """One thing that happened between two moments, in words, and the contracts it is about."""

    kind: CauseKind
    words: str
    contracts: tuple[str, ...]
