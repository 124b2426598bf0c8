"""Origins: what answers come from, so that whoever asks the same rules need not ask again."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from evenhand.questions.chains import Chain


class Origin(NamedTuple):
    """The rules behind answers of one sort, as a number; the same rules are the same number.

    *moment*, *facts*, *history* and *party* tell which of them some rule asks for: where none is
    asked for, the same rules give the same answer everywhere.
    """

    number: int
    moment: bool
    facts: bool
    history: bool
    party: bool


def origin(what: str, *chains: Chain) -> Origin:
    """The origin of answers that these chains, with their numbers, give together."""
    steps = [[*chain.steps, *chain.exceptions] for chain in chains]
    rules = [tuple([(s.rule.name, s.rule.function, s.numbers) for s in each]) for each in steps]
    number = _KNOWN.setdefault((what, *rules), len(_KNOWN))
    asked = ("moment", "facts", "history", "party")
    return Origin(number, *[any(chain.reads(name) for chain in chains) for name in asked])


_KNOWN: dict[Hashable, int] = {}
