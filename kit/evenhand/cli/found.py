"""What a check found, and how much of it is to be told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.reports.criteria import Criteria, criteria
from evenhand.reports.stories import story
from evenhand.search.checking import Effort


@dataclass(frozen=True)
class Found:
    """The verdicts of one check, as the repository at *root* sees them.

    Not *whole* if the effort was interrupted. *examples* is how many stories of each promise were
    asked for, None: nobody asked; *verbose* asks for all evidence.
    """

    root: Path
    catalogue: Catalogue
    verdicts: list[Verdict]
    effort: Effort
    whole: bool
    examples: Count | None = None
    verbose: bool = False

    @cached_property
    def table(self) -> Criteria:
        return criteria(self.verdicts, self.catalogue.invariants)

    @property
    def stories(self) -> Count:
        """How many stories of listed violations are told in full of each promise, as text.

        Unless somebody says otherwise, one where there is all evidence or just one promise.
        """
        if self.examples is not None:
            return self.examples
        return 1 if self.verbose or len(self.table.invariants) == 1 else 0

    def story(self, verdict: Verdict) -> str:
        rule_set = self.catalogue.rule_set(verdict.rule_set)
        return story(verdict, rule_set, self.catalogue.invariants[verdict.invariant])
