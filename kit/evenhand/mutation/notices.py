"""A notice: who would notice that a clause was changed, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

By = Literal["promise", "scenario", "witness"]

How = Literal[
    "violated",  # a promise that holds is no longer kept
    "silent",  # no rule answers any longer
    "vacuous",  # a promise applies nowhere any longer
    "disappointed",  # something comes out otherwise than a scenario expects
    "broken",  # a rule raises, or gives what is no answer
]


@dataclass(frozen=True)
class Notice:
    """Who notices a change, by name, and how.

    A witness is the scenario that shows a listed violation: it notices where that is shown no more.
    """

    by: By
    name: str
    how: How

    @property
    def tells(self) -> bool:
        """Whether somebody disagrees with the changed clause; a crash alone is no opinion."""
        return self.how != "broken"
