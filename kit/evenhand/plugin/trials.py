"""The session's trial: one search for all pairs that were selected, run when the first needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from evenhand.model.verdicts import Outcome, Verdict
from evenhand.plugin.plain import PlainFailure
from evenhand.plugin.scopes import SCOPE
from evenhand.search.checking import Effort
from evenhand.search.parallel import ProcessLost, checked
from evenhand.search.witnesses import Pair


class Verdicts:
    """The verdicts of a session, by rule set and promise."""

    def __init__(self, found: Sequence[Verdict]) -> None:
        self._found = {(verdict.rule_set, verdict.invariant): verdict for verdict in found}

    def of(self, pair: Pair) -> Verdict:
        rule_set, promise = pair
        return self._found[rule_set.name, promise.name]

    def are_all_silent(self, rule_set: str, *, of: int) -> bool:
        """Whether all *of* the promises put to a rule set were tried, and none of them spoke."""
        outcomes = [found.outcome for (name, _), found in self._found.items() if name == rule_set]
        return len(outcomes) == of and set(outcomes) == {Outcome.SILENT}


VERDICTS = pytest.StashKey[Verdicts]()
SPOILT = pytest.StashKey[str]()


def verdicts_for(item: pytest.Item, pairs: Sequence[Pair]) -> Verdicts:
    """The verdicts of these pairs. The first *item* to ask waits for the trial, or tells its end.

    Raises CatalogueError where a file that the trial needs is not as it should be.
    """
    stash = item.config.stash
    if SPOILT in stash:
        raise PlainFailure(f"there was no trial; {stash[SPOILT]} says why")
    if VERDICTS not in stash:
        scope = stash[SCOPE]
        effort = Effort(scope.options.histories, scope.options.seed)
        root, jobs = item.config.rootpath, scope.options.jobs
        try:
            found = checked(root, scope.catalogue, pairs, effort, today=date.today(), jobs=jobs)
        except ProcessLost as lost:
            stash[SPOILT] = item.nodeid
            raise PlainFailure(str(lost)) from None
        except Exception:
            stash[SPOILT] = item.nodeid
            raise
        stash[VERDICTS] = Verdicts(found)
    return stash[VERDICTS]
