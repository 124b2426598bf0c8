"""Origins: what answers come from, so that whoever asks the same rules need not ask again."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from evenhand.questions.chains import Chain


class Origin(NamedTuple):
    """The rules behind answers of one sort, as a number; the same rules are the same number.

    Where they do not *look up* from what they are asked about, to the moment, to the platform's
    facts or to the history, they give the same answer everywhere.
    """

    number: int
    looks_up: bool


def origin(what: str, *chains: Chain) -> Origin:
    """The origin of answers that these chains, with their numbers, give together."""
    steps = [[*chain.steps, *chain.exceptions] for chain in chains]
    rules = [tuple([(s.rule.name, s.rule.function, s.numbers) for s in each]) for each in steps]
    number = _KNOWN.setdefault((what, *rules), len(_KNOWN))
    beyond = ("moment", "facts", "history")
    return Origin(number, any(chain.reads(name) for chain in chains for name in beyond))


_KNOWN: dict[Hashable, int] = {}
