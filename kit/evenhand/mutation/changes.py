"""A change: what becomes of one clause, and the definition that has it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evenhand.rulesets import Definition

Kind = Literal[
    "drop",  # the rule is gone
    "comparison",  # a comparison says the opposite
    "condition",  # one of several conditions is not asked for, or the opposite of it
    "threshold",  # a number that something is compared with is another
    "weight",  # a number that a contract counts with is another
    "window",  # a time is longer or shorter
    "side",  # the rule looks at the other side, or at neither
    "answer",  # the opposite is answered
]


@dataclass(frozen=True)
class Change:
    """One change: *before* says what stood there, *after* what stands there now.

    *where* names the parameter or the helper that was changed, empty for the rule's own code;
    *line* is that of the file, from 1, where code was changed, else 0.
    """

    kind: Kind
    where: str
    before: str
    after: str
    definition: Definition
    line: int = 0
